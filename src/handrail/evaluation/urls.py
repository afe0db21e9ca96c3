"""Where the pages of costs are."""

from __future__ import annotations

from django.urls import path

from handrail.evaluation import views

app_name = "evaluation"
urlpatterns = [
    path("", views.listed, name="listed"),
    path("enter/", views.enter, name="enter"),
    path("<uuid:reference>/correct/", views.correct, name="correct"),
]
