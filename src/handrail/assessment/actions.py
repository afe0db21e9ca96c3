"""Recording needs and strengths; revising, answering and closing a need."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any, ClassVar
from uuid import UUID, uuid5

from handrail.acts.actions import action, consult
from handrail.acts.domain import Actor, Event
from handrail.acts.keys import vault
from handrail.acts.once import is_made, make
from handrail.acts.sealed import sealed
from handrail.assessment import queries, rules
from handrail.assessment.domain import TRANSITIONS, NeedSaid, NeedState, StrengthSaid
from handrail.assessment.models import FormerWords, Need, Strength
from handrail.assessment.queries import Assessed
from handrail.cases.queries import locked_case, scoped_case
from handrail.contributions.queries import are_shared, standing_of
from handrail.ledger.domain import Processing

NEED_SAID = ("topic", "persons_view", "recorded_by")
STRENGTH_SAID = ("topic", "recorded_by")


@dataclass(frozen=True, kw_only=True)
class NeedRecorded(Event):
    """A need was recorded."""

    act: ClassVar[str] = "need.recorded"
    processing: ClassVar[Processing] = Processing.COMBINATION


@dataclass(frozen=True, kw_only=True)
class NeedRevised(Event):
    """A need was put in other words; the former are kept."""

    act: ClassVar[str] = "need.revised"
    processing: ClassVar[Processing] = Processing.ALTERATION


@dataclass(frozen=True, kw_only=True)
class NeedReasoned(Event):
    """A reason was given why no action answers a need."""

    act: ClassVar[str] = "need.reasoned"
    processing: ClassVar[Processing] = Processing.DECISION


@dataclass(frozen=True, kw_only=True)
class NeedMet(Event):
    """A need was met."""

    act: ClassVar[str] = "need.met"
    processing: ClassVar[Processing] = Processing.ALTERATION


@dataclass(frozen=True, kw_only=True)
class StrengthRecorded(Event):
    """A strength was recorded."""

    act: ClassVar[str] = "strength.recorded"
    processing: ClassVar[Processing] = Processing.COMBINATION


@action("need.record", on=locked_case)
def record(
    row: Any, *, by: Actor, at: datetime, need_id: UUID, said: NeedSaid
) -> list[NeedRecorded]:
    """Record a need for all who work on the case, unless `may_record` refuses.

    The same need sent again records nothing more.
    """
    made = Need(id=need_id, persons_view=said.persons_view, **_new(row, said.sources, by=by, at=at))
    made.topic = said.topic
    texts = {"text": said.text}
    if said.persons_words.strip():
        texts["persons_words"] = said.persons_words
    if is_made(made, names=NEED_SAID, texts=texts):
        return []
    rules.may_record(
        said,
        standing=standing_of(row.id),
        are_sources_shared=are_shared(said.sources, case_id=row.id),
    ).or_raise()
    _keep(made, texts, at=at)
    return [NeedRecorded(about=made.id, person=row.person_id)]


@action("strength.record", on=locked_case)
def record_strength(
    row: Any, *, by: Actor, at: datetime, strength_id: UUID, said: StrengthSaid
) -> list[StrengthRecorded]:
    """Record a strength for all who work on the case. The same one sent again adds nothing."""
    made = Strength(id=strength_id, topic=said.topic, **_new(row, said.sources, by=by, at=at))
    texts = {"text": said.text}
    if is_made(made, names=STRENGTH_SAID, texts=texts):
        return []
    rules.may_record_strength(
        said,
        standing=standing_of(row.id),
        are_sources_shared=are_shared(said.sources, case_id=row.id),
    ).or_raise()
    _keep(made, texts, at=at)
    return [StrengthRecorded(about=made.id, person=row.person_id)]


@action("need.revise", on=queries.locked_need)
def revise(row: Need, *, by: Actor, at: datetime, text: str) -> NeedRevised:
    """Put a need in other words; the former are kept beside them. A reason given falls away."""
    former = queries.words_of(row)
    rules.may_revise(
        row.as_domain(), text=text, former=former, standing=standing_of(row.case_id)
    ).or_raise()
    _keep(_former(row, at=at), {"text": former}, at=at)
    with vault().sealer(at=at, rows=[row.id]) as sealer:
        sealed(row, sealer=sealer, texts={"text": text})
    row.state = TRANSITIONS["revise"][NeedState(row.state)]
    row.revised_at, row.reason_code, row.reason = at, "", None
    row.save(update_fields=["text", "state", "revised_at", "reason_code", "reason"])
    return NeedRevised(about=row.id, person=row.person_id)


@action("need.give_reason", on=queries.locked_need)
def give_reason(row: Need, *, by: Actor, at: datetime, code: str, words: str) -> NeedReasoned:
    """Say why no action answers a need (R19)."""
    rules.may_give_reason(
        row.as_domain(), code=code, words=words, standing=standing_of(row.case_id)
    ).or_raise()
    with vault().sealer(at=at, rows=[row.id]) as sealer:
        sealed(row, sealer=sealer, texts={"reason": words})
    row.state, row.reason_code = TRANSITIONS["give_reason"][NeedState(row.state)], code
    row.save(update_fields=["state", "reason_code", "reason"])
    return NeedReasoned(about=row.id, person=row.person_id)


@action("need.close", on=queries.locked_need)
def close(row: Need, *, by: Actor, at: datetime) -> NeedMet:
    """Say that a need is met."""
    rules.may_close(row.as_domain(), standing=standing_of(row.case_id)).or_raise()
    row.state, row.met_at = TRANSITIONS["close"][NeedState(row.state)], at
    row.save(update_fields=["state", "met_at"])
    return NeedMet(about=row.id, person=row.person_id)


@consult("need.open", on=scoped_case)
def open_needs(row: Any, *, by: Actor, at: datetime) -> Assessed:
    """Open the needs and strengths of a case, with what each need said before."""
    return queries.opened(row.id)


def _new(case: Any, sources: tuple[UUID, ...], *, by: Actor, at: datetime) -> dict[str, Any]:
    """What a need and a strength have in common: whose case, who reads it, who recorded it."""
    return {
        "case_id": case.id,
        "person_id": case.person_id,
        "area": case.area,
        "audience": list(case.as_domain().working),
        "sources": list(sources),
        "recorded_by": by.member_id,
        "organisation_id": by.organisation_id,
        "recorded_at": at,
    }


def _former(row: Need, *, at: datetime) -> FormerWords:
    said_at = row.revised_at or row.recorded_at
    return FormerWords(
        id=uuid5(row.id, str(queries.times_revised(row.id))),
        need_id=row.id,
        case_id=row.case_id,
        person_id=row.person_id,
        area=row.area,
        audience=row.audience,
        said_at=said_at,
        until=at,
    )


def _keep(row: Any, texts: dict[str, str], *, at: datetime) -> None:
    with vault().sealer(at=at, people=[row.person_id]) as sealer:
        sealed(row, sealer=sealer, texts=texts)
    make(row)
