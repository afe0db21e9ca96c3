"""Each risk has exactly one owner, from its first second, and never by silence (R24, R25)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast
from uuid import UUID, uuid5

from django.db import connection

from handrail.acts.actions import action, consult
from handrail.acts.domain import CLOCK, Actor, Event
from handrail.acts.keys import vault
from handrail.acts.once import is_made, make
from handrail.acts.sealed import sealed
from handrail.cases.queries import locked_case
from handrail.clocks.domain import ClockClearing, ClockKind, ClockSetting
from handrail.members.domain import POLICE_KINDS, Post
from handrail.partners.domain import Organisation
from handrail.risk import queries, rules
from handrail.risk.domain import RISK_TRANSITIONS, WENT, RiskState
from handrail.risk.events import (
    DutyRecorded,
    OfferWithdrawn,
    RiskClosed,
    RiskGiven,
    RiskRaised,
    TransferAccepted,
    TransferLapsed,
    TransferOffered,
    TransferReturned,
)
from handrail.risk.models import Duty, Risk, RiskStep
from handrail.risk.queries import RiskText
from handrail.safety import actions as safety

TRANSFER = ClockKind.RISK_TRANSFER


@dataclass(frozen=True, kw_only=True)
class NewRisk:
    """What kind of harm, and in words what it is."""

    id: UUID
    kind: str
    words: str


@action("risk.raise", on=locked_case)
def raise_risk(row: Any, *, by: Actor, at: datetime, new: NewRisk) -> list[Event]:
    """Raise a risk in a case. The police of the area own it from this moment."""
    police = queries.police_for(row.area)
    rules.may_raise_risk(new.kind, words=new.words, has_police=police is not None).or_raise()
    police = cast("Post", police)  # the rule refuses a risk without
    made = Risk(
        id=new.id,
        case_id=row.id,
        person_id=row.person_id,
        area=row.area,
        audience=[*row.as_domain().working, CLOCK],
        kind=new.kind,
        owner_id=police.organisation_id,
        owner_kind=police.organisation_kind,
        contact_id=police.organisation_id,
        contact_post=police.title,
        raised_by=by.member_id,
        raised_as=by.title,
        raised_from=by.organisation_id,
        raised_at=at,
    )
    if is_made(made, names=("case_id", "kind", "raised_by"), texts={"words": new.words}):
        return []
    with vault().sealer(at=at, people=[row.person_id]) as sealer:
        sealed(made, sealer=sealer, texts={"words": new.words})
    make(made)
    safety.outdate(row.id, at=at)
    _follow(made, "raised", by=by, at=at)
    return [RiskRaised(about=made.id, person=made.person_id, recipients=(made.owner_id,))]


@action("risk.offer_transfer", on=queries.locked_risk)
def offer_transfer(row: Risk, *, by: Actor, at: datetime, to: Organisation) -> Event:
    """Offer a risk to another body; it stays the owner's until somebody there accepts it.

    What a body that is not police gives to the police is theirs at once.
    """
    held = row.as_domain()
    can_answer = queries.can_answer(to.id, area=row.area)
    rules.may_offer(held, to=to.id, to_kind=to.kind, can_answer=can_answer).or_raise()
    if rules.is_given_at_once(held, to_kind=to.kind):
        row.owner_id, row.owner_kind = to.id, to.kind
        _moved(row, "give_to_police", by=by, at=at, to=to.id)
        return RiskGiven(about=row.id, person=row.person_id, recipients=(to.id,))
    row.offered_to, row.offered_to_kind = to.id, to.kind
    _moved(row, "offer_transfer", by=by, at=at, to=to.id)
    return TransferOffered(
        about=row.id,
        person=row.person_id,
        recipients=(to.id,),
        sets=(ClockSetting(TRANSFER, row.id),),
    )


@action("risk.accept_transfer", on=queries.locked_risk)
def accept_transfer(row: Risk, *, by: Actor, at: datetime) -> TransferAccepted:
    """Accept a risk for one's own body, which owns it from now on."""
    rules.may_answer_offer(row.as_domain()).or_raise()
    to = _taken_back(row)
    row.owner_id, row.owner_kind = to
    _moved(row, "accept_transfer", by=by, at=at, to=to[0])
    return TransferAccepted(about=row.id, person=row.person_id, clears=_clock(row))


@action("risk.return_transfer", on=queries.locked_risk)
def return_transfer(row: Risk, *, by: Actor, at: datetime) -> TransferReturned:
    """Not take a risk over; it stays where it was."""
    rules.may_answer_offer(row.as_domain()).or_raise()
    _not_taken(row, "return_transfer", by=by, at=at)
    return TransferReturned(about=row.id, person=row.person_id, clears=_clock(row))


@action("risk.lapse_transfer", on=queries.locked_risk)
def lapse_transfer(row: Risk, *, by: Actor, at: datetime) -> list[Event]:
    """Nobody answered in time: it stays where it was. A transfer that ended lapses no more."""
    if row.state != RiskState.TRANSFER_OFFERED:
        return []
    _not_taken(row, "lapse_transfer", by=by, at=at)
    return [TransferLapsed(about=row.id, person=row.person_id, clears=_clock(row))]


@action("risk.withdraw_offer", on=queries.locked_risk)
def withdraw_offer(row: Risk, *, by: Actor, at: datetime) -> OfferWithdrawn:
    """Take an offer back before anybody answered it."""
    rules.may_withdraw(row.as_domain()).or_raise()
    to = _taken_back(row)
    _moved(row, "withdraw_offer", by=by, at=at, to=to[0])
    return OfferWithdrawn(about=row.id, person=row.person_id, clears=_clock(row))


@action("risk.close", on=queries.locked_risk)
def close_risk(row: Risk, *, by: Actor, at: datetime, reason: str) -> RiskClosed:
    """Close a risk as its owner, with a reason."""
    rules.may_close_risk(row.as_domain(), reason=reason).or_raise()
    with vault().sealer(at=at, rows=[row.id]) as sealer:
        sealed(row, sealer=sealer, texts={"why_closed": reason})
    row.closed_at = at
    row.save(update_fields=["closed_at", "why_closed"])
    _moved(row, "close", by=by, at=at)
    return RiskClosed(about=row.id, person=row.person_id)


@action("risk.record_duty", on=locked_case)
def record_duty(
    row: Any, *, by: Actor, at: datetime, duty_id: UUID, duty: str
) -> list[DutyRecorded]:
    """Record a statutory duty of one's own body. It is the body's already; nothing moves."""
    rules.may_record_duty(duty).or_raise()
    made = Duty(
        id=duty_id,
        case_id=row.id,
        person_id=row.person_id,
        area=row.area,
        audience=list(row.as_domain().working),
        organisation_id=by.organisation_id,
        duty=duty,
        recorded_by=by.member_id,
        recorded_as=by.title,
        recorded_at=at,
    )
    if is_made(made, names=("case_id", "duty", "recorded_by")):
        return []
    make(made)
    return [DutyRecorded(about=made.id, person=made.person_id)]


@consult("risk.open", on=queries.scoped_risk)
def open_risk(row: Risk, *, by: Actor, at: datetime) -> RiskText:
    """Open a risk's words."""
    return queries.risk_opened(row)


def _taken_back(row: Risk) -> tuple[UUID, str]:
    """To whom it was offered; the row forgets it, its history does not."""
    to = (cast("UUID", row.offered_to), row.offered_to_kind)  # the state says that it is offered
    row.offered_to, row.offered_to_kind = None, ""
    return to


def _not_taken(row: Risk, verb: str, *, by: Actor, at: datetime) -> None:
    """It stays its owner's; between police bodies it climbs as well (R25)."""
    to, kind = _taken_back(row)
    row.climbed += kind in POLICE_KINDS
    _moved(row, verb, by=by, at=at, to=to)


def _moved(row: Risk, verb: str, *, by: Actor, at: datetime, to: UUID | None = None) -> None:
    row.state = RISK_TRANSITIONS[verb][RiskState(row.state)]
    row.save(
        update_fields=[
            "state", "owner_id", "owner_kind", "offered_to", "offered_to_kind", "climbed",
        ]
    )  # fmt: skip
    _follow(row, WENT[verb], by=by, at=at, to=to)


def _follow(row: Risk, how: str, *, by: Actor, at: datetime, to: UUID | None = None) -> None:
    """Add a line to its history, and let those see it who own it or are offered it now."""
    number = RiskStep.objects.filter(risk_id=row.id).count()
    RiskStep(
        id=uuid5(row.id, f"step {number}"),
        risk_id=row.id,
        case_id=row.case_id,
        person_id=row.person_id,
        audience=row.audience,
        number=number,
        how=how,
        owner_id=row.owner_id,
        to_id=to,
        at=at,
        by_as=by.title,
        by_from=None if by.member_id == CLOCK else by.organisation_id,
    ).save(force_insert=True)
    with connection.cursor() as cursor:
        cursor.execute("SELECT risk_follow(%s)", [row.id])


def _clock(row: Risk) -> tuple[ClockClearing, ...]:
    return (ClockClearing(TRANSFER, row.id),)
