"""Who can be asked whether meeting is safe, and what a statement allows. Pure."""

from __future__ import annotations

from datetime import datetime

from handrail.policy.decisions import Decision, decide
from handrail.safety.domain import SafetyAnswer, SafetyStatement

WORDS: dict[str, str] = {
    "no_police_originator": (
        "No police force with a disclosure officer nominated in this case, so nobody can say whether "
        "meeting is safe. Do not ask anybody to meet the person."
    ),
    "safety_asked_already": "The police have been asked and have not answered yet.",
    "safety_stated_already": "This was stated already. Wait until you are asked again.",
    "safety_answer_unknown": "Choose one of the three answers.",
    "precautions_unsaid": "Say which precautions to take, and not how you know.",
    "precautions_needless": "You said that none are known. Take the precautions out, or choose again.",
    "no_safety_statement": (
        "It involves meeting the person, and the police have not said whether that is safe. "
        "Ask them on the case's page 'Safety'."
    ),
    "do_not_meet": "The police say: do not meet the person.",
    "safety_statement_ran_out": "The safety statement has run out. Ask the police again.",
    "safety_outdated_by_risk": (
        "A risk was raised after the safety statement was made. Ask the police again."
    ),
}


def may_ask(*, is_case_open: bool, can_police_state: bool, is_waiting: bool) -> Decision:
    """The police that nominated are asked, once at a time, about an open case (R42)."""
    return decide(
        "ask for a safety statement",
        case_not_open=not is_case_open,
        no_police_originator=not can_police_state,
        safety_asked_already=is_waiting,
    )


def may_state(asked: SafetyStatement, *, answer: str, precautions: str) -> Decision:
    """One of three answers; precautions are said where they are needed (R42)."""
    has_words = bool(precautions.strip())
    return decide(
        "state whether meeting is safe",
        safety_stated_already=asked.is_stated,
        safety_answer_unknown=answer not in set(SafetyAnswer),
        precautions_unsaid=answer == SafetyAnswer.PRECAUTIONS_NEEDED and not has_words,
        precautions_needless=answer == SafetyAnswer.NONE_KNOWN and has_words,
    )


def may_meet(statement: SafetyStatement | None, *, at: datetime) -> Decision:
    """Nobody is asked to meet the person without a safety statement that holds (R42)."""
    if statement is None or statement.holds_until is None:
        return decide("meet the person", no_safety_statement=True)
    return decide(
        "meet the person",
        do_not_meet=statement.answer is SafetyAnswer.DO_NOT_MEET,
        safety_outdated_by_risk=statement.outdated_at is not None,
        safety_statement_ran_out=at >= statement.holds_until,
    )
