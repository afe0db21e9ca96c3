"""The dated safety statement of the police about meeting a person (R42): its answers and its time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

HOLDS_DAYS = 90  # [policy] a statement says how things stand, and not for ever


class SafetyAnswer(StrEnum):
    """What the police say of meeting somebody. There is no fourth answer, and no score."""

    PRECAUTIONS_NEEDED = "precautions_needed"
    NONE_KNOWN = "none_known"
    DO_NOT_MEET = "do_not_meet"


ANSWER_WORDS: dict[str, str] = {
    SafetyAnswer.PRECAUTIONS_NEEDED: "Precautions are needed",
    SafetyAnswer.NONE_KNOWN: "No need for precautions is known",
    SafetyAnswer.DO_NOT_MEET: "Do not meet the person",
}


@dataclass(frozen=True, kw_only=True)
class SafetyStatement:
    """What was asked of the police and, once answered, what they stated. Names no source."""

    id: UUID
    case_id: UUID
    police_id: UUID
    originator_reference: str
    asked_at: datetime
    answer: SafetyAnswer | None = None
    stated_at: datetime | None = None
    holds_until: datetime | None = None
    outdated_at: datetime | None = None

    @property
    def is_stated(self) -> bool:
        return self.stated_at is not None
