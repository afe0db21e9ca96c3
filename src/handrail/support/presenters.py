"""Actions of support as pages show them. Outside its own organisation everybody is a post."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from handrail.acts.domain import LONDON, Actor
from handrail.assessment.domain import TOPICS, Need
from handrail.assessment.queries import need, open_needs
from handrail.cases.queries import case
from handrail.partners import queries as partners
from handrail.partners.domain import SUPPORT_PURPOSES
from handrail.policy.decisions import Decision
from handrail.support import queries, rules
from handrail.support.domain import UNFINISHED, ActionState, Session, Sessions, SupportAction


@dataclass(frozen=True, kw_only=True)
class Row:
    """One line of a list of actions."""

    id: UUID
    state: ActionState
    purpose: str
    owner: str
    due_on: date
    is_unfinished: bool


@dataclass(frozen=True, kw_only=True)
class About:
    """An action as a page shows it, without its words."""

    action: SupportAction
    purpose: str
    owner: str
    is_yours: bool
    may_read: bool  # the words: others at the table read what it is for, and no more
    may_agree: bool
    why_not_agree: tuple[str, ...]
    need: str
    sessions: Sessions | None  # for the centre and the worker alone
    entered: tuple[Session, ...]


def rows(found: Iterable[SupportAction]) -> tuple[Row, ...]:
    """A list of actions: what each is for, whose it is, when it is due."""
    listed = list(found)
    names = partners.names_of(each.owner_id for each in listed)
    return tuple(
        Row(
            id=each.id,
            state=each.state,
            purpose=SUPPORT_PURPOSES[each.purpose],
            owner=names[each.owner_id],
            due_on=each.due_on,
            is_unfinished=each.state in UNFINISHED,
        )
        for each in listed
    )


def about(reference: UUID, *, seen_by: Actor) -> About:
    """An action in scope as a page shows it. Raises `NotFoundError`."""
    found = queries.action(reference)
    is_yours = found.worker_id == seen_by.member_id
    counts = is_yours or "coordinator" in seen_by.roles
    leads = bool(seen_by.roles & {"coordinator", "chair"})
    return About(
        action=found,
        purpose=SUPPORT_PURPOSES[found.purpose],
        owner=partners.names_of([found.owner_id])[found.owner_id],
        is_yours=is_yours,
        may_read=is_yours or leads,
        may_agree=leads and not is_yours,
        why_not_agree=() if is_yours else _why_not_agree(found),
        need=need_words(need(found.need_id)) if found.need_id else "",
        sessions=queries.counted([found]) if counts else None,
        entered=tuple(queries.sessions_of([found.id])) if counts else (),
    )


def need_words(found: Need) -> str:
    """A need in a list: what it is about and when it was recorded, and none of its words."""
    day = found.recorded_at.astimezone(LONDON)
    return f"{TOPICS[found.topic]}, recorded on {day.day} {day:%B %Y}"


def needs_to_answer(case_id: UUID) -> dict[str, str]:
    """The open needs of a case to choose from."""
    return {str(each.id): need_words(each) for each in open_needs(case_id)}


def in_words(decision: Decision) -> tuple[str, ...]:
    return tuple(rules.WORDS[reason] for reason in decision.reasons)


def _why_not_agree(found: SupportAction) -> tuple[str, ...]:
    """The case is the centre's: the worker never asks for it."""
    return in_words(rules.may_confirm(found, is_case_open=case(found.case_id).is_open))
