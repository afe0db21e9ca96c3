"""Where the pages of this capability are."""

from __future__ import annotations

from django.urls import path

from handrail.disclosures import views

app_name = "disclosures"
urlpatterns = [path("", views.listed, name="listed")]
