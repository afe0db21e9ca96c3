"""Where the pages of this capability are."""

from __future__ import annotations

from django.urls import path

from handrail.awareness import views

app_name = "awareness"
urlpatterns = [
    path("overdue/", views.overdue, name="overdue"),
    path("not-yet/<uuid:reference>/", views.decide, name="decide"),
    path("<uuid:reference>/", views.show, name="show"),
    path("<uuid:reference>/tell/", views.tell, name="tell"),
    path("<uuid:reference>/not-yet/", views.ask_not_yet, name="ask_not_yet"),
    path("<uuid:reference>/letter/", views.letter, name="letter"),
]
