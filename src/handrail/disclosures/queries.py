"""Disclosures, always in the scope of who looks. The recipient's scope is the copy made for it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from handrail.acts.domain import Actor
from handrail.acts.sealed import unsealed
from handrail.agreements.domain import Agreement
from handrail.agreements.queries import agreement, in_force, is_in_force
from handrail.cases.domain import Case
from handrail.cases.queries import case
from handrail.disclosures import placing as weighing
from handrail.disclosures.domain import (
    WAITING,
    Alternative,
    BestPlaced,
    Disclosure,
    DisclosureState,
    Item,
    Parties,
)
from handrail.disclosures.models import BestPlaced as BestPlacedRow
from handrail.disclosures.models import Disclosure as Row
from handrail.disclosures.models import DisclosureItem as ItemRow
from handrail.disclosures.models import Remark as RemarkRow
from handrail.disclosures.rules import may_draft, may_place
from handrail.errors import NotFoundError
from handrail.nominations import queries as nominations
from handrail.nominations.queries import NominationSummary, NominationText
from handrail.nominations.rules import is_clear
from handrail.partners import queries as partners
from handrail.partners.domain import Organisation
from handrail.people.domain import Identity
from handrail.people.queries import identities, undecided_people
from handrail.policy.decisions import Decision, decide

PAGE = 50


@dataclass(frozen=True, kw_only=True)
class ItemText:
    """One item as its reader sees it."""

    id: UUID
    kind: str
    decision_served: str
    statement_kind: str
    grading: str
    handling: str
    regime: str
    intelligence_derived: bool
    text: str


@dataclass(frozen=True, kw_only=True)
class RemarkText:
    """One line of a disclosure's thread."""

    kind: str
    organisation_id: UUID
    said_at: datetime
    text: str


@dataclass(frozen=True, kw_only=True)
class DisclosureText:
    """A disclosure with its items and its statement of quality (R13), opened."""

    disclosure: Disclosure
    items: tuple[ItemText, ...]
    reasons: str
    decision_reasons: str
    accuracy: str
    is_complete: bool | None
    checked_on: date | None
    drafted_at: datetime
    approved_at: datetime | None
    offered_at: datetime | None
    accepted_at: datetime | None


@dataclass(frozen=True, kw_only=True)
class Standing:
    """What every page about a disclosure stands on: its two ends, its footing, none of its texts."""

    disclosure: Disclosure
    parties: Parties
    items: tuple[Item, ...]
    agreement_reference: str


@dataclass(frozen=True, kw_only=True)
class Ends:
    """Who would tell whom, and under which agreement."""

    originator: Organisation
    recipient: Organisation
    agreement: Agreement

    @property
    def parties(self) -> Parties:
        """The two ends as rules know them."""
        return _parties(
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


@dataclass(frozen=True, kw_only=True)
class CaseText:
    """A case, opened: the person, and the nominations that it rests on, oldest first."""

    case: Case
    identity: Identity
    nominations: tuple[NominationText, ...]


def scoped_disclosure(reference: UUID, *, seen_by: Actor) -> Row:
    """One disclosure in scope, with whether its agreement is in force. Raises `NotFoundError`."""
    return _found(Row.objects.filter(id=reference).first(), on=seen_by.today)


def locked_disclosure(reference: UUID, *, seen_by: Actor) -> Row:
    """One disclosure in scope, locked until the act ends. Raises `NotFoundError`."""
    row = Row.objects.select_for_update().filter(id=reference).first()
    return _found(row, on=seen_by.today)


def locked_best_placed(case_id: UUID, *, seen_by: Actor) -> BestPlacedRow:
    """The best-placed proposal of a case in scope, locked. Raises `NotFoundError`."""
    row = _newest(BestPlacedRow.objects.select_for_update().filter(case_id=case_id))
    if row is None:
        raise NotFoundError
    return row


def disclosure(reference: UUID) -> Disclosure:
    """One disclosure in scope as a value: its terms and state, none of its items."""
    row = Row.objects.filter(id=reference).first()
    if row is None:
        raise NotFoundError
    return row.as_domain()


def in_states(*states: DisclosureState, after: UUID | None = None) -> list[Disclosure]:
    """Disclosures in scope in these states, a page at a time, in a fixed order."""
    rows = Row.objects.filter(state__in=states).order_by("id")
    if after is not None:
        rows = rows.filter(id__gt=after)
    return [row.as_domain() for row in rows[:PAGE]]


def of_case(case_id: UUID) -> list[Disclosure]:
    rows = Row.objects.filter(case_id=case_id).order_by("drafted_at", "id")
    return [row.as_domain() for row in rows]


def of_cases(cases: Iterable[UUID]) -> dict[UUID, list[Disclosure]]:
    found: dict[UUID, list[Disclosure]] = {}
    for row in Row.objects.filter(case_id__in=set(cases)).order_by("drafted_at", "id"):
        found.setdefault(row.case_id, []).append(row.as_domain())
    return found


def placed_cases(cases: Iterable[UUID]) -> dict[UUID, BestPlaced]:
    """Who is or may be best placed in these cases, in scope; a case without a proposal is left out."""
    rows = BestPlacedRow.objects.filter(case_id__in=set(cases)).order_by("proposed_at", "id")
    return {row.case_id: row.as_domain() for row in rows}


def waiting_count(case_id: UUID) -> int:
    """How many disclosures of a case somebody still has to answer."""
    return Row.objects.filter(case_id=case_id, state__in=WAITING).count()


def live_by_recipient(recipients: Iterable[UUID]) -> dict[UUID, int]:
    """How many people each of these partners is asked about or helps, in scope."""
    live = (*WAITING, DisclosureState.ACCEPTED)
    counted = dict.fromkeys(recipients, 0)
    rows = Row.objects.filter(recipient_id__in=list(counted), state__in=live)
    for recipient in rows.values_list("recipient_id", flat=True):
        counted[recipient] += 1
    return counted


def items_of(reference: UUID) -> list[Item]:
    """What rules need to know of the items in scope, in order."""
    rows = ItemRow.objects.filter(disclosure_id=reference).order_by("position", "id")
    return [row.as_domain() for row in rows]


def best_placed(case_id: UUID) -> BestPlaced | None:
    """Who is or may be best placed in a case, in scope, or None."""
    row = _newest(BestPlacedRow.objects.filter(case_id=case_id))
    return row.as_domain() if row else None


def times_weighed(case_id: UUID) -> int:
    """How often the partners were weighed for a case, in scope. Earlier decisions stay."""
    return BestPlacedRow.objects.filter(case_id=case_id).count()


def parties(row: Row) -> Parties:
    """What the agreement between originator and recipient allows."""
    return _parties(
        agreement(row.agreement_id),
        originator_kind=row.originator_kind,
        recipient_kind=row.recipient_kind,
        in_force=row.in_force,
    )


def standing(reference: UUID, *, seen_by: Actor) -> Standing:
    """Where a disclosure in scope stands. Raises `NotFoundError`."""
    row = scoped_disclosure(reference, seen_by=seen_by)
    found = agreement(row.agreement_id)
    return Standing(
        disclosure=row.as_domain(),
        parties=parties(row),
        items=tuple(items_of(row.id)),
        agreement_reference=found.reference if found else "",
    )


def _newest(rows: QuerySet[BestPlacedRow]) -> BestPlacedRow | None:
    return rows.order_by("-proposed_at", "-id").first()


def considered(case_id: UUID, *, seen_by: Actor) -> tuple[Alternative, ...]:
    """The partners of a case's area, each with what speaks for and against it today."""
    newest = nominations.of_cases([case(case_id).id])[case_id]
    found = partners.partners_in(newest.area)
    ends = seen_by.organisation_id, newest.originator_id
    bound = (each.id for each in found if in_force(*ends, each.id, on=seen_by.today))
    return weighing.alternatives(
        found,
        ground=newest.ground,
        asked=live_by_recipient(each.id for each in found),
        ended=frozenset(each.recipient_id for each in of_case(case_id) if not each.is_live),
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


def opened_case(found: Case) -> CaseText:
    """A case with its content. Opens content: call it from a consultation."""
    return CaseText(
        case=found,
        identity=identities([found.person_id])[found.person_id],
        nominations=tuple(nominations.opened_of_case(found.id)),
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


def opened(row: Row) -> DisclosureText:
    """The disclosure with its texts. Opens content: call it from a consultation."""
    items = list(ItemRow.objects.filter(disclosure_id=row.id).order_by("position", "id"))
    texts = unsealed([row, *items])
    return DisclosureText(
        disclosure=row.as_domain(),
        items=tuple(_item(each, texts[each.id]["text"]) for each in items),
        reasons=texts[row.id]["reasons"],
        decision_reasons=texts[row.id].get("decision_reasons", ""),
        accuracy=row.accuracy,
        is_complete=row.is_complete,
        checked_on=row.checked_on,
        drafted_at=row.drafted_at,
        approved_at=row.approved_at,
        offered_at=row.offered_at,
        accepted_at=row.accepted_at,
    )


def thread(reference: UUID) -> list[RemarkText]:
    """The questions and answers about a disclosure, in scope, oldest first."""
    rows = list(RemarkRow.objects.filter(disclosure_id=reference).order_by("said_at", "id"))
    texts = unsealed(rows)
    return [
        RemarkText(
            kind=row.kind,
            organisation_id=row.organisation_id,
            said_at=row.said_at,
            text=texts[row.id]["text"],
        )
        for row in rows
    ]


def _parties(
    found: Agreement | None, *, originator_kind: str, recipient_kind: str, in_force: bool
) -> Parties:
    return Parties(
        originator_kind=originator_kind,
        recipient_kind=recipient_kind,
        purposes=frozenset(found.purposes if found else ()),
        item_kinds=frozenset(found.item_kinds if found else ()),
        gateways=frozenset(found.gateways if found else ()),
        in_force=in_force,
    )


def _item(row: ItemRow, text: str) -> ItemText:
    names = (
        "id", "kind", "decision_served", "statement_kind", "grading", "handling", "regime",
        "intelligence_derived",
    )  # fmt: skip
    return ItemText(text=text, **{name: getattr(row, name) for name in names})


def _found(row: Row | None, *, on: date) -> Row:
    if row is None:
        raise NotFoundError
    row.in_force = is_in_force(row.agreement_id, on=on)
    return row
