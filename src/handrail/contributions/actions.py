"""Contributing, releasing, withdrawing; asking a partner for information and saying no to it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any, ClassVar
from uuid import UUID

from django.db import connection

from handrail.acts.actions import action, consult
from handrail.acts.domain import Actor, Event
from handrail.acts.keys import vault
from handrail.acts.once import is_made, make
from handrail.acts.sealed import sealed
from handrail.cases.queries import locked_case
from handrail.contributions import queries, rules
from handrail.contributions.domain import (
    TRANSITIONS,
    Asked,
    ContentClass,
    RequestState,
    Said,
    content_class,
)
from handrail.contributions.models import Contribution, InformationRequest
from handrail.contributions.queries import ContributionText, RequestText
from handrail.errors import NotFoundError
from handrail.ledger.domain import Processing
from handrail.members.queries import posts_for_area

# What it says; two that differ in any of it are not the same.
SAID = ("part", "topic", "decision_served", "basis", "statement_kind", "as_of", "contributor_id")
ASKED = ("asked_of_id", "decision_served", "asked_by")


@dataclass(frozen=True, kw_only=True)
class ContributionAdded(Event):
    """A partner said what it knows, to the centre alone."""

    act: ClassVar[str] = "contribution.added"
    processing: ClassVar[Processing] = Processing.COLLECTION


@dataclass(frozen=True, kw_only=True)
class ContributionReleased(Event):
    """A partner released what it had contributed."""

    act: ClassVar[str] = "contribution.released"
    processing: ClassVar[Processing] = Processing.DISCLOSURE


@dataclass(frozen=True, kw_only=True)
class ContributionWithdrawn(Event):
    """A partner took back what it had not released."""

    act: ClassVar[str] = "contribution.withdrawn"
    processing: ClassVar[Processing] = Processing.ALTERATION


@dataclass(frozen=True, kw_only=True)
class InformationAsked(Event):
    """A partner was asked what it knows, for one decision."""

    act: ClassVar[str] = "contribution.asked"
    processing: ClassVar[Processing] = Processing.DECISION


@dataclass(frozen=True, kw_only=True)
class InformationAnswered(Event):
    """A partner answered a request with what it knows."""

    act: ClassVar[str] = "contribution.answered"
    processing: ClassVar[Processing] = Processing.ALTERATION


@dataclass(frozen=True, kw_only=True)
class InformationAnsweredNo(Event):
    """A partner that was asked said that it contributes nothing."""

    act: ClassVar[str] = "contribution.answered_no"
    processing: ClassVar[Processing] = Processing.DECISION


@action("contribution.add", on=locked_case)
def add(
    row: Any,
    *,
    by: Actor,
    at: datetime,
    contribution_id: UUID,
    said: Said,
) -> list[Event]:
    """Say one thing that this partner knows, to the centre alone, unless `may_contribute` refuses.

    Where it answers a request, that is answered too. The same thing sent again says nothing more.
    """
    centre = [post.id for post in posts_for_area(row.area, role="coordinator")]
    made = Contribution(
        id=contribution_id,
        case_id=row.id,
        person_id=row.person_id,
        area=row.area,
        audience=[by.member_id, *centre],
        owner_id=by.organisation_id,
        contributor_id=by.member_id,
        request_id=said.answers,
        content_class=content_class(said.topic, kind=by.organisation_kind),
        contributed_at=at,
        **{name: getattr(said, name) for name in SAID[:-1]},
    )
    texts = {"text": said.text}
    if is_made(made, names=SAID, texts=texts):
        return []
    rules.may_contribute(
        said, kind=by.organisation_kind, standing=queries.standing_of(row.id), on=by.today
    ).or_raise()
    with vault().sealer(at=at, people=[row.person_id]) as sealer:
        sealed(made, sealer=sealer, texts=texts)
    make(made)
    added = ContributionAdded(about=made.id, person=row.person_id)
    if said.answers is None:
        return [added]
    return [added, _answered(said.answers, row.id, by=by, at=at)]


@action("contribution.release", on=queries.locked_contribution)
def release(row: Contribution, *, by: Actor, at: datetime) -> ContributionReleased:
    """Release one item to all who work on the case; a clinical one to its health workers alone."""
    held = row.as_domain()
    rules.may_release(held, standing=queries.standing_of(row.case_id)).or_raise()
    row.state = TRANSITIONS["release"][held.state]
    row.released_at = at
    row.is_shared = held.content_class is not ContentClass.CLINICAL
    row.save(update_fields=["state", "released_at", "is_shared"])
    with connection.cursor() as cursor:
        cursor.execute("SELECT contribution_release(%s)", [row.id])
    return ContributionReleased(about=row.id, person=row.person_id)


@action("contribution.withdraw", on=queries.locked_contribution)
def withdraw(row: Contribution, *, by: Actor, at: datetime) -> ContributionWithdrawn:
    """Take back what was not released."""
    held = row.as_domain()
    rules.may_withdraw(held).or_raise()
    row.state = TRANSITIONS["withdraw"][held.state]
    row.withdrawn_at = at
    row.save(update_fields=["state", "withdrawn_at"])
    return ContributionWithdrawn(about=row.id, person=row.person_id)


@action("contribution.ask", on=locked_case)
def ask(
    row: Any, *, by: Actor, at: datetime, request_id: UUID, asked: Asked
) -> list[InformationAsked]:
    """Ask an organisation that works on the case what it knows, for one decision (R20).

    The same request sent again asks nothing more.
    """
    case = row.as_domain()
    workers = queries.organisations_on(row.id).get(asked.asked_of_id, ())
    centre = [post.id for post in posts_for_area(row.area, role="coordinator")]
    made = InformationRequest(
        id=request_id,
        case_id=row.id,
        person_id=row.person_id,
        area=row.area,
        audience=[*workers, *centre, *filter(None, [case.chair_id])],
        asked=list(workers),
        asked_of_id=asked.asked_of_id,
        decision_served=asked.decision_served,
        asked_by=by.member_id,
        asked_at=at,
    )
    texts = {"question": asked.question}
    if is_made(made, names=ASKED, texts=texts):
        return []
    rules.may_ask(asked, works_here=bool(workers), is_case_open=case.is_open).or_raise()
    with vault().sealer(at=at, people=[row.person_id]) as sealer:
        sealed(made, sealer=sealer, texts=texts)
    make(made)
    event = InformationAsked(about=made.id, person=row.person_id, recipients=(asked.asked_of_id,))
    return [event]


@action("contribution.answer_no", on=queries.locked_request)
def answer_no(
    row: InformationRequest, *, by: Actor, at: datetime, reason: str
) -> InformationAnsweredNo:
    """Say that this organisation contributes nothing to a request, for one of the reasons."""
    rules.may_answer_no(row.as_domain(), reason=reason).or_raise()
    row.state, row.answered_at, row.reason = RequestState.ANSWERED_NO, at, reason
    row.save(update_fields=["state", "answered_at", "reason"])
    return InformationAnsweredNo(about=row.id, person=row.person_id)


@consult("contribution.open", on=queries.scoped_contribution)
def open_contribution(row: Contribution, *, by: Actor, at: datetime) -> ContributionText:
    """Open a contribution's words."""
    return queries.opened(row)


@consult("contribution.open_request", on=queries.scoped_request)
def open_request(row: InformationRequest, *, by: Actor, at: datetime) -> RequestText:
    """Open what a partner is asked."""
    return queries.opened_request(row)


def _answered(reference: UUID, case_id: UUID, *, by: Actor, at: datetime) -> InformationAnswered:
    row = queries.locked_request(reference, seen_by=by)
    if row.case_id != case_id or by.member_id not in row.asked:
        raise NotFoundError
    rules.may_answer(row.as_domain()).or_raise()
    row.state, row.answered_at = RequestState.ANSWERED, at
    row.save(update_fields=["state", "answered_at"])
    return InformationAnswered(about=row.id, person=row.person_id)
