"""Escalations, risks and passages, always in the scope of who looks."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeVar
from uuid import UUID

from django.db import connection

from handrail.acts.domain import Actor
from handrail.acts.sealed import unsealed
from handrail.cases import queries as cases
from handrail.cases.domain import Case
from handrail.errors import NotFoundError
from handrail.members.domain import Post, Role
from handrail.members.queries import posts_at, posts_for_areas, posts_of_role
from handrail.partners.domain import EVERYWHERE
from handrail.policy.engine import Entity
from handrail.risk.domain import (
    WAITING,
    Duty,
    Escalation,
    EscalationState,
    Load,
    Passage,
    PassageState,
    Risk,
    RiskState,
    Step,
)
from handrail.risk.models import Duty as DutyRow
from handrail.risk.models import Escalation as EscalationRow
from handrail.risk.models import Passage as PassageRow
from handrail.risk.models import Risk as RiskRow
from handrail.risk.models import RiskStep

PAGE = 50
Found = TypeVar("Found")


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


@dataclass(frozen=True, kw_only=True)
class RiskText:
    """A risk with its words, opened."""

    risk: Risk
    words: str
    why_closed: str


@dataclass(frozen=True, kw_only=True)
class PassageText:
    """A passage with its words, opened; an immediate risk has its words elsewhere."""

    passage: Passage
    text: str
    reasons: str
    finding_reasons: str


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


def reviewers_for(area: str) -> list[Post]:
    """Who checks what passed to the police: the reviewers of the area, else all there are."""
    own = posts_for_areas({area, EVERYWHERE}, role=Role.REVIEWER)
    return own or posts_of_role(Role.REVIEWER)


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


def police_for(area: str) -> Post | None:
    """The duty officer whose body owns a risk of this area: its own force, else counter-terrorism."""
    _, posts = ringing_for({area})
    own = [post for post in posts if post.area == area]
    order = {"territorial_police": 0, "counter_terrorism_police": 1}
    ranked = sorted(own or posts, key=lambda post: (order[post.organisation_kind], str(post.id)))
    return ranked[0] if ranked else None


def can_answer(organisation_id: UUID, *, area: str) -> bool:
    """Whether anybody at this body could answer for this area."""
    posts = posts_at(organisation_id, Role.DUTY_OFFICER, Role.PRACTITIONER)
    return any(post.area in (area, EVERYWHERE) for post in posts)


def scoped_risk(reference: UUID, *, seen_by: Actor) -> RiskRow:
    """One risk in scope. Raises `NotFoundError`."""
    return _found(RiskRow.objects.filter(id=reference).first())


def locked_risk(reference: UUID, *, seen_by: Actor) -> RiskRow:
    """One risk in scope, locked until the act ends. Raises `NotFoundError`."""
    return _found(RiskRow.objects.select_for_update().filter(id=reference).first())


def risk(reference: UUID) -> Risk:
    """One risk in scope as a value. Raises `NotFoundError`."""
    return _found(RiskRow.objects.filter(id=reference).first()).as_domain()


def risks_of(case_id: UUID) -> list[Risk]:
    """The risks of a case in scope, closed ones too, oldest first."""
    rows = RiskRow.objects.filter(case_id=case_id).order_by("raised_at", "id")
    return [row.as_domain() for row in rows]


def open_risks(case_id: UUID) -> list[Risk]:
    return [each for each in risks_of(case_id) if each.is_open]


def offered_risks(organisation_id: UUID) -> list[Risk]:
    """The risks in scope that this body is asked to take over."""
    rows = RiskRow.objects.filter(offered_to=organisation_id).order_by("raised_at", "id")
    return [row.as_domain() for row in rows]


def owned_risks(organisation_id: UUID) -> list[Risk]:
    """The open risks in scope that this body owns, oldest first."""
    rows = RiskRow.objects.filter(owner_id=organisation_id).order_by("raised_at", "id")
    return [row.as_domain() for row in rows.exclude(state=RiskState.CLOSED)]


def risks(*, after: UUID | None = None) -> list[Risk]:
    """The risks in scope, a page at a time, in a fixed order."""
    rows = RiskRow.objects.order_by("id")
    if after is not None:
        rows = rows.filter(id__gt=after)
    return [row.as_domain() for row in rows[:PAGE]]


def history(risk_id: UUID) -> list[Step]:
    """Who owned a risk, from its first second on."""
    rows = RiskStep.objects.filter(risk_id=risk_id).order_by("number")
    return [row.as_domain() for row in rows]


def risk_opened(row: RiskRow) -> RiskText:
    """The risk with its words. Opens content: call it from a consultation."""
    texts = unsealed([row])[row.id]
    return RiskText(
        risk=row.as_domain(), words=texts["words"], why_closed=texts.get("why_closed", "")
    )


def duties_of(case_id: UUID) -> list[Duty]:
    rows = DutyRow.objects.filter(case_id=case_id).order_by("recorded_at", "id")
    return [row.as_domain() for row in rows]


def scoped_passage(reference: UUID, *, seen_by: Actor) -> PassageRow:
    """One passage in scope. Raises `NotFoundError`."""
    return _found(PassageRow.objects.filter(id=reference).first())


def locked_passage(reference: UUID, *, seen_by: Actor) -> PassageRow:
    """One passage in scope, locked until the act ends. Raises `NotFoundError`."""
    return _found(PassageRow.objects.select_for_update().filter(id=reference).first())


def passage(reference: UUID) -> Passage:
    """One passage in scope as a value. Raises `NotFoundError`."""
    return _found(PassageRow.objects.filter(id=reference).first()).as_domain()


def passages_of(case_id: UUID) -> list[Passage]:
    """What passed from a case to the police, oldest first."""
    rows = PassageRow.objects.filter(case_id=case_id).order_by("proposed_at", "id")
    return [row.as_domain() for row in rows]


def passages_in(*states: PassageState) -> list[Passage]:
    """The passages in scope in these states, oldest first."""
    rows = PassageRow.objects.filter(state__in=states).order_by("proposed_at", "id")
    return [row.as_domain() for row in rows]


def passage_opened(row: PassageRow) -> PassageText:
    """A passage with its words. Opens content: call it from a consultation."""
    texts = unsealed([row])[row.id]
    return PassageText(
        passage=row.as_domain(),
        text=texts.get("text", ""),
        reasons=texts.get("reasons", ""),
        finding_reasons=texts.get("finding_reasons", ""),
    )


def load_of(organisation_id: UUID) -> Load:
    """What a body carries, in counts. Exact: put them into bands before others than it see them."""
    return Load(**_counted("SELECT risk_load(%s)", organisation_id))


def police_load(area: str) -> dict[str, int]:
    """What the police of an area carry: open risks, escalations, and how many were taken over."""
    return _counted("SELECT risk_police_load(%s)", area)


def valve_counts(area: str, since: datetime) -> dict[str, int]:
    """What passed to the police in an area since then, and what reviewers found of it."""
    return _counted("SELECT risk_valve_counts(%s, %s)", area, since)


def _counted(sql: str, *values: Any) -> dict[str, int]:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        (found,) = cursor.fetchone()
    counts: dict[str, int] = json.loads(found) if isinstance(found, str) else found
    return counts


def _escalations(*states: EscalationState) -> list[Escalation]:
    rows = EscalationRow.objects.filter(state__in=states).order_by("raised_at", "id")
    return [row.as_domain() for row in rows]


def _found(row: Found | None) -> Found:
    if row is None:
        raise NotFoundError
    return row
