"""Django's name for this capability."""

from __future__ import annotations

from django.apps import AppConfig


class ActsConfig(AppConfig):
    """How anything happens here."""

    name = "handrail.acts"
    label = "acts"
