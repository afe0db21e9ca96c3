"""Django's name for this capability."""

from __future__ import annotations

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """The person the centre may support."""

    name = "handrail.people"
    label = "people"
