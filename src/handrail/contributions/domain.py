"""A contribution: what a partner says it knows, item by item, and a request for one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from handrail.disclosures import domain as disclosures
from handrail.disclosures import gateways
from handrail.partners.domain import SUPPORT_PURPOSES


class ContributionState(StrEnum):
    """Where a contribution stands: with its owner and the centre until the owner lets it go."""

    HELD = "held"
    RELEASED = "released"
    WITHDRAWN = "withdrawn"


STATE_WORDS: dict[str, str] = {
    ContributionState.HELD: "Not released",
    ContributionState.RELEASED: "Released",
    ContributionState.WITHDRAWN: "Withdrawn",
}
TRANSITIONS: dict[str, dict[ContributionState, ContributionState]] = {
    "release": {ContributionState.HELD: ContributionState.RELEASED},
    "withdraw": {ContributionState.HELD: ContributionState.WITHDRAWN},
}


class RequestState(StrEnum):
    """Where a request for information stands. None is ever overdue."""

    OPEN = "open"
    ANSWERED = "answered"
    ANSWERED_NO = "answered_no"


REQUEST_WORDS: dict[str, str] = {
    RequestState.OPEN: "Open",
    RequestState.ANSWERED: "Answered",
    RequestState.ANSWERED_NO: "Answered no",
}

# The three parts of an assessment (R17). A risk is told here as narrative; who owns it is settled
# in the folder of risks.
PARTS: dict[str, str] = {
    "need": "A need",
    "strength": "A strength",
    "risk_of_harm": "A risk of harm",
}

# R46: nationality and immigration status are in no list, so nothing can be said about them.
TOPICS: dict[str, str] = SUPPORT_PURPOSES | {
    "belief": "Belief",
    "clinical": "Clinical: what a clinician knows from care",
}

STATEMENT_KINDS: dict[str, str] = {
    "fact": "A fact: seen, or known directly",
    "assessment": "An assessment: a professional view",
}

# R9, R20: which decision it serves; what serves none stays out.
DECISIONS: dict[str, str] = {
    "decide_whether_to_help": "To decide whether to offer support",
    "reach_the_person_safely": disclosures.DECISIONS_SERVED["reach_the_person_safely"],
    "choose_the_help": disclosures.DECISIONS_SERVED["choose_the_help"],
    "make_adjustments": disclosures.DECISIONS_SERVED["make_adjustments"],
}
BEFORE_AGREEMENT = frozenset({"decide_whether_to_help", "reach_the_person_safely"})

# Why somebody who was asked says nothing. Each is as good as another, and none is counted.
NO_REASONS: dict[str, str] = {
    "nothing_known": "We know nothing that helps with this",
    "not_ours_to_share": "It is not ours to share",
    "not_needed": "The decision does not need it",
}


class ContentClass(StrEnum):
    """What kind of content it is: some waits until the person knows and agreed, some stays clinical."""

    ORDINARY = "ordinary"
    FAMILY = "family"
    BELIEF = "belief"
    CLINICAL = "clinical"


_HEALTH_TOPICS = frozenset({"health", "mental_health", "substance_use"})
_CLASSES = {each.value: each for each in ContentClass}


def content_class(topic: str, *, kind: str) -> ContentClass:
    """The class of what an organisation of this kind says on this topic.

    What a health body says of somebody's health comes from care, whatever it is filed under.
    """
    if kind == "health" and topic in _HEALTH_TOPICS:
        return ContentClass.CLINICAL
    return _CLASSES.get(topic, ContentClass.ORDINARY)


def bases_for(kind: str) -> dict[str, str]:
    """The lawful bases a partner of this kind may cite: Part 2, and Part 3 for probation (R10)."""
    regimes = {"part_2", "part_3"} if kind == "probation" else {"part_2"}
    return {
        code: words
        for code, words in gateways.BASES.items()
        if gateways.BASIS_REGIMES[code] & regimes
    }


@dataclass(frozen=True, kw_only=True)
class Said:
    """One thing that a partner says it knows, as it is typed."""

    part: str
    topic: str
    decision_served: str
    basis: str
    statement_kind: str
    as_of: date
    text: str
    names_nobody: bool
    answers: UUID | None = None  # the request that it answers, where there is one


@dataclass(frozen=True, kw_only=True)
class Standing:
    """What is known of a case when somebody contributes to it or records a need in it."""

    is_case_open: bool
    is_told: bool
    has_agreed: bool

    @property
    def is_agreed(self) -> bool:
        """The person knows of it and has agreed to support (R21, R43)."""
        return self.is_told and self.has_agreed


@dataclass(frozen=True, kw_only=True)
class Contribution:
    """What a partner says it knows, without its words."""

    id: UUID
    case_id: UUID
    owner_id: UUID
    contributor_id: UUID
    state: ContributionState
    part: str
    topic: str
    content_class: ContentClass
    decision_served: str
    basis: str
    statement_kind: str
    as_of: date
    is_shared: bool
    contributed_at: datetime
    released_at: datetime | None = None
    request_id: UUID | None = None


@dataclass(frozen=True, kw_only=True)
class InformationRequest:
    """Something that the coordinator or the chair asks a partner, for one decision (R20)."""

    id: UUID
    case_id: UUID
    asked_of_id: UUID
    asked: tuple[UUID, ...]
    decision_served: str
    state: RequestState
    asked_at: datetime
    answered_at: datetime | None = None
    reason: str = ""


@dataclass(frozen=True, kw_only=True)
class Asked:
    """A request as it is typed: of whom, for which decision, and what."""

    asked_of_id: UUID
    decision_served: str
    question: str
