"""What was done about reviews, one value for each act."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from handrail.acts.domain import Event
from handrail.ledger.domain import Processing


@dataclass(frozen=True, kw_only=True)
class ReviewRecorded(Event):
    """Somebody reviewed how support goes."""

    act: ClassVar[str] = "review.recorded"
    processing: ClassVar[Processing] = Processing.COLLECTION


@dataclass(frozen=True, kw_only=True)
class ReviewsArranged(Event):
    """The two reviews after closing were arranged, with their owner and their clocks."""

    act: ClassVar[str] = "review.arranged"
    processing: ClassVar[Processing] = Processing.DECISION


@dataclass(frozen=True, kw_only=True)
class ExitReviewed(Event):
    """A review after closing was done."""

    act: ClassVar[str] = "review.exit_recorded"
    processing: ClassVar[Processing] = Processing.COLLECTION


@dataclass(frozen=True, kw_only=True)
class ReviewOverdue(Event):
    """A review after closing is overdue."""

    act: ClassVar[str] = "review.overdue"
    processing: ClassVar[Processing] = Processing.ALTERATION
