"""What may come in and what its state allows. Pure: the time is passed in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from handrail.clocks.calendar import end_of, london_day, start_of
from handrail.clocks.domain import TERMS, ClockKind
from handrail.nominations.domain import DeconflictionAnswer, DeconflictionResult
from handrail.nominations.intake import WORDS as FAULT_WORDS
from handrail.nominations.intake import FaultCode
from handrail.policy.decisions import Decision, decide

WORDS: dict[str, str] = {
    "over_the_agreed_number": "The agreement's number of live nominations would be exceeded.",
    "area_has_no_coordinator": "Nobody coordinates this area yet.",
    "above_ceiling": FAULT_WORDS[FaultCode.ABOVE_CEILING],
    "source_or_method": FAULT_WORDS[FaultCode.SOURCE_OR_METHOD],
    "no_agreement_in_force": "There is no agreement in force, so nothing may flow.",
    "paused_for_review": "The case is paused for review.",
    "nomination_ended": "The nomination was returned, closed or withdrawn.",
    "withdrawal_unexplained": "Say in a sentence why you withdraw it.",
    "check_from_the_future": "The check has not happened yet: its date lies ahead.",
    "check_expired": "The check has run out already. Ask for a new one.",
    "check_still_holds": "The check has not run out yet.",
}


class NominationState(StrEnum):
    """Where a nomination stands (domain.md section 2)."""

    DECONFLICTING = "deconflicting"
    READY = "ready"
    PLACED = "placed"
    DORMANT = "dormant"
    RETURNED = "returned"
    CLOSED = "closed"
    WITHDRAWN = "withdrawn"


# What an agreement's number of live nominations counts; the database counts by the same list. The
# originator reads the number, so a pause counts too: it would tell of a check's answer (R6, R32).
LIVE = (
    NominationState.DECONFLICTING,
    NominationState.READY,
    NominationState.PLACED,
    NominationState.DORMANT,
)

STATE_WORDS: dict[str, str] = {
    NominationState.DECONFLICTING: "Waiting for deconfliction",
    NominationState.READY: "Ready",
    NominationState.PLACED: "Placed",
    NominationState.DORMANT: "Paused for review",
    NominationState.RETURNED: "Returned",
    NominationState.CLOSED: "Closed",
    NominationState.WITHDRAWN: "Withdrawn",
}


class OriginatorState(StrEnum):
    """All that whoever nominated may learn of it (R32)."""

    RECEIVED = "received"
    RETURNED = "returned"
    CLOSED = "closed"


ORIGINATOR_WORDS: dict[str, str] = {
    OriginatorState.RECEIVED: "Received",
    OriginatorState.RETURNED: "Returned",
    OriginatorState.CLOSED: "Closed",
}

# Ready, placed and paused would tell of deconfliction, of a partner's answer and of the person's, so
# they read as received does.
SEEN_BY_ORIGINATOR: dict[NominationState, OriginatorState] = {
    NominationState.DECONFLICTING: OriginatorState.RECEIVED,
    NominationState.READY: OriginatorState.RECEIVED,
    NominationState.PLACED: OriginatorState.RECEIVED,
    NominationState.DORMANT: OriginatorState.RECEIVED,
    NominationState.RETURNED: OriginatorState.RETURNED,
    NominationState.CLOSED: OriginatorState.CLOSED,
    NominationState.WITHDRAWN: OriginatorState.CLOSED,
}


def seen_by_originator(
    state: NominationState, *, ended_at: datetime | None, on: date
) -> OriginatorState:
    """What whoever nominated reads of it: what ended shows from the first day of the next month.

    So nobody can tell from the day what happened (R32). Its own withdrawal it knows at once.
    """
    if state is NominationState.WITHDRAWN or ended_at is None:
        return SEEN_BY_ORIGINATOR[state]
    return SEEN_BY_ORIGINATOR[state] if is_told(ended_at, on=on) else OriginatorState.RECEIVED


def is_told(ended_at: datetime, *, on: date) -> bool:
    """Whether the month in which something happened is over, by the calendar of London (R32)."""
    happened = london_day(ended_at)
    return (happened.year, happened.month) < (on.year, on.month)


def is_told_this_month(ended_at: datetime, *, on: date) -> bool:
    """Whether something that happened in the month before is told in this one."""
    happened = london_day(ended_at)
    months = (on.year - happened.year) * 12 + on.month - happened.month
    return months == 1


# What a deconfliction answer makes of each state. A state that is not here stays as it is closed
# to deconfliction: the nomination ended.
AFTER_DECONFLICTION: dict[NominationState, dict[DeconflictionAnswer, NominationState]] = {
    state: {
        DeconflictionAnswer.GO_ON: NominationState.READY,
        DeconflictionAnswer.NOT_NOW: NominationState.DORMANT,
    }
    for state in (NominationState.DECONFLICTING, NominationState.READY, NominationState.DORMANT)
} | {
    NominationState.PLACED: {
        DeconflictionAnswer.GO_ON: NominationState.PLACED,
        DeconflictionAnswer.NOT_NOW: NominationState.DORMANT,
    }
}


@dataclass(frozen=True)
class Intake:
    """What is known when nominations come in: how many live there are, and may be."""

    live: int
    most: int
    areas: frozenset[str]


def may_receive(intake: Intake, *, added: int, areas: frozenset[str]) -> Decision:
    """An agreement caps live nominations, and each goes to an area that somebody coordinates (R1)."""
    return decide(
        "receive nominations",
        over_the_agreed_number=intake.live + added > intake.most,
        area_has_no_coordinator=not areas <= intake.areas,
    )


def may_deconflict(
    state: NominationState,
    *,
    is_held: bool,
    result: DeconflictionResult,
    expires_at: datetime,
    at: datetime,
) -> Decision:
    """A check is recorded for a live nomination, once it happened and before it ran out (R7).

    `is_held` while an investigation is or may be open: no answer wakes the nomination (R6).
    """
    return decide(
        "record deconfliction",
        paused_for_review=is_held,
        nomination_ended=state not in AFTER_DECONFLICTION,
        check_from_the_future=result.checked_on > london_day(at),
        check_expired=expires_at <= at,
    )


def holds_until(result: DeconflictionResult) -> datetime:
    """A check holds for its term from the day it was made; who made it can only say shorter (R7)."""
    term = TERMS[ClockKind.DECONFLICTION_VALID].end(start_of(result.checked_on))
    return min(term, end_of(result.valid_until)) if result.valid_until else term


def is_clear(state: NominationState, *, clear_until: datetime | None, at: datetime) -> bool:
    """Whether a disclosure may go on: cleared, and the check has not run out (R7)."""
    is_live = state in (NominationState.READY, NominationState.PLACED)
    return is_live and clear_until is not None and at < clear_until


def may_withdraw(seen: OriginatorState, *, reasons: str) -> Decision:
    """Whoever nominated withdraws what it still reads as received, and says why."""
    return decide(
        "withdraw nomination",
        nomination_ended=seen is not OriginatorState.RECEIVED,
        withdrawal_unexplained=not reasons.strip(),
    )


def may_expire(clear_until: datetime | None, *, at: datetime) -> Decision:
    """A check runs out at its end: a clock that was replaced meanwhile ends no newer check (R7)."""
    still_holds = clear_until is not None and at < clear_until
    return decide("expire deconfliction", check_still_holds=still_holds)


def first_state(*, is_dormant: bool) -> NominationState:
    """While an investigation is or may be open: nothing but dormancy (R6)."""
    return NominationState.DORMANT if is_dormant else NominationState.DECONFLICTING


def age_on(born_on: date | None, *, on: date) -> int | None:
    """Whole years; None where the date of birth is not known."""
    if born_on is None:
        return None
    return on.year - born_on.year - ((on.month, on.day) < (born_on.month, born_on.day))
