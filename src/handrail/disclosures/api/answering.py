"""A disclosure's way from the draft to its answer, and what each side reads of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from ninja import Router, Status

from handrail.acts.context import reading
from handrail.acts.pages import ActorRequest
from handrail.acts.routes import After, Made, Why, made, next_after, purpose, reference_of
from handrail.disclosures import actions, queries
from handrail.disclosures.api import shapes
from handrail.disclosures.domain import PROHIBITED_USES, Disclosure, DisclosureState, Quality
from handrail.disclosures.presenters.about import THREAD, Side, as_seen, side_of
from handrail.disclosures.queries import DisclosureText, ItemText, RemarkText

router = Router(tags=["Disclosures"])
NOW, OR_BEFORE = {201: Made}, {200: Made, 201: Made}


@router.get("", response=shapes.DisclosurePage, summary="List disclosures")
def listed(request: ActorRequest, after: After = None) -> shapes.DisclosurePage:
    """List the disclosures in scope."""
    with reading(request.actor):
        rows = queries.in_states(*DisclosureState, after=after)
    items = [_shown(row, request) for row in rows]
    return shapes.DisclosurePage(items=items, next=next_after(rows, page=queries.PAGE))


@router.get("/{uuid:reference}", response=shapes.DisclosureAlone, summary="See a disclosure")
def alone(request: ActorRequest, reference: UUID) -> shapes.DisclosureAlone:
    """See the terms of a disclosure and what was asked about it; nothing of its content."""
    with reading(request.actor):
        held = queries.disclosure(reference)
        said = [each for each in queries.thread(reference) if each.kind in THREAD]
    return shapes.DisclosureAlone(
        disclosure=_shown(held, request),
        thread=[_remark(each) for each in said],
        prohibited_uses=PROHIBITED_USES,
    )


@router.get("/{uuid:reference}/content", response=shapes.ContentShown, summary="Open a disclosure")
def content(request: ActorRequest, reference: UUID, why: Why = "") -> shapes.ContentShown:
    """Open a disclosure's content. Who opened it and why goes on the ledger."""
    by, at, asked = request.actor, request.received_at, purpose(why)
    with reading(by):
        held = queries.disclosure(reference)
    is_partner = side_of(by, held) is Side.RECIPIENT
    opening = actions.open_disclosure if is_partner else actions.review
    text = opening(reference, by=by, at=at, purpose=asked)
    return _content(text, is_partner=is_partner)


@router.post("/{uuid:reference}/submit", response=NOW, summary="Submit a draft")
def submit(request: ActorRequest, reference: UUID) -> Status[Made]:
    """Put a draft before the originator's disclosure officer."""
    return _done(actions.submit, request, reference)


@router.post("/{uuid:reference}/approve", response=NOW, summary="Approve a disclosure")
def approve(request: ActorRequest, reference: UUID, given: shapes.ApprovalGiven) -> Status[Made]:
    """Let it go out, saying how accurate, complete and current it is."""
    quality = Quality(
        accuracy=given.accuracy, is_complete=given.is_complete, checked_on=given.checked_on
    )
    return _done(actions.approve, request, reference, quality=quality, reasons=given.reasons)


@router.post("/{uuid:reference}/refuse", response=NOW, summary="Refuse a disclosure")
def refuse(request: ActorRequest, reference: UUID, given: shapes.ReasonsGiven) -> Status[Made]:
    """Keep it in, with reasons."""
    return _done(actions.refuse, request, reference, reasons=given.reasons)


@router.post("/{uuid:reference}/offer", response=NOW, summary="Offer a disclosure")
def offer(request: ActorRequest, reference: UUID) -> Status[Made]:
    """Ask the partner, which sees the ask and nothing of the person."""
    return _done(actions.offer, request, reference)


@router.post("/{uuid:reference}/accept", response=NOW, summary="Accept an offer")
def accept(request: ActorRequest, reference: UUID, given: shapes.AcceptanceGiven) -> Status[Made]:
    """Accept the ask: the content opens to the officer who accepts."""
    uses = given.has_accepted_uses
    return _done(actions.accept, request, reference, has_accepted_uses=uses)


@router.post("/{uuid:reference}/query", response=OR_BEFORE, summary="Ask the originator")
def query(request: ActorRequest, reference: UUID, given: shapes.WordsGiven) -> Status[Made]:
    """Ask the originator something before answering."""
    return _said(actions.query, request, reference, given)


@router.post("/{uuid:reference}/answer", response=OR_BEFORE, summary="Answer a question")
def answer(request: ActorRequest, reference: UUID, given: shapes.WordsGiven) -> Status[Made]:
    """Answer the partner's question."""
    return _said(actions.answer, request, reference, given)


@router.post("/{uuid:reference}/decline", response=NOW, summary="Decline an offer")
def decline(request: ActorRequest, reference: UUID, given: shapes.WordsGiven) -> Status[Made]:
    """Decline, without having to say why. It is then gone from the partner's view."""
    return _said(actions.decline, request, reference, given)


@router.post("/{uuid:reference}/return", response=NOW, summary="Return a disclosure")
def give_back(request: ActorRequest, reference: UUID, given: shapes.WordsGiven) -> Status[Made]:
    """Give an accepted disclosure back in time. It is then gone from the partner's view."""
    return _said(actions.give_back, request, reference, given)


@router.post("/{uuid:reference}/discard", response=NOW, summary="Discard a disclosure")
def discard(request: ActorRequest, reference: UUID, given: shapes.WordsGiven) -> Status[Made]:
    """Decide in the centre not to send it, with reasons."""
    return _said(actions.discard, request, reference, given)


def _done(
    act: Callable[..., Any], request: ActorRequest, reference: UUID, **rest: Any
) -> Status[Made]:
    return made(reference, act(reference, by=request.actor, at=request.received_at, **rest))


def _said(
    act: Callable[..., Any], request: ActorRequest, reference: UUID, given: shapes.WordsGiven
) -> Status[Made]:
    remark_id = reference_of(given.key, request)
    done = act(
        reference,
        by=request.actor,
        at=request.received_at,
        remark_id=remark_id,
        text=given.text,
    )
    return made(remark_id, done)


def _shown(held: Disclosure, request: ActorRequest) -> shapes.DisclosureShown:
    is_sender = side_of(request.actor, held) is not Side.RECIPIENT
    held = as_seen(held, by=request.actor)
    return shapes.DisclosureShown(
        id=held.id,
        state=held.state,
        originator=held.originator_id,
        recipient=held.recipient_id,
        agreement=held.agreement_id,
        terms=shapes.TermsShown(**vars(held.terms)),
        answer_due_at=held.answer_due_at,
        return_by=held.return_by,
        is_yours=held.accepted_by == request.actor.member_id,
        case=held.case_id if request.actor.organisation_kind == "centre" else None,
        gateway=held.gateway if is_sender else None,
        basis=held.basis if is_sender else None,
    )


def _remark(said: RemarkText) -> shapes.RemarkShown:
    return shapes.RemarkShown(
        kind=said.kind, organisation=said.organisation_id, said_at=said.said_at, text=said.text
    )


def _content(text: DisclosureText, *, is_partner: bool) -> shapes.ContentShown:
    return shapes.ContentShown(
        id=text.disclosure.id,
        reasons=text.reasons,
        items=[_item(each, is_partner=is_partner) for each in text.items],
        accuracy=text.accuracy,
        is_complete=text.is_complete,
        checked_on=text.checked_on,
        decision_reasons=None if is_partner else text.decision_reasons,
    )


def _item(item: ItemText, *, is_partner: bool) -> shapes.ItemShown:
    hidden = {"regime": None, "intelligence_derived": None} if is_partner else {}
    return shapes.ItemShown(**(vars(item) | hidden))
