"""Where the pages of this capability are."""

from __future__ import annotations

from django.urls import path

from handrail.contributions import views

app_name = "contributions"
urlpatterns = [
    path("<uuid:case_id>/", views.listed, name="listed"),
    path("<uuid:case_id>/add/", views.add, name="add"),
    path("<uuid:case_id>/ask/", views.ask, name="ask"),
    path("item/<uuid:reference>/", views.show, name="show"),
    path("item/<uuid:reference>/release/", views.release, name="release"),
    path("item/<uuid:reference>/withdraw/", views.withdraw, name="withdraw"),
    path("asked/<uuid:reference>/", views.asked, name="asked"),
    path("asked/<uuid:reference>/no/", views.answer_no, name="answer_no"),
]
