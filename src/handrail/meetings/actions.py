"""Calling a meeting, keeping what came of it, what originators attest before it, signing the plan."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import UUID, uuid5

from django.db import connection

from handrail.acts.actions import action, consult
from handrail.acts.domain import Actor
from handrail.acts.keys import vault
from handrail.acts.once import is_made, make
from handrail.acts.sealed import sealed
from handrail.cases.domain import Case
from handrail.cases.queries import case as case_now
from handrail.cases.queries import locked_case, scoped_case
from handrail.meetings import events, queries, rules
from handrail.meetings.domain import (
    TRANSITIONS,
    Calling,
    Joined,
    MeetingState,
    Ruling,
    attested,
)
from handrail.meetings.models import Attendance, Attestation, Decision, Meeting, Plan
from handrail.meetings.queries import MeetingText, PlanText
from handrail.members.queries import posts_at
from handrail.nominations import queries as nominations

MEETING = ("case_id", "state", "starts_at", "place", "chair_id")


@action("meeting.call", on=locked_case)
def call(
    row: Any, *, by: Actor, at: datetime, meeting_id: UUID, calling: Calling
) -> list[events.MeetingCalled]:
    """Call a meeting and seat its chair, unless `may_call` refuses. Originators are asked to attest.

    The same call sent again calls nothing.
    """
    case = row.as_domain()
    made = _meeting(case, at=at, id=meeting_id, state=MeetingState.CALLED, said=calling)
    made.chair_id = calling.chair_id
    texts = {"new_items": calling.new_items} if calling.new_items.strip() else {}
    if is_made(made, names=MEETING, texts=texts):
        return []
    chairs = [post.id for post in queries.chairs_of(case.area)]
    standing = queries.standing(case.id)
    rules.may_call(case, calling, chairs=chairs, standing=standing, at=at).or_raise()
    with connection.cursor() as cursor:
        cursor.execute("SELECT case_seat_chair(%s, %s)", [case.id, calling.chair_id])
    made.audience = list(case_now(case.id).working)
    with vault().sealer(at=at, people=[case.person_id]) as sealer:
        sealed(made, sealer=sealer, texts=texts)
    make(made)
    _ask_originators(made)
    return [events.MeetingCalled(about=made.id, person=case.person_id)]


@action("meeting.join_theirs", on=locked_case)
def join_theirs(
    row: Any, *, by: Actor, at: datetime, meeting_id: UUID, joined: Joined
) -> list[events.TheirsJoined]:
    """Keep what was agreed at the existing lead's own meeting, unless `may_join` refuses."""
    case = row.as_domain()
    made = _meeting(case, at=at, id=meeting_id, state=MeetingState.JOINED, said=joined)
    texts = {"agreed": joined.agreed}
    if is_made(made, names=MEETING, texts=texts):
        return []
    has_lead = queries.has_lead(case.id)
    rules.may_join(case, joined, has_lead=has_lead, on=by.today).or_raise()
    with vault().sealer(at=at, people=[case.person_id]) as sealer:
        sealed(made, sealer=sealer, texts=texts)
    make(made)
    return [events.TheirsJoined(about=made.id, person=case.person_id)]


@action("meeting.attend", on=queries.locked_meeting)
def attend(
    row: Meeting, *, by: Actor, at: datetime, came: Iterable[UUID], sent_word: Iterable[UUID]
) -> events.AttendanceKept:
    """Keep who came and who sent word, by post, unless `may_attend` refuses."""
    seats = {post.id: post for post in queries.seats(row.area)}
    coming = {"came": frozenset(came), "sent_word": frozenset(sent_word)}
    known = frozenset(seats)
    rules.may_attend(row.as_domain(), coming=coming, seats=known, on=by.today).or_raise()
    for said, posts in coming.items():
        for post in (seats[each] for each in sorted(posts)):
            held = Attendance.objects.filter(id=uuid5(row.id, str(post.id)))
            if not held.update(coming=said):
                Attendance.objects.create(
                    id=uuid5(row.id, str(post.id)),
                    organisation_id=post.organisation_id,
                    post_id=post.id,
                    title=post.title,
                    coming=said,
                    entered_at=at,
                    **_shared(row),
                )
    return events.AttendanceKept(about=row.id, person=row.person_id)


@action("meeting.decide", on=queries.locked_meeting)
def decide(
    row: Meeting, *, by: Actor, at: datetime, decision_id: UUID, ruling: Ruling
) -> list[events.MeetingDecided]:
    """Keep what a meeting decided, how and why, unless `may_rule` refuses.

    No vote binds an organisation to disclose, spend or act. The same decision sent again decides
    nothing.
    """
    made = Decision(id=decision_id, **_shared(row), how=ruling.how, decided_at=at)
    texts = {name: getattr(ruling, name) for name in Decision.SEALED}
    if is_made(made, names=("meeting_id", "how"), texts=texts):
        return []
    rules.may_rule(row.as_domain(), ruling, on=by.today).or_raise()
    with vault().sealer(at=at, people=[row.person_id]) as sealer:
        sealed(made, sealer=sealer, texts=texts)
    make(made)
    return [events.MeetingDecided(about=row.id, person=row.person_id)]


@action("meeting.sign_minutes", on=queries.locked_meeting)
def sign_minutes(row: Meeting, *, by: Actor, at: datetime) -> events.MinutesSigned:
    """Sign the minutes: from then on nothing of the meeting changes."""
    came = [each for each in queries.attendance_of(row.id) if each.coming == "came"]
    rules.may_sign_minutes(row.as_domain(), came=len(came), on=by.today).or_raise()
    row.state = TRANSITIONS["sign"][row.as_domain().state]
    row.signed_by, row.signed_at = by.member_id, at
    row.save(update_fields=["state", "signed_by", "signed_at"])
    return events.MinutesSigned(about=row.id, person=row.person_id)


@action("meeting.attest", on=queries.locked_attestation)
def attest(row: Attestation, *, by: Actor, at: datetime, answer: str) -> events.MeetingAttested:
    """Attest whether anything is withheld that changes the plan (R20).

    Which of 'no' and 'cannot say' was said is kept nowhere: both are 'originator to advise'.
    """
    rules.may_attest(row.as_domain(), answer=answer).or_raise()
    row.state, row.attested_at = attested(answer), at
    row.save(update_fields=["state", "attested_at"])
    return events.MeetingAttested(about=row.meeting_id, person=row.person_id)


@consult("meeting.open", on=queries.scoped_meeting)
def open_meeting(row: Meeting, *, by: Actor, at: datetime) -> MeetingText:
    """Open a meeting's words: what is new, what was decided, what was agreed."""
    return queries.opened(row)


@action("plan.sign", on=locked_case)
def sign_plan(row: Any, *, by: Actor, at: datetime, plan_id: UUID) -> list[events.PlanSigned]:
    """Sign the plan as it stands, word for word, unless `may_sign_plan` refuses.

    Signing again under the same reference signs nothing.
    """
    held = queries.plans_of(row.id)
    made = Plan(
        id=plan_id,
        case_id=row.id,
        person_id=row.person_id,
        audience=list(row.as_domain().working),
        version=len(held) + 1,
        signed_by=by.member_id,
        signed_at=at,
    )
    if is_made(made, names=("case_id",)):
        return []
    rules.may_sign_plan(row.as_domain(), queries.planned(row.id)).or_raise()
    with vault().sealer(at=at, people=[row.person_id]) as sealer:
        sealed(made, sealer=sealer, texts={"text": queries.plan_text(row.id)})
    make(made)
    return [events.PlanSigned(about=row.id, person=row.person_id)]


@consult("plan.open", on=scoped_case)
def open_plan(row: Any, *, by: Actor, at: datetime) -> PlanText:
    """Open the plan: each need with what answers it, and the versions that were signed."""
    return queries.opened_plan(row.id)


def _meeting(case: Case, *, at: datetime, said: Calling | Joined, **columns: Any) -> Meeting:
    return Meeting(
        case_id=case.id,
        person_id=case.person_id,
        area=case.area,
        audience=list(case.working),
        starts_at=said.starts_at,
        place=said.place,
        entered_at=at,
        **columns,
    )


def _shared(row: Meeting) -> dict[str, Any]:
    """What every row of a meeting has from it: all who sit at the table read it."""
    return {
        "case_id": row.case_id,
        "meeting_id": row.id,
        "person_id": row.person_id,
        "audience": list(row.audience),
    }


def _ask_originators(row: Meeting) -> None:
    """One small row for each originator: its disclosure officers see this and nothing else."""
    originators = {each.originator_id for each in nominations.of_case(row.case_id)}
    for originator in sorted(originators):
        officers = [post.id for post in posts_at(originator, "disclosure_officer")]
        columns = _shared(row) | {"audience": [*row.audience, *officers]}
        Attestation.objects.create(
            id=uuid5(row.id, str(originator)),
            originator_id=originator,
            starts_at=row.starts_at,
            **columns,
        )
