"""The person, opened: what only somebody with a reason to consult ever reads."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID


@dataclass(frozen=True, kw_only=True)
class Identity:
    """Who the person is, as the originator gave it. Every part may be empty but not all."""

    forename: str
    surname: str
    date_of_birth: str
    address: str = ""
    postcode: str = ""

    @property
    def name(self) -> str:
        return " ".join(part for part in (self.forename, self.surname) if part)

    @property
    def born_on(self) -> date | None:
        return date.fromisoformat(self.date_of_birth) if self.date_of_birth else None


class PairState(StrEnum):
    """Whether two nominated people are one: proposed until a human decided (R8)."""

    PROPOSED = "proposed"
    SAME = "same"
    DIFFERENT = "different"


PAIR_WORDS: dict[str, str] = {
    PairState.PROPOSED: "Waiting for a decision",
    PairState.SAME: "The same person",
    PairState.DIFFERENT: "Two different people",
}


@dataclass(frozen=True, kw_only=True)
class SamePersonPair:
    """Two people who may be one."""

    id: UUID
    left_id: UUID
    right_id: UUID
    state: PairState
    decided_at: datetime | None = None
    reopened_at: datetime | None = None

    @property
    def state_words(self) -> str:
        return PAIR_WORDS[self.state]
