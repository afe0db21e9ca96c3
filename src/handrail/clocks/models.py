"""Clocks as rows, and the beats by which one sees that somebody sweeps them. No content here."""

from __future__ import annotations

from django.db import models
from django.db.models import Q


class Clock(models.Model):
    """One deadline about one object: open until `done_at`, and swept once when it is due."""

    id = models.UUIDField(primary_key=True)
    kind = models.CharField(max_length=40)
    about = models.UUIDField()
    set_at = models.DateTimeField()
    due_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True)
    escalated_at = models.DateTimeField(null=True)
    # Until when this clock belongs to the sweep that took it, or rests after a failure.
    claimed_until = models.DateTimeField(null=True)
    failures = models.PositiveSmallIntegerField(default=0)

    class Meta:
        db_table = "clocks_clock"
        constraints = [
            models.UniqueConstraint(
                fields=["about", "kind"],
                condition=Q(done_at__isnull=True),
                name="clocks_clock_one_open",
            )
        ]
        indexes = [
            models.Index(
                fields=["due_at"],
                condition=Q(done_at__isnull=True, escalated_at__isnull=True),
                name="clocks_clock_due",
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} clock {self.id}"


class Heartbeat(models.Model):
    """When a loop that must never stop last came round."""

    name = models.CharField(primary_key=True, max_length=40)
    beat_at = models.DateTimeField()

    class Meta:
        db_table = "clocks_heartbeat"

    def __str__(self) -> str:
        return f"heartbeat of {self.name}"
