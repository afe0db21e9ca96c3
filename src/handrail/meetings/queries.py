"""Meetings and plans, always in the scope of who looks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from handrail.acts.domain import Actor
from handrail.acts.sealed import unsealed
from handrail.assessment.domain import REASONS, TOPICS, NeedState
from handrail.assessment.queries import NeedText, needs_of
from handrail.assessment.queries import opened as needs_opened
from handrail.awareness.queries import awareness_of
from handrail.cases.queries import case, lead_of
from handrail.errors import NotFoundError
from handrail.meetings import rules
from handrail.meetings.domain import (
    Attendance,
    Attestation,
    Attested,
    Meeting,
    MeetingState,
    SignedPlan,
)
from handrail.meetings.models import Attendance as AttendanceRow
from handrail.meetings.models import Attestation as AttestationRow
from handrail.meetings.models import Decision as DecisionRow
from handrail.meetings.models import Meeting as Row
from handrail.meetings.models import Plan as PlanRow
from handrail.meetings.rules import Planned
from handrail.members.domain import Post
from handrail.members.queries import posts_for_area
from handrail.partners import queries as organisations
from handrail.partners.domain import EVERYWHERE, SUPPORT_PURPOSES
from handrail.policy.decisions import Decision
from handrail.support import queries as support
from handrail.support.domain import ActionState
from handrail.voluntary.queries import agreement_of

PLANNED = frozenset({ActionState.AGREED, ActionState.DONE})
# Who may sit at the table of a case, by post. Originators do not: they attest.
AT_THE_TABLE = ("coordinator", "practitioner", "advocate")


@dataclass(frozen=True, kw_only=True)
class DecisionText:
    """A decision, opened."""

    id: UUID
    how: str
    decided_at: datetime
    question: str
    options: str
    decided: str
    reasons: str


@dataclass(frozen=True, kw_only=True)
class MeetingText:
    """A meeting with its words, opened."""

    meeting: Meeting
    new_items: str
    agreed: str
    decisions: tuple[DecisionText, ...]


@dataclass(frozen=True, kw_only=True)
class Signed:
    """A signed version of the plan, opened."""

    plan: SignedPlan
    text: str


@dataclass(frozen=True, kw_only=True)
class PlannedAction:
    """An action of the plan, in words."""

    purpose: str
    owner: str
    due_on: date
    state: ActionState
    description: str


@dataclass(frozen=True, kw_only=True)
class PlanLine:
    """A need in words, with the actions that answer it or the reason why none does (R19)."""

    title: str
    need: str
    actions: tuple[PlannedAction, ...]
    why_not: str = ""


@dataclass(frozen=True, kw_only=True)
class PlanText:
    """The plan, opened: as it stands, and the versions that were signed."""

    lines: tuple[PlanLine, ...]
    signed: tuple[Signed, ...]


def scoped_meeting(reference: UUID, *, seen_by: Actor) -> Row:
    """One meeting in scope, with who works on its case. Raises `NotFoundError`."""
    return _with_workers(Row.objects.filter(id=reference))


def locked_meeting(reference: UUID, *, seen_by: Actor) -> Row:
    """One meeting in scope, locked until the act ends. Raises `NotFoundError`."""
    return _with_workers(Row.objects.select_for_update().filter(id=reference))


def locked_attestation(reference: UUID, *, seen_by: Actor) -> AttestationRow:
    """One attestation in scope, locked. Raises `NotFoundError`."""
    row: AttestationRow = _first(AttestationRow.objects.select_for_update().filter(id=reference))
    return row


def meeting(reference: UUID) -> Meeting:
    """One meeting in scope as a value. Raises `NotFoundError`."""
    found: Row = _first(Row.objects.filter(id=reference))
    return found.as_domain()


def attestation(reference: UUID) -> Attestation:
    """One attestation in scope as a value. Raises `NotFoundError`."""
    found: AttestationRow = _first(AttestationRow.objects.filter(id=reference))
    return found.as_domain()


def of_case(case_id: UUID) -> list[Meeting]:
    """The meetings of a case, in scope, the newest first."""
    rows = Row.objects.filter(case_id=case_id).order_by("-starts_at", "id")
    return [row.as_domain() for row in rows]


def called() -> list[Meeting]:
    """The meetings in scope whose minutes are not signed, soonest first."""
    rows = Row.objects.filter(state=MeetingState.CALLED).order_by("starts_at", "id")
    return [row.as_domain() for row in rows]


def awaited() -> list[Attestation]:
    """What an originator's officers have still to attest, in scope, soonest meeting first."""
    rows = AttestationRow.objects.filter(state=Attested.AWAITED).order_by("starts_at", "id")
    return [row.as_domain() for row in rows]


def attestations_of(meeting_id: UUID) -> list[Attestation]:
    rows = AttestationRow.objects.filter(meeting_id=meeting_id).order_by("originator_id")
    return [row.as_domain() for row in rows]


def attendance_of(meeting_id: UUID) -> list[Attendance]:
    """Who came or sent word, in scope, by post."""
    rows = AttendanceRow.objects.filter(meeting_id=meeting_id).order_by("title", "id")
    return [row.as_domain() for row in rows]


def decision_count(meeting_id: UUID) -> int:
    return DecisionRow.objects.filter(meeting_id=meeting_id).count()


def plans_of(case_id: UUID) -> list[SignedPlan]:
    """The signed versions of the plan, in scope, the newest first."""
    rows = PlanRow.objects.filter(case_id=case_id).order_by("-version")
    return [row.as_domain() for row in rows]


def has_lead(case_id: UUID) -> bool:
    """Whether somebody outside the centre already leads, and so has a meeting of their own (R44)."""
    lead = lead_of(case_id)
    return lead is not None and lead.is_somebody


def standing(case_id: UUID) -> Decision:
    """Whether the centre may call a meeting on this case now."""
    called_ones = Row.objects.filter(case_id=case_id, state=MeetingState.CALLED)
    return rules.may_meet(has_lead=has_lead(case_id), has_called=called_ones.exists())


def chairs_of(area: str) -> list[Post]:
    """The posts that may chair a meeting of this area."""
    return [post for each in (area, EVERYWHERE) for post in posts_for_area(each, role="chair")]


def seats(area: str) -> list[Post]:
    """The posts that may sit at a table of this area."""
    working = [post for role in AT_THE_TABLE for post in posts_for_area(area, role=role)]
    return [*chairs_of(area), *working]


def opened(row: Row) -> MeetingText:
    """A meeting with its words. Opens content: call it from a consultation."""
    decisions = list(DecisionRow.objects.filter(meeting_id=row.id).order_by("decided_at", "id"))
    texts = unsealed([row, *decisions])
    return MeetingText(
        meeting=row.as_domain(),
        new_items=texts[row.id].get("new_items", ""),
        agreed=texts[row.id].get("agreed", ""),
        decisions=tuple(
            DecisionText(id=each.id, how=each.how, decided_at=each.decided_at, **texts[each.id])
            for each in decisions
        ),
    )


def unanswered_count(case_id: UUID) -> int:
    """How many needs of a case have neither an action nor a reason (R19)."""
    return len(support.unanswered_needs(case_id))


def unplanned_count(case_id: UUID) -> int:
    """How many needs have neither an agreed action nor a reason: a plan with one is not signed."""
    return len(support.unanswered_needs(case_id, by=PLANNED))


def planned(case_id: UUID) -> Planned:
    """What the rule on signing asks of a case, in scope."""
    agreed = [each for each in support.of_case(case_id) if each.state in PLANNED]
    reasoned = [each for each in needs_of(case_id) if each.state is NeedState.REASONED]
    return Planned(
        unanswered_needs=unplanned_count(case_id),
        agreed_actions=len(agreed),
        reasoned_needs=len(reasoned),
        is_told=awareness_of(case_id).is_told,
        has_agreed=agreement_of(case_id).is_given,
    )


def plan_text(case_id: UUID) -> str:
    """The plan in words, as it is signed."""
    return "\n".join(words for line in plan_lines(case_id) for words in _in_words(line))


def plan_lines(case_id: UUID) -> tuple[PlanLine, ...]:
    """The plan as it stands, need by need. Opens content: call it from a consultation or a signing."""
    held = needs_opened(case_id).needs
    actions = _planned_actions(case_id)
    lines = [
        PlanLine(
            title=f"Need: {TOPICS[each.need.topic].lower()}",
            need=each.text,
            actions=tuple(actions.pop(each.need.id, ())),
            why_not=REASONS.get(each.need.reason_code, "") and _why_not(each),
        )
        for each in held
    ]
    rest = tuple(action for of_need in actions.values() for action in of_need)
    return (*lines, PlanLine(title="Other actions", need="", actions=rest)) if rest else (*lines,)


def _why_not(held: NeedText) -> str:
    return f"{REASONS[held.need.reason_code]}. {held.reason}".strip()


def opened_plan(case_id: UUID) -> PlanText:
    """The plan and its signed versions, opened, the newest first. Call it from a consultation."""
    rows = list(PlanRow.objects.filter(case_id=case_id).order_by("-version"))
    texts = unsealed(rows)
    return PlanText(
        lines=plan_lines(case_id),
        signed=tuple(Signed(plan=row.as_domain(), text=texts[row.id]["text"]) for row in rows),
    )


def _planned_actions(case_id: UUID) -> dict[UUID | None, list[PlannedAction]]:
    """The actions of the plan by the need that each answers."""
    opened = [each for each in support.opened_of_case(case_id) if each.action.state in PLANNED]
    names = organisations.names_of(each.action.owner_id for each in opened)
    found: dict[UUID | None, list[PlannedAction]] = {}
    for each in opened:
        planned = PlannedAction(
            purpose=SUPPORT_PURPOSES[each.action.purpose],
            owner=names[each.action.owner_id],
            due_on=each.action.due_on,
            state=each.action.state,
            description=each.description,
        )
        found.setdefault(each.action.need_id, []).append(planned)
    return found


def _in_words(line: PlanLine) -> Iterator[str]:
    yield f"{line.title}. {line.need}".strip()
    for each in line.actions:
        yield f"{each.purpose}, {each.owner}, by {each.due_on.isoformat()}: {each.description}"
    if line.why_not:
        yield f"Why there is no action: {line.why_not}"


def _with_workers(rows: QuerySet[Row]) -> Row:
    row: Row = _first(rows)
    row.workers = case(row.case_id).workers
    return row


def _first(rows: QuerySet[Any]) -> Any:
    row = rows.first()
    if row is None:
        raise NotFoundError
    return row
