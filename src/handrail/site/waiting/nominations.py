"""What waits for whoever nominated: what came back, told on the first day of a month (R32)."""

from __future__ import annotations

from django.urls import reverse

from handrail.acts.domain import Actor
from handrail.nominations import queries
from handrail.nominations.rules import NominationState, is_told_this_month
from handrail.site.waiting.tasks import Task, Waiting


def _for_nominating_officer(actor: Actor) -> list[Task]:
    """What was returned is news for the month in which it is told, and then only in the list."""
    return [
        Task(
            id=each.id,
            title="A nomination came back to you",
            href=reverse("nominations:show", args=[each.id]),
        )
        for each in queries.in_states(NominationState.RETURNED)
        if each.ended_at is not None and is_told_this_month(each.ended_at, on=actor.today)
    ]


BY_ROLE: Waiting = {"nominating_officer": _for_nominating_officer}
