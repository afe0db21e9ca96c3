"""Needs and strengths for programs."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from ninja import Router, Schema, Status

from handrail.acts.context import reading
from handrail.acts.pages import ActorRequest
from handrail.acts.routes import Given, Key, Made, Text, Why, made, purpose, reference_of
from handrail.assessment import actions, queries
from handrail.assessment.domain import Need, NeedSaid, NeedState, Strength, StrengthSaid
from handrail.contributions.queries import worked_on

router = Router(tags=["Needs"])
OR_BEFORE = {200: Made, 201: Made}


class NeedGiven(Given):
    """A need in words, with the person's own view, and what it came from."""

    key: Key = None
    topic: str
    text: Text
    persons_view: str
    persons_words: Text = ""
    sources: tuple[UUID, ...] = ()


class StrengthGiven(Given):
    """A strength in words, and what it came from."""

    key: Key = None
    topic: str
    text: Text
    sources: tuple[UUID, ...] = ()


class WordsGiven(Given):
    """New words for a need."""

    text: Text


class ReasonGiven(Given):
    """Why no action answers a need (R19)."""

    code: str
    words: Text


class NeedShown(Schema):
    """A need without its words."""

    id: UUID
    topic: str
    state: NeedState
    persons_view: str
    organisation_id: UUID
    recorded_at: datetime
    revised_at: datetime | None
    met_at: datetime | None
    reason_code: str
    sources: tuple[UUID, ...]


class StrengthShown(Schema):
    """A strength without its words."""

    id: UUID
    topic: str
    organisation_id: UUID
    recorded_at: datetime
    sources: tuple[UUID, ...]


class FormerShown(Schema):
    """What a need said before, and until when."""

    text: str
    until: datetime


class NeedOpened(Schema):
    """A need with its words and its former ones, the latest first."""

    need: NeedShown
    text: str
    persons_words: str
    reason: str
    former: list[FormerShown]


class StrengthOpened(Schema):
    """A strength with its words."""

    strength: StrengthShown
    text: str


class NeedsShown(Schema):
    """The needs and strengths of a case without their words."""

    needs: list[NeedShown]
    strengths: list[StrengthShown]


class NeedsOpened(Schema):
    """The needs and strengths of a case with their words."""

    needs: list[NeedOpened]
    strengths: list[StrengthOpened]


@router.get("/{uuid:case_id}", response=NeedsShown, summary="List needs and strengths")
def listed(request: ActorRequest, case_id: UUID) -> NeedsShown:
    """List the needs and strengths of a case, without their words."""
    with reading(request.actor):
        worked_on(case_id, seen_by=request.actor)
        needs, strengths = queries.needs_of(case_id), queries.strengths_of(case_id)
    return NeedsShown(needs=[*map(_need, needs)], strengths=[*map(_strength, strengths)])


@router.get("/{uuid:case_id}/content", response=NeedsOpened, summary="Open needs and strengths")
def opened(request: ActorRequest, case_id: UUID, why: Why = "") -> NeedsOpened:
    """Open the needs and strengths of a case. Who opened them and why goes on the ledger."""
    found = actions.open_needs(
        case_id, by=request.actor, at=request.received_at, purpose=purpose(why)
    )
    return NeedsOpened(
        needs=[
            NeedOpened(
                need=_need(each.need),
                text=each.text,
                persons_words=each.persons_words,
                reason=each.reason,
                former=[FormerShown(text=one.text, until=one.until) for one in each.former],
            )
            for each in found.needs
        ],
        strengths=[
            StrengthOpened(strength=_strength(each.strength), text=each.text)
            for each in found.strengths
        ],
    )


@router.post("/{uuid:case_id}", response=OR_BEFORE, summary="Record a need")
def record(request: ActorRequest, case_id: UUID, given: NeedGiven) -> Status[Made]:
    """Record a need for all who work on the case."""
    said: dict[str, Any] = given.model_dump()
    need_id = reference_of(said.pop("key"), request)
    done = actions.record(
        case_id,
        by=request.actor,
        at=request.received_at,
        need_id=need_id,
        said=NeedSaid(**said),
    )
    return made(need_id, done)


@router.post("/{uuid:case_id}/strengths", response=OR_BEFORE, summary="Record a strength")
def record_strength(request: ActorRequest, case_id: UUID, given: StrengthGiven) -> Status[Made]:
    """Record a strength for all who work on the case."""
    said: dict[str, Any] = given.model_dump()
    strength_id = reference_of(said.pop("key"), request)
    done = actions.record_strength(
        case_id,
        by=request.actor,
        at=request.received_at,
        strength_id=strength_id,
        said=StrengthSaid(**said),
    )
    return made(strength_id, done)


@router.post("/item/{uuid:reference}/revise", response={201: Made}, summary="Revise a need")
def revise(request: ActorRequest, reference: UUID, given: WordsGiven) -> Status[Made]:
    """Put a need in other words; the former are kept beside them."""
    done = actions.revise(reference, by=request.actor, at=request.received_at, text=given.text)
    return made(reference, done)


@router.post("/item/{uuid:reference}/reason", response={201: Made}, summary="Give a reason")
def give_reason(request: ActorRequest, reference: UUID, given: ReasonGiven) -> Status[Made]:
    """Say why no action answers a need."""
    done = actions.give_reason(
        reference, by=request.actor, at=request.received_at, code=given.code, words=given.words
    )
    return made(reference, done)


@router.post("/item/{uuid:reference}/met", response={201: Made}, summary="Say that it is met")
def close(request: ActorRequest, reference: UUID) -> Status[Made]:
    """Say that a need is met."""
    return made(reference, actions.close(reference, by=request.actor, at=request.received_at))


def _need(need: Need) -> NeedShown:
    known: dict[str, Any] = vars(need)
    return NeedShown(**{name: known[name] for name in NeedShown.model_fields})


def _strength(strength: Strength) -> StrengthShown:
    known: dict[str, Any] = vars(strength)
    return StrengthShown(**{name: known[name] for name in StrengthShown.model_fields})
