"""Who owns a risk, what an immediate one needs before it stops ringing, what may pass. Pure."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from handrail.acts.domain import Actor
from handrail.members.domain import PARTNER_KINDS, POLICE_KINDS
from handrail.policy.decisions import Decision, decide
from handrail.risk.domain import (
    DUTIES,
    GROUNDS,
    LEGAL_DUTIES,
    NEXT_OWNERS,
    PASSAGE_TRANSITIONS,
    POLICE_RISKS,
    REPORTED_TO,
    RISK_KINDS,
    RISK_TRANSITIONS,
    TRANSITIONS,
    Alarm,
    Escalation,
    Passage,
    Proposed,
    Risk,
    Standing,
)

WORDS: dict[str, str] = {
    "risk_unsaid": "Say what is happening.",
    "escalation_not_at_this_point": "Somebody has done this already, or it has ended.",
    "incident_number_missing": "Enter the police incident number. Without one nobody has taken it over.",
    "stand_down_reason_missing": "Say why the police stand down.",
    "next_owner_missing": "Choose who has it now.",
    "next_owner_not_accepted": "Say who there accepted it. Until somebody does, it stays yours.",
    "acceptance_ahead": "The time at which they accepted it lies ahead.",
    "risk_kind_unknown": "Choose what kind of harm it is.",
    "risk_not_at_this_point": "The risk is not at the point where this can be done.",
    "police_risk_stays_with_police": (
        "Violence and terrorism are the police's. They are never offered to another body."
    ),
    "body_cannot_own_risks": "This body does not take risks over.",
    "only_to_the_police": "A body that is not police gives a risk to the police, and to nobody else.",
    "owner_already": "They own it already.",
    "nobody_to_answer": "Nobody at this body could answer for this area.",
    "close_reason_missing": "Say why the risk is closed.",
    "duty_unknown": "Choose one of the duties.",
    "item_unsaid": "Say what the police are to be told.",
    "passage_ground_unknown": "Choose serious harm or a legal duty. Nothing else passes.",
    "which_duty_unknown": "Choose which duty in law it is.",
    "passage_reasons_missing": "Say why the police must know.",
    "second_person_needed": "A second, different person must agree.",
    "another_post_needed": "The second person must hold another post than the first.",
    "passage_not_at_this_point": "This has been agreed or checked already.",
    "finding_reasons_missing": "Say why it is founded or not.",
    "was_involved": "Whoever proposed or agreed it cannot check it.",
    "report_place_unknown": "Choose whom you told.",
    "report_ahead": "The day of the report lies ahead.",
    "no_police_here": "No police body takes part yet, so nobody could own this. Call the police.",
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


def may_raise_risk(kind: str, *, words: str, has_police: bool) -> Decision:
    """A risk has a kind, words, and an owner from the first second (R24)."""
    return decide(
        "raise risk",
        risk_kind_unknown=kind not in RISK_KINDS,
        risk_unsaid=not words.strip(),
        no_police_here=not has_police,
    )


def is_for_police_alone(kind: str) -> bool:
    """Whether the police own this kind always, by standing acceptance (R24)."""
    return kind in POLICE_RISKS


def is_given_at_once(held: Risk, *, to_kind: str) -> bool:
    """Whether the police own it the moment another body gives it: no return ends there (R25)."""
    return held.owner_kind not in POLICE_KINDS and to_kind in POLICE_KINDS


def may_offer(held: Risk, *, to: UUID, to_kind: str, can_answer: bool) -> Decision:
    """Police risks move between police alone; from another body a risk moves to the police alone."""
    return _may_move_risk(held, "offer_transfer").and_then(
        decide(
            "offer transfer",
            owner_already=to == held.owner_id,
            body_cannot_own_risks=to_kind not in POLICE_KINDS | PARTNER_KINDS,
            police_risk_stays_with_police=(
                is_for_police_alone(held.kind) and to_kind not in POLICE_KINDS
            ),
            only_to_the_police=(
                held.owner_kind not in POLICE_KINDS and to_kind not in POLICE_KINDS
            ),
            nobody_to_answer=not can_answer,
        )
    )


def may_answer_offer(held: Risk) -> Decision:
    return _may_move_risk(held, "accept_transfer")


def may_withdraw(held: Risk) -> Decision:
    return _may_move_risk(held, "withdraw_offer")


def may_close_risk(held: Risk, *, reason: str) -> Decision:
    """Its owner closes a risk, with a reason."""
    return _may_move_risk(held, "close").and_then(
        decide("close risk", close_reason_missing=not reason.strip())
    )


def may_record_duty(duty: str) -> Decision:
    return decide("record duty", duty_unknown=duty not in DUTIES)


def may_propose(said: Proposed) -> Decision:
    """What passes is one item, for serious harm or a legal duty, with reasons (R27)."""
    return decide(
        "propose to pass to the police",
        item_unsaid=not said.text.strip(),
        passage_ground_unknown=said.ground not in GROUNDS,
        which_duty_unknown=said.ground == "legal_duty" and said.duty not in LEGAL_DUTIES,
        passage_reasons_missing=not said.reasons.strip(),
    )


def may_agree(held: Passage, *, by: Actor) -> Decision:
    """Two named people of two posts (R27)."""
    return decide(
        "agree to pass to the police",
        passage_not_at_this_point=held.state not in PASSAGE_TRANSITIONS["agree"],
        second_person_needed=held.proposed_by == by.member_id,
        another_post_needed=bool(set(held.proposed_posts) & set(by.post_ids)),
    )


def may_check(held: Passage, *, by: UUID, reasons: str) -> Decision:
    """A reviewer who was not involved says whether it was founded, with reasons (R27)."""
    return decide(
        "check passage",
        passage_not_at_this_point=held.state not in PASSAGE_TRANSITIONS["find"],
        was_involved=by in (held.proposed_by, held.agreed_by),
        finding_reasons_missing=not reasons.strip(),
    )


def may_record_report(told: str, *, on: date, today: date) -> Decision:
    """A member's own report is recorded afterwards; nobody is asked before it (R27)."""
    return decide(
        "record own report",
        report_place_unknown=told not in REPORTED_TO,
        report_ahead=on > today,
    )


def _may_move_risk(held: Risk, verb: str) -> Decision:
    at_this_point = held.state in RISK_TRANSITIONS[verb]
    return decide(verb, risk_not_at_this_point=not at_this_point)


def _may_move(held: Escalation, verb: str) -> Decision:
    at_this_point = held.state in TRANSITIONS[verb]
    return decide(f"{verb} escalation", escalation_not_at_this_point=not at_this_point)
