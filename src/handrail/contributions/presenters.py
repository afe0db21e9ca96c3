"""Contributions and requests as pages show them: by organisation, never by who wrote them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from handrail.acts.domain import Actor
from handrail.cases.domain import Case
from handrail.contributions import queries, rules
from handrail.contributions.domain import (
    ContentClass,
    Contribution,
    ContributionState,
    InformationRequest,
    RequestState,
    Standing,
)
from handrail.partners import queries as partners
from handrail.policy.decisions import Decision

UNRELEASED = "Only you and the centre see this"
RELEASED_CLINICAL = "Released to health workers"


@dataclass(frozen=True, kw_only=True)
class Row:
    """One line of a list of contributions."""

    contribution: Contribution
    owner: str
    status: str


@dataclass(frozen=True, kw_only=True)
class Asking:
    """One line of a list of requests."""

    request: InformationRequest
    partner: str


@dataclass(frozen=True, kw_only=True)
class Page:
    """What one case holds of what partners know, as far as it is in this reader's scope."""

    case: Case
    rows: tuple[Row, ...]
    requests: tuple[Asking, ...]
    works_here: bool
    asks: bool
    standing: Standing


@dataclass(frozen=True, kw_only=True)
class About:
    """A contribution as its page shows it, without its words."""

    contribution: Contribution
    owner: str
    status: str
    is_yours: bool
    is_clinical: bool
    why_not_release: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class AboutRequest:
    """A request as its page shows it, without its words."""

    request: InformationRequest
    partner: str
    is_yours: bool


def page(case_id: UUID, *, seen_by: Actor) -> Page:
    """The page of a case. Raises `NotFoundError` for who takes part in it and does not work on it."""
    held = queries.worked_on(case_id, seen_by=seen_by)
    found, asked = queries.contributions_of(case_id), queries.requests_of(case_id)
    names = partners.names_of(
        [*(each.owner_id for each in found), *(each.asked_of_id for each in asked)]
    )
    return Page(
        case=held,
        rows=tuple(_row(each, names, seen_by=seen_by) for each in found),
        requests=tuple(Asking(request=each, partner=names[each.asked_of_id]) for each in asked),
        works_here=seen_by.member_id in held.workers,
        asks=bool(seen_by.roles & {"coordinator", "chair"}),
        standing=queries.standing_of(case_id),
    )


def about(reference: UUID, *, seen_by: Actor) -> About:
    """A contribution in scope as its page shows it. Raises `NotFoundError`."""
    found = queries.contribution(reference)
    names = partners.names_of([found.owner_id])
    row = _row(found, names, seen_by=seen_by)
    is_yours = found.contributor_id == seen_by.member_id
    standing = queries.standing_of(found.case_id)
    return About(
        contribution=found,
        owner=row.owner,
        status=row.status,
        is_yours=is_yours,
        is_clinical=found.content_class is ContentClass.CLINICAL,
        why_not_release=in_words(rules.may_release(found, standing=standing)) if is_yours else (),
    )


def about_request(reference: UUID, *, seen_by: Actor) -> AboutRequest:
    """A request in scope as its page shows it. Raises `NotFoundError`."""
    found = queries.request(reference)
    return AboutRequest(
        request=found,
        partner=partners.names_of([found.asked_of_id])[found.asked_of_id],
        is_yours=seen_by.member_id in found.asked,
    )


def answerable(reference: UUID | None, *, case_id: UUID, seen_by: Actor) -> UUID | None:
    """The open request that this member may answer by contributing, or None."""
    asked = [
        each
        for each in queries.requests_of(case_id)
        if each.id == reference and seen_by.member_id in each.asked
    ]
    return asked[0].id if asked and asked[0].state is RequestState.OPEN else None


def partners_on(case_id: UUID) -> Mapping[UUID, str]:
    """The organisations that work on a case, by name."""
    return partners.names_of(queries.organisations_on(case_id))


def status(case_id: UUID) -> str:
    """How many contributions to a case its reader sees, in words."""
    found: Iterable[Contribution] = queries.contributions_of(case_id)
    count = sum(each.state is not ContributionState.WITHDRAWN for each in found)
    return f"{count} contributed" if count else "Nothing yet"


def in_words(decision: Decision) -> tuple[str, ...]:
    return tuple(rules.WORDS[reason] for reason in decision.reasons)


def _row(found: Contribution, names: Mapping[UUID, str], *, seen_by: Actor) -> Row:
    return Row(
        contribution=found,
        owner=names[found.owner_id],
        status=_status(found, is_yours=found.contributor_id == seen_by.member_id),
    )


def _status(found: Contribution, *, is_yours: bool) -> str:
    if found.state is ContributionState.HELD:
        return UNRELEASED if is_yours else "Not released"
    if found.state is ContributionState.WITHDRAWN:
        return "Withdrawn"
    return "Released" if found.is_shared else RELEASED_CLINICAL
