"""The case: its states, its outcomes, and what moves it from one to the next."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID


class CaseState(StrEnum):
    """Where a case stands (domain.md section 2)."""

    OPEN = "open"
    PAUSED = "paused_for_review"
    CLOSED = "closed"


STATE_WORDS: dict[str, str] = {
    CaseState.OPEN: "Open",
    CaseState.PAUSED: "Paused for review",
    CaseState.CLOSED: "Closed",
}

TRANSITIONS: dict[str, dict[CaseState, CaseState]] = {
    "close": {CaseState.OPEN: CaseState.CLOSED},
}

OUTCOMES: dict[str, str] = {
    "needs_met": "Needs met",
    "routed_to_safeguarding": "Routed to ordinary safeguarding",
    "declined_support": "The person declined support",
    "returned": "Returned to the originator",
    "nominated_in_error": "Nominated in error",
}


class LeadKind(StrEnum):
    """Which arrangement leads already where one does (R44). The lead stays the lead."""

    NONE = "none"
    CHILD_PROTECTION = "child_protection"
    CARE_ACT = "care_act"
    MARAC = "marac"
    MAPPA = "mappa"
    CHANNEL = "channel"
    PROBATION = "probation"
    CARE_COORDINATOR = "care_coordinator"


LEADS: dict[str, str] = {
    LeadKind.NONE: "Nobody leads yet",
    LeadKind.CHILD_PROTECTION: "Child protection (Children Act 1989)",
    LeadKind.CARE_ACT: "Adult safeguarding (Care Act 2014)",
    LeadKind.MARAC: "MARAC: domestic abuse conference",
    LeadKind.MAPPA: "MAPPA: public protection arrangements",
    LeadKind.CHANNEL: "Channel panel",
    LeadKind.PROBATION: "Probation",
    LeadKind.CARE_COORDINATOR: "A care co-ordinator in health",
}


@dataclass(frozen=True, kw_only=True)
class Lead:
    """The answer to 'Who already leads?': which arrangement, and its body where it takes part here."""

    case_id: UUID
    kind: LeadKind
    organisation_id: UUID | None
    recorded_at: datetime

    @property
    def is_somebody(self) -> bool:
        return self.kind is not LeadKind.NONE


@dataclass(frozen=True, kw_only=True)
class Case:
    """What the centre and partners do about one person in one area."""

    id: UUID
    person_id: UUID
    area: str
    state: CaseState
    opened_at: datetime
    closed_at: datetime | None = None
    outcome: str = ""
    workers: tuple[UUID, ...] = ()
    chair_id: UUID | None = None
    advocate_id: UUID | None = None
    working: tuple[UUID, ...] = ()  # the compartments of all who work on it: not the advocate

    @property
    def is_open(self) -> bool:
        return self.state is CaseState.OPEN
