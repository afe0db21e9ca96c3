"""An entry as a line that a person reads: what, by which body, when, under which policies."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from handrail.acts.vocabulary import in_words
from handrail.ledger.queries import Recorded
from handrail.partners import queries as partners


@dataclass(frozen=True, kw_only=True)
class Line:
    """One entry of the log in words."""

    index: int | None
    at: datetime
    act: str
    sentence: str
    kind: str
    organisation: str
    door: str
    reasons: str
    policies: str


def lines(entries: Iterable[Recorded]) -> list[Line]:
    """The entries with the names of the organisations that acted; people stay references."""
    listed = list(entries)
    names = partners.names_of({UUID(each.entry.organisation) for each in listed})
    return [_line(each, names) for each in listed]


def _line(recorded: Recorded, names: dict[UUID, str]) -> Line:
    entry = recorded.entry
    return Line(
        index=recorded.index,
        at=entry.at,
        act=entry.act,
        sentence=in_words(entry.act),
        kind=entry.processing.value,
        organisation=names.get(UUID(entry.organisation), "The centre itself"),
        door=entry.door,
        reasons=", ".join(entry.reasons),
        policies=", ".join(entry.policies),
    )
