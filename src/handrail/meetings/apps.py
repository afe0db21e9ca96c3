"""Django's name for this capability."""

from __future__ import annotations

from django.apps import AppConfig


class MeetingsConfig(AppConfig):
    """One meeting on a case: previous actions first, decisions, the plan signed (R19, R20)."""

    name = "handrail.meetings"
    label = "meetings"
