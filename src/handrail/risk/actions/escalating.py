"""An immediate risk: raised in one step, ringing until the police take it over (R26).

Nothing about a case or an agreement is asked: neither may stop a warning (R37).
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID, uuid5

from django.db import connection

from handrail.acts.actions import action, consult
from handrail.acts.domain import CLOCK, Actor, Event
from handrail.acts.keys import vault
from handrail.acts.once import is_made, make
from handrail.acts.sealed import sealed
from handrail.cases.domain import Case
from handrail.clocks.domain import ClockClearing, ClockKind, ClockSetting
from handrail.members.domain import Post
from handrail.risk import queries, rules
from handrail.risk.domain import (
    RINGS,
    TOP,
    TRANSITIONS,
    Alarm,
    EscalationState,
    PassageState,
    Standing,
)
from handrail.risk.events import (
    EscalationAcknowledged,
    EscalationClimbed,
    EscalationRaised,
    EscalationStoodDown,
    EscalationTakenOver,
    ExemptionUsed,
    PassageCounted,
)
from handrail.risk.models import Escalation, Passage
from handrail.risk.queries import Desk, EscalationText
from handrail.safety import actions as safety

TAKEN_OVER = ClockKind.ESCALATION_TAKEN_OVER


@action("escalation.raise", on=queries.desk)
def raise_escalation(
    row: Desk, *, by: Actor, at: datetime, escalation_id: UUID, alarm: Alarm
) -> list[Event]:
    """Raise an immediate risk, with a case or without; it rings from this moment.

    The same alarm sent again under the same reference raises nothing.
    """
    rules.may_raise(alarm).or_raise()
    area, posts = queries.ringing_for({row.case.area} if row.case else set(by.areas))
    reviewers = queries.reviewers_for(area) if row.case else []
    made = Escalation(
        id=escalation_id,
        person_id=row.case.person_id if row.case else _nobody_known(escalation_id),
        about_case=row.case.id if row.case else None,
        area=area,
        audience=[by.member_id, CLOCK, *(post.id for post in (*posts, *reviewers))],
        state=EscalationState.RINGING if posts else EscalationState.RAISED,
        raised_by=by.member_id,
        raised_as=by.title,
        raised_from=by.organisation_id,
        raised_at=at,
    )
    if is_made(made, names=("about_case", "raised_by"), texts=alarm.texts):
        return []
    _sealed_new(made, at=at, alarm=alarm)
    make(made)
    ring = ClockSetting(RINGS[0], made.id)
    raised = EscalationRaised(
        about=made.id, person=made.person_id, recipients=_bodies(posts), sets=(ring,)
    )
    return [raised, *_counted(made, row.case, by=by), *_exempted(made, by=by)]


@action("escalation.acknowledge", on=queries.locked_escalation)
def acknowledge(row: Escalation, *, by: Actor, at: datetime) -> list[Event]:
    """Say that it was seen. It climbs again unless somebody takes it over in time."""
    if row.state == EscalationState.ACKNOWLEDGED:
        return []  # another officer was a moment faster
    rules.may_acknowledge(row.as_domain()).or_raise()
    row.state = EscalationState.ACKNOWLEDGED
    row.acknowledged_by, row.acknowledged_at = by.member_id, at
    row.save(update_fields=["state", "acknowledged_by", "acknowledged_at"])
    seen = EscalationAcknowledged(
        about=row.id,
        person=row.person_id,
        sets=(ClockSetting(TAKEN_OVER, row.id),),
        clears=_rings_of(row),
    )
    return [seen, *_exempted(row, by=by)]


@action("escalation.take_over", on=queries.locked_escalation)
def take_over(row: Escalation, *, by: Actor, at: datetime, incident_number: str) -> list[Event]:
    """Take it over for the police, with an incident number; the ringing stops."""
    rules.may_take_over(row.as_domain(), incident_number=incident_number).or_raise()
    with vault().sealer(at=at, rows=[row.id]) as sealer:
        sealed(row, sealer=sealer, texts={"incident_number": incident_number.strip()})
    row.state = EscalationState.TAKEN_OVER
    row.taken_over_by, row.taken_over_at = by.member_id, at
    row.save(update_fields=["state", "taken_over_by", "taken_over_at", "incident_number"])
    taken = EscalationTakenOver(about=row.id, person=row.person_id, clears=_all_of(row))
    return [taken, *_exempted(row, by=by)]


@action("escalation.stand_down", on=queries.locked_escalation)
def stand_down(
    row: Escalation, *, by: Actor, at: datetime, standing: Standing
) -> EscalationStoodDown:
    """Stand down, once somebody else has accepted it."""
    rules.may_stand_down(row.as_domain(), standing, at=at).or_raise()
    texts = {"reason": standing.reason, "accepted_by": standing.accepted_by}
    with vault().sealer(at=at, rows=[row.id]) as sealer:
        sealed(row, sealer=sealer, texts=texts)
    row.state = EscalationState.STOOD_DOWN
    row.stood_down_by, row.stood_down_at = by.member_id, at
    row.next_owner, row.accepted_at = standing.next_owner, standing.accepted_at
    row.save(
        update_fields=[
            "state", "stood_down_by", "stood_down_at", "next_owner", "accepted_at", *texts,
        ]
    )  # fmt: skip
    return EscalationStoodDown(about=row.id, person=row.person_id, clears=_all_of(row))


@action("escalation.climb", on=queries.locked_escalation)
def climb(row: Escalation, *, by: Actor, at: datetime, ran_out: ClockKind) -> list[Event]:
    """Ring at the next level, because this clock ran out and nobody has taken it over.

    It rings at the desks that there are now, also where there was none when it was raised. A clock that does not run any more climbs nothing, so a sweep may call twice.
    """
    if ran_out is not _running(row):
        return []
    _, posts = queries.ringing_for({row.area})
    has_found_a_desk = row.state == EscalationState.RAISED and bool(posts)
    verb = "ring" if has_found_a_desk else "climb"
    row.state = TRANSITIONS[verb][EscalationState(row.state)]
    row.level = min(row.level + 1, TOP)
    row.save(update_fields=["state", "level"])
    with connection.cursor() as cursor:
        cursor.execute("SELECT risk_ring(%s)", [row.id])
    return [
        EscalationClimbed(
            about=row.id,
            person=row.person_id,
            recipients=_bodies(posts) if has_found_a_desk else (),
            sets=(ClockSetting(RINGS[row.level], row.id),),
            clears=(ClockClearing(ran_out, row.id),),
        )
    ]


@consult("escalation.open", on=queries.scoped_escalation)
def open_escalation(row: Escalation, *, by: Actor, at: datetime) -> EscalationText:
    """Open an escalation's words."""
    return queries.escalation_opened(row)


def _bodies(posts: Iterable[Post]) -> tuple[UUID, ...]:
    return tuple(sorted({post.organisation_id for post in posts}))


def _running(row: Escalation) -> ClockKind | None:
    """The one clock that runs about it."""
    if row.state == EscalationState.ACKNOWLEDGED:
        return TAKEN_OVER
    return RINGS[row.level] if row.state in TRANSITIONS["climb"] else None


def _rings_of(row: Escalation) -> tuple[ClockClearing, ...]:
    return tuple(ClockClearing(kind, row.id) for kind in dict.fromkeys(RINGS))


def _all_of(row: Escalation) -> tuple[ClockClearing, ...]:
    return (*_rings_of(row), ClockClearing(TAKEN_OVER, row.id))


def _counted(made: Escalation, case: Case | None, *, by: Actor) -> list[Event]:
    """An immediate risk about a case passes at once, and is counted and checked (R27)."""
    if case is None:
        return []
    passage = Passage(
        id=uuid5(made.id, "passage"),
        case_id=case.id,
        person_id=made.person_id,
        area=case.area,
        audience=sorted({*made.audience, *case.working}),
        kind="escalation",
        state=PassageState.PASSED,
        escalation_id=made.id,
        ground="serious_harm",
        proposed_by=by.member_id,
        proposed_posts=list(by.post_ids),
        proposed_as=made.raised_as,
        proposed_from=made.raised_from,
        proposed_at=made.raised_at,
        passed_at=made.raised_at,
    )
    make(passage)
    safety.outdate(case.id, at=made.raised_at)
    check = ClockSetting(ClockKind.VALVE_CHECK, passage.id)
    return [PassageCounted(about=passage.id, person=made.person_id, sets=(check,))]


def _exempted(row: Escalation, *, by: Actor) -> list[Event]:
    """Training that ran out stops no warning; that it had run out is kept for review (R37)."""
    return [] if by.is_trained else [ExemptionUsed(about=row.id, person=row.person_id)]


def _nobody_known(escalation_id: UUID) -> UUID:
    """Whose key seals an escalation about nobody known: one of its own, so that it can be erased."""
    return uuid5(escalation_id, "whoever it is about")


def _sealed_new(made: Escalation, *, at: datetime, alarm: Alarm) -> None:
    people = [made.person_id] if made.about_case else []
    with vault().sealer(at=at, people=people) as sealer:
        if not people:
            sealer.new_people([made.person_id])
        sealed(made, sealer=sealer, texts=alarm.texts)
