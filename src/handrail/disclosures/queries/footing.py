"""On what a disclosure of a case would stand now, and what stands against drafting one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from handrail.acts.domain import Actor
from handrail.agreements.domain import Agreement
from handrail.agreements.queries import in_force
from handrail.cases.domain import Case
from handrail.cases.queries import case
from handrail.disclosures import placing as weighing
from handrail.disclosures.domain import Alternative, BestPlaced, Disclosure, Parties
from handrail.disclosures.queries.standing import (
    best_placed,
    live_by_recipient,
    of_case,
    parties_of,
)
from handrail.disclosures.rules import may_draft, may_place
from handrail.errors import NotFoundError
from handrail.nominations import queries as nominations
from handrail.nominations.queries import NominationSummary
from handrail.nominations.rules import is_clear
from handrail.partners import queries as partners
from handrail.partners.domain import Organisation
from handrail.people.queries import undecided_people
from handrail.policy.decisions import Decision, decide
from handrail.safety.queries import statement_of
from handrail.safety.rules import may_meet


@dataclass(frozen=True, kw_only=True)
class Ends:
    """Who would tell whom, and under which agreement."""

    originator: Organisation
    recipient: Organisation
    agreement: Agreement

    @property
    def parties(self) -> Parties:
        """The two ends as rules know them."""
        return parties_of(
            self.agreement,
            originator_kind=self.originator.kind,
            recipient_kind=self.recipient.kind,
            in_force=True,
        )


@dataclass(frozen=True, kw_only=True)
class Rests:
    """What rests on a case, as far as drafting asks; nominations and disclosures oldest first."""

    case: Case
    received: tuple[NominationSummary, ...]
    disclosures: tuple[Disclosure, ...]
    best_placed: BestPlaced | None
    is_undecided: bool


@dataclass(frozen=True, kw_only=True)
class Footing:
    """On what a disclosure of a case would be drafted, and what stands against drafting one."""

    case: Case
    ends: Ends | None
    decision: Decision

    def is_under(self, columns: Mapping[str, Any]) -> bool:
        """Whether a draft names the originator, the partner and the agreement of its case."""
        if self.ends is None:
            return True  # the decision says why not
        originator, recipient = self.ends.originator, self.ends.recipient
        own = {
            "originator_id": originator.id,
            "originator_kind": originator.kind,
            "recipient_id": recipient.id,
            "recipient_kind": recipient.kind,
            "agreement_id": self.ends.agreement.id,
        }
        return own.items() <= {name: columns[name] for name in own}.items()


def considered(case_id: UUID, *, seen_by: Actor) -> tuple[Alternative, ...]:
    """The partners of a case's area, each with what speaks for and against it today.

    Raises `NotFoundError` for who takes part in the case and sees no nomination of it.
    """
    newest = nominations.of_cases([case(case_id).id]).get(case_id)
    if newest is None:
        raise NotFoundError
    found, here = partners.partners_in(newest.area), of_case(case_id)
    ended = {each.recipient_id: "was_asked_before" for each in here if not each.is_live}
    helping = {each.recipient_id: "helps_already" for each in here if each.is_live}
    ends = seen_by.organisation_id, newest.originator_id
    bound = (each.id for each in found if in_force(*ends, each.id, on=seen_by.today))
    return weighing.alternatives(
        found,
        ground=newest.ground,
        asked=live_by_recipient(each.id for each in found),
        here=ended | helping,
        in_agreement=frozenset(bound),
    )


def footing(case_id: UUID, *, seen_by: Actor, at: datetime) -> Footing:
    """On what a disclosure of this case would stand now. Raises `NotFoundError`."""
    found = case(case_id)
    rests = Rests(
        case=found,
        received=tuple(nominations.of_case(case_id)),
        disclosures=tuple(of_case(case_id)),
        best_placed=best_placed(case_id),
        is_undecided=bool(undecided_people([found.person_id])),
    )
    return footing_on(rests, seen_by=seen_by, at=at)


def footing_on(rests: Rests, *, seen_by: Actor, at: datetime) -> Footing:
    """As `footing`, on what was read already; asks for no more than the agreement and its ends."""
    found, held = rests.case, rests.best_placed
    placed = _placed(found, rests.received, is_undecided=rests.is_undecided, at=at)
    if held is None or held.chosen_id is None:
        undecided = decide("draft disclosure", best_placed_undecided=True)
        return Footing(case=found, ends=None, decision=placed.and_then(undecided))
    ends = _ends(rests.received[-1], recipient_id=held.chosen_id, seen_by=seen_by)
    asked = {each.recipient_id for each in rests.disclosures if each.is_live}
    drafting = may_draft(recipient=held.chosen_id, best_placed=held, asked=asked)
    agreed = decide("draft disclosure", no_agreement_in_force=ends is None)
    return Footing(case=found, ends=ends, decision=placed.and_then(drafting).and_then(agreed))


def _ends(newest: NominationSummary, *, recipient_id: UUID, seen_by: Actor) -> Ends | None:
    parties_to_it = (seen_by.organisation_id, newest.originator_id, recipient_id)
    agreed = in_force(*parties_to_it, on=seen_by.today)
    if agreed is None:
        return None
    return Ends(
        originator=partners.organisation(newest.originator_id),
        recipient=partners.organisation(recipient_id),
        agreement=agreed,
    )


def placing(case_id: UUID, *, at: datetime) -> Decision:
    """Whether anything may be drafted or offered in this case now (R7, R8)."""
    found = case(case_id)
    is_undecided = bool(undecided_people([found.person_id]))
    return _placed(found, nominations.of_case(case_id), is_undecided=is_undecided, at=at)


def _placed(
    found: Case, received: Sequence[NominationSummary], *, is_undecided: bool, at: datetime
) -> Decision:
    clear = [is_clear(each.state, clear_until=each.clear_until, at=at) for each in received]
    return may_place(
        is_clear=bool(clear) and all(clear),
        is_case_open=found.is_open,
        undecided_people=int(is_undecided),
    )


def meeting(case_id: UUID, *, at: datetime) -> Decision:
    """Whether the police's safety statement lets anybody be asked to meet the person (R42)."""
    return may_meet(statement_of(case_id), at=at)
