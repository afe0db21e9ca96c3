"""The log as an inspector reads it, a page at a time. The reading is itself an act (R36)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from handrail.acts.actions import consult
from handrail.acts.domain import Actor
from handrail.acts.handles import handles_of
from handrail.ledger import queries as ledger
from handrail.ledger.queries import Recorded
from handrail.policy.engine import Entity

LOG = UUID("00000000-0000-4000-8000-000000000106")


@dataclass(frozen=True)
class Log:
    """The ledger as a whole, as one thing that can be read."""

    id: UUID = LOG
    person_id: None = None

    def as_entity(self) -> Entity:
        return Entity("Log", "log")


def the_log(_reference: object, *, seen_by: Actor) -> Log:
    """The ledger: the same for everybody who asks; the policy says who may read it."""
    return Log()


@dataclass(frozen=True, kw_only=True)
class Selection:
    """Which entries are wanted; at most one of these, or the newest of all (DPA 2018 s.62)."""

    about: UUID | None = None
    by: UUID | None = None
    to: UUID | None = None


@consult("ledger.read", on=the_log)
def read_log(
    _row: Log,
    *,
    by: Actor,
    at: datetime,
    before: int | None = None,
    wanted: Selection = Selection(),
) -> tuple[Recorded, ...]:
    """A page of entries, the newest first, from below the index `before`."""
    if wanted.about:
        return ledger.by_handles(handles_of(wanted.about))
    if wanted.by:
        return ledger.by_actor(str(wanted.by), before=before)
    if wanted.to:
        return ledger.by_recipient(str(wanted.to), before=before)
    return ledger.page(before=before)
