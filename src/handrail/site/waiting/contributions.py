"""What waits in contributions: who is asked what it knows."""

from __future__ import annotations

from django.urls import reverse

from handrail.acts.domain import Actor
from handrail.contributions import queries
from handrail.site.waiting.tasks import Task, Waiting


def _for_practitioner(actor: Actor) -> list[Task]:
    """Requests to this member. None has a deadline, so none is ever overdue."""
    return [
        Task(
            id=each.id,
            title="Say what you know, or say no",
            href=reverse("contributions:asked", args=[each.id]),
            since=each.asked_at,
        )
        for each in queries.open_requests()
        if actor.member_id in each.asked
    ]


BY_ROLE: Waiting = {"practitioner": _for_practitioner}
