"""Whether the person knows, always in the scope of who looks; and which clocks of it ran out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import connection

from handrail.acts.domain import Actor
from handrail.acts.sealed import unsealed
from handrail.awareness.domain import (
    GROUND_WORDS,
    Answer,
    AnswerState,
    Awareness,
    AwarenessState,
    folded,
)
from handrail.awareness.models import Answer as Row
from handrail.awareness.models import Ground
from handrail.clocks.calendar import london_day
from handrail.clocks.domain import ClockKind, OpenClock
from handrail.clocks.queries import of_kinds, open_clocks
from handrail.errors import NotFoundError
from handrail.policy.engine import Entity

KINDS = (ClockKind.PERSON_TOLD, ClockKind.NOT_TOLD_REVIEW)
PAGE = 50


@dataclass(frozen=True, kw_only=True)
class GroundOf:
    """On what ground a person is not told yet, without the reasons."""

    regime: str
    ground: str
    considered: tuple[str, ...]
    is_one_more: bool

    @property
    def words(self) -> str:
        return GROUND_WORDS[self.ground]


@dataclass(frozen=True, kw_only=True)
class GroundText:
    """A ground with its reasons, opened."""

    answer: Answer
    ground: GroundOf
    reasons: str
    decision_reasons: str


@dataclass(frozen=True)
class Deadline:
    """A clock about awareness that ran out: which case and whose, and nothing that is in it."""

    id: UUID
    person_id: UUID

    def as_entity(self) -> Entity:
        return Entity("Deadline", str(self.id), {})


def awareness_of(case_id: UUID) -> Awareness:
    """Whether the person of this case knows, for everybody who takes part in it."""
    return awareness_in([case_id])[case_id]


def awareness_in(cases: Iterable[UUID]) -> dict[UUID, Awareness]:
    """The same for many cases at once."""
    wanted = set(cases)
    found: dict[UUID, list[Answer]] = {case_id: [] for case_id in wanted}
    for row in Row.objects.filter(case_id__in=wanted):
        found[row.case_id].append(row.as_domain())
    due = {
        clock.about: london_day(clock.due_at)
        for clock in open_clocks(wanted)
        if clock.kind == ClockKind.PERSON_TOLD
    }
    return {case: folded(answers, tell_by=due.get(case)) for case, answers in found.items()}


def answers_of(case_id: UUID) -> list[Answer]:
    """Everything that was answered in a case, in its order."""
    rows = Row.objects.filter(case_id=case_id).order_by("position")
    return [row.as_domain() for row in rows]


def answer(reference: UUID) -> Answer:
    return _found(Row.objects.filter(id=reference).first()).as_domain()


def asked_answers() -> list[Row]:
    """What waits for a reviewer, in scope, the oldest first."""
    return list(Row.objects.filter(state=AnswerState.ASKED).order_by("made_at", "id"))


def grounds_of(answers: Iterable[UUID]) -> dict[UUID, GroundOf]:
    """The grounds of these answers that are in scope: the centre's and the reviewers'."""
    rows = Ground.objects.filter(answer_id__in=set(answers))
    return {row.answer_id: _ground(row) for row in rows}


def scoped_withholding(reference: UUID, *, seen_by: Actor) -> Row:
    """One proposal not to tell yet, with its ground in scope. Raises `NotFoundError`."""
    return _with_ground(Row.objects.filter(id=reference).first())


def locked_withholding(reference: UUID, *, seen_by: Actor) -> Row:
    """The same, locked until the act ends. Raises `NotFoundError`."""
    return _with_ground(Row.objects.select_for_update().filter(id=reference).first())


def opened(row: Row) -> GroundText:
    """A ground with its reasons. Opens content: call it from a consultation."""
    ground = Ground.objects.get(answer_id=row.id)
    texts = unsealed([ground])[ground.id]
    return GroundText(
        answer=row.as_domain(),
        ground=_ground(ground),
        reasons=texts["reasons"],
        decision_reasons=texts.get("decision_reasons", ""),
    )


def route_of(case_id: UUID) -> str:
    """What was found out about home, post and phone. Opens content: call it from a consultation."""
    row = Row.objects.filter(case_id=case_id, state=AnswerState.TOLD).first()
    return unsealed([row])[row.id].get("route", "") if row else ""


def deadline(about: UUID, *, seen_by: Actor) -> Deadline:
    """An open clock about awareness that has run out, for the clock alone. Raises `NotFoundError`."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT awareness_deadline(%s)", [about])
        (person,) = cursor.fetchone()
    if person is None:
        raise NotFoundError
    return Deadline(about, person)


def missed() -> list[OpenClock]:
    """The clocks about awareness that ran out and that nobody settled: references and days only."""
    return [clock for clock in of_kinds(*KINDS) if clock.escalated_at is not None]


def waiting(cases: Iterable[UUID], *, today: date) -> dict[UUID, OpenClock]:
    """By case, the clock on which somebody is to act: to tell, or to review why not, on the day."""
    return {
        clock.about: clock
        for clock in open_clocks(cases)
        if clock.kind == ClockKind.PERSON_TOLD
        or (clock.kind == ClockKind.NOT_TOLD_REVIEW and london_day(clock.due_at) <= today)
    }


def status(case_id: UUID) -> str:
    """Where telling stands, in a few words for a list of a case's parts."""
    known = awareness_of(case_id)
    if known.state is AwarenessState.NOT_DECIDED and known.is_asked:
        return "A reviewer is asked"
    return known.words


def _ground(row: Ground) -> GroundOf:
    return GroundOf(
        regime=row.regime,
        ground=row.ground,
        considered=tuple(row.considered),
        is_one_more=row.is_one_more,
    )


def _with_ground(row: Row | None) -> Row:
    """A worker sees that it was asked; whoever may not see why finds nothing here."""
    if row is None or not Ground.objects.filter(answer_id=row.id).exists():
        raise NotFoundError
    return row


def _found(row: Row | None) -> Row:
    if row is None:
        raise NotFoundError
    return row
