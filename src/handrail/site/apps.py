"""Django's name for this folder."""

from __future__ import annotations

from django.apps import AppConfig


class SiteConfig(AppConfig):
    """The house around the capabilities."""

    name = "handrail.site"
    label = "site"
