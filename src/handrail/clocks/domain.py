"""The clocks' words: kinds and their terms, what an act sets and clears, what a sweep did. Pure.

`TERMS` is configuration. Its values are facts or policies of the programme, each with its source;
[check] marks a value known only generally, [policy] one that no law demands.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from handrail.clocks import calendar

if TYPE_CHECKING:
    from collections.abc import Mapping
    from uuid import UUID


class ClockKind(StrEnum):
    """What a clock counts down to."""

    ACCESS_REQUEST = "access_request"
    ACCESS_REQUEST_EXTENDED = "access_request_extended"
    AGREEMENT_REVIEW = "agreement_review"
    BREACH_REPORT = "breach_report"
    CHALLENGE_DECISION = "challenge_decision"
    COMPLAINT_ACKNOWLEDGEMENT = "complaint_acknowledgement"
    DECONFLICTION_VALID = "deconfliction_valid"
    DISCLOSURE_ANSWER = "disclosure_answer"
    ESCALATION_FIRST_RING = "escalation_first_ring"
    ESCALATION_SECOND_RING = "escalation_second_ring"
    ESCALATION_THIRD_RING = "escalation_third_ring"
    ESCALATION_TAKEN_OVER = "escalation_taken_over"
    EXIT_REVIEW_FIRST = "exit_review_first"
    EXIT_REVIEW_SECOND = "exit_review_second"
    INFORMATION_REQUEST = "information_request"
    NOT_TOLD_REVIEW = "not_told_review"
    PERSON_TOLD = "person_told"
    QUESTION_ANSWER = "question_answer"
    RISK_TRANSFER = "risk_transfer"
    VALVE_CHECK = "valve_check"


# Somebody may be in danger: these are taken before any backlog of other clocks.
URGENT: Final = frozenset(
    {
        ClockKind.ESCALATION_FIRST_RING,
        ClockKind.ESCALATION_SECOND_RING,
        ClockKind.ESCALATION_THIRD_RING,
        ClockKind.ESCALATION_TAKEN_OVER,
    }
)


class Unit(StrEnum):
    """How a term is counted."""

    MINUTES = "minutes"
    HOURS = "hours"
    DAYS = "days"
    WORKING_DAYS = "working days"
    MONTHS = "months"


@dataclass(frozen=True, slots=True)
class Term:
    """How long a clock of some kind runs, and who says so."""

    length: int
    unit: Unit
    source: str

    def end(self, start: datetime) -> datetime:
        match self.unit:
            case Unit.MINUTES:
                return calendar.elapsed_after(start, timedelta(minutes=self.length))
            case Unit.HOURS:
                return calendar.elapsed_after(start, timedelta(hours=self.length))
            case Unit.DAYS:
                return calendar.days_after(start, self.length)
            case Unit.WORKING_DAYS:
                return calendar.working_days_after(start, self.length)
            case Unit.MONTHS:
                return calendar.months_after(start, self.length)


TERMS: Final[Mapping[ClockKind, Term]] = MappingProxyType(
    {
        # DUAA s.76: the two further months need reasons given inside the first.
        ClockKind.ACCESS_REQUEST: Term(1, Unit.MONTHS, "UK GDPR Art 12(3)"),
        ClockKind.ACCESS_REQUEST_EXTENDED: Term(3, Unit.MONTHS, "UK GDPR Art 12(3); DUAA s.76"),
        ClockKind.AGREEMENT_REVIEW: Term(12, Unit.MONTHS, "ICO data sharing code"),
        ClockKind.BREACH_REPORT: Term(72, Unit.HOURS, "DPA s.67; UK GDPR Art 33"),
        ClockKind.CHALLENGE_DECISION: Term(20, Unit.WORKING_DAYS, "policy"),
        ClockKind.COMPLAINT_ACKNOWLEDGEMENT: Term(30, Unit.DAYS, "DUAA s.103"),
        # [check] how long a deconfliction result holds
        ClockKind.DECONFLICTION_VALID: Term(5, Unit.WORKING_DAYS, "policy [check]"),
        ClockKind.DISCLOSURE_ANSWER: Term(5, Unit.WORKING_DAYS, "policy"),
        ClockKind.ESCALATION_FIRST_RING: Term(5, Unit.MINUTES, "policy"),
        ClockKind.ESCALATION_SECOND_RING: Term(10, Unit.MINUTES, "policy"),
        ClockKind.ESCALATION_THIRD_RING: Term(15, Unit.MINUTES, "policy"),
        ClockKind.ESCALATION_TAKEN_OVER: Term(15, Unit.MINUTES, "policy"),
        ClockKind.EXIT_REVIEW_FIRST: Term(6, Unit.MONTHS, "Channel practice"),
        ClockKind.EXIT_REVIEW_SECOND: Term(12, Unit.MONTHS, "Channel practice"),
        # [check] FOIA s.10(6) leaves out the bank holidays of any part of the UK, not of England only
        ClockKind.INFORMATION_REQUEST: Term(20, Unit.WORKING_DAYS, "FOIA s.10 [check]"),
        ClockKind.NOT_TOLD_REVIEW: Term(90, Unit.DAYS, "policy"),
        ClockKind.PERSON_TOLD: Term(1, Unit.MONTHS, "UK GDPR Art 14(3)"),
        ClockKind.QUESTION_ANSWER: Term(10, Unit.WORKING_DAYS, "policy"),
        ClockKind.RISK_TRANSFER: Term(1, Unit.WORKING_DAYS, "policy"),
        ClockKind.VALVE_CHECK: Term(2, Unit.WORKING_DAYS, "policy"),
    }
)


@dataclass(frozen=True, slots=True)
class ClockSetting:
    """A clock that an act starts about one object; it replaces an open one of the same kind."""

    kind: ClockKind
    about: UUID
    due_at: datetime | None = None

    def end(self, at: datetime) -> datetime:
        """The agreed moment if there is one, otherwise the kind's term from the act on."""
        return self.due_at or TERMS[self.kind].end(at)


@dataclass(frozen=True, slots=True)
class ClockClearing:
    """A clock that an act stops."""

    kind: ClockKind
    about: UUID


@dataclass(frozen=True, slots=True)
class OpenClock:
    """A clock that still runs, or that ran out and waits for somebody."""

    kind: str
    about: UUID
    set_at: datetime
    due_at: datetime
    escalated_at: datetime | None

    def is_overdue(self, at: datetime) -> bool:
        return self.due_at <= at


@dataclass(frozen=True, slots=True)
class Applied:
    """How many clocks an act started and stopped; a replaced clock counts as stopped."""

    started: int
    stopped: int


@dataclass(frozen=True, slots=True)
class Swept:
    """What one sweep did: calls that succeeded, calls that failed, kinds nobody answers for."""

    count: int = 0
    failed: int = 0
    unknown: frozenset[str] = frozenset()

    def __add__(self, other: Swept) -> Swept:
        return Swept(
            self.count + other.count, self.failed + other.failed, self.unknown | other.unknown
        )
