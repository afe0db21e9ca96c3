"""What each kind of clock does when it runs out: the table that the sweep is given."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial
from uuid import UUID

from handrail.acts.domain import the_clock
from handrail.awareness import actions as awareness
from handrail.clocks.domain import URGENT, ClockKind
from handrail.disclosures import actions as disclosures
from handrail.nominations import actions as nominations
from handrail.questions import actions as questions
from handrail.reviews import actions as reviews
from handrail.risk.actions import escalating, owning, valve


def _lapse(about: UUID, at: datetime) -> None:
    disclosures.lapse(about, by=the_clock(at), at=at)


def _expire(about: UUID, at: datetime) -> None:
    nominations.expire_deconfliction(about, by=the_clock(at), at=at)


def _fall_due(about: UUID, at: datetime) -> None:
    questions.fall_due(about, by=the_clock(at), at=at)


def _transfer_lapses(about: UUID, at: datetime) -> None:
    owning.lapse_transfer(about, by=the_clock(at), at=at)


def _check_falls_due(about: UUID, at: datetime) -> None:
    valve.fall_due(about, by=the_clock(at), at=at)


def _climb(kind: ClockKind, about: UUID, at: datetime) -> None:
    escalating.climb(about, by=the_clock(at), at=at, ran_out=kind)


def _untold(about: UUID, at: datetime) -> None:
    awareness.overdue(about, by=the_clock(at), at=at)


def _review_falls_due(about: UUID, at: datetime) -> None:
    reviews.fall_due(about, by=the_clock(at), at=at)


CLOCK_TABLE: dict[str, Callable[[UUID, datetime], None]] = {
    ClockKind.EXIT_REVIEW_FIRST: _review_falls_due,
    ClockKind.EXIT_REVIEW_SECOND: _review_falls_due,
    ClockKind.DISCLOSURE_ANSWER: _lapse,
    ClockKind.DECONFLICTION_VALID: _expire,
    ClockKind.QUESTION_ANSWER: _fall_due,
    ClockKind.RISK_TRANSFER: _transfer_lapses,
    ClockKind.VALVE_CHECK: _check_falls_due,
    **{kind: partial(_climb, kind) for kind in URGENT},
    ClockKind.PERSON_TOLD: _untold,
    ClockKind.NOT_TOLD_REVIEW: _untold,
}
