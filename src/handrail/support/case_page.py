"""A case as its coordinator works on it: what waits, what it holds, what was done, how it ends.

It stands here because a case knows nothing of what rests on it, and this is the lowest folder that
knows everything that does.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from math import inf
from uuid import UUID

from handrail.acts.context import reading
from handrail.acts.domain import Actor, Door
from handrail.acts.handles import handles_among
from handrail.acts.vocabulary import in_words
from handrail.cases import queries as cases
from handrail.cases.domain import Case, CaseState
from handrail.cases.rules import Ending
from handrail.disclosures import actions as disclosure_actions
from handrail.disclosures import queries as disclosures
from handrail.disclosures.domain import (
    BestPlaced,
    BestPlacedState,
    Disclosure,
    DisclosureState,
)
from handrail.disclosures.queries import CaseText, Rests
from handrail.disclosures.rules import has_ended
from handrail.ledger.queries import Recorded, by_handles
from handrail.nominations import queries as nominations
from handrail.nominations.queries import CheckMade
from handrail.nominations.rules import NominationState
from handrail.partners import queries as partners
from handrail.people import queries as people
from handrail.people.domain import PairState, SamePersonPair
from handrail.policy.decisions import Decision
from handrail.risk.domain import RiskState
from handrail.risk.queries import open_risks
from handrail.support import queries
from handrail.support.domain import ActionState, SupportAction

NOTHING = "Nothing waits"
PAUSED = "Paused for review"
FOR_STEP: dict[str, str] = {
    DisclosureState.DRAFT: "Submit a draft",
    DisclosureState.AWAITING_APPROVAL: "The originator is to approve",
    DisclosureState.APPROVED: "Offer what was approved",
    DisclosureState.OFFERED: "A partner is to answer",
    DisclosureState.QUERIED: "A partner's question is to be answered",
    ActionState.PROPOSED: "Agree an action",
    ActionState.AGREED: "An action is under way",
}


@dataclass(frozen=True, kw_only=True)
class CaseLine:
    """A case in a list: where it belongs, where it stands and what waits. Nobody's name."""

    case: Case
    waits: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Act:
    """One line of a case's timeline: an act in words, by whom, and whether it is in its place."""

    title: str
    at: datetime
    by: str
    text: str


@dataclass(frozen=True, kw_only=True)
class CaseOpened:
    """Everything that a coordinator works with in one case, opened."""

    line: CaseLine
    text: CaseText
    changes: str
    checks: Mapping[UUID, list[CheckMade]]
    pairs: tuple[SamePersonPair, ...]
    placed: BestPlaced | None
    drafting: Decision
    disclosures: tuple[Disclosure, ...]
    actions: tuple[SupportAction, ...]
    names: Mapping[UUID, str]
    timeline: tuple[Act, ...]


def lines(*, after: UUID | None = None) -> list[CaseLine]:
    """The open cases in scope with what waits in each, a page at a time."""
    found = cases.open_cases(after=after)
    return _lined(found)


def line(reference: UUID) -> CaseLine:
    """One case in scope with what waits in it. Raises `NotFoundError`."""
    return _lined([cases.case(reference)])[0]


def open_case(reference: UUID, *, by: Actor, at: datetime, purpose: str) -> CaseOpened:
    """Open a case with all that rests on it; the entry of the opening comes first (R36)."""
    text = disclosure_actions.open_case(reference, by=by, at=at, purpose=purpose)
    with reading(by):
        return _gathered(text, by=by, at=at)


def ending(case: Case, *, outcome: str, what_has_changed: str) -> Ending:
    """How this case would end: what somebody says of it, and what still waits (R23)."""
    return Ending(
        outcome=outcome,
        what_has_changed=what_has_changed,
        undecided_pairs=len(people.undecided_people([case.person_id])),
        unanswered_disclosures=disclosures.waiting_count(case.id),
        unfinished_actions=queries.unfinished_count(case.id),
        unanswered_needs=len(queries.unanswered_needs(case.id)),
        unsettled_risks=len(
            [each for each in open_risks(case.id) if each.state is RiskState.TRANSFER_OFFERED]
        ),
    )


def _lined(found: list[Case]) -> list[CaseLine]:
    ids = [case.id for case in found]
    newest, placed = nominations.of_cases(ids), disclosures.placed_cases(ids)
    asked, agreed = disclosures.of_cases(ids), queries.of_cases(ids)
    undecided = people.undecided_people(case.person_id for case in found)
    return [
        CaseLine(
            case=case,
            waits=_waits(
                Rests(
                    case=case,
                    received=(newest[case.id],) if case.id in newest else (),
                    disclosures=tuple(asked.get(case.id, ())),
                    best_placed=placed.get(case.id),
                    is_undecided=case.person_id in undecided,
                ),
                agreed.get(case.id, []),
            ),
        )
        for case in found
    ]


def _waits(rests: Rests, agreed: list[SupportAction]) -> tuple[str, ...]:
    """What waits in a case, in the order in which it has to be done."""
    state = rests.received[-1].state if rests.received else None
    if rests.case.state is CaseState.PAUSED or state is NominationState.DORMANT:
        return (PAUSED,)
    if not rests.case.is_open:
        return (NOTHING,)
    placed = rests.best_placed
    is_decided = placed is not None and placed.state is BestPlacedState.DECIDED
    is_placed = is_decided and not has_ended(placed, rests.disclosures)
    steps: tuple[Disclosure | SupportAction, ...] = (*rests.disclosures, *agreed)
    waiting = {
        "Record deconfliction": state is NominationState.DECONFLICTING,
        "Decide: possibly the same person": rests.is_undecided,
        "Decide who is best placed": not is_placed,
    } | {FOR_STEP[step.state]: True for step in steps if step.state in FOR_STEP}
    return tuple(words for words, holds in waiting.items() if holds) or (NOTHING,)


def _gathered(text: CaseText, *, by: Actor, at: datetime) -> CaseOpened:
    case, pairs = text.case, people.pairs_of(text.case.person_id)
    agreed = queries.of_case(case.id)
    rests = Rests(
        case=case,
        received=tuple(each.summary for each in text.nominations),
        disclosures=tuple(disclosures.of_case(case.id)),
        best_placed=disclosures.best_placed(case.id),
        is_undecided=any(pair.state is PairState.PROPOSED for pair in pairs),
    )
    about = {case.id, case.person_id, *(each.id for each in rests.received)}
    about |= {each.id for each in rests.disclosures} | {each.id for each in agreed}
    about |= {each.id for each in pairs}
    acts = by_handles(handles_among(about, person=case.person_id))
    names = partners.names_of(_organisations(rests, agreed, acts))
    return CaseOpened(
        line=CaseLine(case=case, waits=_waits(rests, agreed)),
        text=text,
        changes=cases.what_has_changed(case.id) if case.closed_at else "",
        checks={each.id: nominations.checks_of(each.id) for each in rests.received},
        pairs=tuple(pairs),
        placed=rests.best_placed,
        drafting=disclosures.footing_on(rests, seen_by=by, at=at).decision,
        disclosures=rests.disclosures,
        actions=tuple(agreed),
        names=names,
        timeline=_timeline(acts, names=names, by=by),
    )


def _organisations(
    rests: Rests, agreed: Iterable[SupportAction], acts: Iterable[Recorded]
) -> Iterator[UUID]:
    """Every organisation that an opened case names."""
    yield from (each.originator_id for each in rests.received)
    yield from (each.recipient_id for each in rests.disclosures)
    yield from (each.owner_id for each in agreed)
    yield from (UUID(each.entry.organisation) for each in acts)
    if rests.best_placed and rests.best_placed.chosen_id:
        yield rests.best_placed.chosen_id


def _timeline(
    acts: tuple[Recorded, ...], *, names: Mapping[UUID, str], by: Actor
) -> tuple[Act, ...]:
    """The newest first. Whether an act has its place is told, and neither where nor among how many."""
    newest_first = sorted(acts, key=_when, reverse=True)
    return tuple(
        Act(
            title=in_words(each.entry.act),
            at=each.entry.at,
            by=_actor(each, names=names, by=by),
            text="On the ledger" if each.index is not None else "Waiting for its place",
        )
        for each in newest_first
    )


def _when(act: Recorded) -> tuple[datetime, float]:
    return act.entry.at, inf if act.index is None else act.index


def _actor(act: Recorded, *, names: Mapping[UUID, str], by: Actor) -> str:
    """By an organisation, never by a member's name; oneself and the clock are told apart."""
    if act.entry.door == Door.CLOCK:
        return "by the clock"
    name = names[UUID(act.entry.organisation)]
    return f"by you, {name}" if act.entry.actor == by.reference else f"by {name}"
