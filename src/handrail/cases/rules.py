"""When a case may close. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from handrail.cases.domain import OUTCOMES, TRANSITIONS, Case, CaseState, LeadKind
from handrail.policy.decisions import Decision, decide

WORDS: dict[str, str] = {
    "case_not_open": "The case is not open.",
    "same_person_undecided": "Whether this is the same person as in another case is not decided.",
    "disclosure_unanswered": "A partner has been asked and has not answered yet.",
    "action_unfinished": "An agreed action has no outcome yet.",
    "need_without_answer": "A need has neither an action nor a reason why not.",
    "risk_unsettled": "A risk is offered to somebody who has not answered yet.",
    "outcome_unknown": "Choose one of the outcomes.",
    "changes_unsaid": "Say what has changed since last time.",
    "lead_unknown": "Choose who leads, or that nobody does.",
    "lead_organisation_needless": "Nobody leads, so there is no organisation to name.",
    "case_has_ended": "The case is closed.",
}


@dataclass(frozen=True)
class Ending:
    """What is known when somebody wants to close a case."""

    outcome: str
    what_has_changed: str
    undecided_pairs: int
    unanswered_disclosures: int
    unfinished_actions: int
    unanswered_needs: int = 0
    unsettled_risks: int = 0


def may_close(case: Case, ending: Ending) -> Decision:
    """A case closes with an outcome, once R8, R19 and its risks are settled and nobody waits (R23)."""
    return decide(
        "close case",
        case_not_open=case.state not in TRANSITIONS["close"],
        outcome_unknown=ending.outcome not in OUTCOMES,
        changes_unsaid=not ending.what_has_changed.strip(),
        same_person_undecided=ending.undecided_pairs > 0,
        disclosure_unanswered=ending.unanswered_disclosures > 0,
        action_unfinished=ending.unfinished_actions > 0,
        need_without_answer=ending.unanswered_needs > 0,
        risk_unsettled=ending.unsettled_risks > 0,
    )


def may_record_lead(case: Case, *, kind: str, has_organisation: bool) -> Decision:
    """Who already leads is asked of every case that has not ended, and can be answered anew (R44)."""
    return decide(
        "record who leads",
        case_has_ended=case.state is CaseState.CLOSED,
        lead_unknown=kind not in set(LeadKind),
        lead_organisation_needless=kind == LeadKind.NONE and has_organisation,
    )
