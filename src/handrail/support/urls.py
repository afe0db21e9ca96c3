"""Where the pages of this capability are."""

from __future__ import annotations

from django.urls import path

from handrail.support import views

app_name = "support"
urlpatterns = [path("", views.listed, name="listed")]
