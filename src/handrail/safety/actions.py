"""Asking the police whether meeting is safe, stating it, and letting it be outdated by a risk."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any, ClassVar
from uuid import UUID

from django.db import connection

from handrail.acts.actions import action, consult
from handrail.acts.domain import Actor, Event
from handrail.acts.keys import vault
from handrail.acts.once import is_made, make
from handrail.acts.sealed import sealed
from handrail.cases.queries import locked_case
from handrail.clocks.calendar import days_after
from handrail.ledger.domain import Processing
from handrail.safety import queries, rules
from handrail.safety.domain import HOLDS_DAYS
from handrail.safety.models import SafetyStatement


@dataclass(frozen=True, kw_only=True)
class SafetyAsked(Event):
    """The centre asked the police whether meeting the person is safe."""

    act: ClassVar[str] = "safety.asked"
    processing: ClassVar[Processing] = Processing.QUESTION


@dataclass(frozen=True, kw_only=True)
class SafetyStated(Event):
    """The police stated whether meeting the person is safe."""

    act: ClassVar[str] = "safety.stated"
    processing: ClassVar[Processing] = Processing.DISCLOSURE


@action("safety.ask", on=locked_case)
def ask(row: Any, *, by: Actor, at: datetime, statement_id: UUID) -> list[SafetyAsked]:
    """Ask the police who nominated whether meeting is safe, unless `may_ask` refuses (R42).

    The same question sent again asks nothing.
    """
    case, police = row.as_domain(), queries.police_of(row.id)
    asked = SafetyStatement(
        id=statement_id,
        case_id=row.id,
        person_id=row.person_id,
        area=row.area,
        asked_by=by.member_id,
        asked_at=at,
    )
    if is_made(asked, names=("case_id",)):
        return []
    queries.asking(case).or_raise()
    if police is None:  # refused above
        return []
    asked.police_id = police.nomination.originator_id
    asked.nomination_id = police.nomination.id
    asked.originator_reference = police.nomination.originator_reference
    asked.audience = sorted({*case.working, *police.post_ids})
    make(asked)
    return [SafetyAsked(about=row.id, person=row.person_id, recipients=(asked.police_id,))]


@action("safety.state", on=queries.locked_statement)
def state(
    row: SafetyStatement, *, by: Actor, at: datetime, answer: str, precautions: str
) -> SafetyStated:
    """State whether meeting is safe, unless `may_state` refuses. It names no source (R42)."""
    rules.may_state(row.as_domain(), answer=answer, precautions=precautions).or_raise()
    row.answer, row.stated_by, row.stated_at = answer, by.member_id, at
    row.holds_until = days_after(at, HOLDS_DAYS)
    if precautions.strip():
        with vault().sealer(at=at, people=[row.person_id]) as sealer:
            sealed(row, sealer=sealer, texts={"precautions": precautions.strip()})
    row.save(update_fields=["answer", "stated_by", "stated_at", "holds_until", "precautions"])
    return SafetyStated(about=row.id, person=row.person_id)


@consult("safety.open", on=queries.scoped_statement)
def open_precautions(row: SafetyStatement, *, by: Actor, at: datetime) -> str:
    """Open which precautions to take, for who works on the case and for who stated them."""
    return queries.precautions(row)


def outdate(case_id: UUID, *, at: datetime) -> None:
    """Let what the police stated about a case lapse because a risk was raised (R42).

    A step within the act that raises the risk, never an act of its own; it never refuses.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT safety_outdate(%s, %s)", [case_id, at])
