"""Where disclosures and best-placed decisions stand: values without a word of content."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from handrail.acts.domain import Actor
from handrail.agreements.domain import Agreement
from handrail.agreements.queries import agreement, is_in_force
from handrail.disclosures.domain import (
    WAITING,
    BestPlaced,
    Disclosure,
    DisclosureState,
    Item,
    Parties,
)
from handrail.disclosures.models import BestPlaced as BestPlacedRow
from handrail.disclosures.models import Disclosure as Row
from handrail.disclosures.models import DisclosureItem as ItemRow
from handrail.errors import NotFoundError

PAGE = 50


@dataclass(frozen=True, kw_only=True)
class Standing:
    """What every page about a disclosure stands on: its two ends, its footing, none of its texts."""

    disclosure: Disclosure
    parties: Parties
    items: tuple[Item, ...]
    agreement_reference: str


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


def with_error() -> list[Disclosure]:
    """Disclosures in scope in which an error was reported and is not answered, oldest first."""
    rows = Row.objects.filter(error_reported_at__isnull=False).order_by("error_reported_at", "id")
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
    return parties_of(
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


def parties_of(
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


def _found(row: Row | None, *, on: date) -> Row:
    if row is None:
        raise NotFoundError
    row.in_force = is_in_force(row.agreement_id, on=on)
    return row
