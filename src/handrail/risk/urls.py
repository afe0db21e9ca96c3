"""Where the pages of this capability are."""

from __future__ import annotations

from django.urls import path

from handrail.risk.views import escalating

app_name = "risk"
urlpatterns = [
    path("raise/", escalating.raise_risk, name="raise"),
    path("desk/", escalating.desk, name="desk"),
    path("immediate/<uuid:reference>/", escalating.immediate, name="immediate"),
    path("immediate/<uuid:reference>/seen/", escalating.acknowledge, name="acknowledge"),
    path("immediate/<uuid:reference>/take-over/", escalating.take_over, name="take_over"),
    path("immediate/<uuid:reference>/stand-down/", escalating.stand_down, name="stand_down"),
]
