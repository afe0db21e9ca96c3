"""Actions of support, always in the scope of who looks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Q

from handrail.acts.domain import Actor
from handrail.acts.sealed import unsealed
from handrail.assessment.domain import Need
from handrail.assessment.queries import open_needs
from handrail.errors import NotFoundError
from handrail.ledger.queries import watching_refused
from handrail.partners.queries import partners_in
from handrail.support.domain import (
    ANSWERING,
    UNFINISHED,
    ActionState,
    Session,
    Sessions,
    SupportAction,
)
from handrail.support.models import Session as SessionRow
from handrail.support.models import SupportAction as Row

PAGE = 50


@dataclass(frozen=True, kw_only=True)
class ActionText:
    """An action with its words, opened."""

    action: SupportAction
    description: str
    outcome: str
    second_look: str


@dataclass(frozen=True, kw_only=True)
class DoubtfulText:
    """All that a reviewer reads of an action that is held: what it is for, and its words."""

    id: UUID
    purpose: str
    description: str


def scoped_action(reference: UUID, *, seen_by: Actor) -> Row:
    """One action in scope. Raises `NotFoundError`."""
    return _found(Row.objects.filter(id=reference).first())


def locked_action(reference: UUID, *, seen_by: Actor) -> Row:
    """One action in scope, locked until the act ends. Raises `NotFoundError`."""
    return _found(Row.objects.select_for_update().filter(id=reference).first())


def action(reference: UUID) -> SupportAction:
    """One action in scope as a value. Raises `NotFoundError`."""
    return _found(Row.objects.filter(id=reference).first()).as_domain()


def of_case(case_id: UUID) -> list[SupportAction]:
    return [row.as_domain() for row in Row.objects.filter(case_id=case_id).order_by("due_on", "id")]


def of_cases(cases: Iterable[UUID]) -> dict[UUID, list[SupportAction]]:
    found: dict[UUID, list[SupportAction]] = {}
    for row in Row.objects.filter(case_id__in=set(cases)).order_by("due_on", "id"):
        found.setdefault(row.case_id, []).append(row.as_domain())
    return found


def of_disclosure(disclosure_id: UUID) -> list[SupportAction]:
    """The actions that came of a disclosure, in scope, soonest due first."""
    rows = Row.objects.filter(disclosure_id=disclosure_id).order_by("due_on", "id")
    return [row.as_domain() for row in rows]


def in_states(*states: ActionState, after: UUID | None = None) -> list[SupportAction]:
    """Actions in scope in these states, a page at a time, soonest due first."""
    rows = Row.objects.filter(state__in=states).order_by("due_on", "id")
    if after is not None:
        pivot = _found(Row.objects.filter(id=after).first())
        rows = rows.filter(Q(due_on__gt=pivot.due_on) | Q(due_on=pivot.due_on, id__gt=pivot.id))
    return [row.as_domain() for row in rows[:PAGE]]


def unanswered_needs(case_id: UUID, *, by: frozenset[ActionState] = ANSWERING) -> list[Need]:
    """The open needs of a case that no action in these states answers, and no reason (R19)."""
    answered = {each.need_id for each in of_case(case_id) if each.state in by}
    return [each for each in open_needs(case_id) if each.id not in answered]


def sessions_of(action_ids: Iterable[UUID]) -> list[Session]:
    """The sessions of these actions, in scope, the newest first."""
    rows = SessionRow.objects.filter(action_id__in=list(action_ids)).order_by("-happened_on", "id")
    return [row.as_domain() for row in rows]


def counted(actions: Iterable[SupportAction]) -> Sessions:
    """What was ordered in these actions and what was delivered, in scope (R22)."""
    listed = list(actions)
    became = Counter(each.why_not for each in sessions_of(each.id for each in listed))
    return Sessions(
        ordered=sum(each.sessions_ordered for each in listed),
        delivered=became[""],
        cancelled_by_us=became["cancelled_by_us"],
        person_could_not_come=became["person_could_not_come"],
    )


def counted_for(case_id: UUID, *, seen_by: Actor) -> Sessions:
    """The same of one case: of all its actions for the centre, of their own for anybody else.

    Nobody else has the sessions in scope, and what was ordered is not told without them.
    """
    leads = "coordinator" in seen_by.roles
    listed = of_case(case_id)
    return counted(each for each in listed if leads or each.worker_id == seen_by.member_id)


def held() -> list[tuple[UUID, datetime]]:
    """What is held for a second look, in scope, and since when; what waits longest first."""
    rows = Row.objects.filter(state=ActionState.HELD).order_by("proposed_at", "id")
    return list(rows.values_list("id", "proposed_at"))


def is_held(reference: UUID) -> bool:
    """Whether this action in scope is held. Raises `NotFoundError`."""
    return _found(Row.objects.filter(id=reference).first()).state == ActionState.HELD


def doubtful(row: Row) -> DoubtfulText:
    """The words of an action that is held. Opens content: call it from a consultation."""
    description = unsealed([row])[row.id]["description"]
    return DoubtfulText(id=row.id, purpose=row.purpose, description=description)


def watching_tasks_refused(organisation_id: UUID, *, since: datetime, until: datetime) -> int:
    """How many tasks of this organisation were refused as watching, outright or by a reviewer (R18).

    Counted from the ledger, which keeps the refusals and none of their words.
    """
    return watching_refused([str(organisation_id)], since=since, until=until)


def watching_tasks_refused_in(area: str, *, since: datetime, until: datetime) -> int:
    """The same for all partners of an area together."""
    asked = [str(each.id) for each in partners_in(area)]
    return watching_refused(asked, since=since, until=until)


def unfinished_count(case_id: UUID) -> int:
    """How many actions of a case have no outcome yet."""
    return Row.objects.filter(case_id=case_id, state__in=UNFINISHED).count()


def opened(row: Row) -> ActionText:
    """The action with its words. Opens content: call it from a consultation."""
    return _opened(row, unsealed([row])[row.id])


def opened_of_case(case_id: UUID) -> list[ActionText]:
    """The actions of a case with their words, soonest due first. Call it from a consultation."""
    rows = list(Row.objects.filter(case_id=case_id).order_by("due_on", "id"))
    texts = unsealed(rows)
    return [_opened(row, texts[row.id]) for row in rows]


def _opened(row: Row, texts: dict[str, str]) -> ActionText:
    return ActionText(
        action=row.as_domain(),
        description=texts["description"],
        outcome=texts.get("outcome", ""),
        second_look=texts.get("second_look", ""),
    )


def _found(row: Row | None) -> Row:
    if row is None:
        raise NotFoundError
    return row
