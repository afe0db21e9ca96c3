"""Where the pages of this capability are."""

from __future__ import annotations

from django.urls import path

from handrail.oversight import views

app_name = "oversight"
urlpatterns = [path("", views.listed, name="listed")]
