"""Where the pages of this capability are."""

from __future__ import annotations

from django.urls import path

from handrail.nominations import views

app_name = "nominations"
urlpatterns = [path("", views.listed, name="listed")]
