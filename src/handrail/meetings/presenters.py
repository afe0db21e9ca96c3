"""Meetings as pages show them. Outside its own organisation everybody is a post."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from handrail.acts.domain import Actor
from handrail.cases.domain import Case
from handrail.cases.queries import case
from handrail.meetings import queries, rules
from handrail.meetings.domain import COMING, Attestation, Meeting, MeetingState, SignedPlan
from handrail.members.domain import Post
from handrail.nominations import queries as nominations
from handrail.partners import queries as partners
from handrail.policy.decisions import Decision
from handrail.support import presenters as support
from handrail.support import queries as actions
from handrail.support.presenters import Row


@dataclass(frozen=True, kw_only=True)
class Seat:
    """Who was there, or sent word, in words."""

    who: str
    coming: str


@dataclass(frozen=True, kw_only=True)
class Said:
    """What one originator attests, in words."""

    originator: str
    words: str


@dataclass(frozen=True, kw_only=True)
class OnCase:
    """The meetings of a case as its page lists them."""

    case: Case
    meetings: tuple[Meeting, ...]
    has_lead: bool
    leads: bool
    why_no_call: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class About:
    """A meeting as its page shows it, without its words."""

    meeting: Meeting
    chair: str
    actions: tuple[Row, ...]
    unanswered: int
    seats: tuple[Seat, ...]
    attested: tuple[Said, ...]
    leads: bool
    chairs: bool
    why_not_decide: tuple[str, ...]
    why_not_sign: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Plan:
    """The plan of a case, without its words."""

    case: Case
    versions: tuple[SignedPlan, ...]
    chairs: bool
    why_not_sign: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Asked:
    """What a disclosure officer is asked: their own references, and the day of a meeting."""

    attestation: Attestation
    references: tuple[str, ...]
    starts_at: datetime
    why_not: tuple[str, ...]


def on_case(case_id: UUID, *, seen_by: Actor) -> OnCase:
    """The meetings of a case in scope. Raises `NotFoundError`."""
    found = case(case_id)
    return OnCase(
        case=found,
        meetings=tuple(queries.of_case(case_id)),
        has_lead=queries.has_lead(case_id),
        leads="coordinator" in seen_by.roles,
        why_no_call=in_words(_calling(found)),
    )


def about(reference: UUID, *, seen_by: Actor) -> About:
    """A meeting in scope as its page shows it. Raises `NotFoundError`."""
    found = queries.meeting(reference)
    came = queries.attendance_of(reference)
    return About(
        meeting=found,
        chair=_chair(found),
        actions=support.rows(actions.of_case(found.case_id)),
        unanswered=queries.unanswered_count(found.case_id),
        seats=_seats(reference),
        attested=_attested(reference),
        leads="coordinator" in seen_by.roles,
        chairs="chair" in seen_by.roles,
        why_not_decide=in_words(rules.may_decide(found, on=seen_by.today)),
        why_not_sign=in_words(
            rules.may_sign_minutes(
                found, came=sum(each.coming == "came" for each in came), on=seen_by.today
            )
        ),
    )


def plan(case_id: UUID, *, seen_by: Actor) -> Plan:
    """The plan of a case in scope, and what stands against signing it. Raises `NotFoundError`."""
    found = case(case_id)
    return Plan(
        case=found,
        versions=tuple(queries.plans_of(case_id)),
        chairs="chair" in seen_by.roles,
        why_not_sign=in_words(rules.may_sign_plan(found, queries.planned(case_id))),
    )


def meeting_status(case_id: UUID) -> str:
    """Where the meetings of a case stand, for a list of its parts."""
    held = queries.of_case(case_id)
    if any(each.state is MeetingState.CALLED for each in held):
        return "A meeting is called"
    return "Met" if held else "No meeting yet"


def plan_status(case_id: UUID) -> str:
    """Where the plan of a case stands, for a list of its parts."""
    if queries.unplanned_count(case_id):
        return "A need is unanswered"
    signed = queries.plans_of(case_id)
    return f"Version {signed[0].version} signed" if signed else "Not signed"


def asked(reference: UUID) -> Asked:
    """One attestation as the officer who gives it sees it. Raises `NotFoundError`."""
    found = queries.attestation(reference)
    return Asked(
        attestation=found,
        references=tuple(
            each.originator_reference
            for each in nominations.of_case(found.case_id)
            if each.originator_id == found.originator_id
        ),
        starts_at=found.starts_at,
        why_not=in_words(rules.may_attest(found, answer="yes")),
    )


def posts(offered: Iterable[Post]) -> dict[str, str]:
    """Posts to choose from, each with its organisation."""
    listed = list(offered)
    names = partners.names_of(each.organisation_id for each in listed)
    return {str(each.id): f"{each.title}, {names[each.organisation_id]}" for each in listed}


def in_words(decision: Decision) -> tuple[str, ...]:
    return tuple(rules.WORDS[reason] for reason in decision.reasons)


def _calling(found: Case) -> Decision:
    return queries.standing(found.id).and_then(rules.may_work(found))


def _chair(found: Meeting) -> str:
    chairs = [each for each in queries.chairs_of(found.area) if each.id == found.chair_id]
    return next(iter(posts(chairs).values()), "The existing lead")


def _seats(reference: UUID) -> tuple[Seat, ...]:
    listed = queries.attendance_of(reference)
    names = partners.names_of(each.organisation_id for each in listed)
    return tuple(
        Seat(who=f"{each.title}, {names[each.organisation_id]}", coming=COMING[each.coming])
        for each in listed
    )


def _attested(reference: UUID) -> tuple[Said, ...]:
    listed = queries.attestations_of(reference)
    names = partners.names_of(each.originator_id for each in listed)
    return tuple(
        Said(originator=names[each.originator_id], words=each.state_words) for each in listed
    )
