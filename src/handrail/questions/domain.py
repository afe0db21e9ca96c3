"""Questions to the programme, their answers, letters and consultation rounds. No person is in them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

# The questions that councils ask (product.md). A question may be about one of them, and an answer
# may point at the live figures that stand under it.
TWELVE: dict[str, str] = {
    "q1": "How many names would come to us?",
    "q2": "How much are we told, and why is the person listed?",
    "q3": "What are we expected to do?",
    "q4": "Who is responsible for the risk?",
    "q5": "Will we be asked to watch people?",
    "q6": "Does the person know?",
    "q7": "What funding comes with it?",
    "q8": "Are support and stopping attacks kept apart?",
    "q9": "Is excessive risk moved to us?",
    "q10": "When are we consulted?",
    "q11": "Did it work, what did it cost, what else did it do?",
    "q12": "How do we know that any of this is true?",
}

# Who asks, and who answers for the organisation that was asked. A role exists only at its kinds
# of organisation, so this says all: the centre's coordinators, the police's disclosure officers,
# a partner's chairs and practitioners.
ASKING = ("practitioner", "chair", "scrutiny_member")
ANSWERING = ("coordinator", "disclosure_officer", "chair", "practitioner")


class QuestionState(StrEnum):
    """Where a question stands (domain.md section 2)."""

    OPEN = "open"
    ANSWERED = "answered"
    DISPUTED = "disputed"
    CLOSED = "closed"


STATE_WORDS: dict[str, str] = {
    QuestionState.OPEN: "Waits for an answer",
    QuestionState.ANSWERED: "Answered",
    QuestionState.DISPUTED: "Answer disputed",
    QuestionState.CLOSED: "Closed by who asked",
}
UNSETTLED = frozenset({QuestionState.OPEN, QuestionState.DISPUTED})

TRANSITIONS: dict[str, dict[QuestionState, QuestionState]] = {
    "answer": {
        QuestionState.OPEN: QuestionState.ANSWERED,
        QuestionState.DISPUTED: QuestionState.ANSWERED,
    },
    "dispute": {QuestionState.ANSWERED: QuestionState.DISPUTED},
    "accept": {QuestionState.ANSWERED: QuestionState.CLOSED},
}

POSITIONS: dict[str, str] = {
    "for": "For it",
    "changes": "For it with changes",
    "against": "Against it",
}


@dataclass(frozen=True, kw_only=True)
class Asked:
    """What is asked, of which organisation, and who may read it."""

    text: str
    addressed_to: UUID
    is_public: bool
    topic: str = ""
    letter_id: UUID | None = None
    consultation_id: UUID | None = None


@dataclass(frozen=True, kw_only=True)
class Answer:
    """What is answered, and under which of the twelve questions the live figures stand."""

    text: str
    evidence: str = ""


@dataclass(frozen=True, kw_only=True)
class Remark:
    """An answer, or why an answer is disputed; kept beside the question for good."""

    kind: str
    organisation_id: UUID
    post: str
    text: str
    evidence: str
    said_at: datetime


@dataclass(frozen=True, kw_only=True)
class Question:
    """Something that a partner, councillor or umbrella body asks the programme."""

    id: UUID
    text: str
    topic: str
    asker_id: UUID
    asker_post: str
    owner_id: UUID
    is_public: bool
    state: QuestionState
    asked_at: datetime
    due_at: datetime
    overdue_at: datetime | None
    letter_id: UUID | None
    consultation_id: UUID | None

    def is_overdue(self, at: datetime) -> bool:
        return self.state in UNSETTLED and self.due_at <= at


@dataclass(frozen=True, kw_only=True)
class Letter:
    """A letter to the programme, or the reply to one; questions may belong to it."""

    id: UUID
    title: str
    organisation_id: UUID
    on_behalf_of: str
    dated: date
    text: str
    is_public: bool
    replies_to: UUID | None = None


@dataclass(frozen=True, kw_only=True)
class Proposed:
    """What a consultation asks about, whom, and until when. `subject` is the agreement's reference."""

    title: str
    subject: str
    text: str
    asked: tuple[UUID, ...]
    until_on: date


@dataclass(frozen=True, kw_only=True)
class Consultation:
    """A round in which organisations say what they think of an agreement or an area (R38)."""

    id: UUID
    title: str
    subject: str
    text: str
    asked: tuple[UUID, ...]
    opened_at: datetime
    until_on: date
    closed_at: datetime | None
    what_changed: str

    @property
    def is_open(self) -> bool:
        return self.closed_at is None


@dataclass(frozen=True, kw_only=True)
class Response:
    """What one organisation says in a consultation, and the questions that it raises with it."""

    position: str
    text: str
    questions: tuple[tuple[UUID, str], ...] = ()
    organisation_id: UUID | None = None
    post: str = ""
    said_at: datetime | None = None
