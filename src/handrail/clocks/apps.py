"""Tells Django that the clocks have tables."""

from __future__ import annotations

from django.apps import AppConfig


class ClocksConfig(AppConfig):
    """The clocks' place among the installed capabilities."""

    name = "handrail.clocks"
    label = "clocks"
    verbose_name = "Clocks"
