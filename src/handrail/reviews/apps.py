"""Django's name for this capability."""

from __future__ import annotations

from django.apps import AppConfig


class ReviewsConfig(AppConfig):
    """Reviews of a plan and, six and twelve months after, of how the person fares (R22)."""

    name = "handrail.reviews"
    label = "reviews"
