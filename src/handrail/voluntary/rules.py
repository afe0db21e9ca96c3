"""When support is asked, agreed, refused and withdrawn, and who speaks for the person. Pure."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from uuid import UUID

from handrail.cases.rules import WORDS as OF_CASES
from handrail.policy.decisions import Decision, decide
from handrail.voluntary.domain import TRANSITIONS, AgreementState, AgreementToSupport, Said

WORDS: dict[str, str] = {
    "case_not_open": OF_CASES["case_not_open"],
    "asked_before_told": "The person has not been told. Nobody is asked before being told.",
    "agreement_not_at_this_point": "Agreement is not at the point where this can be recorded.",
    "said_ahead": "The day lies ahead.",
    "said_before": "The day lies before what went before it.",
    "present_unsaid": "Say who was there.",
    "words_not_said": "Say the words of the letter to the person first.",
    "best_interests_missing": "Say why this is in the person's best interests.",
    "advocate_missing": (
        "Somebody who cannot decide this needs an independent advocate. Seat one first."
    ),
    "advocate_before_told": (
        "The person has not been told, so has chosen nobody. Tell the person first."
    ),
    "not_the_persons_choice": "The person chooses the advocate.",
    "advocate_unknown": "Choose one of the advocates.",
    "voice_unsaid": "Write what the person says.",
}


def may_ask(
    agreement: AgreementToSupport,
    said: Said,
    *,
    told_on: date | None,
    is_case_open: bool,
    today: date,
) -> Decision:
    """Somebody who was told is asked, in the letter's words, while the case is open (R21, R43)."""
    return _may_move(agreement, "ask", said, today=today).and_then(
        decide(
            "ask for agreement to support",
            case_not_open=not is_case_open,
            asked_before_told=told_on is None,
            said_before=told_on is not None and said.on_day < told_on,
            present_unsaid=not said.present.strip(),
            words_not_said=not said.words_said,
        )
    )


def may_give(
    agreement: AgreementToSupport,
    said: Said,
    *,
    has_advocate: bool,
    is_case_open: bool,
    today: date,
) -> Decision:
    """Capacity is presumed; where it is lacking, best interests and an advocate (R21)."""
    lacking = not said.has_capacity
    return _may_move(agreement, "give", said, today=today).and_then(
        decide(
            "record that support was agreed",
            case_not_open=not is_case_open,
            present_unsaid=not said.present.strip(),
            words_not_said=not said.words_said,
            best_interests_missing=lacking and not said.best_interests.strip(),
            advocate_missing=lacking and not has_advocate,
        )
    )


def may_end(agreement: AgreementToSupport, verb: str, said: Said, *, today: date) -> Decision:
    """Saying no, at first or later, needs nothing but the day."""
    return _may_move(agreement, verb, said, today=today)


def may_seat(
    member_id: UUID,
    *,
    advocates: Collection[UUID],
    is_chosen: bool,
    is_told: bool,
    is_case_open: bool,
) -> Decision:
    """The person, who knows, chooses the advocate (R20)."""
    return decide(
        "seat an advocate",
        case_not_open=not is_case_open,
        advocate_before_told=not is_told,
        not_the_persons_choice=not is_chosen,
        advocate_unknown=member_id not in advocates,
    )


def may_add_voice(text: str) -> Decision:
    return decide("add the person's voice", voice_unsaid=not text.strip())


def next_state(agreement: AgreementToSupport, verb: str) -> AgreementState:
    return TRANSITIONS[verb][agreement.state]


def _may_move(agreement: AgreementToSupport, verb: str, said: Said, *, today: date) -> Decision:
    since = agreement.since
    return decide(
        f"{verb} agreement to support",
        agreement_not_at_this_point=agreement.state not in TRANSITIONS[verb],
        said_ahead=said.on_day > today,
        said_before=since is not None and said.on_day < since,
    )
