"""Where the pages of this capability are."""

from __future__ import annotations

from django.urls import path

from handrail.reviews import views

app_name = "reviews"
urlpatterns = [
    path("<uuid:case>/", views.of_case, name="of_case"),
    path("<uuid:case>/record/", views.record, name="record"),
    path("after/<uuid:reference>/", views.after, name="after"),
]
