"""Django's name for this capability."""

from __future__ import annotations

from django.apps import AppConfig


class RiskConfig(AppConfig):
    """Each risk has one owner, and an immediate one rings until the police take it over (R24 to R27)."""

    name = "handrail.risk"
    label = "risk"
