"""Django's name for this capability."""

from __future__ import annotations

from django.apps import AppConfig


class ContributionsConfig(AppConfig):
    """What partners know of needs and strengths, kept behind the owner's release (R17)."""

    name = "handrail.contributions"
    label = "contributions"
