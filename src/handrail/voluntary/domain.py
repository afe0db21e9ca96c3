"""Agreement to support: asked, given, refused or withdrawn; and the person's own voice."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID


class AgreementState(StrEnum):
    """Where agreement to support stands (domain.md section 2)."""

    NOT_ASKED = "not_asked"
    ASKED = "asked"
    GIVEN = "given"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"


STATE_WORDS: dict[str, str] = {
    AgreementState.NOT_ASKED: "Not asked",
    AgreementState.ASKED: "Asked",
    AgreementState.GIVEN: "Given",
    AgreementState.REFUSED: "Refused",
    AgreementState.WITHDRAWN: "Withdrawn",
}

TRANSITIONS: dict[str, dict[AgreementState, AgreementState]] = {
    "ask": {
        AgreementState.NOT_ASKED: AgreementState.ASKED,
        AgreementState.REFUSED: AgreementState.ASKED,
        AgreementState.WITHDRAWN: AgreementState.ASKED,
    },
    "give": {AgreementState.ASKED: AgreementState.GIVEN},
    "refuse": {AgreementState.ASKED: AgreementState.REFUSED},
    "withdraw": {AgreementState.GIVEN: AgreementState.WITHDRAWN},
}
ENDED = frozenset({AgreementState.REFUSED, AgreementState.WITHDRAWN})

# What is said when somebody is asked, in the letter's own words (R21).
LETTER_WORDS = (
    "Support is voluntary. You can say no, and you can stop at any time.",
    "Your agreement is to the support. It is not the reason in law for holding what we hold.",
    "We may pass on what we hold where that is legal, necessary and proportionate.",
)


@dataclass(frozen=True, kw_only=True)
class Said:
    """What somebody records of one talk about support: the day, who was there, and capacity."""

    on_day: date
    present: str = ""
    words_said: bool = True
    has_capacity: bool = True
    best_interests: str = ""


@dataclass(frozen=True, kw_only=True)
class Step:
    """One step of agreement, as everybody who works on the case reads it."""

    id: UUID
    case_id: UUID
    state: AgreementState
    position: int
    on_day: date
    by_post: str
    words_said: bool
    has_capacity: bool

    @property
    def state_words(self) -> str:
        return STATE_WORDS[self.state]


@dataclass(frozen=True, kw_only=True)
class AgreementToSupport:
    """Where agreement to support stands, since when, and who agreed: the person or best interests."""

    state: AgreementState = AgreementState.NOT_ASKED
    since: date | None = None
    asked_on: date | None = None
    has_capacity: bool = True

    @property
    def is_given(self) -> bool:
        return self.state is AgreementState.GIVEN

    @property
    def has_ended(self) -> bool:
        return self.state in ENDED

    @property
    def agreed_on(self) -> date | None:
        return self.since if self.is_given else None

    @property
    def words(self) -> str:
        return STATE_WORDS[self.state]


@dataclass(frozen=True, kw_only=True)
class Advocate:
    """Somebody who may be seated as an advocate: by organisation and post, never by name."""

    member_id: UUID
    organisation_id: UUID
    post: str


@dataclass(frozen=True, kw_only=True)
class Voice:
    """That the person's voice was added, when and by which post; its words are opened."""

    id: UUID
    case_id: UUID
    on_day: date
    by_post: str


def folded(steps: Iterable[Step]) -> AgreementToSupport:
    """What all steps of a case come to: the last one counts."""
    listed = sorted(steps, key=lambda each: each.position)
    if not listed:
        return AgreementToSupport()
    last = listed[-1]
    asked = [each.on_day for each in listed if each.state is AgreementState.ASKED]
    return AgreementToSupport(
        state=last.state,
        since=last.on_day,
        asked_on=asked[-1] if asked else None,
        has_capacity=last.has_capacity,
    )
