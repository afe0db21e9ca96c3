"""Who owns a risk, what an immediate one needs before it stops ringing, what may pass. Pure."""

from __future__ import annotations

from datetime import datetime

from handrail.policy.decisions import Decision, decide
from handrail.risk.domain import NEXT_OWNERS, TRANSITIONS, Alarm, Escalation, Standing

WORDS: dict[str, str] = {
    "risk_unsaid": "Say what is happening.",
    "escalation_not_at_this_point": "Somebody has done this already, or it has ended.",
    "incident_number_missing": "Enter the police incident number. Without one nobody has taken it over.",
    "stand_down_reason_missing": "Say why the police stand down.",
    "next_owner_missing": "Choose who has it now.",
    "next_owner_not_accepted": "Say who there accepted it. Until somebody does, it stays yours.",
    "acceptance_ahead": "The time at which they accepted it lies ahead.",
}


def may_raise(alarm: Alarm) -> Decision:
    """An immediate risk needs words, and nothing else (R26)."""
    return decide("raise an immediate risk", risk_unsaid=not alarm.words.strip())


def may_acknowledge(held: Escalation) -> Decision:
    return _may_move(held, "acknowledge")


def may_take_over(held: Escalation, *, incident_number: str) -> Decision:
    """Taking over is more than seeing it: it needs a police incident number (R26)."""
    return _may_move(held, "take_over").and_then(
        decide("take over", incident_number_missing=not incident_number.strip())
    )


def may_stand_down(held: Escalation, standing: Standing, *, at: datetime) -> Decision:
    """Standing down, 'not for police' included, needs a reason and an accepted next owner (R26)."""
    return _may_move(held, "stand_down").and_then(
        decide(
            "stand down",
            stand_down_reason_missing=not standing.reason.strip(),
            next_owner_missing=standing.next_owner not in NEXT_OWNERS,
            next_owner_not_accepted=not standing.accepted_by.strip(),
            acceptance_ahead=standing.accepted_at > at,
        )
    )


def _may_move(held: Escalation, verb: str) -> Decision:
    at_this_point = held.state in TRANSITIONS[verb]
    return decide(f"{verb} escalation", escalation_not_at_this_point=not at_this_point)
