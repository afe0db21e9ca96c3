"""Counts that can be published: bands, acts of officials, quarters (R40). Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from handrail.acts.domain import LONDON

TOO_FEW = "Too few to show"
FEWEST_ORGANISATIONS = 3
MONTHS_OF_A_QUARTER = 3

# Who answers for an area, and so sees its counts. Investigators, advocates and the desk do not.
READERS = frozenset(
    {
        "scrutiny_member",
        "chair",
        "practitioner",
        "coordinator",
        "data_protection_officer",
        "evaluator",
        "inspector",
        "administrator",
    }
)


# Who reads what every organisation spent (R39).
EVALUATING = frozenset({"evaluator", "inspector"})


@dataclass(frozen=True, kw_only=True)
class Figure:
    """A count as it may be told: from `low` up to `high`, or without an end."""

    low: int
    high: int | None

    @property
    def words(self) -> str:
        if self.high == 0:
            return "None"
        if self.high is None:
            return f"{self.low} or more"
        return str(self.low) if self.low == self.high else f"{self.low} to {self.high}"


# Nought is inside the lowest band: a figure that is missing is this one, and never nought.
LOWEST = Figure(low=0, high=9)
NONE_DONE = Figure(low=0, high=0)


def act_figure(count: int) -> Figure:
    """How often officials did something, as none, 1 to 4, or 5 or more."""
    if count == 0:
        return NONE_DONE
    return Figure(low=5, high=None) if count >= 5 else Figure(low=1, high=4)  # noqa: PLR2004 - R40


def quarter_began(today: date) -> datetime:
    """The beginning of the quarter of this day, in London: counts are told up to it."""
    month = (today.month - 1) // MONTHS_OF_A_QUARTER * MONTHS_OF_A_QUARTER + 1
    return datetime.combine(today.replace(month=month, day=1), time(), tzinfo=LONDON)


def last_day_before(until: datetime) -> date:
    """The last day that a count up to this moment holds."""
    return until.astimezone(LONDON).date() - timedelta(days=1)
