"""Django's name for this capability."""

from __future__ import annotations

from django.apps import AppConfig


class AssessmentConfig(AppConfig):
    """Needs and strengths in narrative, each need answered by an action or a reason (R19)."""

    name = "handrail.assessment"
    label = "assessment"
