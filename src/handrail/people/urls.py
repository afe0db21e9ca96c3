"""Where the pages of this capability are."""

from __future__ import annotations

from django.urls import path

from handrail.people import views

app_name = "people"
urlpatterns = [
    path("pairs/<uuid:reference>/", views.pair, name="pair"),
    path("pairs/<uuid:reference>/decide/", views.decide, name="decide"),
    path("pairs/<uuid:reference>/reopen/", views.reopen, name="reopen"),
]
