"""Escalations, risks and passages in the domain's words: their states and what moves them."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from handrail.clocks.domain import ClockKind


class EscalationState(StrEnum):
    """How far an immediate risk has come on its way to the police (R26)."""

    RAISED = "raised"
    RINGING = "ringing"
    ACKNOWLEDGED = "acknowledged"
    TAKEN_OVER = "taken_over"
    STOOD_DOWN = "stood_down"


ESCALATION_WORDS: dict[str, str] = {
    EscalationState.RAISED: "Raised: no desk yet",
    EscalationState.RINGING: "Ringing",
    EscalationState.ACKNOWLEDGED: "Seen, not taken over",
    EscalationState.TAKEN_OVER: "Taken over",
    EscalationState.STOOD_DOWN: "Stood down",
}
# Somebody still has to take these over.
WAITING = frozenset({EscalationState.RAISED, EscalationState.RINGING, EscalationState.ACKNOWLEDGED})

TRANSITIONS: dict[str, dict[EscalationState, EscalationState]] = {
    "ring": {EscalationState.RAISED: EscalationState.RINGING},
    "acknowledge": {EscalationState.RINGING: EscalationState.ACKNOWLEDGED},
    "take_over": {
        EscalationState.RINGING: EscalationState.TAKEN_OVER,
        EscalationState.ACKNOWLEDGED: EscalationState.TAKEN_OVER,
    },
    "stand_down": {
        EscalationState.RINGING: EscalationState.STOOD_DOWN,
        EscalationState.ACKNOWLEDGED: EscalationState.STOOD_DOWN,
        EscalationState.TAKEN_OVER: EscalationState.STOOD_DOWN,
    },
    "climb": {
        EscalationState.RAISED: EscalationState.RAISED,
        EscalationState.RINGING: EscalationState.RINGING,
        EscalationState.ACKNOWLEDGED: EscalationState.RINGING,
    },
}

# Who is to answer at each level, and the clock that runs while it rings there. At the top it goes
# on ringing.
LEVELS = ("Duty officer", "Supervisor", "Control room", "Chief officer on call")
RINGS = (
    ClockKind.ESCALATION_FIRST_RING,
    ClockKind.ESCALATION_SECOND_RING,
    ClockKind.ESCALATION_THIRD_RING,
    ClockKind.ESCALATION_THIRD_RING,
)
TOP = len(LEVELS) - 1

LONGEST_WARNING = 10_000

# Who can own what the police stand down from (R26).
NEXT_OWNERS: dict[str, str] = {
    "ambulance": "Ambulance service",
    "crisis_team": "Mental health crisis team",
    "emergency_duty_team": "Emergency duty team (social care)",
}
SAID: dict[str, str] = {"yes": "Yes", "no": "No", "not_known": "Not known"}


@dataclass(frozen=True, kw_only=True)
class Alarm:
    """What somebody says who raises an immediate risk: the words, and what else is known."""

    words: str
    whereabouts: str = ""
    in_danger: str = ""
    children: str = ""
    weapons: str = ""
    called_999: str = ""
    call_back: str = ""

    @property
    def texts(self) -> dict[str, str]:
        """What was said, field by field; what was left empty is not there."""
        said = {field.name: getattr(self, field.name) for field in fields(self)}
        return {name: text for name, text in said.items() if text}


@dataclass(frozen=True, kw_only=True)
class Standing:
    """Why the police stand down, and who took it from them: an accepted owner, and when."""

    reason: str
    next_owner: str
    accepted_by: str
    accepted_at: datetime


@dataclass(frozen=True, kw_only=True)
class Escalation:
    """An immediate risk on its way to the police duty desk, without its words."""

    id: UUID
    about_case: UUID | None
    area: str
    state: EscalationState
    level: int
    raised_by: UUID
    raised_as: str
    raised_from: UUID
    raised_at: datetime
    acknowledged_at: datetime | None = None
    taken_over_at: datetime | None = None
    stood_down_at: datetime | None = None
    next_owner: str = ""

    @property
    def is_waiting(self) -> bool:
        return self.state in WAITING

    @property
    def level_words(self) -> str:
        return LEVELS[self.level]
