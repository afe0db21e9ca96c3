"""Django's name for this capability."""

from __future__ import annotations

from django.apps import AppConfig


class QuestionsConfig(AppConfig):
    """Questions that partners, councillors and umbrella bodies ask, with their answers; consultations."""

    name = "handrail.questions"
    label = "questions"
