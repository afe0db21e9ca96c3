"""What waits in assessment: needs that partners released and that nobody has recorded."""

from __future__ import annotations

from django.urls import reverse

from handrail.acts.domain import Actor
from handrail.assessment import queries
from handrail.cases import queries as cases
from handrail.contributions.queries import shared_needs
from handrail.site.waiting.tasks import Task, Waiting


def _for_coordinator(_actor: Actor) -> list[Task]:
    """One task for each open case, since the oldest release that no need came from."""
    shared = shared_needs()
    assessed = queries.assessed_among(each.id for each in shared)
    waiting = {each.case_id: each for each in reversed(shared) if each.id not in assessed}
    still_open = {each.id for each in cases.every_open_case()}
    return [
        Task(
            id=each.id,
            title="Assess what a partner contributed",
            href=reverse("assessment:listed", args=[case_id]),
            since=each.released_at,
        )
        for case_id, each in waiting.items()
        if case_id in still_open
    ]


BY_ROLE: Waiting = {"coordinator": _for_coordinator}
