"""When something may be asked, answered, disputed, closed; and what ends a consultation. Pure."""

from __future__ import annotations

from datetime import date

from handrail.policy.decisions import Decision, decide
from handrail.questions.domain import (
    POSITIONS,
    TRANSITIONS,
    TWELVE,
    Asked,
    Consultation,
    Letter,
    Proposed,
    QuestionState,
    Response,
)

WORDS: dict[str, str] = {
    "question_missing": "Write the question.",
    "topic_unknown": "Choose one of the twelve questions, or none of them.",
    "nobody_answers_there": "Nobody at that organisation answers questions. Ask another one.",
    "letter_not_yours": "The letter is another organisation's. Questions belong to their own letter.",
    "consultation_over": "The consultation is closed.",
    "question_not_at_this_point": "The question is not at the point where this can be done.",
    "answer_missing": "Write the answer.",
    "why_disputed_missing": "Say what is wrong with the answer.",
    "evidence_unknown": "Choose one of the figures, or none of them.",
    "letter_incomplete": "A letter needs a title, its words and a date that is not ahead.",
    "consultation_incomplete": "Say what the consultation is called, about what, and what is proposed.",
    "nobody_asked": "A consultation asks at least one organisation.",
    "nobody_responds_there": "Nobody at one of these organisations can respond. Ask others.",
    "ends_too_soon": "Give the organisations until a later day.",
    "not_asked": "Your organisation was not asked in this consultation.",
    "already_responded": "Your organisation has responded already.",
    "position_unknown": "Say whether you are for it, for it with changes, or against it.",
    "response_missing": "Say why, in your own words.",
    "questions_unanswered": "A question raised in this consultation has no answer yet.",
    "consultation_still_open": "The consultation is still open. Close it first.",
    "change_missing": "Say what changed, or that nothing did and why.",
}


def may_ask(
    asked: Asked,
    *,
    is_answered_there: bool,
    is_own_letter: bool,
    is_round_open: bool,
    is_round_own: bool,
) -> Decision:
    """Anything may be asked of an organisation where somebody answers.

    In a consultation only those who were asked raise questions: each one holds it open (R38).
    """
    return decide(
        "ask question",
        question_missing=not asked.text.strip(),
        topic_unknown=asked.topic not in {"", *TWELVE},
        nobody_answers_there=not is_answered_there,
        letter_not_yours=not is_own_letter,
        consultation_over=not is_round_open,
        not_asked=is_round_open and not is_round_own,
    )


def may_answer(state: QuestionState, *, text: str, evidence: str) -> Decision:
    """An open or disputed question is answered in words, with live figures where there are any."""
    return _may_move(state, "answer").and_then(
        decide(
            "answer question",
            answer_missing=not text.strip(),
            evidence_unknown=evidence not in {"", *TWELVE},
        )
    )


def may_dispute(state: QuestionState, *, text: str) -> Decision:
    """An answer is disputed by who asked, who says what is wrong with it."""
    return _may_move(state, "dispute").and_then(
        decide("dispute answer", why_disputed_missing=not text.strip())
    )


def may_accept(state: QuestionState) -> Decision:
    """Who asked closes the question, and nobody else does."""
    return _may_move(state, "accept")


def may_enter(letter: Letter, *, on: date) -> Decision:
    """A letter has a title, words and a day on which it was written."""
    is_whole = bool(letter.title.strip() and letter.text.strip()) and letter.dated <= on
    return decide("enter letter", letter_incomplete=not is_whole)


def may_open(proposed: Proposed, *, on: date, can_respond: bool = True) -> Decision:
    """A consultation says what is proposed, and leaves those asked the time to think (R38)."""
    said = (proposed.title, proposed.subject, proposed.text)
    return decide(
        "open consultation",
        consultation_incomplete=not all(each.strip() for each in said),
        nobody_asked=not proposed.asked,
        nobody_responds_there=not can_respond,
        ends_too_soon=proposed.until_on <= on,
    )


def may_respond(
    consultation: Consultation, response: Response, *, is_asked: bool, has_responded: bool
) -> Decision:
    """Each organisation that was asked responds once, for itself."""
    return decide(
        "respond",
        consultation_over=not consultation.is_open,
        not_asked=not is_asked,
        already_responded=has_responded,
        position_unknown=response.position not in POSITIONS,
        response_missing=not response.text.strip(),
    )


def may_close(consultation: Consultation, *, unanswered: int) -> Decision:
    """A consultation closes when every question raised in it has an answer (R38)."""
    return decide(
        "close consultation",
        consultation_over=not consultation.is_open,
        questions_unanswered=unanswered > 0,
    )


def may_say_what_changed(consultation: Consultation, *, text: str) -> Decision:
    """What changed is told after the consultation, never during it."""
    return decide(
        "say what changed",
        consultation_still_open=consultation.is_open,
        change_missing=not text.strip(),
    )


def _may_move(state: QuestionState, verb: str) -> Decision:
    at_this_point = state in TRANSITIONS[verb]
    return decide(f"{verb} question", question_not_at_this_point=not at_this_point)
