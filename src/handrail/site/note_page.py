"""The note for a partner's own statutory file (R14): reference, purpose, limits, own actions.

It holds no word of the originator's, so that the partner's file is no second copy. It stands on
disclosures and on support, and so above both.
"""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from ninja import Router, Schema

from handrail.acts.context import reading
from handrail.acts.domain import Actor
from handrail.acts.pages import ActorRequest, page
from handrail.agreements.domain import PURPOSES
from handrail.disclosures import queries as disclosures
from handrail.disclosures.domain import ASKS, PROHIBITED_USES, DisclosureState
from handrail.errors import NotFoundError
from handrail.partners.domain import SUPPORT_PURPOSES
from handrail.support import queries as support
from handrail.support.domain import STATE_WORDS

router = Router(tags=["Disclosures"])


class OwnAction(Schema):
    """One action of the partner's own: what for, by when, and where it stands."""

    purpose: str
    due_on: date
    state: str


class Note(Schema):
    """What a partner's own file may hold of a disclosure."""

    id: UUID
    agreement: str
    ask: str
    purpose: str
    accepted_at: datetime
    prohibited_uses: tuple[str, ...]
    actions: list[OwnAction]


def note_of(reference: UUID, *, seen_by: Actor) -> Note:
    """The note, for the officer who accepted the disclosure. Raises `NotFoundError`."""
    standing = disclosures.standing(reference, seen_by=seen_by)
    held = standing.disclosure
    is_theirs = held.state is DisclosureState.ACCEPTED and held.accepted_by == seen_by.member_id
    if not is_theirs or held.accepted_at is None:
        raise NotFoundError
    return Note(
        id=held.id,
        agreement=standing.agreement_reference,
        ask=ASKS[held.terms.ask],
        purpose=PURPOSES[held.terms.purpose],
        accepted_at=held.accepted_at,
        prohibited_uses=PROHIBITED_USES,
        actions=[
            OwnAction(
                purpose=SUPPORT_PURPOSES[each.purpose],
                due_on=each.due_on,
                state=STATE_WORDS[each.state],
            )
            for each in support.of_disclosure(reference)
            if each.worker_id == seen_by.member_id
        ],
    )


@page("GET", "HEAD")
def note(request: ActorRequest, reference: UUID) -> HttpResponse:
    """The note, for paper."""
    with reading(request.actor):
        context = {"note": note_of(reference, seen_by=request.actor)}
    return render(request, "disclosures/note.html", context)


@router.get("/{uuid:reference}/note", response=Note, summary="Get the note for your own file")
def note_for_programs(request: ActorRequest, reference: UUID) -> Note:
    """Get what your own statutory file may hold of a disclosure that you accepted."""
    with reading(request.actor):
        return note_of(reference, seen_by=request.actor)
