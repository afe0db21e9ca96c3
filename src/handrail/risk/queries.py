"""Escalations, risks and passages, always in the scope of who looks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from handrail.acts.domain import Actor
from handrail.acts.sealed import unsealed
from handrail.cases import queries as cases
from handrail.cases.domain import Case
from handrail.errors import NotFoundError
from handrail.members.domain import Post, Role
from handrail.members.queries import posts_for_areas, posts_of_role
from handrail.partners.domain import EVERYWHERE
from handrail.policy.engine import Entity
from handrail.risk.domain import WAITING, Escalation, EscalationState
from handrail.risk.models import Escalation as EscalationRow

PAGE = 50


@dataclass(frozen=True, kw_only=True)
class Desk:
    """Where an immediate risk is raised: about a case in scope, or about nobody known."""

    case: Case | None

    def as_entity(self) -> Entity:
        return Entity("Desk", "desk")


@dataclass(frozen=True, kw_only=True)
class EscalationText:
    """An escalation with its words, opened: field by field, only what was said."""

    escalation: Escalation
    texts: Mapping[str, str]


def desk(reference: UUID | None, *, seen_by: Actor) -> Desk:
    """The desk for this case. A reference out of scope tells nothing and stops nobody."""
    try:
        return Desk(case=cases.case(reference) if reference else None)
    except NotFoundError:
        return Desk(case=None)


def ringing_for(areas: set[str]) -> tuple[str, list[Post]]:
    """Where it rings: at the one area that is known, else with every police duty officer."""
    known = areas - {EVERYWHERE}
    area = next(iter(known)) if len(known) == 1 else EVERYWHERE
    posts = posts_for_areas({area, EVERYWHERE}, role=Role.DUTY_OFFICER)
    if area == EVERYWHERE or not posts:
        return EVERYWHERE, posts_of_role(Role.DUTY_OFFICER)
    return area, posts


def scoped_escalation(reference: UUID, *, seen_by: Actor) -> EscalationRow:
    """One escalation in scope. Raises `NotFoundError`."""
    return _found(EscalationRow.objects.filter(id=reference).first())


def locked_escalation(reference: UUID, *, seen_by: Actor) -> EscalationRow:
    """One escalation in scope, locked until the act ends. Raises `NotFoundError`."""
    return _found(EscalationRow.objects.select_for_update().filter(id=reference).first())


def escalation(reference: UUID) -> Escalation:
    """One escalation in scope as a value. Raises `NotFoundError`."""
    return _found(EscalationRow.objects.filter(id=reference).first()).as_domain()


def waiting_escalations() -> list[Escalation]:
    """Everything in scope that nobody has taken over yet, oldest first."""
    return _escalations(*WAITING)


def taken_over_escalations() -> list[Escalation]:
    return _escalations(EscalationState.TAKEN_OVER)


def escalations(*, after: UUID | None = None) -> list[Escalation]:
    """The escalations in scope, a page at a time, in a fixed order."""
    rows = EscalationRow.objects.order_by("id")
    if after is not None:
        rows = rows.filter(id__gt=after)
    return [row.as_domain() for row in rows[:PAGE]]


def escalation_opened(row: EscalationRow) -> EscalationText:
    """The escalation with its words. Opens content: call it from a consultation."""
    return EscalationText(escalation=row.as_domain(), texts=unsealed([row])[row.id])


def _escalations(*states: EscalationState) -> list[Escalation]:
    rows = EscalationRow.objects.filter(state__in=states).order_by("raised_at", "id")
    return [row.as_domain() for row in rows]


def _found(row: EscalationRow | None) -> EscalationRow:
    if row is None:
        raise NotFoundError
    return row
