"""Tells Django that the vault has tables."""

from __future__ import annotations

from django.apps import AppConfig


class VaultConfig(AppConfig):
    """The vault's place among the installed capabilities."""

    name = "handrail.vault"
    label = "vault"
    verbose_name = "Vault"
