"""Django's name for this capability."""

from __future__ import annotations

from django.apps import AppConfig


class OversightConfig(AppConfig):
    """Inspection, the twelve questions, clocks and set-up: what is counted and never named."""

    name = "handrail.oversight"
    label = "oversight"
