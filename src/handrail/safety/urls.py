"""Where the pages of this capability are."""

from __future__ import annotations

from django.urls import path

from handrail.safety import views

app_name = "safety"
urlpatterns = [
    path("statements/<uuid:reference>/", views.state, name="state"),
    path("<uuid:reference>/", views.of_case, name="of_case"),
    path("<uuid:reference>/ask/", views.ask, name="ask"),
]
