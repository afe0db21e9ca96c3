"""A disclosure: its states, what may move it, and the closed sets that it is made of."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID


class DisclosureState(StrEnum):
    """Where a disclosure stands (domain.md section 2)."""

    DRAFT = "draft"
    AWAITING_APPROVAL = "awaiting_approval"
    REFUSED = "refused"
    APPROVED = "approved"
    OFFERED = "offered"
    QUERIED = "queried"
    ACCEPTED = "accepted"
    RETURNED = "returned"
    DECLINED = "declined"
    EXPIRED = "expired"
    RECALLED = "recalled"


STATE_WORDS: dict[str, str] = {
    DisclosureState.DRAFT: "Draft",
    DisclosureState.AWAITING_APPROVAL: "Waiting for approval",
    DisclosureState.REFUSED: "Refused",
    DisclosureState.APPROVED: "Approved",
    DisclosureState.OFFERED: "Offered",
    DisclosureState.QUERIED: "Question asked",
    DisclosureState.ACCEPTED: "Accepted",
    DisclosureState.RETURNED: "Returned",
    DisclosureState.DECLINED: "Declined",
    DisclosureState.EXPIRED: "Lapsed",
    DisclosureState.RECALLED: "Recalled",
}

S = DisclosureState
TRANSITIONS: dict[str, dict[DisclosureState, DisclosureState]] = {
    "submit": {S.DRAFT: S.AWAITING_APPROVAL},
    "approve": {S.AWAITING_APPROVAL: S.APPROVED},
    "refuse": {S.AWAITING_APPROVAL: S.REFUSED},
    "offer": {S.APPROVED: S.OFFERED},
    "query": {S.OFFERED: S.QUERIED},
    "answer": {S.QUERIED: S.OFFERED},
    "accept": {S.OFFERED: S.ACCEPTED, S.QUERIED: S.ACCEPTED},
    "decline": {S.OFFERED: S.DECLINED, S.QUERIED: S.DECLINED},
    "return": {S.ACCEPTED: S.RETURNED},
    "discard": {S.DRAFT: S.REFUSED, S.APPROVED: S.REFUSED},
    "lapse": {S.OFFERED: S.EXPIRED, S.QUERIED: S.EXPIRED},
    "recall": dict.fromkeys((S.APPROVED, S.OFFERED, S.QUERIED, S.ACCEPTED), S.RECALLED),
}
# R13: what left, or may leave, can be corrected, and what ended at the partner can still be recalled.
# The originator is not told how the partner answered (R32), so it may do the same in every state
# that it takes for approved.
ENDED = (S.RETURNED, S.DECLINED, S.EXPIRED)
GONE_OUT = (S.APPROVED, S.OFFERED, S.QUERIED, S.ACCEPTED, *ENDED)
MENDING: dict[str, dict[DisclosureState, DisclosureState]] = {
    "recall": TRANSITIONS["recall"] | dict.fromkeys(ENDED, S.RECALLED),
    "correct": {state: state for state in GONE_OUT},
    "uphold": {state: state for state in GONE_OUT},
    "report_error": {S.ACCEPTED: S.ACCEPTED},
}
WAITING = frozenset({S.DRAFT, S.AWAITING_APPROVAL, S.APPROVED, S.OFFERED, S.QUERIED})

# R32: how the partner answered, and so the person, is not told to the originator, which approved
# and learns no more. A question is put to it, so that it sees.
UNTOLD = frozenset({S.OFFERED, S.ACCEPTED, S.RETURNED, S.DECLINED, S.EXPIRED})

# What a partner can be asked. 'For awareness' is no ask, and is not in the list.
ASKS: dict[str, str] = {
    "assess_need": "Assess a need",
    "offer_service": "Offer a service",
    "join_plan": "Join the plan",
}

# R9: which decision of the recipient an item serves. An item that serves none cannot be added.
DECISIONS_SERVED: dict[str, str] = {
    "identify_the_person": "To know who is meant, and nobody else",
    "decide_whether_to_help": "To decide whether this organisation can help",
    "choose_the_help": "To choose which help fits",
    "make_adjustments": "To make adjustments for the person",
    "reach_the_person_safely": "To reach the person safely",
}

URGENCIES: dict[str, str] = {
    "within_a_month": "Within a month",
    "within_a_week": "Within a week",
    "within_two_days": "Within two days",
}

# R13: how accurate what is sent is. Reliability is said item by item, by its grading.
ACCURACIES: dict[str, str] = {
    "checked": "Checked against the source",
    "believed": "Believed to be accurate, and not checked since it was recorded",
    "disputed": "Part of it is disputed, by the person or by somebody else",
}

# R15: printed on every disclosure.
PROHIBITED_USES: tuple[str, ...] = (
    "No decision about employment (Security Service Act 1989 s.2(3)).",
    "No immigration enforcement.",
    "No decision about eligibility for any service.",
    "No passing on, and no entry on any other list.",
)


@dataclass(frozen=True, kw_only=True)
class Item:
    """What a rule needs to know of one item of a disclosure; never its text."""

    id: UUID
    kind: str
    decision_served: str
    regime: str
    intelligence_derived: bool
    handling: str = "P"


@dataclass(frozen=True, kw_only=True)
class Terms:
    """What is asked and on which footing: all that an offer may show before it is accepted."""

    ask: str
    purpose: str
    is_child: bool
    hours: int
    urgency: str
    skills: str
    funding: str
    involves_meeting: bool


@dataclass(frozen=True, kw_only=True)
class Disclosure:
    """A decision to tell one organisation a set of items, for one purpose, with one ask."""

    id: UUID
    case_id: UUID
    state: DisclosureState
    originator_id: UUID
    recipient_id: UUID
    agreement_id: UUID
    area: str
    terms: Terms
    gateway: str
    basis: str
    drafted_by: UUID
    approved_by: UUID | None = None
    accepted_by: UUID | None = None
    answer_due_at: datetime | None = None
    return_by: datetime | None = None
    accepted_in: UUID | None = None
    accepted_at: datetime | None = None
    closed_at: datetime | None = None
    recalled_at: datetime | None = None
    error_reported_at: datetime | None = None

    @property
    def state_words(self) -> str:
        return STATE_WORDS[self.state]

    @property
    def is_live(self) -> bool:
        """Somebody still has to answer it, or somebody accepted it."""
        return self.state in (*WAITING, DisclosureState.ACCEPTED)

    def as_originator_sees(self) -> Disclosure:
        """This disclosure without what became of it after its approval (R32)."""
        if self.state not in UNTOLD | {DisclosureState.RECALLED}:
            return self
        is_recalled = self.state is DisclosureState.RECALLED
        return replace(
            self,
            state=self.state if is_recalled else DisclosureState.APPROVED,
            accepted_by=None,
            answer_due_at=None,
            return_by=None,
            accepted_in=None,
            accepted_at=None,
            closed_at=None,
        )


@dataclass(frozen=True, kw_only=True)
class Parties:
    """The kinds and terms of the two ends that a disclosure must fit."""

    originator_kind: str
    recipient_kind: str
    purposes: frozenset[str]
    item_kinds: frozenset[str]
    gateways: frozenset[str]
    in_force: bool


@dataclass(frozen=True, kw_only=True)
class Quality:
    """R13: how accurate, complete, reliable and current what is sent is (DPA s.38(4))."""

    accuracy: str
    is_complete: bool
    checked_on: date


@dataclass(frozen=True)
class Said:
    """One line for a disclosure's thread: its reference, and the words, which may be none."""

    remark_id: UUID
    text: str


class NoticeKind(StrEnum):
    """What somebody who holds a copy is told and confirms (R13)."""

    RECALL = "recall"
    CORRECTION = "correction"


@dataclass(frozen=True, kw_only=True)
class Notice:
    """What an officer who holds a copy was told of it, and whether that is confirmed."""

    id: UUID
    disclosure_id: UUID
    kind: NoticeKind
    originator_id: UUID
    recipient_id: UUID
    told: UUID
    told_at: datetime
    confirmed_at: datetime | None


class BestPlacedState(StrEnum):
    """A proposal of who is best placed, until a coordinator decided."""

    PROPOSED = "proposed"
    DECIDED = "decided"


@dataclass(frozen=True, kw_only=True)
class Alternative:
    """One partner that was considered, with codes for what speaks for and against it."""

    organisation_id: UUID
    reasons_for: tuple[str, ...]
    reasons_against: tuple[str, ...]


FOR_AND_AGAINST: dict[str, str] = {
    "serves_the_area": "It serves the area",
    "offers_the_service": "It offers the kind of support that the concern suggests",
    "has_capacity": "It has room",
    "has_statutory_duty": "It has a duty of its own towards such a need",
    "agreement_in_force": "An agreement is in force",
    "known_to_it": "The person is known to it",
    "no_such_service": "It does not offer that support",
    "is_full": "It has no room",
    "no_agreement_in_force": "No agreement is in force",
    "was_asked_before": "It was asked in this case before, and that came to an end",
    "helps_already": "It helps in this case already",
}


@dataclass(frozen=True, kw_only=True)
class BestPlaced:
    """Which partner is asked, with the alternatives considered and why."""

    id: UUID
    case_id: UUID
    state: BestPlacedState
    chosen_id: UUID | None
    alternatives: tuple[Alternative, ...]
    decided_by: UUID | None = None
    decided_at: datetime | None = None
