"""Nominations, always in the scope of who looks."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import connection
from django.db.models import Q

from handrail.acts.domain import Actor
from handrail.acts.sealed import unsealed
from handrail.agreements.queries import Intake as WayIn
from handrail.errors import NotFoundError
from handrail.members import queries as members
from handrail.members.domain import Post
from handrail.nominations.domain import (
    STATUS_WORDS,
    DeconflictionAnswer,
    Ground,
    IntelligenceGrade,
    Regime,
    SourceGrade,
    StatementKind,
    SubjectCategory,
    Threshold,
    shown_status,
)
from handrail.nominations.models import Deconfliction as CheckRow
from handrail.nominations.models import Nomination as Row
from handrail.nominations.models import Statement as StatementRow
from handrail.nominations.rules import Intake, NominationState

PAGE = 50


@dataclass(frozen=True, kw_only=True)
class NominationSummary:
    """What a list shows of a nomination: its references and state, and nobody's name."""

    id: UUID
    person_id: UUID
    case_id: UUID
    originator_id: UUID
    originator_reference: str
    area: str
    state: NominationState
    received_at: datetime
    clear_until: datetime | None
    threshold: str
    ground: str
    ended_at: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class StatementText:
    """One statement, opened, with what a drafter needs to know of it."""

    id: UUID
    kind: str
    text: str
    author: str
    source_grade: str
    intelligence_grade: str
    handling: str
    handling_conditions: str
    intelligence_derived: bool
    regime: str

    @property
    def grading_words(self) -> str:
        """The police grading in words (R2)."""
        source, known = SourceGrade(self.source_grade), IntelligenceGrade(self.intelligence_grade)
        return f"{source}{known}: source {source.words}, {known.words}"

    @property
    def kind_words(self) -> str:
        return StatementKind(self.kind).words

    @property
    def regime_words(self) -> str:
        return Regime(self.regime).words


@dataclass(frozen=True, kw_only=True)
class NominationText:
    """A nomination, opened."""

    summary: NominationSummary
    subject_category: str
    pursue_status: str
    ground: str
    marking: str
    closed_on: date | None
    concern: str
    adjustments: str
    statements: tuple[StatementText, ...]

    @property
    def threshold_words(self) -> str:
        return Threshold(self.summary.threshold).words

    @property
    def ground_words(self) -> str:
        return Ground(self.ground).words

    @property
    def category_words(self) -> str:
        return SubjectCategory(self.subject_category).words

    @property
    def status_words(self) -> str:
        """What anybody reads of an investigation (R6)."""
        return STATUS_WORDS[self.pursue_status]


@dataclass(frozen=True, kw_only=True)
class CheckMade:
    """One deconfliction check: its answer, its day and its end, and never why (R7)."""

    result: DeconflictionAnswer
    checked_on: date
    expires_at: datetime
    recorded_at: datetime


def scoped_nomination(reference: UUID, *, seen_by: Actor) -> Row:
    """One nomination in scope. Raises `NotFoundError`."""
    return _found(Row.objects.filter(id=reference).first())


def locked_nomination(reference: UUID, *, seen_by: Actor) -> Row:
    """One nomination in scope, locked. Raises `NotFoundError`."""
    return _found(Row.objects.select_for_update().filter(id=reference).first())


def nomination(reference: UUID) -> NominationSummary:
    """One nomination in scope as a value. Raises `NotFoundError`."""
    return summary(_found(Row.objects.filter(id=reference).first()))


def among(references: Iterable[UUID]) -> list[NominationSummary]:
    """Those of these nominations that are in scope, in the order in which they came."""
    rows = Row.objects.filter(id__in=set(references)).order_by("received_at", "id")
    return [summary(row) for row in rows]


def of_case(case_id: UUID) -> list[NominationSummary]:
    """The nominations that a case rests on, in scope, oldest first."""
    rows = Row.objects.filter(case_id=case_id).order_by("received_at", "id")
    return [summary(row) for row in rows]


def of_cases(cases: Iterable[UUID]) -> dict[UUID, NominationSummary]:
    """The newest nomination of each of these cases, in scope."""
    rows = Row.objects.filter(case_id__in=set(cases)).order_by("received_at", "id")
    return {row.case_id: summary(row) for row in rows}


def in_states(*states: NominationState, after: UUID | None = None) -> list[NominationSummary]:
    """Nominations in scope in these states, a page at a time, oldest first."""
    rows = Row.objects.filter(state__in=states).order_by("received_at", "id")
    if after is not None:
        pivot = _found(Row.objects.filter(id=after).first())
        is_later = Q(received_at__gt=pivot.received_at)
        rows = rows.filter(is_later | Q(received_at=pivot.received_at, id__gt=pivot.id))
    return [summary(row) for row in rows[:PAGE]]


def by_originator_reference(references: Iterable[str]) -> dict[str, list[NominationSummary]]:
    """The nominations in scope that bear these references of their originators."""
    found: dict[str, list[NominationSummary]] = {}
    for row in Row.objects.filter(originator_reference__in=set(references)).order_by("id"):
        found.setdefault(row.originator_reference, []).append(summary(row))
    return found


def checks_of(nomination_id: UUID) -> list[CheckMade]:
    """The deconfliction checks of a nomination, in scope, the newest first."""
    rows = CheckRow.objects.filter(nomination_id=nomination_id).order_by("-recorded_at", "id")
    return [
        CheckMade(
            result=DeconflictionAnswer(row.result),
            checked_on=row.checked_on,
            expires_at=row.expires_at,
            recorded_at=row.recorded_at,
        )
        for row in rows
    ]


def page(*, after: UUID | None = None) -> list[NominationSummary]:
    """All nominations in scope, a page at a time, the newest first."""
    rows = Row.objects.order_by("-received_at", "-id")
    if after is not None:
        pivot = _found(Row.objects.filter(id=after).first())
        is_earlier = Q(received_at__lt=pivot.received_at)
        rows = rows.filter(is_earlier | Q(received_at=pivot.received_at, id__lt=pivot.id))
    return [summary(row) for row in rows[:PAGE]]


def coordinators(areas: Iterable[str]) -> dict[str, list[Post]]:
    """The coordinators' posts of these areas; an area that nobody coordinates is left out."""
    found: dict[str, list[Post]] = {}
    for post in members.posts_for_areas(areas, role="coordinator"):
        found.setdefault(post.area, []).append(post)
    return found


def locked_of_case(case_id: UUID, *, states: Iterable[NominationState]) -> list[Row]:
    """The nominations in scope that a case rests on, in these states, locked until the act ends."""
    rows = Row.objects.select_for_update().filter(case_id=case_id, state__in=list(states))
    return list(rows.order_by("received_at", "id"))


def room(way_in: WayIn, *, areas: Iterable[str], at: datetime) -> Intake:
    """What `may_receive` asks of an originator's way in, now."""
    return Intake(
        live=live_count(at=at),
        most=way_in.agreement.live_nominations if way_in.agreement else 0,
        areas=frozenset(areas),
    )


def live_count(*, at: datetime) -> int:
    """How many nominations of the organisation that looks are live, whoever there may see them.

    What ended in this month still counts, so that the number tells no sooner than the page (R32).
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT nominations_live_count(%s)", [at])
        (count,) = cursor.fetchone()
    return int(count)


def opened(row: Row) -> NominationText:
    """The nomination with its texts. Opens content: call it from a consultation."""
    return _all_opened([row])[0]


def opened_of_case(case_id: UUID) -> list[NominationText]:
    """The nominations that a case rests on, opened, oldest first. Call it from a consultation."""
    return _all_opened(list(Row.objects.filter(case_id=case_id).order_by("received_at", "id")))


def _all_opened(rows: list[Row]) -> list[NominationText]:
    wanted = [row.id for row in rows]
    found = StatementRow.objects.filter(nomination_id__in=wanted).order_by("position", "id")
    statements = list(found)
    texts = unsealed([*rows, *statements])
    said: dict[UUID, list[StatementText]] = {row.id: [] for row in rows}
    for each in statements:
        said[each.nomination_id].append(_statement(each, texts[each.id]))
    return [_opened(row, texts[row.id], statements=said[row.id]) for row in rows]


def _opened(row: Row, own: dict[str, str], *, statements: list[StatementText]) -> NominationText:
    return NominationText(
        summary=summary(row),
        subject_category=row.subject_category,
        pursue_status=shown_status(row.pursue_status),
        ground=row.ground,
        marking=row.marking,
        closed_on=row.closed_on,
        concern=own["concern"],
        adjustments=own.get("adjustments", ""),
        statements=tuple(statements),
    )


def summary(row: Row) -> NominationSummary:
    """What of a nomination is no content."""
    return NominationSummary(
        id=row.id,
        person_id=row.person_id,
        case_id=row.case_id,
        originator_id=row.originator_id,
        originator_reference=row.originator_reference,
        area=row.area,
        state=row.as_state,
        received_at=row.received_at,
        clear_until=row.clear_until,
        threshold=row.threshold,
        ground=row.ground,
        ended_at=row.ended_at,
    )


def _statement(row: StatementRow, texts: dict[str, str]) -> StatementText:
    return StatementText(
        id=row.id,
        kind=row.kind,
        text=texts["text"],
        author=texts["author"],
        source_grade=row.source_grade,
        intelligence_grade=row.intelligence_grade,
        handling=row.handling,
        handling_conditions=texts.get("handling_conditions", ""),
        intelligence_derived=row.intelligence_derived,
        regime=row.regime,
    )


def _found(row: Row | None) -> Row:
    if row is None:
        raise NotFoundError
    return row
