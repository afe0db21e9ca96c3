"""Django's name for this capability."""

from __future__ import annotations

from django.apps import AppConfig


class AwarenessConfig(AppConfig):
    """Whether and when the person was told, or who decided not yet, and until when (R28, R43)."""

    name = "handrail.awareness"
    label = "awareness"
