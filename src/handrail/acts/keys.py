"""The vault of this process: its keys lie in the data folder that the settings name."""

from __future__ import annotations

from django.conf import settings

from handrail.vault.vault import Vault, open_vault


def vault() -> Vault:
    return open_vault(settings.DATA)
