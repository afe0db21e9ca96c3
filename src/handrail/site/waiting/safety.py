"""What waits in safety: the police say whether meeting is safe."""

from __future__ import annotations

from django.urls import reverse

from handrail.acts.domain import Actor
from handrail.safety import queries
from handrail.site.waiting.tasks import Task, Waiting


def _for_disclosure_officer(actor: Actor) -> list[Task]:
    return [
        Task(
            id=each.id,
            title="Say whether meeting is safe",
            href=reverse("safety:state", args=[each.id]),
            since=each.asked_at,
        )
        for each in queries.waiting()
        if each.police_id == actor.organisation_id
    ]


BY_ROLE: Waiting = {"disclosure_officer": _for_disclosure_officer}
