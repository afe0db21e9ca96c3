"""Django's name for this capability."""

from __future__ import annotations

from django.apps import AppConfig


class DisclosuresConfig(AppConfig):
    """Going out."""

    name = "handrail.disclosures"
    label = "disclosures"
