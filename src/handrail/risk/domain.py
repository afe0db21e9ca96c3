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


class RiskState(StrEnum):
    """Where a risk stands. Whatever it is, the risk has one owner (R24, R25)."""

    OPEN = "open"
    TRANSFER_OFFERED = "transfer_offered"
    ACCEPTED = "accepted"
    RETURNED = "returned"
    CLOSED = "closed"


RISK_STATE_WORDS: dict[str, str] = {
    RiskState.OPEN: "Open",
    RiskState.TRANSFER_OFFERED: "Transfer offered",
    RiskState.ACCEPTED: "Accepted",
    RiskState.RETURNED: "Returned",
    RiskState.CLOSED: "Closed",
}
AT_REST = frozenset({RiskState.OPEN, RiskState.ACCEPTED, RiskState.RETURNED})

RISK_TRANSITIONS: dict[str, dict[RiskState, RiskState]] = {
    "offer_transfer": dict.fromkeys(sorted(AT_REST), RiskState.TRANSFER_OFFERED),
    "give_to_police": dict.fromkeys(sorted(AT_REST), RiskState.ACCEPTED),
    "accept_transfer": {RiskState.TRANSFER_OFFERED: RiskState.ACCEPTED},
    "return_transfer": {RiskState.TRANSFER_OFFERED: RiskState.RETURNED},
    "lapse_transfer": {RiskState.TRANSFER_OFFERED: RiskState.RETURNED},
    "withdraw_offer": {RiskState.TRANSFER_OFFERED: RiskState.OPEN},
    "close": dict.fromkeys(sorted(AT_REST), RiskState.CLOSED),
}

# How its history tells each of these.
WENT: dict[str, str] = {
    "offer_transfer": "offered",
    "give_to_police": "given",
    "accept_transfer": "accepted",
    "return_transfer": "returned",
    "lapse_transfer": "lapsed",
    "withdraw_offer": "withdrawn",
    "close": "closed",
}

RISK_KINDS: dict[str, str] = {
    "violence_or_terrorism": "Violence or terrorism",
    "self_harm": "Self-harm or suicide",
    "harm_from_others": "Harm from others",
    "exploitation": "Exploitation",
    "domestic_abuse": "Domestic abuse",
    "child_at_risk": "A child at risk",
    "neglect_or_self_neglect": "Neglect or self-neglect",
    "other": "Another harm, said in the words",
}
# R24: always the police's, by the standing acceptance signed in each agreement.
POLICE_RISKS = frozenset({"violence_or_terrorism"})

# A body's own duties. They are its own already: recording one moves nothing (R24).
DUTIES: dict[str, str] = {
    "care_act_s42": "Care Act 2014 s.42: enquire about an adult at risk",
    "children_act_s47": "Children Act 1989 s.47: enquire about a child at risk",
    "children_act_s17": "Children Act 1989 s.17: a child in need",
    "housing_act_part_7": "Housing Act 1996 Part 7: homelessness",
    "crime_and_disorder_act_s17": "Crime and Disorder Act 1998 s.17: prevent crime and disorder",
    "mental_health_act_s117": "Mental Health Act 1983 s.117: after-care",
}

STEP_WORDS: dict[str, str] = {
    "raised": "Raised: {owner} owned it from the first second",
    "offered": "{owner} offered it to {to}",
    "accepted": "{to} accepted it",
    "given": "The police own it again, by standing acceptance: {owner}",
    "returned": "{to} did not take it; it stayed with {owner}",
    "lapsed": "{to} did not answer in time; it stayed with {owner}",
    "withdrawn": "{owner} withdrew the offer to {to}",
    "closed": "{owner} closed it",
}


@dataclass(frozen=True, kw_only=True)
class Risk:
    """A described harm with exactly one owner, without its words."""

    id: UUID
    case_id: UUID
    area: str
    kind: str
    state: RiskState
    owner_id: UUID
    owner_kind: str
    raised_as: str
    raised_from: UUID
    raised_at: datetime
    contact_id: UUID
    contact_post: str
    climbed: int
    offered_to: UUID | None = None
    offered_to_kind: str = ""
    closed_at: datetime | None = None
    readers: tuple[UUID, ...] = ()

    @property
    def is_open(self) -> bool:
        return self.state is not RiskState.CLOSED


@dataclass(frozen=True, kw_only=True)
class Step:
    """One line of a risk's history: what happened, who owned it from then on, and who else is meant."""

    how: str
    owner_id: UUID
    to_id: UUID | None
    at: datetime
    by_as: str
    by_from: UUID | None


@dataclass(frozen=True, kw_only=True)
class Duty:
    """A statutory duty that a body has by itself."""

    organisation_id: UUID
    duty: str
    recorded_as: str
    recorded_at: datetime


@dataclass(frozen=True, kw_only=True)
class Load:
    """What an organisation carries, in counts of acts (product.md, Q9)."""

    open: int
    duties: int
    offered: int
    accepted: int
    returned: int


class PassageState(StrEnum):
    """How far something has come on its way from support to the police (R27)."""

    PROPOSED = "proposed"
    PASSED = "passed"
    FOUNDED = "founded"
    UNFOUNDED = "unfounded"
    RECORDED = "recorded"


PASSAGE_WORDS: dict[str, str] = {
    PassageState.PROPOSED: "A second person is to agree",
    PassageState.PASSED: "Passed, to be checked",
    PassageState.FOUNDED: "Checked: founded",
    PassageState.UNFOUNDED: "Checked: unfounded",
    PassageState.RECORDED: "Recorded afterwards",
}
PASSAGE_TRANSITIONS: dict[str, dict[PassageState, PassageState]] = {
    "agree": {PassageState.PROPOSED: PassageState.PASSED},
    "find": {PassageState.PASSED: PassageState.FOUNDED},
    "find_not": {PassageState.PASSED: PassageState.UNFOUNDED},
}
PASSAGE_KINDS: dict[str, str] = {
    "escalation": "An immediate risk",
    "item": "An item for the police",
    "own_report": "A member's own report, recorded afterwards",
}
GROUNDS: dict[str, str] = {
    "serious_harm": "To prevent serious harm",
    "legal_duty": "A legal duty to tell the police",
}
LEGAL_DUTIES: dict[str, str] = {
    "terrorism_act_s19": "Terrorism Act 2000 s.19",
    "terrorism_act_s38b": "Terrorism Act 2000 s.38B",
    "fgm_act_s5b": "Female Genital Mutilation Act 2003 s.5B",
}
REPORTED_TO: dict[str, str] = {
    "constable": "A constable",
    "adult_safeguarding": "Adult safeguarding",
    "childrens_services": "Children's services",
}


@dataclass(frozen=True, kw_only=True)
class Proposed:
    """What somebody wants to pass to the police: one item, on which ground, and why."""

    text: str
    ground: str
    duty: str
    reasons: str


@dataclass(frozen=True, kw_only=True)
class Passage:
    """One passage from support to the police, without its words."""

    id: UUID
    case_id: UUID
    area: str
    kind: str
    state: PassageState
    ground: str
    duty: str
    proposed_by: UUID
    proposed_posts: tuple[UUID, ...]
    proposed_as: str
    proposed_from: UUID
    proposed_at: datetime
    agreed_by: UUID | None = None
    agreed_as: str = ""
    passed_at: datetime | None = None
    checked_at: datetime | None = None
    is_overdue: bool = False
    escalation_id: UUID | None = None
