"""Django's name for this capability."""

from __future__ import annotations

from django.apps import AppConfig


class PartnersConfig(AppConfig):
    """Organisations and their areas."""

    name = "handrail.partners"
    label = "partners"
