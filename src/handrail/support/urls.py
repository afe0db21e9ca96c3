"""Where the pages of this capability are."""

from __future__ import annotations

from django.urls import path

from handrail.support import views

app_name = "support"
urlpatterns = [
    path("", views.listed, name="listed"),
    path("for/<uuid:reference>/propose/", views.propose, name="propose"),
    path("<uuid:reference>/", views.show, name="show"),
    path("<uuid:reference>/agree/", views.confirm, name="confirm"),
    path("<uuid:reference>/session/", views.record_session, name="record_session"),
    path("<uuid:reference>/second-look/", views.second_look, name="second_look"),
    path("<uuid:reference>/finish/", views.finish, name="finish"),
]
