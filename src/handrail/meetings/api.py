"""Meetings and plans for programs."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Annotated, Any
from uuid import UUID

from ninja import Router, Schema, Status
from pydantic import AwareDatetime, StringConstraints

from handrail.acts.context import reading
from handrail.acts.pages import ActorRequest
from handrail.acts.routes import Given, Key, Made, Text, Why, made, purpose, reference_of
from handrail.cases.queries import case
from handrail.meetings import actions, queries
from handrail.meetings.domain import (
    LONGEST_PLACE,
    Attendance,
    Attestation,
    Attested,
    Calling,
    Joined,
    Meeting,
    MeetingState,
    Ruling,
)
from handrail.meetings.queries import DecisionText, PlanText

router = Router(tags=["Meetings"])

Place = Annotated[str, StringConstraints(max_length=LONGEST_PLACE, pattern=r"^[^\x00]*$")]


class CallGiven(Given):
    """When and where a meeting is, under which chair's post, and what is new."""

    key: Key = None
    starts_at: AwareDatetime
    place: Place
    chair_id: UUID
    new_items: Text = ""


class JoinGiven(Given):
    """What was agreed at the existing lead's own meeting."""

    key: Key = None
    held_on: date
    place: Place
    agreed: Text


class AttendGiven(Given):
    """Who came and who sent word, by post."""

    came: list[UUID] = []
    sent_word: list[UUID] = []


class RulingGiven(Given):
    """A decision: unanimous, by majority, or by the chair. It binds no organisation."""

    key: Key = None
    question: Text
    options: Text
    decided: Text
    reasons: Text
    how: str


class AnswerGiven(Given):
    """Whether nothing is withheld that changes the plan: yes, no or cannot_say."""

    answer: str


class KeyGiven(Given):
    """A key of your own, if you want one."""

    key: Key = None


class MeetingShown(Schema):
    """A meeting without its words."""

    id: UUID
    case_id: UUID
    state: MeetingState
    starts_at: datetime
    place: str
    chair_id: UUID | None
    signed_at: datetime | None


class MeetingOpened(Schema):
    """A meeting with its words, who came, and what originators attest."""

    meeting: MeetingShown
    new_items: str
    agreed: str
    decisions: tuple[DecisionText, ...]
    attendance: list[Attendance]
    attested: list[Attested]


class AttestationShown(Schema):
    """What an originator is asked to attest: the day of a meeting, and no more."""

    id: UUID
    starts_at: datetime
    state: Attested


@router.get("/on-case/{uuid:reference}", response=list[MeetingShown], summary="List meetings")
def of_case(request: ActorRequest, reference: UUID) -> list[MeetingShown]:
    """List the meetings of a case, the newest first."""
    with reading(request.actor):
        return [_shown(each) for each in queries.of_case(case(reference).id)]


@router.post("/on-case/{uuid:reference}", response={200: Made, 201: Made}, summary="Call a meeting")
def call(request: ActorRequest, reference: UUID, given: CallGiven) -> Status[Made]:
    """Call a meeting on a case. Refused where somebody else leads and has their own."""
    said: dict[str, Any] = given.model_dump()
    meeting_id = reference_of(said.pop("key"), request)
    done = actions.call(
        reference,
        by=request.actor,
        at=request.received_at,
        meeting_id=meeting_id,
        calling=Calling(**said),
    )
    return made(meeting_id, done)


@router.post(
    "/on-case/{uuid:reference}/join",
    response={200: Made, 201: Made},
    summary="Join the lead's own meeting",
)
def join(request: ActorRequest, reference: UUID, given: JoinGiven) -> Status[Made]:
    """Keep what was agreed at the existing lead's own meeting."""
    said: dict[str, Any] = given.model_dump()
    meeting_id = reference_of(said.pop("key"), request)
    done = actions.join_theirs(
        reference,
        by=request.actor,
        at=request.received_at,
        meeting_id=meeting_id,
        joined=Joined(**said),
    )
    return made(meeting_id, done)


@router.get("/on-case/{uuid:reference}/plan", response=PlanText, summary="Open the plan")
def opened_plan(request: ActorRequest, reference: UUID, why: Why = "") -> PlanText:
    """Open the plan of a case. Who opened it and why goes on the ledger."""
    return actions.open_plan(
        reference, by=request.actor, at=request.received_at, purpose=purpose(why)
    )


@router.post(
    "/on-case/{uuid:reference}/plan",
    response={200: Made, 201: Made},
    summary="Sign the plan",
)
def sign_plan(request: ActorRequest, reference: UUID, given: KeyGiven) -> Status[Made]:
    """Sign the plan as it stands: the chair's. Refused while a need is unanswered."""
    plan_id = reference_of(given.key, request)
    done = actions.sign_plan(reference, by=request.actor, at=request.received_at, plan_id=plan_id)
    return made(plan_id, done)


@router.get("/attestations", response=list[AttestationShown], summary="List what is to be attested")
def awaited(request: ActorRequest) -> Sequence[Attestation]:
    """List the meetings before which this originator has still to attest."""
    with reading(request.actor):
        return queries.awaited() if "disclosure_officer" in request.actor.roles else []


@router.post(
    "/attestations/{uuid:reference}", response={201: Made}, summary="Attest before a meeting"
)
def attest(request: ActorRequest, reference: UUID, given: AnswerGiven) -> Status[Made]:
    """Attest. 'No' and 'cannot say' become one and the same, and are kept as that."""
    done = actions.attest(reference, by=request.actor, at=request.received_at, answer=given.answer)
    return made(reference, done)


@router.get("/{uuid:reference}", response=MeetingOpened, summary="Open a meeting")
def opened(request: ActorRequest, reference: UUID, why: Why = "") -> MeetingOpened:
    """Open a meeting's words. Who opened them and why goes on the ledger."""
    text = actions.open_meeting(
        reference, by=request.actor, at=request.received_at, purpose=purpose(why)
    )
    with reading(request.actor):
        came = queries.attendance_of(reference)
        attested = [each.state for each in queries.attestations_of(reference)]
    return MeetingOpened(
        meeting=_shown(text.meeting),
        new_items=text.new_items,
        agreed=text.agreed,
        decisions=text.decisions,
        attendance=came,
        attested=attested,
    )


@router.post("/{uuid:reference}/attendance", response={201: Made}, summary="Record who came")
def attend(request: ActorRequest, reference: UUID, given: AttendGiven) -> Status[Made]:
    """Keep who came and who sent word, by post."""
    done = actions.attend(reference, by=request.actor, at=request.received_at, **given.model_dump())
    return made(reference, done)


@router.post(
    "/{uuid:reference}/decisions",
    response={200: Made, 201: Made},
    summary="Record a decision",
)
def decide(request: ActorRequest, reference: UUID, given: RulingGiven) -> Status[Made]:
    """Keep what was decided: the chair's. No vote binds an organisation."""
    said: dict[str, Any] = given.model_dump()
    decision_id = reference_of(said.pop("key"), request)
    done = actions.decide(
        reference,
        by=request.actor,
        at=request.received_at,
        decision_id=decision_id,
        ruling=Ruling(**said),
    )
    return made(decision_id, done)


@router.post("/{uuid:reference}/sign", response={201: Made}, summary="Sign the minutes")
def sign(request: ActorRequest, reference: UUID) -> Status[Made]:
    """Sign the minutes: from then on nothing of the meeting changes."""
    done = actions.sign_minutes(reference, by=request.actor, at=request.received_at)
    return made(reference, done)


def _shown(meeting: Meeting) -> MeetingShown:
    known: dict[str, Any] = vars(meeting)
    return MeetingShown(**{name: known[name] for name in MeetingShown.model_fields})
