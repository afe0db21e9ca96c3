"""Where the pages of this capability are."""

from __future__ import annotations

from django.urls import URLPattern

app_name = "awareness"
urlpatterns: list[URLPattern] = []
