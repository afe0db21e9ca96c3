"""Where signing in and out is."""

from __future__ import annotations

from django.urls import path

from handrail.members import views

app_name = "members"
urlpatterns = [
    path("sign-in/", views.sign_in, name="sign_in"),
    path("sign-out/", views.sign_out, name="sign_out"),
]
