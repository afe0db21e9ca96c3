"""The log as an inspector reads it, a page at a time. The reading is itself an act (R36)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from handrail.acts.actions import consult
from handrail.acts.domain import Actor
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


@consult("ledger.read", on=the_log)
def read_log(_row: Log, *, by: Actor, at: datetime, before: int | None) -> tuple[Recorded, ...]:
    """A page of entries, the newest first, from below the index `before`."""
    return ledger.page(before=before)
