"""What of disclosures and cases is content: opened for a consultation, and the thread."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from handrail.acts.sealed import unsealed
from handrail.cases.domain import Case
from handrail.disclosures.domain import Disclosure
from handrail.disclosures.models import Disclosure as Row
from handrail.disclosures.models import DisclosureItem as ItemRow
from handrail.disclosures.models import Remark as RemarkRow
from handrail.nominations import queries as nominations
from handrail.nominations.queries import NominationText
from handrail.people.domain import Identity
from handrail.people.queries import identities


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
    corrected_at: datetime | None
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
    recall_reasons: str = ""


@dataclass(frozen=True, kw_only=True)
class CaseText:
    """A case, opened: the person, and the nominations that it rests on, oldest first."""

    case: Case
    identity: Identity
    nominations: tuple[NominationText, ...]


def opened_case(found: Case) -> CaseText:
    """A case with its content. Opens content: call it from a consultation."""
    return CaseText(
        case=found,
        identity=identities([found.person_id])[found.person_id],
        nominations=tuple(nominations.opened_of_case(found.id)),
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
        recall_reasons=texts[row.id].get("recall_reasons", ""),
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
        "intelligence_derived", "corrected_at",
    )  # fmt: skip
    return ItemText(text=text, **{name: getattr(row, name) for name in names})
