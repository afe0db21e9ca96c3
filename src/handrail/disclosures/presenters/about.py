"""A disclosure as each side sees it before its content is opened.

The offer is made of the terms alone, so it cannot tell what only acceptance opens. Whoever asks
the database here does so inside `reading`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from handrail.acts.domain import Actor
from handrail.agreements.domain import PURPOSES
from handrail.cases.queries import lead_of
from handrail.disclosures import queries, rules
from handrail.disclosures.domain import (
    ASKS,
    URGENCIES,
    Disclosure,
    DisclosureState,
)
from handrail.disclosures.gateways import BASES, GATEWAYS
from handrail.disclosures.presenters.copies import Copy, copies
from handrail.disclosures.presenters.wording import in_words
from handrail.disclosures.queries import Standing
from handrail.partners import queries as partners
from handrail.partners.domain import KINDS

THREAD = ("query", "answer")  # what is said while an offer stands; the rest is for the centre
MENDING = ("report_error", "uphold")
SAYS = {
    "report_error": "An error was reported",
    "uphold": "The originator says that it is right",
    "query": "The partner asked",
    "answer": "The originator answered",
    "decline": "The partner declined",
    "return": "The partner returned it",
    "discard": "The centre did not send it",
}
DUE_STATES = (DisclosureState.OFFERED, DisclosureState.QUERIED)


class Side(StrEnum):
    """From which end somebody looks at a disclosure."""

    CENTRE = "centre"
    ORIGINATOR = "originator"
    RECIPIENT = "recipient"


@dataclass(frozen=True, kw_only=True)
class Offer:
    """What a partner reads before anybody accepts: the ask and its footing, nothing of the person."""

    ask: str
    purpose: str
    originator: str
    originator_kind: str
    person: str
    hours: int
    urgency: str
    skills: str
    funding: str
    meeting: str
    agreement: str
    answer_by: datetime | None


@dataclass(frozen=True, kw_only=True)
class Line:
    """One line of a thread: what kind of line, by which organisation, when, and the words."""

    title: str
    by: str
    at: datetime
    text: str


@dataclass(frozen=True, kw_only=True)
class About:
    """A disclosure as a page shows it to one side, without its content."""

    standing: Standing
    side: Side
    offer: Offer
    recipient: str
    thread: tuple[Line, ...]
    why_not: Mapping[str, tuple[str, ...]]
    mended: tuple[Line, ...] = ()
    copies: tuple[Copy, ...] = ()

    @property
    def law(self) -> tuple[tuple[str, str], ...]:
        """On which law it leaves (R10). For those who decide; no part of the offer."""
        held = self.standing.disclosure
        gateway, basis = GATEWAYS[held.gateway].words, BASES[held.basis]
        return (("Gateway", gateway), ("Lawful basis and condition", basis))

    @property
    def disclosure(self) -> Disclosure:
        return self.standing.disclosure


@dataclass(frozen=True, kw_only=True)
class Row:
    """One line of a list of disclosures."""

    id: UUID
    state: DisclosureState
    ask: str
    other: str
    due_at: datetime | None


def side_of(actor: Actor, disclosure: Disclosure) -> Side:
    """The end that the actor's organisation stands at."""
    ends = {disclosure.originator_id: Side.ORIGINATOR, disclosure.recipient_id: Side.RECIPIENT}
    return ends.get(actor.organisation_id, Side.CENTRE)


def as_seen(held: Disclosure, *, by: Actor) -> Disclosure:
    """A disclosure as the actor's end may see it: the originator learns of no answer (R32)."""
    return held.as_originator_sees() if side_of(by, held) is Side.ORIGINATOR else held


def about(reference: UUID, *, seen_by: Actor, at: datetime) -> About:
    """A disclosure in scope as a page shows it. Raises `NotFoundError`."""
    standing = queries.standing(reference, seen_by=seen_by)
    held = standing.disclosure
    side = side_of(seen_by, held)
    names = partners.names_of([held.originator_id, held.recipient_id])
    standing = replace(standing, disclosure=as_seen(held, by=seen_by))
    return About(
        standing=standing,
        side=side,
        offer=offer(standing, originator=names[held.originator_id]),
        recipient=names[held.recipient_id],
        thread=thread(held, kinds=THREAD),
        mended=thread(held, kinds=MENDING, is_unnamed=side is Side.ORIGINATOR),
        why_not=_why_not(standing, side=side, by=seen_by.member_id, at=at),
        copies=_copies(held, side=side, recipient=names[held.recipient_id], by=seen_by),
    )


def _copies(held: Disclosure, *, side: Side, recipient: str, by: Actor) -> tuple[Copy, ...]:
    if side is Side.RECIPIENT:
        return ()
    monthly = by.today if side is Side.ORIGINATOR else None
    return copies(held, recipient=recipient, monthly=monthly)


def offer(standing: Standing, *, originator: str) -> Offer:
    """The terms of a disclosure in words."""
    held, terms = standing.disclosure, standing.disclosure.terms
    return Offer(
        ask=ASKS[terms.ask],
        purpose=PURPOSES[terms.purpose],
        originator=originator,
        originator_kind=KINDS[standing.parties.originator_kind],
        person="A child, or of unknown age" if terms.is_child else "An adult",
        hours=terms.hours,
        urgency=URGENCIES[terms.urgency],
        skills=terms.skills,
        funding=terms.funding,
        meeting="Yes" if terms.involves_meeting else "No",
        agreement=standing.agreement_reference,
        answer_by=held.answer_due_at,
    )


def thread(held: Disclosure, *, kinds: Iterable[str], is_unnamed: bool = False) -> tuple[Line, ...]:
    """What was said about a disclosure, of these kinds, oldest first; without who, where asked."""
    said = [each for each in queries.thread(held.id) if each.kind in kinds]
    names = partners.names_of(each.organisation_id for each in said)
    return tuple(
        Line(
            title=SAYS[each.kind],
            by="" if is_unnamed else names[each.organisation_id],
            at=each.said_at,
            text=each.text,
        )
        for each in said
    )


def rows(found: Iterable[Disclosure], *, seen_by: Actor) -> tuple[Row, ...]:
    """A list of disclosures: what is asked, by or of whom, and what is due."""
    listed = [as_seen(each, by=seen_by) for each in found]
    others = [_other(each, seen_by) for each in listed]
    names = partners.names_of(others)
    return tuple(
        Row(
            id=each.id,
            state=each.state,
            ask=ASKS[each.terms.ask],
            other=names[other],
            due_at=each.answer_due_at if each.state in DUE_STATES else None,
        )
        for each, other in zip(listed, others, strict=True)
    )


def _why_not(
    standing: Standing, *, side: Side, by: UUID, at: datetime
) -> dict[str, tuple[str, ...]]:
    held = standing.disclosure
    if side is Side.RECIPIENT:
        return {
            "accept": in_words(rules.may_accept(held, by=by, has_accepted_uses=True, at=at)),
            "return": in_words(rules.may_return(held, text="-", at=at)),
            "report_error": in_words(rules.may_report_error(held, text="-")),
        }
    if side is Side.ORIGINATOR:
        drafted = in_words(rules.may_refuse(held, by=by, reasons="-"))
        recall = in_words(rules.may_recall(held, reasons="-"))
        return {"approve": drafted, "refuse": drafted, "recall": recall}
    submission = rules.may_submit(
        held,
        items=standing.items,
        parties=standing.parties,
        best_placed=queries.best_placed(held.case_id),
        lead=lead_of(held.case_id),
    )
    placed = queries.placing(held.case_id, at=at)
    meeting = queries.meeting(held.case_id, at=at)
    return {
        "report_error": in_words(rules.may_report_error(held, text="-")),
        "submit": in_words(submission),
        "offer": in_words(rules.may_offer(held, placed=placed, meeting=meeting)),
    }


def _other(held: Disclosure, seen_by: Actor) -> UUID:
    is_asked = side_of(seen_by, held) is Side.RECIPIENT
    return held.originator_id if is_asked else held.recipient_id
