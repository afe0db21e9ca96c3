"""What waits about risks: at the desk, what is ringing."""

from __future__ import annotations

from django.urls import reverse

from handrail.acts.domain import Actor
from handrail.risk import queries
from handrail.site.waiting.tasks import Task, Waiting


def _for_duty_officer(_actor: Actor) -> list[Task]:
    return [
        Task(
            id=each.id,
            title="Answer an immediate risk",
            href=reverse("risk:immediate", args=[each.id]),
            since=each.raised_at,
            due_at=each.raised_at,
        )
        for each in queries.waiting_escalations()
    ]


BY_ROLE: Waiting = {
    "duty_officer": _for_duty_officer,
}
