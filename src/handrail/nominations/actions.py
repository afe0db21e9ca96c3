"""Receiving nominations, recording deconfliction, opening a nomination."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, ClassVar
from uuid import UUID, uuid5

from handrail.acts.actions import action, consult
from handrail.acts.domain import CLOCK, Actor, Event
from handrail.acts.keys import vault
from handrail.acts.once import is_made, make
from handrail.acts.sealed import sealed
from handrail.agreements.queries import Intake, intake
from handrail.cases import actions as cases
from handrail.cases.queries import locked_case
from handrail.clocks.domain import ClockClearing, ClockKind, ClockSetting
from handrail.errors import Fault
from handrail.ledger.domain import Processing
from handrail.members import queries as members
from handrail.members.domain import Post
from handrail.nominations import queries, rules
from handrail.nominations.domain import DORMANT_STATUSES, DeconflictionResult, Nomination
from handrail.nominations.intake import Ceiling
from handrail.nominations.models import Deconfliction, Statement
from handrail.nominations.models import Nomination as Row
from handrail.nominations.queries import NominationText
from handrail.nominations.rules import AFTER_DECONFLICTION, NominationState
from handrail.people import actions as people
from handrail.people.domain import Identity


@dataclass(frozen=True, kw_only=True)
class BatchScreened(Event):
    """An originator's file was searched for markings and found to be within the ceiling."""

    act: ClassVar[str] = "nomination.screened"
    processing: ClassVar[Processing] = Processing.DECISION


@dataclass(frozen=True, kw_only=True)
class NominationReceived(Event):
    """An originator nominated a person."""

    act: ClassVar[str] = "nomination.received"
    processing: ClassVar[Processing] = Processing.COLLECTION


@dataclass(frozen=True, kw_only=True)
class DeconflictionRecorded(Event):
    """A check whether another regime leads was recorded: its result, never why."""

    act: ClassVar[str] = "deconfliction.recorded"
    processing: ClassVar[Processing] = Processing.DECISION


@dataclass(frozen=True, kw_only=True)
class DeconflictionExpired(Event):
    """A deconfliction check ran out."""

    act: ClassVar[str] = "deconfliction.expired"
    processing: ClassVar[Processing] = Processing.DECISION


@dataclass(frozen=True, kw_only=True)
class NominationWithdrawn(Event):
    """The originator withdrew its nomination."""

    act: ClassVar[str] = "nomination.withdrawn"
    processing: ClassVar[Processing] = Processing.DECISION


@dataclass(frozen=True, kw_only=True)
class NominationEnded(Event):
    """A nomination ended with its case."""

    act: ClassVar[str] = "nomination.ended"
    processing: ClassVar[Processing] = Processing.DECISION


@dataclass(frozen=True, kw_only=True)
class Incoming:
    """A nomination on its way in, with the references that it will bear."""

    nomination_id: UUID
    person_id: UUID
    case_id: UUID
    nomination: Nomination


@dataclass(frozen=True)
class Known:
    """What of a batch was received before: unchanged, or changed and therefore at fault."""

    repeated: dict[str, UUID]
    faults: tuple[Fault, ...]


@action("nomination.screen", on=intake)
def screen(row: Intake, *, by: Actor, at: datetime, ceiling: Ceiling) -> BatchScreened:
    """Let a file in whose every row was searched, unless anything is above the ceiling (R1)."""
    ceiling.or_raise()
    return BatchScreened(about=row.organisation_id)


@action("nomination.receive", on=intake)
def receive(
    row: Intake, *, by: Actor, at: datetime, incoming: Sequence[Incoming]
) -> list[NominationReceived]:
    """Take these nominations in, all or none, unless `may_receive` refuses.

    Each becomes a person, a case of the area's coordinators and a nomination with its statements.
    Where none are sent none are received, and nothing is recorded.
    """
    if not incoming:
        return []
    areas = frozenset(each.nomination.area for each in incoming)
    coordinators = queries.coordinators(areas)
    room = queries.room(row, areas=coordinators, at=at)
    rules.may_receive(room, added=len(incoming), areas=areas).or_raise()
    own = members.posts_at(by.organisation_id, "nominating_officer", "disclosure_officer")
    audiences = {
        area: sorted({CLOCK, *(post.id for post in (*own, *posts))})
        for area, posts in coordinators.items()
    }
    centre = coordinators_centre(coordinators)
    _enter_people(incoming, audiences=audiences, centre=centre, by=by, at=at)
    commitments = _write(incoming, audiences=audiences, by=by, at=at)
    return [_received(each, commitments[each.nomination_id]) for each in incoming]


def coordinators_centre(coordinators: dict[str, list[Post]]) -> UUID:
    """The centre that the coordinators of these areas belong to."""
    return next(post.organisation_id for posts in coordinators.values() for post in posts)


def already_received(incoming: Sequence[Nomination], *, by: Actor, at: datetime) -> Known:
    """Which of these the originator sent before. Sending twice creates nothing twice."""
    wanted = {each.reference: each for each in incoming}
    rows = Row.objects.filter(
        originator_id=by.organisation_id, originator_reference__in=list(wanted)
    )
    held = list(rows)
    repeated, faults = {}, []
    with vault().sealer(at=at, rows=[row.id for row in held]) as sealer:
        for row in held:
            sent = wanted[row.originator_reference]
            if sealer.commitment(row.id, sent.digest().encode()) == row.commitment:
                repeated[row.originator_reference] = row.id
            else:
                faults.append(_changed(sent))
    return Known(repeated, tuple(faults))


@action("deconfliction.record", on=queries.locked_nomination)
def record_deconfliction(
    row: Row, *, by: Actor, at: datetime, check_id: UUID, result: DeconflictionResult
) -> list[DeconflictionRecorded]:
    """Record whether to go on with a nomination, unless `may_deconflict` refuses (R7).

    The same check sent again records nothing.
    """
    expires_at = rules.holds_until(result)
    check = Deconfliction(
        id=check_id,
        nomination_id=row.id,
        person_id=row.person_id,
        audience=list(by.post_ids),
        result=result.result,
        checked_on=result.checked_on,
        expires_at=expires_at,
        recorded_by=by.member_id,
        recorded_at=at,
    )
    if is_made(check, names=("nomination_id", "result", "checked_on", "expires_at")):
        return []
    rules.may_deconflict(
        row.as_state,
        is_held=row.pursue_status in DORMANT_STATUSES,
        result=result,
        expires_at=expires_at,
        at=at,
    ).or_raise()
    row.state = AFTER_DECONFLICTION[row.as_state][result.result]
    row.clear_until = None if row.as_state is NominationState.DORMANT else expires_at
    row.save(update_fields=["state", "clear_until"])
    make(check)
    recorded = DeconflictionRecorded(
        about=row.id,
        person=row.person_id,
        clears=(ClockClearing(ClockKind.DECONFLICTION_VALID, row.id),),
        sets=_expiry(row),
    )
    return [recorded]


@action("deconfliction.expire", on=queries.locked_nomination)
def expire_deconfliction(row: Row, *, by: Actor, at: datetime) -> DeconflictionExpired:
    """Let a check run out: what was ready waits for deconfliction again (R7)."""
    rules.may_expire(row.clear_until, at=at).or_raise()
    if row.as_state is NominationState.READY:
        row.state = NominationState.DECONFLICTING
    row.clear_until = None
    row.save(update_fields=["state", "clear_until"])
    return DeconflictionExpired(
        about=row.id,
        person=row.person_id,
        clears=(ClockClearing(ClockKind.DECONFLICTION_VALID, row.id),),
    )


@action("nomination.withdraw", on=queries.locked_nomination)
def withdraw(row: Row, *, by: Actor, at: datetime, reasons: str) -> NominationWithdrawn:
    """Withdraw a nomination, unless `may_withdraw` refuses. Nothing new is drafted or offered then.

    It goes by what the originator reads, so that it tells nothing of what followed (R32).
    """
    seen = rules.seen_by_originator(row.as_state, ended_at=row.ended_at, on=by.today)
    rules.may_withdraw(seen, reasons=reasons).or_raise()
    with vault().sealer(at=at, rows=[row.id]) as sealer:
        sealed(row, sealer=sealer, texts={"withdrawn_because": reasons.strip()})
    row.state, row.ended_at, row.clear_until = NominationState.WITHDRAWN, at, None
    row.save(update_fields=["state", "ended_at", "clear_until", "withdrawn_because"])
    return NominationWithdrawn(
        about=row.id,
        person=row.person_id,
        clears=(ClockClearing(ClockKind.DECONFLICTION_VALID, row.id),),
    )


@action("nomination.end", on=locked_case)
def end(row: Any, *, by: Actor, at: datetime, is_returned: bool) -> list[NominationEnded]:
    """End the nominations that a case rests on: a step of closing that case.

    They count no longer against the agreement's number, from the first day of the next month.
    """
    ended = queries.locked_of_case(row.id, states=rules.LIVE)
    for each in ended:
        each.state = NominationState.RETURNED if is_returned else NominationState.CLOSED
        each.ended_at, each.clear_until = at, None
        each.save(update_fields=["state", "ended_at", "clear_until"])
    return [
        NominationEnded(
            about=each.id,
            person=each.person_id,
            clears=(ClockClearing(ClockKind.DECONFLICTION_VALID, each.id),),
        )
        for each in ended
    ]


def _expiry(row: Row) -> tuple[ClockSetting, ...]:
    if row.clear_until is None:
        return ()
    return (ClockSetting(ClockKind.DECONFLICTION_VALID, row.id, row.clear_until),)


@consult("nomination.open", on=queries.scoped_nomination)
def open_nomination(row: Row, *, by: Actor, at: datetime) -> NominationText:
    """Open a nomination's content."""
    return queries.opened(row)


def _enter_people(
    incoming: Sequence[Incoming],
    *,
    audiences: dict[str, list[UUID]],
    centre: UUID,
    by: Actor,
    at: datetime,
) -> None:
    people.enter(centre, by=by, at=at, people=[_person(each, audiences) for each in incoming])
    begun = [
        cases.NewCase(
            id=each.case_id,
            person_id=each.person_id,
            area=each.nomination.area,
            is_paused=each.nomination.is_dormant,
        )
        for each in incoming
    ]
    cases.begin(centre, by=by, at=at, cases=begun)


def _person(each: Incoming, audiences: dict[str, list[UUID]]) -> people.NewPerson:
    nomination = each.nomination
    born_on = nomination.date_of_birth
    return people.NewPerson(
        id=each.person_id,
        area=nomination.area,
        born_on=born_on,
        audience=tuple(audiences[nomination.area]),
        identity=Identity(
            forename=nomination.forename,
            surname=nomination.surname,
            date_of_birth=born_on.isoformat() if born_on else "",
            address=nomination.address,
            postcode=nomination.postcode,
        ),
    )


def _write(
    incoming: Sequence[Incoming], *, audiences: dict[str, list[UUID]], by: Actor, at: datetime
) -> dict[UUID, str]:
    rows, statements = [], []
    with vault().sealer(at=at, people=[each.person_id for each in incoming]) as sealer:
        for each in incoming:
            audience = audiences[each.nomination.area]
            rows.append(_row_of(each, audience=audience, sealer=sealer, by=by, at=at))
            statements += _statements_of(each, audience=audience, sealer=sealer)
    Row.objects.bulk_create(rows)
    Statement.objects.bulk_create(statements)
    return {row.id: row.commitment for row in rows}


def _row_of(each: Incoming, *, audience: list[UUID], sealer: Any, by: Actor, at: datetime) -> Row:
    nomination = each.nomination
    row = Row(
        id=each.nomination_id,
        person_id=each.person_id,
        case_id=each.case_id,
        originator_id=by.organisation_id,
        nominated_by=by.member_id,
        originator_reference=nomination.reference,
        area=nomination.area,
        audience=audience,
        state=rules.first_state(is_dormant=nomination.is_dormant),
        received_at=at,
        subject_category=nomination.subject_category,
        pursue_status=nomination.pursue_status,
        threshold=nomination.threshold,
        ground=nomination.ground,
        marking=nomination.marking,
        closed_on=nomination.closed_on,
    )
    texts = {"concern": nomination.concern, "adjustments": nomination.adjustments}
    sealed(row, sealer=sealer, texts=texts)
    row.commitment = sealer.commitment(row.id, nomination.digest().encode())
    return row


def _statements_of(each: Incoming, *, audience: list[UUID], sealer: Any) -> list[Statement]:
    made = []
    for position, statement in enumerate(each.nomination.statements):
        row = Statement(
            id=statement_id(each.nomination_id, position),
            nomination_id=each.nomination_id,
            person_id=each.person_id,
            audience=audience,
            position=position,
            kind=statement.kind,
            source_grade=statement.source_grade,
            intelligence_grade=statement.intelligence_grade,
            handling=statement.handling,
            intelligence_derived=statement.intelligence_derived,
            regime=statement.regime,
        )
        texts = {
            "text": statement.text,
            "author": statement.author,
            "handling_conditions": statement.handling_conditions,
        }
        sealed(row, sealer=sealer, texts=texts)
        made.append(row)
    return made


def statement_id(nomination_id: UUID, position: int) -> UUID:
    """A statement's reference follows from its nomination's, which is random."""
    return uuid5(nomination_id, str(position))


def _received(each: Incoming, commitment: str) -> NominationReceived:
    return NominationReceived(
        about=each.nomination_id, person=each.person_id, commitments=(commitment,)
    )


def _changed(sent: Nomination) -> Fault:
    return Fault(
        "reference",
        "already_received",
        "This reference was received before with other content. Send a correction instead.",
        sent.row,
    )
