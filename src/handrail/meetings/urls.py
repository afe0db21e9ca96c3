"""Where the pages of this capability are."""

from __future__ import annotations

from django.urls import path

from handrail.meetings import views

app_name = "meetings"
urlpatterns = [
    path("<uuid:case>/", views.of_case, name="of_case"),
    path("<uuid:case>/call/", views.call, name="call"),
    path("<uuid:case>/join/", views.join, name="join"),
    path("<uuid:case>/plan/", views.plan, name="plan"),
    path("<uuid:case>/plan/sign/", views.sign_plan, name="sign_plan"),
    path("on/<uuid:reference>/", views.show, name="show"),
    path("on/<uuid:reference>/attendance/", views.attend, name="attend"),
    path("on/<uuid:reference>/decide/", views.decide, name="decide"),
    path("on/<uuid:reference>/sign/", views.sign, name="sign"),
    path("attest/<uuid:reference>/", views.attest, name="attest"),
]
