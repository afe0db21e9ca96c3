"""Django's name for this capability."""

from __future__ import annotations

from django.apps import AppConfig


class EvaluationConfig(AppConfig):
    """What it costs and what came of it, in counts and never in names (R39, R40)."""

    name = "handrail.evaluation"
    label = "evaluation"
