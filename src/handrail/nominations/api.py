"""Nominations for programs: sending them in, listing them, opening one, recording a check."""

from __future__ import annotations

import io
import json
from datetime import date, datetime
from typing import Any
from uuid import UUID

from ninja import Router, Schema, Status

from handrail.acts.context import reading
from handrail.acts.pages import ActorRequest
from handrail.acts.routes import (
    After,
    Given,
    Key,
    Made,
    Text,
    Why,
    made,
    next_after,
    purpose,
    reference_of,
)
from handrail.errors import Fault, InputError
from handrail.nominations import actions, queries
from handrail.nominations.domain import DeconflictionAnswer, DeconflictionResult
from handrail.nominations.importing import Batch, Import, import_batch
from handrail.nominations.intake import Layout
from handrail.nominations.intake.columns import NOMINATION_COLUMNS, STATEMENT_COLUMNS, Column
from handrail.nominations.intake.json_rows import LIST_NAME
from handrail.nominations.queries import NominationSummary
from handrail.nominations.rules import NominationState, OriginatorState, seen_by_originator

router = Router(tags=["Nominations"])


class RowFault(Schema):
    """One thing wrong with one nomination, by its place in the list."""

    row: int | None
    field: str
    code: str
    message: str


class Receipt(Schema):
    """What came of what was sent. `references` are of what was accepted now or before."""

    accepted: int
    repeated: int
    refused: int
    errors: list[RowFault]
    references: list[UUID]


class WithdrawalGiven(Given):
    """Why a nomination is withdrawn."""

    reasons: Text


class NominationShown(Schema):
    """A nomination as a list shows it.

    Its case and what followed are the centre's: whoever nominated learns of them no more than
    that it was received, returned or closed (R32).
    """

    id: UUID
    reference: str
    case: UUID | None
    area: str
    state: NominationState | OriginatorState
    threshold: str
    received_at: datetime
    clear_until: datetime | None


class NominationPage(Schema):
    """A page of nominations, oldest first, and where it goes on."""

    items: list[NominationShown]
    next: UUID | None


class StatementShown(Schema):
    """One graded statement."""

    id: UUID
    kind: str
    text: str
    author: str
    source_grade: str
    intelligence_grade: str
    handling: str
    handling_conditions: str
    intelligence_derived: bool
    regime: str


class NominationOpened(Schema):
    """A nomination with its content."""

    nomination: NominationShown
    subject_category: str
    pursue_status: str
    ground: str
    marking: str
    closed_on: date | None
    concern: str
    adjustments: str
    statements: list[StatementShown]


class Check(Given):
    """The result of a deconfliction check, and never why (R7)."""

    key: Key = None
    result: DeconflictionAnswer
    checked_on: date
    valid_until: date | None = None


def _properties(columns: tuple[Column, ...]) -> dict[str, Any]:
    shapes = {each.name: {"type": "string", "description": each.meaning} for each in columns}
    needed = [each.name for each in columns if each.is_needed]
    return {"type": "object", "properties": shapes, "required": needed}


def _sent_form() -> dict[str, Any]:
    """What may be sent, drawn from the same table of columns that the intake reads by."""
    one = _properties(NOMINATION_COLUMNS)
    statements = {"type": "array", "items": _properties(STATEMENT_COLUMNS), "minItems": 1}
    one["properties"]["statements"] = statements
    one["required"].append("statements")
    either = {"oneOf": [one, {"type": "array", "items": one}]}
    return {"requestBody": {"required": True, "content": {"application/json": {"schema": either}}}}


@router.post(
    "",
    response={200: Receipt, 201: Receipt},
    openapi_extra=_sent_form(),
    summary="Nominate one person or several",
)
def nominate(request: ActorRequest) -> Status[Receipt]:
    """Nominate one person or several; the same reference sent again creates nothing twice.

    201 when anything was accepted, 200 when it had been sent before. Where nothing can be taken
    in, a problem says why. A marking above the ceiling anywhere refuses all of it (R1).
    """
    batch = Batch(
        stream=io.BytesIO(_as_list(request.body)), layout=Layout.JSON, refused_to=io.BytesIO()
    )
    came = import_batch(batch, by=request.actor, at=request.received_at, new_id=request.new_id)
    if came.refused and not came.references:
        raise InputError(came.faults)
    return Status(201 if came.accepted else 200, _receipt(came))


@router.get("", response=NominationPage, summary="List nominations")
def listed(request: ActorRequest, after: After = None) -> NominationPage:
    """List the nominations in scope, oldest first."""
    with reading(request.actor):
        rows = queries.in_states(*NominationState, after=after)
    items = [shown(row, request) for row in rows]
    return NominationPage(items=items, next=next_after(rows, page=queries.PAGE))


@router.get("/{uuid:reference}", response=NominationOpened, summary="Open a nomination")
def opened(request: ActorRequest, reference: UUID, why: Why = "") -> NominationOpened:
    """Open a nomination's content. Who opened it and why goes on the ledger."""
    text = actions.open_nomination(
        reference, by=request.actor, at=request.received_at, purpose=purpose(why)
    )
    return content(text, request)


@router.post("/{uuid:reference}/withdraw", response={201: Made}, summary="Withdraw a nomination")
def withdraw(request: ActorRequest, reference: UUID, given: WithdrawalGiven) -> Status[Made]:
    """Withdraw a nomination of your own organisation that you still read as received."""
    by, at = request.actor, request.received_at
    return made(reference, actions.withdraw(reference, by=by, at=at, reasons=given.reasons))


@router.post(
    "/{uuid:reference}/deconfliction",
    response={200: Made, 201: Made},
    summary="Record a deconfliction check",
)
def deconflict(request: ActorRequest, reference: UUID, check: Check) -> Status[Made]:
    """Record whether to go on with a nomination."""
    check_id = reference_of(check.key, request)
    result = DeconflictionResult(
        reference=str(reference),
        result=check.result,
        checked_on=check.checked_on,
        valid_until=check.valid_until,
    )
    done = actions.record_deconfliction(
        reference, by=request.actor, at=request.received_at, check_id=check_id, result=result
    )
    return made(check_id, done)


def shown(row: NominationSummary, request: ActorRequest) -> NominationShown:
    """A nomination's summary in the API's words."""
    is_centre = request.actor.organisation_kind == "centre"
    seen = seen_by_originator(row.state, ended_at=row.ended_at, on=request.actor.today)
    return NominationShown(
        id=row.id,
        reference=row.originator_reference,
        case=row.case_id if is_centre else None,
        area=row.area,
        state=row.state if is_centre else seen,
        threshold=row.threshold,
        received_at=row.received_at,
        clear_until=row.clear_until if is_centre else None,
    )


def content(text: queries.NominationText, request: ActorRequest) -> NominationOpened:
    """An opened nomination in the API's words."""
    return NominationOpened(
        nomination=shown(text.summary, request),
        subject_category=text.subject_category,
        pursue_status=text.pursue_status,
        ground=text.ground,
        marking=text.marking,
        closed_on=text.closed_on,
        concern=text.concern,
        adjustments=text.adjustments,
        statements=[StatementShown(**vars(each)) for each in text.statements],
    )


def _as_list(body: bytes) -> bytes:
    """One nomination becomes a list of one. What cannot be read is left to the intake to name."""
    try:
        sent = json.loads(body)
    except (ValueError, RecursionError):
        return body
    is_one = isinstance(sent, dict) and LIST_NAME not in sent
    return b"[" + body + b"]" if is_one else body


def _receipt(came: Import) -> Receipt:
    return Receipt(
        accepted=came.accepted,
        repeated=came.repeated,
        refused=came.refused,
        errors=[_fault(each) for each in came.faults],
        references=list(came.references),
    )


def _fault(fault: Fault) -> RowFault:
    return RowFault(row=fault.row, field=fault.field, code=fault.code, message=fault.message)
