"""Tells Django that the ledger has tables."""

from __future__ import annotations

from django.apps import AppConfig


class LedgerConfig(AppConfig):
    """The ledger's place among the installed capabilities."""

    name = "handrail.ledger"
    label = "ledger"
    verbose_name = "Ledger"
