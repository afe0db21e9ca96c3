"""Where the pages of this capability are."""

from __future__ import annotations

from django.urls import path

from handrail.assessment import views

app_name = "assessment"
urlpatterns = [
    path("<uuid:case_id>/", views.listed, name="listed"),
    path("<uuid:case_id>/record/", views.record, name="record"),
    path("<uuid:case_id>/strength/", views.record_strength, name="record_strength"),
    path("item/<uuid:reference>/revise/", views.revise, name="revise"),
    path("item/<uuid:reference>/reason/", views.give_reason, name="give_reason"),
    path("item/<uuid:reference>/met/", views.close, name="close"),
]
