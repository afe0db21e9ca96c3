"""Whether the person knows, in the domain's words: told, not told yet and until when, or to be told."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

RENEWALS = 2  # R43: how often 'not yet' is renewed before a reviewer must agree to one more


class AwarenessState(StrEnum):
    """Where a case stands with telling the person."""

    NOT_DECIDED = "not_decided"
    TOLD = "told"
    NOT_YET = "not_yet"


STATE_WORDS: dict[str, str] = {
    AwarenessState.NOT_DECIDED: "To be told",
    AwarenessState.TOLD: "Told",
    AwarenessState.NOT_YET: "Not told yet",
}


class AnswerState(StrEnum):
    """Where one answer stands: the person was told, or somebody asked not to tell yet."""

    TOLD = "told"
    ASKED = "asked"
    AGREED = "agreed"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"


ANSWER_WORDS: dict[str, str] = {
    AnswerState.TOLD: "The person was told",
    AnswerState.ASKED: "A reviewer is asked whether not to tell yet",
    AnswerState.AGREED: "A reviewer agreed not to tell yet",
    AnswerState.REFUSED: "A reviewer refused: the person is to be told",
    AnswerState.WITHDRAWN: "Asked not to tell, and told before it was decided",
}

TRANSITIONS: dict[str, dict[AnswerState, AnswerState]] = {
    "agree": {AnswerState.ASKED: AnswerState.AGREED},
    "refuse": {AnswerState.ASKED: AnswerState.REFUSED},
    "withdraw": {AnswerState.ASKED: AnswerState.WITHDRAWN},
}

HOW: dict[str, str] = {
    "in_person": "In person",
    "with_an_advocate": "In person, with an advocate",
    "by_phone": "By phone",
    "letter_handed_over": "A letter, handed over",
    "letter_posted": "A letter, sent by post",
}
LETTERS = frozenset({"letter_handed_over", "letter_posted"})

REGIMES: dict[str, str] = {
    "part_2": "Part 2: councils, health and other partners",
    "part_3": "Part 3: police",
    "part_4": "Part 4: Security Service",
}
# R28: a ground belongs to one regime of the Data Protection Act 2018, and there is no other.
GROUNDS: dict[str, dict[str, str]] = {
    "part_2": {
        "art_14_5": "UK GDPR Art 14(5): telling would defeat what the support is for",
        "sch_2": "DPA 2018 Sch 2: telling would prejudice preventing or detecting crime",
        "sch_3": "DPA 2018 Sch 3: serious harm to health, or social work or education data",
        "sch_4": "DPA 2018 Sch 4: another law forbids telling",
        "s26": "DPA 2018 s.26: national security or defence",
    },
    "part_3": {
        "s44": "DPA 2018 s.44(4): a necessary and proportionate restriction",
        "s78a": "DPA 2018 s.78A: national security",
    },
    "part_4": {
        "s93": "DPA 2018 s.93(3): the person has the information, or another law provides it",
        "s110": "DPA 2018 s.110: national security",
    },
}
GROUND_WORDS: dict[str, str] = {
    ground: words for grounds in GROUNDS.values() for ground, words in grounds.items()
}
LESS: dict[str, str] = {
    "tell_part": "Tell a part of it now",
    "tell_later": "Tell at a safer moment within the month",
    "tell_through_somebody": "Tell through somebody safe",
}


@dataclass(frozen=True, kw_only=True)
class SafeRoute:
    """How somebody is to be told, and what was found out before about home, post and phone."""

    how: str
    is_checked: bool
    words: str
    is_shared_address: bool = False
    names_scheme: bool = False


@dataclass(frozen=True, kw_only=True)
class NotYet:
    """What a coordinator puts to a reviewer: not to tell yet, on what ground and until when."""

    regime: str
    ground: str
    considered: tuple[str, ...]
    reasons: str
    review_on: date


@dataclass(frozen=True, kw_only=True)
class Ruling:
    """What a reviewer decides of it, with reasons; past the renewals only as one more (R43)."""

    is_agreed: bool
    reasons: str
    is_one_more: bool = False

    @property
    def verb(self) -> str:
        return "agree" if self.is_agreed else "refuse"


@dataclass(frozen=True, kw_only=True)
class Answer:
    """One answer to 'does the person know?', as everybody who works on the case may read it."""

    id: UUID
    case_id: UUID
    state: AnswerState
    position: int
    on_day: date  # when the person was told, or when it was asked or decided not to tell
    how: str
    by_post: str
    review_on: date | None

    @property
    def words(self) -> str:
        return ANSWER_WORDS[self.state]


@dataclass(frozen=True, kw_only=True)
class Awareness:
    """Whether the person knows. Where nothing was recorded yet, the person is to be told by a day."""

    state: AwarenessState
    told_on: date | None = None
    tell_by: date | None = None
    review_on: date | None = None
    by_post: str = ""
    renewals: int = 0
    is_asked: bool = False  # a reviewer is asked whether not to tell yet

    @property
    def is_told(self) -> bool:
        return self.state is AwarenessState.TOLD

    @property
    def words(self) -> str:
        return STATE_WORDS[self.state]


def folded(answers: Iterable[Answer], *, tell_by: date | None) -> Awareness:
    """What all answers of a case, in their order, come to."""
    listed = sorted(answers, key=lambda each: each.position)
    told = next((each for each in listed if each.state is AnswerState.TOLD), None)
    if told:
        return Awareness(state=AwarenessState.TOLD, told_on=told.on_day, by_post=told.by_post)
    agreed = [each for each in listed if each.state is AnswerState.AGREED]
    decided = [each for each in listed if each.state in {AnswerState.AGREED, AnswerState.REFUSED}]
    is_asked = any(each.state is AnswerState.ASKED for each in listed)
    renewals = max(len(agreed) - 1, 0)
    if decided and decided[-1].state is AnswerState.AGREED:
        return Awareness(
            state=AwarenessState.NOT_YET,
            review_on=decided[-1].review_on,
            by_post=decided[-1].by_post,
            renewals=renewals,
            is_asked=is_asked,
        )
    return Awareness(
        state=AwarenessState.NOT_DECIDED, tell_by=tell_by, renewals=renewals, is_asked=is_asked
    )
