"""What passes from support to the police, for programs."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from ninja import Router, Schema, Status

from handrail.acts.context import reading
from handrail.acts.pages import ActorRequest
from handrail.acts.routes import Given, Key, Made, Text, Why, made, purpose, reference_of
from handrail.cases import queries as cases
from handrail.risk import queries
from handrail.risk.actions import valve
from handrail.risk.actions.valve import OwnReport
from handrail.risk.domain import Passage, PassageState, Proposed

of_cases = Router(tags=["Passages"])
router = Router(tags=["Passages"])


class ItemGiven(Given):
    """One item for the police, on which ground, and why they must know."""

    key: Key = None
    text: Text
    ground: str
    duty: str = ""
    reasons: Text


class ReportGiven(Given):
    """What a member told the police or safeguarding by themselves, and when."""

    key: Key = None
    told: str
    on: date
    words: Text = ""


class FindingGiven(Given):
    """Whether a passage was founded, and why."""

    is_founded: bool
    reasons: Text


class PassageShown(Schema):
    """A passage without its words."""

    id: UUID
    area: str
    kind: str
    state: PassageState
    ground: str
    duty: str
    proposed_as: str
    proposed_at: datetime
    agreed_as: str
    passed_at: datetime | None
    checked_at: datetime | None


class PassageOpened(Schema):
    """A passage with its words."""

    passage: PassageShown
    text: str
    reasons: str
    finding_reasons: str


@of_cases.get("/{uuid:reference}/passages", response=list[PassageShown], summary="List what passed")
def of_case(request: ActorRequest, reference: UUID) -> list[PassageShown]:
    """List what passed from a case to the police, and how."""
    with reading(request.actor):
        cases.case(reference)
        return [_shown(each) for each in queries.passages_of(reference)]


@of_cases.post(
    "/{uuid:reference}/passages",
    response={200: Made, 201: Made},
    summary="Propose to pass an item",
)
def propose(request: ActorRequest, reference: UUID, given: ItemGiven) -> Status[Made]:
    """Propose to pass one item to the police. They read nothing until a second person agrees."""
    passage_id = reference_of(given.key, request)
    said = Proposed(text=given.text, ground=given.ground, duty=given.duty, reasons=given.reasons)
    done = valve.propose(
        reference, by=request.actor, at=request.received_at, passage_id=passage_id, said=said
    )
    return made(passage_id, done)


@of_cases.post(
    "/{uuid:reference}/own-reports",
    response={200: Made, 201: Made},
    summary="Record your own report",
)
def record_report(request: ActorRequest, reference: UUID, given: ReportGiven) -> Status[Made]:
    """Record afterwards that you told the police or safeguarding by yourself."""
    report = OwnReport(
        id=reference_of(given.key, request), told=given.told, on=given.on, words=given.words
    )
    done = valve.record_own_report(
        reference, by=request.actor, at=request.received_at, report=report
    )
    return made(report.id, done)


@router.get("/{uuid:reference}", response=PassageOpened, summary="Open a passage")
def opened(request: ActorRequest, reference: UUID, why: Why = "") -> PassageOpened:
    """Open what passes to the police. Who opened it and why goes on the ledger."""
    text = valve.open_passage(
        reference, by=request.actor, at=request.received_at, purpose=purpose(why)
    )
    return PassageOpened(
        passage=_shown(text.passage),
        text=text.text,
        reasons=text.reasons,
        finding_reasons=text.finding_reasons,
    )


@router.post("/{uuid:reference}/agree", response={201: Made}, summary="Agree as the second")
def agree(request: ActorRequest, reference: UUID) -> Status[Made]:
    """Agree as the second person. The police duty officers of the area can read it from now on."""
    done = valve.agree(reference, by=request.actor, at=request.received_at)
    return made(reference, done)


@router.post("/{uuid:reference}/check", response={201: Made}, summary="Check a passage")
def check(request: ActorRequest, reference: UUID, given: FindingGiven) -> Status[Made]:
    """Say as a reviewer who was not involved whether a passage was founded."""
    done = valve.check(
        reference,
        by=request.actor,
        at=request.received_at,
        is_founded=given.is_founded,
        reasons=given.reasons,
    )
    return made(reference, done)


def _shown(held: Passage) -> PassageShown:
    return PassageShown(**{name: getattr(held, name) for name in PassageShown.model_fields})
