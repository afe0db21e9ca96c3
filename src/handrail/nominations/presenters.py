"""Nominations as each side sees them: the centre all states, the originator three words (R32)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from handrail.acts.domain import Actor
from handrail.nominations.importing import Import
from handrail.nominations.intake import Layout
from handrail.nominations.intake.columns import (
    NOMINATION_COLUMNS,
    STATEMENT_COLUMNS,
    Column,
    statement_name,
)
from handrail.nominations.queries import NominationSummary
from handrail.nominations.rules import (
    ORIGINATOR_WORDS,
    STATE_WORDS,
    OriginatorState,
    seen_by_originator,
)
from handrail.partners.domain import AREAS

FAULTS_SHOWN = 100


@dataclass(frozen=True, kw_only=True)
class Shown:
    """A nomination on a page: its references, where it belongs, and what state it is in."""

    id: UUID
    originator_reference: str
    area: str
    received_at: datetime
    state: str
    clear_until: datetime | None
    case_id: UUID | None
    may_withdraw: bool


def is_centre(actor: Actor) -> bool:
    return actor.organisation_kind == "centre"


def shown(found: NominationSummary, *, to: Actor) -> Shown:
    """A nomination as this side sees it: the case and what followed are the centre's."""
    by_centre = is_centre(to)
    seen = seen_by_originator(found.state, ended_at=found.ended_at, on=to.today)
    return Shown(
        id=found.id,
        originator_reference=found.originator_reference,
        area=AREAS[found.area],
        received_at=found.received_at,
        state=STATE_WORDS[found.state] if by_centre else ORIGINATOR_WORDS[seen],
        clear_until=found.clear_until if by_centre else None,
        case_id=found.case_id if by_centre else None,
        may_withdraw="nominating_officer" in to.roles
        and found.originator_id == to.organisation_id
        and seen is OriginatorState.RECEIVED,
    )


def came(done: Import, *, layout: Layout, until: datetime) -> dict[str, Any]:
    """What came of a file, as the session keeps it: counts, rows and our own words only."""
    faults = [(each.row, each.field, each.message) for each in done.faults[:FAULTS_SHOWN]]
    return {
        "accepted": done.accepted,
        "repeated": done.repeated,
        "refused": done.refused,
        "faults": faults,
        "layout": layout.value,
        "until": until.isoformat(),
    }


@dataclass(frozen=True)
class ColumnShown:
    """One column of a file, as its sender reads of it."""

    name: str
    meaning: str
    need: str


def columns() -> list[ColumnShown]:
    """Every column that a file may have, from the table by which it is read."""
    first = [(statement_name(each.name, 1), each) for each in STATEMENT_COLUMNS]
    own = [(each.name, each) for each in NOMINATION_COLUMNS]
    return [_column(name, each) for name, each in (*own, *first)]


def _column(name: str, column: Column) -> ColumnShown:
    need = "Needed" if column.is_needed else "May be empty"
    return ColumnShown(name, column.meaning[:1].upper() + column.meaning[1:], need)
