"""What waits in awareness: people to be told, reviews, what reviewers are asked, what is overdue."""

from __future__ import annotations

from django.urls import reverse

from handrail.acts.domain import Actor
from handrail.awareness import queries
from handrail.cases import queries as cases
from handrail.clocks.domain import ClockKind
from handrail.site.waiting.tasks import Task, Waiting

TITLES = {
    ClockKind.PERSON_TOLD: "Tell the person, or ask to tell later",
    ClockKind.NOT_TOLD_REVIEW: "Review why the person is not told",
}
OVERDUE = {
    ClockKind.PERSON_TOLD: "Overdue: a person is to be told",
    ClockKind.NOT_TOLD_REVIEW: "Overdue: why a person is not told is to be reviewed",
}


def _for_coordinator(actor: Actor) -> list[Task]:
    found = queries.waiting([each.id for each in cases.every_open_case()], today=actor.today)
    return [
        Task(
            id=case_id,
            title=TITLES[ClockKind(clock.kind)],
            href=reverse("awareness:show", args=[case_id]),
            due_at=clock.due_at,
        )
        for case_id, clock in found.items()
    ]


def _for_practitioner(actor: Actor) -> list[Task]:
    """Whoever helps may tell, while nobody asks to wait."""
    mine = [each.id for each in cases.every_open_case() if actor.member_id in each.workers]
    known = queries.awareness_in(mine)
    return [
        Task(
            id=case_id,
            title="Tell the person, or ask the centre who should",
            href=reverse("awareness:show", args=[case_id]),
            due_at=clock.due_at,
        )
        for case_id, clock in queries.waiting(mine, today=actor.today).items()
        if clock.kind == ClockKind.PERSON_TOLD and not known[case_id].is_asked
    ]


def _for_reviewer(_actor: Actor) -> list[Task]:
    return [
        Task(
            id=row.id,
            title="Decide whether a person may be told later",
            href=reverse("awareness:decide", args=[row.id]),
            since=row.made_at,
        )
        for row in queries.asked_answers()
    ]


def _for_data_protection_officer(_actor: Actor) -> list[Task]:
    """The reference and the clock, never the case."""
    return [
        Task(
            id=clock.about,
            title=OVERDUE[ClockKind(clock.kind)],
            href=reverse("awareness:overdue"),
            due_at=clock.due_at,
        )
        for clock in queries.missed()
    ]


BY_ROLE: Waiting = {
    "coordinator": _for_coordinator,
    "practitioner": _for_practitioner,
    "reviewer": _for_reviewer,
    "data_protection_officer": _for_data_protection_officer,
}
