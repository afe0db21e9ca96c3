"""Django's name for this capability."""

from __future__ import annotations

from django.apps import AppConfig


class NominationsConfig(AppConfig):
    """Coming in."""

    name = "handrail.nominations"
    label = "nominations"
