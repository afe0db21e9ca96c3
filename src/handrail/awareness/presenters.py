"""Whether the person knows, as pages show it: the plain answer first, then how it came to it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from handrail.acts.domain import Actor
from handrail.awareness import queries, rules
from handrail.awareness.domain import LESS, REGIMES, Answer, Awareness
from handrail.awareness.queries import GroundOf
from handrail.cases.domain import Case
from handrail.cases.queries import case
from handrail.policy.decisions import Decision


@dataclass(frozen=True, kw_only=True)
class About:
    """What the page of a case says of telling."""

    case: Case
    known: Awareness
    answers: tuple[Answer, ...]
    grounds: Mapping[UUID, GroundOf]
    is_overdue: bool
    works: bool
    may_tell: bool
    may_ask: bool
    is_last: bool

    @property
    def ground(self) -> GroundOf | None:
        """The ground of the last answer, for those who may see it."""
        return self.grounds.get(self.answers[-1].id) if self.answers else None


@dataclass(frozen=True, kw_only=True)
class Withholding:
    """What a reviewer is asked, without its reasons."""

    answer: Answer
    ground: str
    regime: str
    considered: tuple[str, ...]
    renewals: int
    is_last: bool
    is_asked: bool


def about(reference: UUID, *, seen_by: Actor) -> About:
    """Whether the person of a case in scope knows. Raises `NotFoundError`."""
    held = case(reference)
    answers = tuple(queries.answers_of(reference))
    known = queries.awareness_of(reference)
    leads = "coordinator" in seen_by.roles
    works = leads or seen_by.member_id in held.workers
    return About(
        case=held,
        known=known,
        answers=answers,
        grounds=queries.grounds_of(each.id for each in answers),
        is_overdue=_is_overdue(known, today=seen_by.today),
        works=works,
        may_tell=works and not known.is_told,
        may_ask=leads and not known.is_told and not known.is_asked and _may_renew(known),
        is_last=rules.is_last(known),
    )


def withholding(reference: UUID, *, seen_by: Actor) -> Withholding:
    """One proposal not to tell yet, in scope with its ground. Raises `NotFoundError`."""
    answer = queries.scoped_withholding(reference, seen_by=seen_by).as_domain()
    ground = queries.grounds_of([reference])[reference]
    known = queries.awareness_of(answer.case_id)
    return Withholding(
        answer=answer,
        ground=ground.words,
        regime=REGIMES[ground.regime],
        considered=tuple(LESS[each] for each in ground.considered),
        renewals=known.renewals,
        is_last=rules.is_last(known),
        is_asked=answer.state == "asked",
    )


def in_words(decision: Decision) -> tuple[str, ...]:
    return tuple(rules.WORDS[reason] for reason in decision.reasons)


def _may_renew(known: Awareness) -> bool:
    return not rules.are_renewals_used_up(known)


def _is_overdue(known: Awareness, *, today: date) -> bool:
    due = known.tell_by or known.review_on
    return due is not None and due < today
