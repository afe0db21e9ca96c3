"""Django's name for this capability."""

from __future__ import annotations

from django.apps import AppConfig


class VoluntaryConfig(AppConfig):
    """Support is voluntary: agreement asked, given, refused, withdrawn; and the advocate (R20, R21)."""

    name = "handrail.voluntary"
    label = "voluntary"
