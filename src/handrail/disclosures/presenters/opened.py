"""What a partner reads after accepting: made of the copy that leaves, and of nothing else."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from handrail.acts.fields import paragraphs
from handrail.agreements.domain import ITEM_KINDS
from handrail.disclosures.domain import ACCURACIES, DECISIONS_SERVED, Parties
from handrail.disclosures.presenters.wording import (
    day_words,
    grading_words,
    sentence,
)
from handrail.disclosures.queries import DisclosureText, ItemText
from handrail.nominations.domain import Handling


@dataclass(frozen=True, kw_only=True)
class ShownItem:
    """One item as the partner reads it."""

    id: UUID
    kind: str
    paragraphs: tuple[str, ...]
    sort: str
    grading: str
    handling: str
    serves: str
    corrected_at: datetime | None


@dataclass(frozen=True, kw_only=True)
class Content:
    """What a partner reads after accepting."""

    reasons: tuple[str, ...]
    items: tuple[ShownItem, ...]
    quality: tuple[str, ...]
    withheld: tuple[str, ...]


def content(text: DisclosureText, *, parties: Parties) -> Content:
    """An opened disclosure in words; the same for who drafts it and who receives it."""
    included = {item.kind for item in text.items}
    return Content(
        reasons=paragraphs(text.reasons),
        items=tuple(_shown(item) for item in text.items),
        quality=quality(text),
        withheld=tuple(
            words
            for kind, words in ITEM_KINDS.items()
            if kind in parties.item_kinds and kind not in included
        ),
    )


def quality(text: DisclosureText) -> tuple[str, ...]:
    if text.checked_on is None:
        return ("The originator says how accurate, complete and current it is when approving.",)
    complete = "Complete" if text.is_complete else "Not complete"
    return (
        f"How accurate: {ACCURACIES[text.accuracy]}.",
        f"How complete: {complete} for the decisions that it serves.",
        "How reliable: as graded, item by item.",
        f"How current: last checked on {day_words(text.checked_on)}.",
    )


def _shown(item: ItemText) -> ShownItem:
    return ShownItem(
        id=item.id,
        kind=ITEM_KINDS[item.kind],
        paragraphs=paragraphs(item.text),
        sort="Fact" if item.statement_kind == "fact" else "Assessment",
        grading=grading_words(item.grading),
        handling=sentence(Handling(item.handling).words),
        serves=DECISIONS_SERVED[item.decision_served],
        corrected_at=item.corrected_at,
    )
