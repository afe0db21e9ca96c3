"""Django's name for this capability."""

from __future__ import annotations

from django.apps import AppConfig


class MembersConfig(AppConfig):
    """Accounts, posts and training."""

    name = "handrail.members"
    label = "members"
