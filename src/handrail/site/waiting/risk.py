"""What waits about risks: at the desk what is ringing; offers, agreements and checks elsewhere."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.urls import reverse

from handrail.acts.domain import Actor
from handrail.clocks.queries import open_clocks
from handrail.risk import queries
from handrail.risk.domain import PassageState
from handrail.risk.rules import may_agree
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


def _for_practitioner(actor: Actor) -> list[Task]:
    offers = [
        Task(
            id=each.id,
            title="Answer: will your organisation own this risk?",
            href=reverse("risk:show", args=[each.id]),
            due_at=_due(each.id),
        )
        for each in queries.offered_risks(actor.organisation_id)
    ]
    return [*offers, *_second_persons(actor)]


def _second_persons(actor: Actor) -> list[Task]:
    """What another proposed to pass to the police, and this member may agree to."""
    return [
        Task(
            id=each.id,
            title="Agree or not: an item for the police",
            href=reverse("risk:passage", args=[each.id]),
            since=each.proposed_at,
        )
        for each in queries.passages_in(PassageState.PROPOSED)
        if may_agree(each, by=actor)
    ]


def _for_reviewer(actor: Actor) -> list[Task]:
    return [
        Task(
            id=each.id,
            title="Check what passed to the police",
            href=reverse("risk:passage", args=[each.id]),
            since=each.passed_at,
            due_at=_due(each.id),
        )
        for each in queries.passages_in(PassageState.PASSED)
    ]


def _due(about: UUID) -> datetime | None:
    found = open_clocks([about])
    return found[0].due_at if found else None


BY_ROLE: Waiting = {
    "duty_officer": _for_duty_officer,
    "practitioner": _for_practitioner,
    "coordinator": _second_persons,
    "chair": _second_persons,
    "reviewer": _for_reviewer,
}
