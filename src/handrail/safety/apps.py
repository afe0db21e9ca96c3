"""Django's name for this capability."""

from __future__ import annotations

from django.apps import AppConfig


class SafetyConfig(AppConfig):
    """Whether meeting a person needs precautions: the dated safety statement of the police (R42)."""

    name = "handrail.safety"
    label = "safety"
