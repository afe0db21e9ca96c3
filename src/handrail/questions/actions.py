"""Asking, answering, disputing and closing; letters; consultation rounds (R38)."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any, ClassVar
from uuid import UUID

from handrail.acts.actions import action
from handrail.acts.domain import Actor, Event
from handrail.acts.once import is_made, make
from handrail.clocks.domain import TERMS, ClockClearing, ClockKind, ClockSetting
from handrail.ledger.domain import Processing
from handrail.questions import queries, rules
from handrail.questions.domain import TRANSITIONS, Answer, Asked, Letter, Proposed, Response
from handrail.questions.models import Consultation as ConsultationRow
from handrail.questions.models import Letter as LetterRow
from handrail.questions.models import Question as Row
from handrail.questions.models import Remark as RemarkRow
from handrail.questions.models import Response as ResponseRow
from handrail.questions.queries import Floor

KIND = ClockKind.QUESTION_ANSWER
ASKED = ("text", "topic", "owner_id", "is_public", "letter_id", "consultation_id")
SAID = ("question_id", "kind", "text", "evidence")


@dataclass(frozen=True, kw_only=True)
class LetterEntered(Event):
    """An organisation's letter to the programme was entered."""

    act: ClassVar[str] = "letter.entered"
    processing: ClassVar[Processing] = Processing.COLLECTION


@dataclass(frozen=True, kw_only=True)
class QuestionAsked(Event):
    """A question was put to an organisation."""

    act: ClassVar[str] = "question.asked"
    processing: ClassVar[Processing] = Processing.COLLECTION


@dataclass(frozen=True, kw_only=True)
class QuestionAnswered(Event):
    """The organisation that was asked answered."""

    act: ClassVar[str] = "question.answered"
    processing: ClassVar[Processing] = Processing.DECISION


@dataclass(frozen=True, kw_only=True)
class AnswerDisputed(Event):
    """Whoever asked does not accept the answer."""

    act: ClassVar[str] = "question.disputed"
    processing: ClassVar[Processing] = Processing.DECISION


@dataclass(frozen=True, kw_only=True)
class AnswerAccepted(Event):
    """Whoever asked accepts the answer, and closed the question."""

    act: ClassVar[str] = "question.accepted"
    processing: ClassVar[Processing] = Processing.DECISION


@dataclass(frozen=True, kw_only=True)
class QuestionFellDue(Event):
    """The time to answer a question ran out. It stays open and in view."""

    act: ClassVar[str] = "question.fell_due"
    processing: ClassVar[Processing] = Processing.ALTERATION


@dataclass(frozen=True, kw_only=True)
class ConsultationOpened(Event):
    """A consultation asked organisations what they think."""

    act: ClassVar[str] = "consultation.begun"
    processing: ClassVar[Processing] = Processing.DECISION


@dataclass(frozen=True, kw_only=True)
class ConsultationResponded(Event):
    """An organisation said what it thinks."""

    act: ClassVar[str] = "consultation.responded"
    processing: ClassVar[Processing] = Processing.COLLECTION


@dataclass(frozen=True, kw_only=True)
class ConsultationClosed(Event):
    """A consultation ended, with an answer to every question raised in it."""

    act: ClassVar[str] = "consultation.closed"
    processing: ClassVar[Processing] = Processing.DECISION


@dataclass(frozen=True, kw_only=True)
class ChangeTold(Event):
    """The centre said what a consultation changed."""

    act: ClassVar[str] = "consultation.change_told"
    processing: ClassVar[Processing] = Processing.DECISION


@action("letter.enter", on=queries.floor)
def enter_letter(_row: Floor, *, by: Actor, at: datetime, letter: Letter) -> list[LetterEntered]:
    """Enter a letter of the member's own organisation, or its reply to one."""
    row = LetterRow(**asdict(letter), entered_by=by.member_id, entered_at=at)
    row.organisation_id = by.organisation_id
    if is_made(row, names=("title", "on_behalf_of", "dated", "text", "is_public", "replies_to")):
        return []
    rules.may_enter(letter, on=by.today).or_raise()
    make(row)
    return [LetterEntered(about=row.id)]


@action("question.ask", on=queries.floor)
def ask(
    _row: Floor, *, by: Actor, at: datetime, question_id: UUID, asked: Asked
) -> list[QuestionAsked]:
    """Put a question to an organisation. Its time to answer starts now."""
    row = _question(question_id, asked, by=by, at=at)
    if is_made(row, names=ASKED):
        return []
    rules.may_ask(
        asked,
        is_answered_there=queries.answers_at(asked.addressed_to),
        is_own_letter=queries.is_letter_of(asked.letter_id, by.organisation_id),
        is_round_open=queries.is_round_open(asked.consultation_id),
        is_round_own=queries.is_asked_in(asked.consultation_id, by.organisation_id),
    ).or_raise()
    make(row)
    return [QuestionAsked(about=row.id, recipients=(row.owner_id,), sets=(_clock(row),))]


@action("question.answer", on=queries.locked_question)
def answer(
    row: Row, *, by: Actor, at: datetime, remark_id: UUID, answer: Answer
) -> list[QuestionAnswered]:
    """Answer a question for the organisation that was asked."""
    said = asdict(answer)
    remark = _remark(row, by=by, at=at, id=remark_id, kind="answer", **said)
    if is_made(remark, names=SAID):
        return []
    rules.may_answer(row.as_domain().state, **said).or_raise()
    make(remark)
    _move(row, "answer")
    clears = (ClockClearing(KIND, row.id),)
    return [QuestionAnswered(about=row.id, recipients=(row.asker_id,), clears=clears)]


@action("question.dispute", on=queries.locked_question)
def dispute(
    row: Row, *, by: Actor, at: datetime, remark_id: UUID, text: str
) -> list[AnswerDisputed]:
    """Say what is wrong with an answer. The time to answer starts anew."""
    remark = _remark(row, by=by, at=at, id=remark_id, kind="dispute", text=text, evidence="")
    if is_made(remark, names=SAID):
        return []
    rules.may_dispute(row.as_domain().state, text=text).or_raise()
    make(remark)
    row.due_at, row.overdue_at = TERMS[KIND].end(at), None
    _move(row, "dispute", "due_at", "overdue_at")
    return [AnswerDisputed(about=row.id, recipients=(row.owner_id,), sets=(_clock(row),))]


@action("question.accept", on=queries.locked_question)
def accept(row: Row, *, by: Actor, at: datetime) -> AnswerAccepted:
    """Accept an answer and close the question."""
    rules.may_accept(row.as_domain().state).or_raise()
    _move(row, "accept")
    return AnswerAccepted(about=row.id)


@action("question.fall_due", on=queries.locked_question)
def fall_due(row: Row, *, by: Actor, at: datetime) -> list[QuestionFellDue]:
    """Mark a question whose time ran out. Nothing else changes: it waits on, in view."""
    if row.overdue_at is not None or not row.as_domain().is_overdue(at):
        return []
    row.overdue_at = at
    row.save(update_fields=["overdue_at"])
    return [QuestionFellDue(about=row.id)]


@action("consultation.open", on=queries.floor)
def open_consultation(
    _row: Floor, *, by: Actor, at: datetime, consultation_id: UUID, proposed: Proposed
) -> list[ConsultationOpened]:
    """Ask organisations what they think of an agreement or an area."""
    said: dict[str, Any] = asdict(proposed) | {"asked": list(proposed.asked)}
    row = ConsultationRow(
        id=consultation_id, organisation_id=by.organisation_id, opened_at=at, **said
    )
    if is_made(row, names=tuple(said)):
        return []
    can_respond = all(queries.responds_at(each) for each in proposed.asked)
    rules.may_open(proposed, on=by.today, can_respond=can_respond).or_raise()
    make(row)
    return [ConsultationOpened(about=row.id, recipients=proposed.asked)]


@action("consultation.respond", on=queries.locked_consultation)
def respond(
    row: ConsultationRow, *, by: Actor, at: datetime, response_id: UUID, response: Response
) -> list[ConsultationResponded]:
    """Say what the member's organisation thinks, and raise questions with it."""
    made = ResponseRow(
        id=response_id,
        consultation_id=row.id,
        organisation_id=by.organisation_id,
        said_by=by.member_id,
        post=by.title,
        position=response.position,
        text=response.text,
        said_at=at,
    )
    if is_made(made, names=("consultation_id", "position", "text")):
        return []
    rules.may_respond(
        row.as_domain(),
        response,
        is_asked=by.organisation_id in row.asked,
        has_responded=by.organisation_id in {r.organisation_id for r in queries.responses(row.id)},
    ).or_raise()
    make(made)
    for question_id, text in response.questions:
        asked = Asked(
            text=text, addressed_to=row.organisation_id, is_public=True, consultation_id=row.id
        )
        ask(None, by=by, at=at, question_id=question_id, asked=asked)
    return [ConsultationResponded(about=row.id, recipients=(row.organisation_id,))]


@action("consultation.close", on=queries.locked_consultation)
def close_consultation(row: ConsultationRow, *, by: Actor, at: datetime) -> ConsultationClosed:
    """End a consultation, unless a question raised in it has no answer."""
    unanswered = queries.unanswered_in(row.id)
    rules.may_close(row.as_domain(), unanswered=unanswered).or_raise()
    row.closed_at = at
    row.save(update_fields=["closed_at"])
    return ConsultationClosed(about=row.id, recipients=tuple(row.asked))


@action("consultation.say_what_changed", on=queries.locked_consultation)
def say_what_changed(row: ConsultationRow, *, by: Actor, at: datetime, text: str) -> ChangeTold:
    """Tell those who were asked what came of it."""
    rules.may_say_what_changed(row.as_domain(), text=text).or_raise()
    row.what_changed = text
    row.save(update_fields=["what_changed"])
    return ChangeTold(about=row.id, recipients=tuple(row.asked))


def _question(question_id: UUID, asked: Asked, *, by: Actor, at: datetime) -> Row:
    return Row(
        id=question_id,
        text=asked.text,
        topic=asked.topic,
        asker_id=by.organisation_id,
        asked_by=by.member_id,
        asker_post=by.title,
        owner_id=asked.addressed_to,
        is_public=asked.is_public,
        letter_id=asked.letter_id,
        consultation_id=asked.consultation_id,
        asked_at=at,
        due_at=TERMS[KIND].end(at),
    )


def _remark(row: Row, *, by: Actor, at: datetime, **said: Any) -> RemarkRow:
    return RemarkRow(
        question_id=row.id,
        is_public=row.is_public,
        organisation_id=by.organisation_id,
        said_by=by.member_id,
        post=by.title,
        said_at=at,
        **said,
    )


def _move(row: Row, verb: str, *also: str) -> None:
    row.state = TRANSITIONS[verb][row.as_domain().state]
    row.save(update_fields=["state", *also])


def _clock(row: Row) -> ClockSetting:
    return ClockSetting(KIND, row.id, row.due_at)
