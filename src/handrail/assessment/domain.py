"""Needs and strengths: narrative, no score, and each need answered by an action or a reason."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from handrail.partners.domain import SUPPORT_PURPOSES

# A need is for one of the support purposes and for nothing else (R18, R46).
TOPICS = SUPPORT_PURPOSES


class NeedState(StrEnum):
    """Where a need stands by itself. Which action answers it is the plan's to say."""

    OPEN = "open"
    REASONED = "reasoned"
    MET = "met"


STATE_WORDS: dict[str, str] = {
    NeedState.OPEN: "Open",
    NeedState.REASONED: "Reason given",
    NeedState.MET: "Met",
}
# A reason was given for the words as they stood, so new words open the need again.
TRANSITIONS: dict[str, dict[NeedState, NeedState]] = {
    "revise": {NeedState.OPEN: NeedState.OPEN, NeedState.REASONED: NeedState.OPEN},
    "give_reason": {NeedState.OPEN: NeedState.REASONED},
    "close": {NeedState.OPEN: NeedState.MET, NeedState.REASONED: NeedState.MET},
}

# R19: why no action answers a need.
REASONS: dict[str, str] = {
    "person_does_not_want_it": "The person does not want help with this",
    "met_elsewhere": "Somebody else meets it already",
    "no_service": "No service of the area can meet it",
    "comes_later": "Something else has to come first",
    "other": "Another reason",
}

PERSONS_VIEWS: dict[str, str] = {
    "agrees": "Yes",
    "sees_it_otherwise": "No",
    "not_asked": "The person has not been asked yet",
}


@dataclass(frozen=True, kw_only=True)
class NeedSaid:
    """A need as it is typed: what for, in what words, from what, and what the person says."""

    topic: str
    text: str
    persons_view: str
    persons_words: str = ""
    sources: tuple[UUID, ...] = ()


@dataclass(frozen=True, kw_only=True)
class StrengthSaid:
    """A strength as it is typed."""

    topic: str
    text: str
    sources: tuple[UUID, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Need:
    """What the person needs, without its words."""

    id: UUID
    case_id: UUID
    topic: str
    state: NeedState
    persons_view: str
    recorded_by: UUID
    organisation_id: UUID
    recorded_at: datetime
    sources: tuple[UUID, ...] = ()
    reason_code: str = ""
    revised_at: datetime | None = None
    met_at: datetime | None = None

    @property
    def state_words(self) -> str:
        return STATE_WORDS[self.state]


@dataclass(frozen=True, kw_only=True)
class Strength:
    """What the person can build on, without its words."""

    id: UUID
    case_id: UUID
    topic: str
    recorded_by: UUID
    organisation_id: UUID
    recorded_at: datetime
    sources: tuple[UUID, ...] = ()
