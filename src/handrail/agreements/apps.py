"""Django's name for this capability."""

from __future__ import annotations

from django.apps import AppConfig


class AgreementsConfig(AppConfig):
    """Agreements between organisations."""

    name = "handrail.agreements"
    label = "agreements"
