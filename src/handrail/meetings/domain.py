"""A meeting on a case, what it decides, who came, what the originator attests, and the signed plan."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from handrail.clocks.calendar import london_day, start_of


class MeetingState(StrEnum):
    """Where a meeting stands."""

    CALLED = "called"
    SIGNED = "signed"
    JOINED = "joined"


STATE_WORDS: dict[str, str] = {
    MeetingState.CALLED: "Called",
    MeetingState.SIGNED: "Minutes signed",
    MeetingState.JOINED: "The lead's own meeting, which the centre joined",
}
TRANSITIONS: dict[str, dict[MeetingState, MeetingState]] = {
    "sign": {MeetingState.CALLED: MeetingState.SIGNED},
}

# R20, after CTSA s.37(6): unanimous where it can be, else the majority, else the chair.
WAYS: dict[str, str] = {
    "unanimous": "Everybody agreed",
    "majority": "The majority agreed",
    "chair": "The chair decided",
}
LONGEST_PLACE = 200
COMING: dict[str, str] = {"came": "Came", "sent_word": "Sent word"}


class Attested(StrEnum):
    """What the table reads of an originator. 'No' and 'cannot say' are one and the same here."""

    AWAITED = "awaited"
    NOTHING_WITHHELD = "nothing_withheld"
    TO_ADVISE = "originator_to_advise"


ATTESTED_WORDS: dict[str, str] = {
    Attested.AWAITED: "Awaited",
    Attested.NOTHING_WITHHELD: "Nothing withheld that changes the plan",
    Attested.TO_ADVISE: "Originator to advise",
}
ANSWERS: dict[str, str] = {
    "yes": "Yes, nothing is withheld that changes the plan",
    "no": "No",
    "cannot_say": "I cannot say",
}


def attested(answer: str) -> Attested:
    """What the table may read of an answer (R20)."""
    return Attested.NOTHING_WITHHELD if answer == "yes" else Attested.TO_ADVISE


@dataclass(frozen=True, kw_only=True)
class Calling:
    """What is needed to call a meeting: when, where, under which chair, and what is new."""

    starts_at: datetime
    place: str
    chair_id: UUID
    new_items: str = ""


@dataclass(frozen=True, kw_only=True)
class Joined:
    """A meeting of the existing lead: on which day, and what was agreed there (R44)."""

    held_on: date
    place: str
    agreed: str

    @property
    def starts_at(self) -> datetime:
        """Its day; the hour is the lead's own affair."""
        return start_of(self.held_on)


@dataclass(frozen=True, kw_only=True)
class Ruling:
    """What was decided: the question, what was considered, why, and how."""

    question: str
    options: str
    decided: str
    reasons: str
    how: str


@dataclass(frozen=True, kw_only=True)
class Meeting:
    """One meeting on a case, without its words."""

    id: UUID
    case_id: UUID
    area: str
    state: MeetingState
    starts_at: datetime
    place: str
    chair_id: UUID | None
    signed_at: datetime | None = None

    @property
    def state_words(self) -> str:
        return STATE_WORDS[self.state]

    def has_begun(self, on: date) -> bool:
        """From its day on, so that minutes can be kept in the room."""
        return london_day(self.starts_at) <= on


@dataclass(frozen=True, kw_only=True)
class Attendance:
    """Who was there, or sent word: an organisation and a post, never a name."""

    post_id: UUID
    organisation_id: UUID
    title: str
    coming: str


@dataclass(frozen=True, kw_only=True)
class Attestation:
    """What one originator says before one meeting, and that is all its officer sees of it."""

    id: UUID
    case_id: UUID
    meeting_id: UUID
    originator_id: UUID
    starts_at: datetime
    state: Attested

    @property
    def state_words(self) -> str:
        return ATTESTED_WORDS[self.state]


@dataclass(frozen=True, kw_only=True)
class SignedPlan:
    """One version of the plan, as the chair signed it."""

    id: UUID
    case_id: UUID
    version: int
    signed_at: datetime
