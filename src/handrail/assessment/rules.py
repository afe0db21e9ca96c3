"""When a need or a strength may be recorded, and how a need is answered. Pure."""

from __future__ import annotations

from handrail.assessment.domain import (
    PERSONS_VIEWS,
    REASONS,
    TOPICS,
    TRANSITIONS,
    Need,
    NeedSaid,
    StrengthSaid,
)
from handrail.contributions.domain import Standing, content_class
from handrail.contributions.rules import WORDS as OF_CONTRIBUTIONS
from handrail.contributions.rules import may_go_into, says_status
from handrail.policy.decisions import Decision, decide

WORDS: dict[str, str] = {
    "case_not_open": OF_CONTRIBUTIONS["case_not_open"],
    "says_immigration_status": OF_CONTRIBUTIONS["says_immigration_status"],
    "need_topic_unknown": "Choose what it is about from the support purposes.",
    "need_empty": "Say it in words.",
    "persons_view_unknown": "Say whether the person sees it so too.",
    "persons_view_unsaid": "Say how the person sees it.",
    "source_not_released": (
        "A need is read by all who work on the case, so it can rest only on what was released to "
        "all of them."
    ),
    "need_settled": "The need is met already, or was given a reason already.",
    "need_reason_unknown": "Choose why no action answers this need.",
    "need_reason_unsaid": "Give the reason in a sentence.",
    "words_unchanged": "These are the same words. Say what has changed.",
}

MOVES = tuple(TRANSITIONS)


def may_record(said: NeedSaid, *, standing: Standing, are_sources_shared: bool) -> Decision:
    """A need in words, with the person's own view of it, resting on what all may read (R17, R19)."""
    view = said.persons_view
    return _may_say(said, standing=standing, are_sources_shared=are_sources_shared).and_then(
        decide(
            "record a need",
            persons_view_unknown=view not in PERSONS_VIEWS,
            persons_view_unsaid=view == "sees_it_otherwise" and not said.persons_words.strip(),
            says_immigration_status=says_status(said.persons_words),
        )
    )


def may_record_strength(
    said: StrengthSaid, *, standing: Standing, are_sources_shared: bool
) -> Decision:
    """A strength in words, resting on what all may read."""
    return _may_say(said, standing=standing, are_sources_shared=are_sources_shared)


def may_revise(need: Need, *, text: str, former: str, standing: Standing) -> Decision:
    """New words for a need; the former ones are kept beside them (R23)."""
    return (
        may_move(need, "revise", standing=standing)
        .and_then(may_say_anew(text))
        .and_then(decide("revise a need", words_unchanged=text.strip() == former.strip()))
    )


def may_say_anew(text: str) -> Decision:
    """What the new words themselves must be."""
    return decide(
        "revise a need", need_empty=not text.strip(), says_immigration_status=says_status(text)
    )


def may_give_reason(need: Need, *, code: str, words: str, standing: Standing) -> Decision:
    """Why no action answers a need: one of the reasons, and a sentence (R19)."""
    return may_move(need, "give_reason", standing=standing).and_then(
        may_give_as_reason(code=code, words=words)
    )


def may_give_as_reason(*, code: str, words: str) -> Decision:
    """What the reason itself must be."""
    return decide(
        "give a reason",
        need_reason_unknown=code not in REASONS,
        need_reason_unsaid=not words.strip(),
        says_immigration_status=says_status(words),
    )


def may_close(need: Need, *, standing: Standing) -> Decision:
    """A need that is met is closed once."""
    return may_move(need, "close", standing=standing)


def _may_say(
    said: NeedSaid | StrengthSaid, *, standing: Standing, are_sources_shared: bool
) -> Decision:
    return decide(
        "record",
        case_not_open=not standing.is_case_open,
        need_topic_unknown=said.topic not in TOPICS,
        need_empty=not said.text.strip(),
        says_immigration_status=says_status(said.text),
        source_not_released=not are_sources_shared,
    ).and_then(may_go_into(content_class(said.topic, kind=""), standing=standing))


def may_move(need: Need, verb: str, *, standing: Standing) -> Decision:
    """Each step starts from the states that the table names for it, in an open case."""
    return decide(
        verb,
        case_not_open=not standing.is_case_open,
        need_settled=need.state not in TRANSITIONS[verb],
    )
