"""What an action of support must be, and what it can never be. Pure."""

from __future__ import annotations

import re
from datetime import date
from uuid import UUID

from handrail.partners.domain import SUPPORT_PURPOSES
from handrail.policy.decisions import Decision, decide
from handrail.support.domain import (
    TRANSITIONS,
    WHY_NOT_DELIVERED,
    ActionState,
    Held,
    Proposal,
    SupportAction,
)

WORDS: dict[str, str] = {
    "purpose_unknown": "Choose one of the support purposes.",
    "description_missing": "Say what will be done.",
    "watching_task": (
        "This asks somebody to watch, follow or report on a person. Handrail refuses such tasks "
        "(RIPA 2000 s.26); the refusal is counted."
    ),
    "person_not_told": "The person has not been told. Until then nobody acts for them.",
    "person_has_not_agreed": "The person has not agreed to support. Support is voluntary.",
    "due_in_the_past": "The action would be due before today.",
    "action_not_at_this_point": "The action is not at the point where this can be done.",
    "need_unknown": "Choose one of the open needs of this case.",
    "sessions_uncountable": "Enter a number of sessions from 0 to 500.",
    "second_look_reasons_missing": "Give your reasons.",
    "session_ahead": "The day of the session lies ahead.",
    "why_not_unknown": "Say whether it was delivered, and if not, why.",
    "outcome_missing": "Say what came of it.",
    "disclosure_not_accepted": "An action needs an accepted disclosure.",
    "person_has_not_said_no": "The person has not refused and has not withdrawn.",
    "case_not_open": "The case is not open.",
}

MOST_SESSIONS = 500

# R18: what says so outright is refused at once. Words that are only suspicious are not guessed
# about here: they are for a trained reviewer. 'Follow her plan' is support; 'follow her' is not.
_SOMEBODY = r"""(?:
    him(?!\sup\b) | them(?!\sup\b)
    | her(?=$|[.,;:!?)]|\s(?:to|at|in|on|when|while|for|and|from|around|home|every|after|outside)\b)
    | (?:the|this)\s(?:person|man|woman|boy|girl|lad|tenant|client|patient|pupil|resident|family
        | household | neighbour | subject | suspect)
)"""
_THEIRS = r"""(?:(?:his|her|their|the\s\w+'s)\s(?:\w+\s){0,2}(?:
    movements | whereabouts | activit(?:y|ies) | visitors | guests | friends | associates | contacts
    | calls | phone | messages | post | door | house | home | flat | car | attendance
    | social\smedia | accounts?
))"""
_ONLINE = r"(?:social\smedia|facebook|instagram|tiktok|snapchat|telegram)(?!\s(?:course|class))"
_POLICE = r"(?:us|(?:the\s)?(?:police|officers?|centre|agency))"
WATCHING = re.compile(
    rf"""\b(?:
        (?:watch|follow|shadow|tail|surveil|monitor|observe|spy\son|eavesdrop\son|report\s(?:back\s)?on)
            \s(?:{_SOMEBODY}|{_THEIRS})
      | keep\s(?:an\seye|watch|tabs)\son
      | report\s(?:back\s)?(?:what|who|whom|where)\b
      | (?<!him\s)(?<!her\s)(?<!them\s)(?<!him\sto\s)(?<!her\sto\s)(?<!them\sto\s)
        report\s(?:\w+\s){{0,6}}?to\s{_POLICE}\b
      | and\sreport(?:\sback)?(?=$|[.,;!?])
      | (?:record|log|note|list|write\sdown)\s(?:\w+\s){{0,4}}?
            (?:visitors|attendance|associates|(?:his|her|their)\scontacts|who\s(?:visits|comes|calls|stays))
      | (?:look\sup|check|search|read|browse)\s(?:\w+\s){{0,3}}?{_ONLINE}
      | look\s(?:\w+\s){{1,3}}?up\son\s{_ONLINE}
      | (?:stay|keep)\s(?:up\s|in\s)?(?:the\s)?(?:touch|contact|close|friendly|friendship)\b
            (?:\s\w+){{0,5}}?\s(?:report|learn\s(?:what|who|where)|tell\s{_POLICE})\b
      | (?:tell|inform)\s{_POLICE}\s(?:what|who|whom|where|when)\s(?:he|she|they)\b
      | find\sout\s(?:who|whom|where)\s(?:he|she|they)\s(?:meets?|sees?|visits?|goes|go|talks?)\b
      | gather\s(?:information|intelligence)
    )""",
    re.IGNORECASE | re.MULTILINE | re.VERBOSE,
)


def is_watching(text: str) -> bool:
    """Whether the words ask outright to watch, follow or report on somebody (R18; RIPA s.26)."""
    lines = (" ".join(line.split()) for line in text.replace("\u2019", "'").splitlines())
    return WATCHING.search("\n".join(filter(None, lines))) is not None


# Merely suspicious: each has honest uses, so it is neither refused nor let through, but held for a
# reviewer who is trained for it and stands outside the case (R18).
DOUBTFUL = re.compile(
    r"""\b(?:
        monitor\w* | observ(?:e|es|ing|ation) | surveil\w* | covert\w* | undercover | suspicious\w*
      | visitors? | guests | whereabouts | associates | movements
      | report(?:s|ing|ed)?(?!\s+of\s+achievement) | inform\s+(?:us|the) | let\s+us\s+know
      | check\s+(?:in|up)\s+on | keep\s+(?:an?\s+)?(?:eye|watch|note|log|record|track|tabs)
      | watch(?:es|ing)?\s+(?:out\s+for|who|what|whether|for) | look\s+out\s+for
      | (?:find|figure)\s+out\s+(?:who|whom|where|what) | who\s+(?:he|she|they)\s
      | (?:tell|update|brief)\s+(?:us|the\s+(?:police|centre|agency|officers?))
      | social\s+media | intelligence
    )\b""",
    re.IGNORECASE | re.VERBOSE,
)


def is_doubtful(text: str) -> bool:
    """Whether the words are suspicious and no more: for a trained reviewer to say (R18)."""
    joined = " ".join(text.replace("\u2019", "'").split())
    return DOUBTFUL.search(joined) is not None and not is_watching(text)


def may_propose(
    proposal: Proposal, *, is_accepted: bool, is_told: bool, is_agreed: bool, on: date
) -> Decision:
    """A support purpose, a told and agreeing person, and never a task to watch (R18, R21, R43)."""
    return decide(
        "propose action",
        disclosure_not_accepted=not is_accepted,
        purpose_unknown=proposal.purpose not in SUPPORT_PURPOSES,
        description_missing=not proposal.description.strip(),
        watching_task=is_watching(proposal.description),
        person_not_told=not is_told,
        person_has_not_agreed=not is_agreed,
        due_in_the_past=proposal.due_on < on,
    )


def may_answer(proposal: Proposal, *, needs: frozenset[UUID]) -> Decision:
    """An action answers an open need of its case, or none; and it orders no less than no session."""
    return decide(
        "answer need",
        need_unknown=proposal.need_id is not None and proposal.need_id not in needs,
        sessions_uncountable=not 0 <= proposal.sessions_ordered <= MOST_SESSIONS,
    )


def may_confirm(action: SupportAction, *, is_case_open: bool) -> Decision:
    """The centre agrees a proposed action of an open case."""
    return _may_move(action, "confirm").and_then(
        decide("agree action", case_not_open=not is_case_open)
    )


def may_finish(action: SupportAction, verb: str, *, outcome: str) -> Decision:
    """The worker says what came of an agreed action, done or not."""
    return _may_move(action, verb).and_then(
        decide("finish action", outcome_missing=not outcome.strip())
    )


def may_stop(*, has_ended: bool) -> Decision:
    """Support stops where the person refused or withdrew, and for no other reason."""
    return decide("stop support", person_has_not_said_no=not has_ended)


def may_look(action: SupportAction, verb: str, *, reasons: str) -> Decision:
    """A reviewer clears what is held, or refuses it as watching, with reasons (R18)."""
    return _may_move(action, verb).and_then(
        decide("look at it", second_look_reasons_missing=not reasons.strip())
    )


def may_record_session(action: SupportAction, *, held: Held, on: date) -> Decision:
    """A session of an agreed action is kept by its day, delivered or not (R22)."""
    return decide(
        "record session",
        action_not_at_this_point=action.state is not ActionState.AGREED,
        session_ahead=held.happened_on > on,
        why_not_unknown=held.why_not not in WHY_NOT_DELIVERED,
    )


def _may_move(action: SupportAction, verb: str) -> Decision:
    at_this_point = action.state in TRANSITIONS[verb]
    return decide(f"{verb} action", action_not_at_this_point=not at_this_point)
