"""Addresses of the demo's start page."""

from django.urls import path

from handrail.site.start import views

app_name = "start"
urlpatterns = [
    path("", views.start, name="start"),
    path("<slug:slug>/", views.journey, name="journey"),
]
