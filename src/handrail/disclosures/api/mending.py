"""Recalling, correcting and confirming, for programs."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from ninja import Router, Schema, Status

from handrail.acts.context import reading
from handrail.acts.pages import ActorRequest
from handrail.acts.routes import Given, Key, Made, Text, made, reference_of
from handrail.disclosures import actions, queries
from handrail.disclosures.api import shapes
from handrail.disclosures.domain import Notice, NoticeKind, Quality

router = Router(tags=["Disclosures"])
NOW, OR_BEFORE = {201: Made}, {200: Made, 201: Made}


class CorrectionGiven(Given):
    """The right words for one item, why the old ones were wrong, and how good it is now (R13)."""

    key: Key = None
    item: UUID
    text: Text
    reasons: Text
    accuracy: str
    is_complete: bool
    checked_on: date


class NoticeShown(Schema):
    """What you were told of a copy that you hold or held."""

    id: UUID
    disclosure: UUID
    kind: NoticeKind
    told_at: datetime
    confirmed_at: datetime | None


@router.post("/{uuid:reference}/recall", response=NOW, summary="Recall a disclosure")
def recall(request: ActorRequest, reference: UUID, given: shapes.ReasonsGiven) -> Status[Made]:
    """Call it back. Its content closes at once, and whoever holds a copy has to confirm."""
    by, at = request.actor, request.received_at
    return made(reference, actions.recall(reference, by=by, at=at, reasons=given.reasons))


@router.post("/{uuid:reference}/corrections", response=OR_BEFORE, summary="Correct an item")
def correct(request: ActorRequest, reference: UUID, given: CorrectionGiven) -> Status[Made]:
    """Put right words in the place of wrong ones. Whoever holds a copy has to confirm."""
    corrected = actions.CorrectedItem(
        correction_id=reference_of(given.key, request),
        item_id=given.item,
        text=given.text,
        reasons=given.reasons,
    )
    quality = Quality(
        accuracy=given.accuracy, is_complete=given.is_complete, checked_on=given.checked_on
    )
    done = actions.correct(
        reference,
        by=request.actor,
        at=request.received_at,
        corrected=corrected,
        quality=quality,
    )
    return made(corrected.correction_id, done)


@router.post("/{uuid:reference}/errors", response=OR_BEFORE, summary="Report an error")
def report_error(request: ActorRequest, reference: UUID, given: shapes.WordsGiven) -> Status[Made]:
    """Say that something in it is wrong. The originator corrects it or says why it is right."""
    remark_id = reference_of(given.key, request)
    done = actions.report_error(
        reference,
        by=request.actor,
        at=request.received_at,
        remark_id=remark_id,
        text=given.text,
    )
    return made(remark_id, done)


@router.post("/{uuid:reference}/uphold", response=OR_BEFORE, summary="Say that it is right")
def uphold(request: ActorRequest, reference: UUID, given: shapes.WordsGiven) -> Status[Made]:
    """Say, with reasons, that what was reported as an error is right as it stands."""
    remark_id = reference_of(given.key, request)
    done = actions.uphold(
        reference,
        by=request.actor,
        at=request.received_at,
        remark_id=remark_id,
        text=given.text,
    )
    return made(remark_id, done)


@router.get("/notices", response=list[NoticeShown], summary="List what you have to confirm")
def notices(request: ActorRequest) -> list[NoticeShown]:
    """List what you were told of copies and have not confirmed."""
    with reading(request.actor):
        found = queries.unconfirmed(seen_by=request.actor)
    return [_notice(each) for each in found]


@router.post("/notices/{uuid:reference}/confirm", response=NOW, summary="Confirm")
def confirm(request: ActorRequest, reference: UUID) -> Status[Made]:
    """Confirm that what was recalled is gone, or that what was corrected is right everywhere."""
    by, at = request.actor, request.received_at
    with reading(by):
        held = queries.notice(reference, seen_by=by)
    is_recall = held.kind is NoticeKind.RECALL
    act = actions.confirm_recall if is_recall else actions.confirm_correction
    return made(reference, act(reference, by=by, at=at))


def _notice(held: Notice) -> NoticeShown:
    return NoticeShown(
        id=held.id,
        disclosure=held.disclosure_id,
        kind=held.kind,
        told_at=held.told_at,
        confirmed_at=held.confirmed_at,
    )
