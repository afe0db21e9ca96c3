"""Asking, agreeing, refusing and withdrawing; seating an advocate; adding the person's voice."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, ClassVar
from uuid import UUID, uuid5

from django.db import connection

from handrail.acts.actions import action, consult
from handrail.acts.domain import Actor, Event
from handrail.acts.keys import vault
from handrail.acts.once import is_made, make
from handrail.acts.sealed import sealed
from handrail.awareness.queries import awareness_of
from handrail.cases.queries import locked_case, scoped_case
from handrail.ledger.domain import Processing
from handrail.voluntary import queries, rules
from handrail.voluntary.domain import AgreementState, AgreementToSupport, Said
from handrail.voluntary.models import Step, Voice
from handrail.voluntary.queries import StepText, VoiceText

Stop = Callable[[UUID], object]


@dataclass(frozen=True, kw_only=True)
class SupportAsked(Event):
    """The person was asked for agreement to support."""

    act: ClassVar[str] = "agreement_to_support.asked"
    processing: ClassVar[Processing] = Processing.COLLECTION


@dataclass(frozen=True, kw_only=True)
class SupportGiven(Event):
    """Agreement to support was given."""

    act: ClassVar[str] = "agreement_to_support.given"
    processing: ClassVar[Processing] = Processing.COLLECTION


@dataclass(frozen=True, kw_only=True)
class SupportRefused(Event):
    """The person refused support."""

    act: ClassVar[str] = "agreement_to_support.refused"
    processing: ClassVar[Processing] = Processing.COLLECTION


@dataclass(frozen=True, kw_only=True)
class SupportWithdrawn(Event):
    """The person withdrew from support."""

    act: ClassVar[str] = "agreement_to_support.withdrawn"
    processing: ClassVar[Processing] = Processing.COLLECTION


@dataclass(frozen=True, kw_only=True)
class AdvocateSeated(Event):
    """The advocate whom the person chose takes part in the case."""

    act: ClassVar[str] = "advocate.seated"
    processing: ClassVar[Processing] = Processing.DECISION


@dataclass(frozen=True, kw_only=True)
class VoiceAdded(Event):
    """The advocate added what the person says."""

    act: ClassVar[str] = "voice.added"
    processing: ClassVar[Processing] = Processing.COLLECTION


@action("agreement_to_support.ask", on=locked_case)
def ask(row: Any, *, by: Actor, at: datetime, said: Said) -> SupportAsked:
    """Record that the person, who knows, was asked, unless `may_ask` refuses."""
    known, held, case = awareness_of(row.id), queries.agreement_of(row.id), row.as_domain()
    rules.may_ask(
        held, said, told_on=known.told_on, is_case_open=case.is_open, today=by.today
    ).or_raise()
    _record(row, rules.next_state(held, "ask"), by=by, at=at, said=said)
    return SupportAsked(about=row.id, person=row.person_id)


@action("agreement_to_support.give", on=locked_case)
def give(row: Any, *, by: Actor, at: datetime, said: Said) -> SupportGiven:
    """Record that support was agreed, by the person or in the person's best interests (R21)."""
    held, case = queries.agreement_of(row.id), row.as_domain()
    rules.may_give(
        held,
        said,
        has_advocate=case.advocate_id is not None,
        is_case_open=case.is_open,
        today=by.today,
    ).or_raise()
    _record(row, rules.next_state(held, "give"), by=by, at=at, said=said)
    return SupportGiven(about=row.id, person=row.person_id)


@action("agreement_to_support.refuse", on=locked_case)
def refuse(row: Any, *, by: Actor, at: datetime, said: Said, stop: Stop) -> SupportRefused:
    """Record that the person said no. Support stops in the same act, by what the caller brings.

    It has only its own effect: nothing else in the house asks for it (R32).
    """
    _end(row, "refuse", by=by, at=at, said=said)
    stop(row.id)
    return SupportRefused(about=row.id, person=row.person_id)


@action("agreement_to_support.withdraw", on=locked_case)
def withdraw(row: Any, *, by: Actor, at: datetime, said: Said, stop: Stop) -> SupportWithdrawn:
    """Record that the person stops. Support stops in the same act, as with `refuse`."""
    _end(row, "withdraw", by=by, at=at, said=said)
    stop(row.id)
    return SupportWithdrawn(about=row.id, person=row.person_id)


@action("advocate.seat", on=locked_case)
def seat_advocate(
    row: Any, *, by: Actor, at: datetime, member_id: UUID, is_chosen: bool
) -> list[AdvocateSeated]:
    """Seat the advocate whom the person chose, in the place of any other, unless `may_seat` refuses.

    The advocate sees what the person may see and no more. Seated already, nothing is done.
    """
    advocates = {each.member_id for each in queries.advocates_for(row.id, on=by.today)}
    rules.may_seat(
        member_id,
        advocates=advocates,
        is_chosen=is_chosen,
        is_told=awareness_of(row.id).is_told,
        is_case_open=row.as_domain().is_open,
    ).or_raise()
    if row.advocate_id == member_id:
        return []
    with connection.cursor() as cursor:
        cursor.execute("SELECT case_seat_advocate(%s, %s)", [row.id, member_id])
        cursor.execute("SELECT voluntary_let_advocate_in(%s)", [row.id])
    return [AdvocateSeated(about=row.id, person=row.person_id)]


@action("voice.add", on=locked_case)
def add_voice(row: Any, *, by: Actor, at: datetime, voice_id: UUID, text: str) -> list[VoiceAdded]:
    """Add what the person says, for all who work on the case. The same sent again adds nothing."""
    made = Voice(
        id=voice_id,
        case_id=row.id,
        person_id=row.person_id,
        area=row.area,
        audience=row.audience,
        on_day=by.today,
        by_post=by.title,
        made_at=at,
    )
    if is_made(made, names=("case_id",), texts={"text": text}):
        return []
    rules.may_add_voice(text).or_raise()
    with vault().sealer(at=at, people=[row.person_id]) as sealer:
        sealed(made, sealer=sealer, texts={"text": text})
    make(made)
    return [VoiceAdded(about=row.id, person=row.person_id)]


@consult("voice.open", on=scoped_case)
def open_voices(row: Any, *, by: Actor, at: datetime) -> list[VoiceText]:
    """Open what the person says."""
    return queries.opened_voices(row.id)


@consult("agreement_to_support.open", on=scoped_case)
def open_steps(row: Any, *, by: Actor, at: datetime) -> list[StepText]:
    """Open who was there when support was asked, agreed, refused or withdrawn."""
    return queries.opened_steps(row.id)


def _end(row: Any, verb: str, *, by: Actor, at: datetime, said: Said) -> None:
    held: AgreementToSupport = queries.agreement_of(row.id)
    rules.may_end(held, verb, said, today=by.today).or_raise()
    _record(row, rules.next_state(held, verb), by=by, at=at, said=said)


def _record(row: Any, state: AgreementState, *, by: Actor, at: datetime, said: Said) -> None:
    position = len(queries.steps_of(row.id))
    made = Step(
        id=uuid5(row.id, f"agreement to support {position}"),
        case_id=row.id,
        person_id=row.person_id,
        area=row.area,
        audience=row.audience,
        position=position,
        state=state,
        on_day=said.on_day,
        by_post=by.title,
        words_said=said.words_said,
        has_capacity=said.has_capacity,
        made_at=at,
    )
    texts = {"present": said.present, "best_interests": said.best_interests}
    with vault().sealer(at=at, people=[row.person_id]) as sealer:
        sealed(made, sealer=sealer, texts={name: text for name, text in texts.items() if text})
    made.save(force_insert=True)
