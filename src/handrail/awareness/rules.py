"""When the person is told and when not yet (R28, R43). Pure."""

from __future__ import annotations

from datetime import date, timedelta

from handrail.awareness.domain import (
    GROUNDS,
    HOW,
    LESS,
    LETTERS,
    RENEWALS,
    TRANSITIONS,
    AnswerState,
    Awareness,
    AwarenessState,
    NotYet,
    Ruling,
    SafeRoute,
)
from handrail.policy.decisions import Decision, decide

LONGEST = timedelta(days=90)  # [policy] how far on a review may be

WORDS: dict[str, str] = {
    "already_told": "The person was told already.",
    "told_ahead": "The day on which the person was told lies ahead.",
    "how_unknown": "Choose how the person was told.",
    "route_not_checked": "Check first who shares the person's home, post and phone.",
    "route_unsaid": "Say what you found out about home, post and phone.",
    "scheme_named_at_shared_address": (
        "Others can open this letter. A letter to a shared address never names the scheme. "
        "Use the letter without it, or another way."
    ),
    "not_yet_stands": (
        "It was decided not to tell yet, or a reviewer is asked. Only the coordinator tells now."
    ),
    "not_yet_asked": "A reviewer is asked already.",
    "ground_unknown": "Choose a ground that belongs to the law chosen above.",
    "less_not_considered": "Choose what less was considered: least withholding comes first.",
    "reasons_unsaid": "Say why.",
    "not_told_review_too_late": "The review is at most 90 days on.",
    "not_told_review_not_ahead": "The review must lie ahead.",
    "renewals_used_up": (
        "Not telling was renewed twice. The nomination is to be returned, "
        "unless the reviewer agrees to one more."
    ),
    "not_yet_decided": "This was decided already.",
}


def may_tell(
    known: Awareness, route: SafeRoute, *, told_on: date, today: date, leads: bool
) -> Decision:
    """Told once, by a safe route, and against a reviewer's 'not yet' by who leads the case alone."""
    is_letter = route.how in LETTERS
    holds_back = known.state is AwarenessState.NOT_YET or known.is_asked
    return decide(
        "record that the person was told",
        already_told=known.is_told,
        not_yet_stands=holds_back and not leads,
        told_ahead=told_on > today,
        how_unknown=route.how not in HOW,
        route_not_checked=not route.is_checked,
        route_unsaid=not route.words.strip(),
        scheme_named_at_shared_address=is_letter and route.is_shared_address and route.names_scheme,
    )


def may_ask_not_yet(known: Awareness, asked: NotYet, *, today: date) -> Decision:
    """Not telling has a ground in law, a review at most 90 days on, and less was considered."""
    return decide(
        "ask not to tell yet",
        already_told=known.is_told,
        not_yet_asked=known.is_asked,
        ground_unknown=asked.ground not in GROUNDS.get(asked.regime, {}),
        less_not_considered=not asked.considered or not set(asked.considered) <= set(LESS),
        reasons_unsaid=not asked.reasons.strip(),
        not_told_review_not_ahead=asked.review_on <= today,
        not_told_review_too_late=asked.review_on > today + LONGEST,
        renewals_used_up=are_renewals_used_up(known),
    )


def may_decide(known: Awareness, state: AnswerState, ruling: Ruling) -> Decision:
    """A reviewer decides once, with reasons; after two renewals only as one more (R43)."""
    needs_one_more = ruling.is_agreed and is_last(known)
    return decide(
        "decide whether to tell yet",
        not_yet_decided=state not in TRANSITIONS[ruling.verb],
        already_told=known.is_told,
        reasons_unsaid=not ruling.reasons.strip(),
        renewals_used_up=needs_one_more and not ruling.is_one_more,
    )


def is_last(known: Awareness) -> bool:
    """Whether another 'not yet' would be the one more that only a reviewer can grant."""
    return known.renewals >= RENEWALS


def are_renewals_used_up(known: Awareness) -> bool:
    """Whether even the one more was used, so that nothing is left but to tell or to return."""
    return known.renewals > RENEWALS
