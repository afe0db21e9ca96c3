"""Needs and strengths, always in the scope of who looks."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from handrail.acts.domain import Actor
from handrail.acts.sealed import unsealed
from handrail.assessment.domain import Need, NeedState, Strength
from handrail.assessment.models import FormerWords
from handrail.assessment.models import Need as Row
from handrail.assessment.models import Strength as StrengthRow
from handrail.errors import NotFoundError


@dataclass(frozen=True, kw_only=True)
class Former:
    """What a need said before, and until when."""

    text: str
    said_at: datetime
    until: datetime


@dataclass(frozen=True, kw_only=True)
class NeedText:
    """A need with its words, opened; what it said before, the latest first."""

    need: Need
    text: str
    persons_words: str
    reason: str
    former: tuple[Former, ...]


@dataclass(frozen=True, kw_only=True)
class StrengthText:
    """A strength with its words, opened."""

    strength: Strength
    text: str


@dataclass(frozen=True, kw_only=True)
class Assessed:
    """The needs and strengths of a case with their words, opened."""

    needs: tuple[NeedText, ...]
    strengths: tuple[StrengthText, ...]


def locked_need(reference: UUID, *, seen_by: Actor) -> Row:
    """One need in scope, locked until the act ends. Raises `NotFoundError`."""
    return _found(Row.objects.select_for_update().filter(id=reference).first())


def need(reference: UUID) -> Need:
    """One need in scope as a value. Raises `NotFoundError`."""
    return _found(Row.objects.filter(id=reference).first()).as_domain()


def needs_of(case_id: UUID) -> list[Need]:
    """The needs of a case in scope, oldest first."""
    return [row.as_domain() for row in _rows(case_id)]


def strengths_of(case_id: UUID) -> list[Strength]:
    """The strengths of a case in scope, oldest first."""
    return [row.as_domain() for row in _strength_rows(case_id)]


def open_needs(case_id: UUID) -> list[Need]:
    """The needs of a case that are neither met nor given a reason; some have actions (R19)."""
    return [each for each in needs_of(case_id) if each.state is NeedState.OPEN]


def times_revised(need_id: UUID) -> int:
    """How many former words of a need are kept."""
    return FormerWords.objects.filter(need_id=need_id).count()


def assessed_among(contributions: Iterable[UUID]) -> set[UUID]:
    """Those of these contributions that a need or a strength in scope came from."""
    asked = list(contributions)
    found: set[UUID] = set()
    for kind in (Row, StrengthRow):
        for sources in kind.objects.filter(sources__overlap=asked).values_list(
            "sources", flat=True
        ):
            found.update(sources)
    return found & set(asked)


def words_of(row: Row) -> str:
    """The words of a need as they stand. Opens content: call it from an act on that need."""
    return unsealed([row])[row.id]["text"]


def opened(case_id: UUID) -> Assessed:
    """The needs and strengths of a case with their words. Opens content: from a consultation."""
    needs, strengths = list(_rows(case_id)), list(_strength_rows(case_id))
    before = list(FormerWords.objects.filter(case_id=case_id).order_by("-until", "id"))
    texts = unsealed([*needs, *strengths, *before])
    return Assessed(
        needs=tuple(_need_text(row, texts, before) for row in needs),
        strengths=tuple(
            StrengthText(strength=row.as_domain(), text=texts[row.id]["text"]) for row in strengths
        ),
    )


def _need_text(
    row: Row, texts: dict[UUID, dict[str, str]], before: Iterable[FormerWords]
) -> NeedText:
    said = texts[row.id]
    return NeedText(
        need=row.as_domain(),
        text=said["text"],
        persons_words=said.get("persons_words", ""),
        reason=said.get("reason", ""),
        former=tuple(
            Former(text=texts[each.id]["text"], said_at=each.said_at, until=each.until)
            for each in before
            if each.need_id == row.id
        ),
    )


def _rows(case_id: UUID) -> Iterable[Row]:
    return Row.objects.filter(case_id=case_id).order_by("recorded_at", "id")


def _strength_rows(case_id: UUID) -> Iterable[StrengthRow]:
    return StrengthRow.objects.filter(case_id=case_id).order_by("recorded_at", "id")


def _found(row: Row | None) -> Row:
    if row is None:
        raise NotFoundError
    return row
