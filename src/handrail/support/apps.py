"""Django's name for this capability."""

from __future__ import annotations

from django.apps import AppConfig


class SupportConfig(AppConfig):
    """Agreed support."""

    name = "handrail.support"
    label = "support"
