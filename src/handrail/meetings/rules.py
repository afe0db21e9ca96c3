"""When a meeting may be called, decide and end, and when a plan may be signed. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from handrail.cases.domain import Case
from handrail.meetings.domain import (
    ANSWERS,
    TRANSITIONS,
    WAYS,
    Attestation,
    Attested,
    Calling,
    Joined,
    Meeting,
    Ruling,
)
from handrail.policy.decisions import Decision, decide

WORDS: dict[str, str] = {
    "meeting_case_not_open": "The case is not open.",
    "existing_lead_meets": (
        "Somebody already leads and has a meeting of their own. Join theirs instead."
    ),
    "nobody_else_leads": "Nobody else leads this case, so there is no other meeting to join.",
    "meeting_in_the_past": "The meeting would be before now.",
    "meeting_ahead": "The day of the meeting lies ahead.",
    "meeting_already_called": (
        "A meeting is called whose minutes are not signed. The chair signs them first."
    ),
    "meeting_not_begun": "The meeting is on a later day.",
    "minutes_signed": "The minutes are signed.",
    "place_missing": "Say where it is, or give the link.",
    "chair_unknown": "Choose a chair of this area.",
    "agreed_missing": "Say what was agreed there.",
    "post_unknown": "Choose from the posts of this area.",
    "came_and_sent_word": "Somebody who came has not only sent word. Choose one.",
    "nobody_came": "Record who came first.",
    "asked_missing": "Say what was asked.",
    "options_missing": "Say what was considered.",
    "decided_missing": "Say what was decided.",
    "why_missing": "Say why.",
    "way_unknown": "Say how it was decided.",
    "answer_unknown": "Choose one of the answers.",
    "already_attested": "You have attested that nothing is withheld.",
    "need_unanswered": "A need has neither an agreed action nor a reason why not.",
    "nothing_planned": "There is no agreed action and no need answered with a reason.",
    "plan_person_not_told": "The person has not been told.",
    "plan_person_has_not_agreed": "The person has not agreed to support. Support is voluntary.",
}


@dataclass(frozen=True, kw_only=True)
class Planned:
    """What is known when the chair wants to sign the plan."""

    unanswered_needs: int
    agreed_actions: int
    reasoned_needs: int
    is_told: bool
    has_agreed: bool


def may_work(case: Case) -> Decision:
    """Nobody meets on a case that is paused or closed."""
    return decide("meet", meeting_case_not_open=not case.is_open)


def may_call(
    case: Case, calling: Calling, *, chairs: Iterable[UUID], standing: Decision, at: datetime
) -> Decision:
    """A meeting is called for a later moment, somewhere, under a chair of the area."""
    return standing.and_then(may_work(case)).and_then(
        decide(
            "call meeting",
            meeting_in_the_past=calling.starts_at < at,
            place_missing=not calling.place.strip(),
            chair_unknown=calling.chair_id not in set(chairs),
        )
    )


def may_meet(*, has_lead: bool, has_called: bool) -> Decision:
    """Where a lead exists the centre calls no meeting of its own (R44); else one at a time."""
    return decide("call meeting", existing_lead_meets=has_lead, meeting_already_called=has_called)


def may_join(case: Case, joined: Joined, *, has_lead: bool, on: date) -> Decision:
    """The centre joins the meeting of the existing lead, and keeps what was agreed there (R44)."""
    return may_work(case).and_then(
        decide(
            "join their meeting",
            nobody_else_leads=not has_lead,
            meeting_ahead=joined.held_on > on,
            place_missing=not joined.place.strip(),
            agreed_missing=not joined.agreed.strip(),
        )
    )


def may_attend(
    meeting: Meeting, *, coming: Mapping[str, frozenset[UUID]], seats: frozenset[UUID], on: date
) -> Decision:
    """Who came is kept by post, from the day on; a post came or sent word, not both."""
    came, sent_word = coming["came"], coming["sent_word"]
    return _before_signing(meeting, "record who came").and_then(
        decide(
            "record who came",
            post_unknown=not came | sent_word <= seats,
            came_and_sent_word=bool(came & sent_word),
            meeting_not_begun=bool(came) and not meeting.has_begun(on),
        )
    )


def may_rule(meeting: Meeting, ruling: Ruling, *, on: date) -> Decision:
    """A decision says its question, what was considered, why, and how it was taken (R20)."""
    return may_decide(meeting, on=on).and_then(
        decide(
            "decide",
            asked_missing=not ruling.question.strip(),
            options_missing=not ruling.options.strip(),
            decided_missing=not ruling.decided.strip(),
            why_missing=not ruling.reasons.strip(),
            way_unknown=ruling.how not in WAYS,
        )
    )


def may_decide(meeting: Meeting, *, on: date) -> Decision:
    """A meeting decides on its day or after, until its minutes are signed."""
    return _before_signing(meeting, "decide").and_then(
        decide("decide", meeting_not_begun=not meeting.has_begun(on))
    )


def may_sign_minutes(meeting: Meeting, *, came: int, on: date) -> Decision:
    """The chair signs once, after somebody came."""
    return may_decide(meeting, on=on).and_then(decide("sign minutes", nobody_came=came == 0))


def may_attest(attestation: Attestation, *, answer: str) -> Decision:
    """An originator attests; who had to advise may attest again once it has (R20)."""
    return decide(
        "attest",
        answer_unknown=answer not in ANSWERS,
        already_attested=attestation.state is Attested.NOTHING_WITHHELD,
    )


def may_sign_plan(case: Case, planned: Planned) -> Decision:
    """A plan answers every need (R19), for a person who was told and agreed (R21, R28)."""
    return may_work(case).and_then(
        decide(
            "sign plan",
            need_unanswered=planned.unanswered_needs > 0,
            nothing_planned=planned.agreed_actions + planned.reasoned_needs == 0,
            plan_person_not_told=not planned.is_told,
            plan_person_has_not_agreed=not planned.has_agreed,
        )
    )


def _before_signing(meeting: Meeting, act: str) -> Decision:
    return decide(act, minutes_signed=meeting.state not in TRANSITIONS["sign"])
