"""Every clock that runs, with its kind in words: what a data protection officer watches."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from handrail.clocks.domain import TERMS, ClockKind, OpenClock

KINDS: dict[str, str] = {
    ClockKind.ACCESS_REQUEST: "Answer an access request",
    ClockKind.ACCESS_REQUEST_EXTENDED: "Answer an access request, extended",
    ClockKind.AGREEMENT_REVIEW: "Review an agreement",
    ClockKind.BREACH_REPORT: "Report a breach to the ICO",
    ClockKind.CHALLENGE_DECISION: "Decide a challenge to a nomination",
    ClockKind.COMPLAINT_ACKNOWLEDGEMENT: "Acknowledge a complaint",
    ClockKind.DECONFLICTION_VALID: "A check with other regimes runs out",
    ClockKind.DISCLOSURE_ANSWER: "A partner answers an offer",
    ClockKind.ESCALATION_FIRST_RING: "The police answer an immediate risk, first ring",
    ClockKind.ESCALATION_SECOND_RING: "The police answer an immediate risk, second ring",
    ClockKind.ESCALATION_THIRD_RING: "The police answer an immediate risk, third ring",
    ClockKind.ESCALATION_TAKEN_OVER: "The police take over an immediate risk",
    ClockKind.EXIT_REVIEW_FIRST: "Review 6 months after the end",
    ClockKind.EXIT_REVIEW_SECOND: "Review 12 months after the end",
    ClockKind.INFORMATION_REQUEST: "Answer a freedom of information request",
    ClockKind.NOT_TOLD_REVIEW: "Look again at not telling a person",
    ClockKind.PERSON_TOLD: "Tell the person",
    ClockKind.QUESTION_ANSWER: "Answer a question",
    ClockKind.RISK_TRANSFER: "Accept a risk between police bodies",
    ClockKind.VALVE_CHECK: "Check what passed to the police",
}


@dataclass(frozen=True, kw_only=True)
class Row:
    """One clock: what it counts down to, about which reference, and where it stands."""

    kind: str
    about: UUID
    due_at: datetime
    is_overdue: bool
    source: str


def rows(clocks: Iterable[OpenClock], *, at: datetime) -> tuple[Row, ...]:
    """The clocks in words, without a word about anybody."""
    return tuple(
        Row(
            kind=KINDS.get(each.kind, each.kind),
            about=each.about,
            due_at=each.due_at,
            is_overdue=each.is_overdue(at),
            source=TERMS[ClockKind(each.kind)].source,
        )
        for each in clocks
    )
