"""Agreement to support, the advocate and the voice for programs. A no is in `support/api.py`."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from ninja import Router, Schema, Status

from handrail.acts.context import reading
from handrail.acts.pages import ActorRequest
from handrail.acts.routes import Given, Key, Made, Text, Why, made, purpose, reference_of
from handrail.cases.queries import case
from handrail.errors import NotFoundError
from handrail.voluntary import actions, queries
from handrail.voluntary.domain import AgreementState, Said
from handrail.voluntary.presenters import about

router = Router(tags=["Agreement to support"])


class SaidGiven(Given):
    """One talk about support: the day, who was there, that the words were said, and capacity."""

    on_day: date
    present: Text = ""
    words_said: bool = False
    has_capacity: bool = True
    best_interests: Text = ""

    def said(self) -> Said:
        return Said(**self.model_dump())


class SeatGiven(Given):
    """Which advocate, and that it is the person's own choice."""

    member: UUID
    is_chosen: bool


class VoiceGiven(Given):
    """What the person says."""

    key: Key = None
    text: Text


class AgreementShown(Schema):
    """Where agreement to support stands."""

    case: UUID
    state: AgreementState
    since: date | None
    asked_on: date | None
    has_capacity: bool


class StepOpened(Schema):
    """One step of agreement, opened."""

    state: AgreementState
    on_day: date
    by_post: str
    present: str
    best_interests: str


class AdvocateShown(Schema):
    """Somebody who may be seated, by organisation and post."""

    member: UUID
    organisation: UUID
    post: str


class VoiceOpened(Schema):
    """What the person says, opened."""

    id: UUID
    on_day: date
    by_post: str
    text: str


@router.get("/{uuid:reference}", response=AgreementShown, summary="Agreement to support")
def show(request: ActorRequest, reference: UUID) -> AgreementShown:
    """Say where agreement to support stands in a case in scope."""
    with reading(request.actor):
        held = queries.agreement_of(case(reference).id)
    return AgreementShown(case=reference, **vars(held))


@router.get("/{uuid:reference}/steps", response=list[StepOpened], summary="Open the steps")
def steps(request: ActorRequest, reference: UUID, why: Why = "") -> list[StepOpened]:
    """Open who was there at each step. Who opened it and why goes on the ledger."""
    found = actions.open_steps(
        reference, by=request.actor, at=request.received_at, purpose=purpose(why)
    )
    return [
        StepOpened(
            state=each.step.state,
            on_day=each.step.on_day,
            by_post=each.step.by_post,
            present=each.present,
            best_interests=each.best_interests,
        )
        for each in found
    ]


@router.post("/{uuid:reference}/ask", response={201: Made}, summary="Record that they were asked")
def ask(request: ActorRequest, reference: UUID, given: SaidGiven) -> Status[Made]:
    """Record that the person, who knows, was asked in the letter's words."""
    done = actions.ask(reference, by=request.actor, at=request.received_at, said=given.said())
    return made(reference, done)


@router.post("/{uuid:reference}/give", response={201: Made}, summary="Record that they agreed")
def give(request: ActorRequest, reference: UUID, given: SaidGiven) -> Status[Made]:
    """Record that support was agreed, by the person or in the person's best interests."""
    done = actions.give(reference, by=request.actor, at=request.received_at, said=given.said())
    return made(reference, done)


@router.get("/{uuid:reference}/advocates", response=list[AdvocateShown], summary="List advocates")
def advocates(request: ActorRequest, reference: UUID) -> list[AdvocateShown]:
    """List whom the person of a case in scope may choose, by organisation and post."""
    with reading(request.actor):
        if not about(reference, seen_by=request.actor).works:
            raise NotFoundError  # who else takes part, the advocate too, finds nothing here
        found = queries.advocates_for(reference, on=request.actor.today)
    return [
        AdvocateShown(member=each.member_id, organisation=each.organisation_id, post=each.post)
        for each in found
    ]


@router.post(
    "/{uuid:reference}/advocate", response={200: Made, 201: Made}, summary="Seat an advocate"
)
def seat(request: ActorRequest, reference: UUID, given: SeatGiven) -> Status[Made]:
    """Seat the advocate whom the person chose, in the place of any other."""
    done = actions.seat_advocate(
        reference,
        by=request.actor,
        at=request.received_at,
        member_id=given.member,
        is_chosen=given.is_chosen,
    )
    return made(reference, done)


@router.get("/{uuid:reference}/voice", response=list[VoiceOpened], summary="Open the voice")
def voices(request: ActorRequest, reference: UUID, why: Why = "") -> list[VoiceOpened]:
    """Open what the person says. Who opened it and why goes on the ledger."""
    found = actions.open_voices(
        reference, by=request.actor, at=request.received_at, purpose=purpose(why)
    )
    return [
        VoiceOpened(
            id=each.voice.id, on_day=each.voice.on_day, by_post=each.voice.by_post, text=each.text
        )
        for each in found
    ]


@router.post(
    "/{uuid:reference}/voice", response={200: Made, 201: Made}, summary="Add the person's voice"
)
def speak(request: ActorRequest, reference: UUID, given: VoiceGiven) -> Status[Made]:
    """Add what the person says, as the advocate whom the person chose."""
    voice_id = reference_of(given.key, request)
    done = actions.add_voice(
        reference, by=request.actor, at=request.received_at, voice_id=voice_id, text=given.text
    )
    return made(voice_id, done)
