"""Reviews: how support goes while a case is open, and how the person is after it closed (R22)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from handrail.clocks.domain import ClockKind


class ReviewKind(StrEnum):
    """Which review it is."""

    PERIODIC = "periodic"
    FIRST = "first"
    SECOND = "second"


KIND_WORDS: dict[str, str] = {
    ReviewKind.PERIODIC: "While support goes on",
    ReviewKind.FIRST: "6 months after closing",
    ReviewKind.SECOND: "12 months after closing",
}
CLOCKS: dict[ReviewKind, ClockKind] = {
    ReviewKind.FIRST: ClockKind.EXIT_REVIEW_FIRST,
    ReviewKind.SECOND: ClockKind.EXIT_REVIEW_SECOND,
}
# After these, somebody was helped and there is something to look back on. Whoever refused, or was
# nominated in error, is left in peace (R32). [policy]
REVIEWED = frozenset({"needs_met", "routed_to_safeguarding"})


@dataclass(frozen=True, kw_only=True)
class Said:
    """A review as it is typed: the day it happened, how it goes, and when to look again."""

    happened_on: date
    narrative: str
    next_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class Closing:
    """How a case ends: the outcome, what has changed, and whose the reviews after it are."""

    outcome: str
    what_has_changed: str
    owner_id: UUID | None = None


@dataclass(frozen=True, kw_only=True)
class Review:
    """A review that was done, without its words: the day it happened and when it was entered."""

    id: UUID
    case_id: UUID
    person_id: UUID
    kind: ReviewKind
    happened_on: date
    entered_at: datetime
    next_on: date | None
    sessions_ordered: int
    sessions_delivered: int

    @property
    def kind_words(self) -> str:
        return KIND_WORDS[self.kind]


@dataclass(frozen=True, kw_only=True)
class ExitReview:
    """A review that is due after a case closed: by whom, by when, and whether it was done."""

    id: UUID
    case_id: UUID
    area: str
    kind: ReviewKind
    owner_id: UUID
    due_at: datetime
    overdue_at: datetime | None
    done_at: datetime | None

    @property
    def kind_words(self) -> str:
        return KIND_WORDS[self.kind]

    @property
    def state(self) -> str:
        if self.done_at:
            return "done"
        return "overdue" if self.overdue_at else "due"
