"""Where the pages of this capability are."""

from __future__ import annotations

from django.urls import path

from handrail.cases import views

app_name = "cases"
urlpatterns = [path("", views.listed, name="listed")]
