"""Django's name for this capability."""

from __future__ import annotations

from django.apps import AppConfig


class CasesConfig(AppConfig):
    """What is done about one person in one area."""

    name = "handrail.cases"
    label = "cases"
