"""What is sent and answered about disclosures. A partner is told no more here than on its page."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from ninja import Schema

from handrail.acts.routes import Given, Key, Text
from handrail.disclosures.domain import BestPlacedState, DisclosureState


class Chosen(Given):
    """Which partner is asked, and why."""

    chosen: UUID
    reasons: Text


class DraftGiven(Given):
    """The terms of an ask, and on which law it rests. Drafting opens the case, so it says why."""

    key: Key = None
    why: str
    ask: str
    purpose: str
    hours: int
    urgency: str
    skills: str
    funding: str
    involves_meeting: bool
    gateway: str
    basis: str
    reasons: Text


class ItemGiven(Given):
    """An item worded from one source in the case: a statement's reference, `name`, `date-of-birth`.

    Regime, grading and handling come with the source. Wording opens the case, so it says why.
    """

    key: Key = None
    why: str
    source: str
    kind: str
    decision_served: str
    text: Text


class ApprovalGiven(Given):
    """Why it may leave, and how accurate, complete and current it is (R13)."""

    reasons: Text
    accuracy: str
    is_complete: bool
    checked_on: date


class ReasonsGiven(Given):
    """Why it stays in."""

    reasons: Text


class AcceptanceGiven(Given):
    """The officer's word on the terms and the prohibited uses."""

    has_accepted_uses: bool


class WordsGiven(Given):
    """A question, an answer, or words with a decline or a return."""

    key: Key = None
    text: Text = ""


class AlternativeShown(Schema):
    """One partner that was weighed, with codes for what speaks for and against it."""

    organisation: UUID
    reasons_for: tuple[str, ...]
    reasons_against: tuple[str, ...]


class BestPlacedShown(Schema):
    """Which partner may be or is asked in a case, with the alternatives."""

    state: BestPlacedState
    chosen: UUID | None
    alternatives: list[AlternativeShown]


class TermsShown(Schema):
    """What is asked and on which footing: all that an offer shows before it is accepted."""

    ask: str
    purpose: str
    is_child: bool
    hours: int
    urgency: str
    skills: str
    funding: str
    involves_meeting: bool


class DisclosureShown(Schema):
    """A disclosure without its content. `case` and law are told to the sending side only."""

    id: UUID
    state: DisclosureState
    originator: UUID
    recipient: UUID
    agreement: UUID
    terms: TermsShown
    answer_due_at: datetime | None
    return_by: datetime | None
    is_yours: bool
    case: UUID | None
    gateway: str | None
    basis: str | None


class DisclosurePage(Schema):
    """A page of disclosures, in a fixed order, and where it goes on."""

    items: list[DisclosureShown]
    next: UUID | None


class RemarkShown(Schema):
    """A question or an answer about an offer."""

    kind: str
    organisation: UUID
    said_at: datetime
    text: str


class DisclosureAlone(Schema):
    """A disclosure without its content, what was asked and answered, and what it may not serve."""

    disclosure: DisclosureShown
    thread: list[RemarkShown]
    prohibited_uses: tuple[str, ...]


class ItemShown(Schema):
    """One item. Where it was drawn from is told to the sending side only."""

    id: UUID
    kind: str
    decision_served: str
    statement_kind: str
    grading: str
    handling: str
    text: str
    regime: str | None
    intelligence_derived: bool | None


class ContentShown(Schema):
    """What is disclosed, opened, with its statement of quality (R13)."""

    id: UUID
    reasons: str
    items: list[ItemShown]
    accuracy: str
    is_complete: bool | None
    checked_on: date | None
    decision_reasons: str | None
