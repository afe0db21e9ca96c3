"""Where the pages of this capability are."""

from __future__ import annotations

from django.urls import path

from handrail.voluntary import views

app_name = "voluntary"
urlpatterns = [
    path("people/", views.people, name="people"),
    path("<uuid:reference>/", views.show, name="show"),
    path("<uuid:reference>/ask/", views.ask, name="ask"),
    path("<uuid:reference>/give/", views.give, name="give"),
    path("<uuid:reference>/advocate/", views.seat, name="seat"),
    path("<uuid:reference>/voice/", views.voice, name="voice"),
]
