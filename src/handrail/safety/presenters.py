"""Whether meeting is safe, as pages say it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from handrail.acts.domain import Actor
from handrail.cases import queries as cases
from handrail.cases.domain import Case
from handrail.cases.rules import WORDS as CASE_WORDS
from handrail.clocks.calendar import london_day
from handrail.policy.decisions import Decision
from handrail.safety import queries, rules
from handrail.safety.domain import ANSWER_WORDS, SafetyStatement

WORDS = CASE_WORDS | rules.WORDS


@dataclass(frozen=True, kw_only=True)
class About:
    """What is known of meeting the person of one case, without the precautions."""

    case: Case
    statement: SafetyStatement | None
    waiting: SafetyStatement | None
    leads: bool
    why_not_meet: tuple[str, ...]
    why_not_ask: tuple[str, ...]

    @property
    def answer(self) -> str:
        held = self.statement
        return ANSWER_WORDS[held.answer] if held and held.answer else ""


def about(case_id: UUID, *, seen_by: Actor, at: datetime) -> About:
    """What is known in a case in scope. Raises `NotFoundError`."""
    case, held = cases.case(case_id), queries.statement_of(case_id)
    leads = "coordinator" in seen_by.roles
    return About(
        case=case,
        statement=held,
        waiting=queries.waiting_of(case_id),
        leads=leads,
        why_not_meet=in_words(rules.may_meet(held, at=at)),
        why_not_ask=in_words(queries.asking(case)) if leads else (),
    )


def status(case_id: UUID) -> str:
    """Whether meeting is safe, as the list of a case's parts says it."""
    held = queries.statement_of(case_id)
    if held is None or held.answer is None:
        return "The police have been asked" if queries.waiting_of(case_id) else "Not asked yet"
    if held.outdated_at or held.holds_until is None:
        return "Ask the police again"
    last = london_day(held.holds_until)
    return f"{ANSWER_WORDS[held.answer]}, until {last.day} {last:%B %Y}"


def in_words(decision: Decision) -> tuple[str, ...]:
    return tuple(WORDS[reason] for reason in decision.reasons)
