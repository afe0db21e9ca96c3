"""Telling the person, asking not to tell yet, and deciding that (R28, R43)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, ClassVar
from uuid import UUID, uuid5

from handrail.acts.actions import action, consult
from handrail.acts.domain import Actor, Event
from handrail.acts.keys import vault
from handrail.acts.sealed import sealed
from handrail.awareness import queries, rules
from handrail.awareness.domain import TRANSITIONS, AnswerState, NotYet, Ruling, SafeRoute
from handrail.awareness.models import Answer, Ground
from handrail.awareness.queries import Deadline, GroundText
from handrail.cases.queries import locked_case, scoped_case
from handrail.clocks.calendar import start_of
from handrail.clocks.domain import ClockClearing, ClockKind, ClockSetting
from handrail.clocks.queries import last_due
from handrail.ledger.domain import Processing
from handrail.members.queries import posts_for_area, posts_for_areas

EVERYWHERE = "everywhere"


@dataclass(frozen=True, kw_only=True)
class PersonTold(Event):
    """The person was told."""

    act: ClassVar[str] = "awareness.told"
    processing: ClassVar[Processing] = Processing.COLLECTION


@dataclass(frozen=True, kw_only=True)
class NotYetAsked(Event):
    """The centre asked a reviewer whether the person may be told later."""

    act: ClassVar[str] = "awareness.not_yet_asked"
    processing: ClassVar[Processing] = Processing.COLLECTION


@dataclass(frozen=True, kw_only=True)
class NotYetDecided(Event):
    """A reviewer decided whether the person may be told later."""

    act: ClassVar[str] = "awareness.not_yet_decided"
    processing: ClassVar[Processing] = Processing.DECISION


@dataclass(frozen=True, kw_only=True)
class AwarenessOverdue(Event):
    """The time to tell the person, or to review why not, ran out."""

    act: ClassVar[str] = "awareness.overdue"
    processing: ClassVar[Processing] = Processing.ALTERATION


@action("awareness.tell", on=locked_case)
def tell(row: Any, *, by: Actor, at: datetime, told_on: date, route: SafeRoute) -> PersonTold:
    """Record that the person was told, by a safe route, unless `may_tell` refuses.

    What a reviewer was asked meanwhile is settled by it; both clocks stop.
    """
    known, leads = queries.awareness_of(row.id), "coordinator" in by.roles
    rules.may_tell(known, route, told_on=told_on, today=by.today, leads=leads).or_raise()
    Answer.objects.filter(case_id=row.id, state=AnswerState.ASKED).update(
        state=AnswerState.WITHDRAWN
    )
    made = _answer(row, by=by, at=at, state=AnswerState.TOLD, on_day=told_on)
    made.audience, made.is_the_persons, made.how = row.audience, True, route.how
    with vault().sealer(at=at, people=[row.person_id]) as sealer:
        sealed(made, sealer=sealer, texts={"route": route.words})
    made.save(force_insert=True)
    return PersonTold(about=row.id, person=row.person_id, clears=_both(row.id))


@action("awareness.ask_not_yet", on=locked_case)
def ask_not_yet(row: Any, *, by: Actor, at: datetime, asked: NotYet) -> NotYetAsked:
    """Put to a reviewer that the person is not told yet, unless `may_ask_not_yet` refuses.

    Reviewers read this proposal and nothing else of the case.
    """
    rules.may_ask_not_yet(queries.awareness_of(row.id), asked, today=by.today).or_raise()
    reviewers = [post.id for post in posts_for_areas((row.area, EVERYWHERE), role="reviewer")]
    centre = [post.id for post in posts_for_area(row.area, role="coordinator")]
    made = _answer(row, by=by, at=at, state=AnswerState.ASKED, on_day=by.today)
    made.audience, made.review_on = [*row.as_domain().working, *reviewers], asked.review_on
    ground = Ground(
        id=uuid5(made.id, "ground"),
        answer_id=made.id,
        case_id=row.id,
        person_id=row.person_id,
        area=row.area,
        audience=[*centre, *reviewers],
        regime=asked.regime,
        ground=asked.ground,
        considered=list(asked.considered),
    )
    with vault().sealer(at=at, people=[row.person_id]) as sealer:
        sealed(ground, sealer=sealer, texts={"reasons": asked.reasons})
    made.save(force_insert=True)
    ground.save(force_insert=True)
    return NotYetAsked(about=row.id, person=row.person_id)


@action("awareness.decide_not_yet", on=queries.locked_withholding)
def decide_not_yet(row: Answer, *, by: Actor, at: datetime, ruling: Ruling) -> NotYetDecided:
    """Agree or refuse, as a reviewer outside the case, that the person is told later.

    Agreed sets the review; refused leaves or starts again the clock by which the person is told.
    """
    state = AnswerState(row.state)
    rules.may_decide(queries.awareness_of(row.case_id), state, ruling).or_raise()
    ground = Ground.objects.select_for_update().get(answer_id=row.id)
    with vault().sealer(at=at, rows=[ground.id]) as sealer:
        sealed(ground, sealer=sealer, texts={"decision_reasons": ruling.reasons})
    ground.is_one_more = ruling.is_agreed and ruling.is_one_more
    ground.save(update_fields=["decision_reasons", "is_one_more"])
    row.state, row.by_post, row.on_day = TRANSITIONS[ruling.verb][state], by.title, by.today
    row.save(update_fields=["state", "by_post", "on_day"])
    return _decided(row, is_agreed=ruling.is_agreed, at=at)


@action("awareness.overdue", on=queries.deadline)
def overdue(row: Deadline, *, by: Actor, at: datetime) -> AwarenessOverdue:
    """Put on the record that the time ran out: it shows to the coordinator and the centre's DPO."""
    return AwarenessOverdue(about=row.id, person=row.person_id)


@consult("awareness.open", on=scoped_case)
def open_route(row: Any, *, by: Actor, at: datetime) -> str:
    """Open what was found out about the person's home, post and phone before telling."""
    return queries.route_of(row.id)


@consult("withholding.open", on=queries.scoped_withholding)
def open_withholding(row: Answer, *, by: Actor, at: datetime) -> GroundText:
    """Open why the person is not told yet, for the centre and its reviewers."""
    return queries.opened(row)


def _answer(row: Any, *, by: Actor, at: datetime, state: AnswerState, on_day: date) -> Answer:
    position = Answer.objects.filter(case_id=row.id).count()
    return Answer(
        id=uuid5(row.id, f"awareness {position}"),
        case_id=row.id,
        person_id=row.person_id,
        area=row.area,
        position=position,
        state=state,
        on_day=on_day,
        by_post=by.title,
        made_at=at,
    )


def _decided(row: Answer, *, is_agreed: bool, at: datetime) -> NotYetDecided:
    case_id, due = row.case_id, last_due(ClockKind.PERSON_TOLD, row.case_id)
    if is_agreed and row.review_on:
        review = ClockSetting(ClockKind.NOT_TOLD_REVIEW, case_id, start_of(row.review_on))
        cleared: tuple[ClockClearing, ...] = (ClockClearing(ClockKind.PERSON_TOLD, case_id),)
    else:
        # The month does not begin again: what is left of it is the time to tell.
        review = ClockSetting(ClockKind.PERSON_TOLD, case_id, max(due, at) if due else at)
        cleared = (ClockClearing(ClockKind.NOT_TOLD_REVIEW, case_id),)
    return NotYetDecided(about=case_id, person=row.person_id, sets=(review,), clears=cleared)


def _both(case_id: UUID) -> tuple[ClockClearing, ...]:
    return tuple(ClockClearing(kind, case_id) for kind in queries.KINDS)
