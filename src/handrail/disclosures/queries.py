"""Disclosures, always in the scope of who looks. The recipient's scope is the copy made for it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from handrail.acts.domain import Actor
from handrail.acts.sealed import unsealed
from handrail.agreements.queries import agreement, is_in_force
from handrail.cases.queries import case
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
from handrail.disclosures.models import Remark as RemarkRow
from handrail.disclosures.rules import may_place
from handrail.errors import NotFoundError
from handrail.nominations import queries as nominations
from handrail.nominations.rules import is_clear
from handrail.people.queries import undecided_people
from handrail.policy.decisions import Decision

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


def scoped_disclosure(reference: UUID, *, seen_by: Actor) -> Row:
    """One disclosure in scope, with whether its agreement is in force. Raises `NotFoundError`."""
    return _found(Row.objects.filter(id=reference).first(), on=seen_by.today)


def locked_disclosure(reference: UUID, *, seen_by: Actor) -> Row:
    """One disclosure in scope, locked until the act ends. Raises `NotFoundError`."""
    row = Row.objects.select_for_update().filter(id=reference).first()
    return _found(row, on=seen_by.today)


def locked_best_placed(case_id: UUID, *, seen_by: Actor) -> BestPlacedRow:
    """The best-placed proposal of a case in scope, locked. Raises `NotFoundError`."""
    row = BestPlacedRow.objects.select_for_update().filter(case_id=case_id).first()
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
    """The disclosures of a case, in scope, oldest first."""
    rows = Row.objects.filter(case_id=case_id).order_by("drafted_at", "id")
    return [row.as_domain() for row in rows]


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
    row = BestPlacedRow.objects.filter(case_id=case_id).first()
    return row.as_domain() if row else None


def parties(row: Row) -> Parties:
    """What the agreement between originator and recipient allows."""
    found = agreement(row.agreement_id)
    return Parties(
        originator_kind=row.originator_kind,
        recipient_kind=row.recipient_kind,
        purposes=frozenset(found.purposes if found else ()),
        item_kinds=frozenset(found.item_kinds if found else ()),
        gateways=frozenset(found.gateways if found else ()),
        in_force=row.in_force,
    )


def placing(case_id: UUID, *, at: datetime) -> Decision:
    """Whether anything may be drafted or offered in this case now (R7, R8)."""
    found = case(case_id)
    clear = [
        is_clear(each.state, clear_until=each.clear_until, at=at)
        for each in nominations.of_case(case_id)
    ]
    return may_place(
        is_clear=bool(clear) and all(clear),
        is_case_open=found.is_open,
        undecided_people=len(undecided_people([found.person_id])),
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


def _item(row: ItemRow, text: str) -> ItemText:
    names = (
        "id", "kind", "decision_served", "statement_kind", "grading", "handling", "regime",
        "intelligence_derived",
    )  # fmt: skip
    return ItemText(text=text, **{name: getattr(row, name) for name in names})


def _found(row: Row | None, *, on: date | None) -> Row:
    if row is None:
        raise NotFoundError
    row.in_force = on is not None and is_in_force(row.agreement_id, on=on)
    return row
