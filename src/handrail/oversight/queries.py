"""The log as an inspector reads it, and counts that are safe for whoever answers for an area.

Reading the log is itself an act (R36). Counts come from functions that give out nothing but bands.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db import connection

from handrail.acts.actions import consult
from handrail.acts.domain import Actor
from handrail.acts.handles import handles_of
from handrail.errors import NotFoundError
from handrail.evaluation.domain import MONEY, Totals
from handrail.ledger import queries as ledger
from handrail.ledger.queries import Recorded
from handrail.oversight.domain import READERS, Figure, act_figure
from handrail.partners import queries as partners
from handrail.partners.domain import AREAS, EVERYWHERE
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
    """Which entries are wanted; at most one of these, or the newest of all (DPA 2018 s.62).

    `sample` draws ten at random, the same ten for the same seed, so that a sample can be shown again.
    """

    about: UUID | None = None
    by: UUID | None = None
    to: UUID | None = None
    sample: str = ""


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
    if wanted.sample:
        return ledger.sample(seed=wanted.sample)
    if wanted.about:
        return ledger.by_handles(handles_of(wanted.about))
    if wanted.by:
        return ledger.by_actor(str(wanted.by), before=before)
    if wanted.to:
        return ledger.by_recipient(str(wanted.to), before=before)
    return ledger.page(before=before)


# --- counts ----------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class AreaCosts:
    """What the organisations of an area entered together, where there are enough of them."""

    hours: Decimal | None
    pence: dict[str, int]


@dataclass(frozen=True, kw_only=True)
class OrganisationCosts:
    """What one organisation entered for one area."""

    organisation_id: UUID
    area: str
    totals: Totals


def areas_of(actor: Actor) -> tuple[str, ...]:
    """The areas that this member answers for. Raises `NotFoundError` for who answers for none."""
    if not actor.roles & READERS:
        raise NotFoundError
    found = tuple(area for area in AREAS if EVERYWHERE in actor.areas or area in actor.areas)
    if not found:
        raise NotFoundError
    return found


def figures(area: str, *, until: datetime) -> dict[tuple[str, str], Figure]:
    """The safe counts of an area up to the beginning of a quarter, by figure and part."""
    both = "SELECT * FROM oversight_figures(%s, %s) UNION ALL SELECT * FROM oversight_risks(%s, %s)"
    rows = _asked(both, [area, until, area, until])
    return {(figure, part): Figure(low=low, high=high) for figure, part, low, high in rows}


def area_costs(area: str, *, until: datetime) -> AreaCosts:
    """What an area cost up to the beginning of a quarter, rounded; by kind, where enough entered."""
    rows = _asked("SELECT * FROM oversight_costs(%s, %s)", [area, until])
    hours = next((hours for kind, hours, _pence in rows if kind == "hours"), None)
    return AreaCosts(hours=hours, pence={kind: pence for kind, _, pence in rows if kind in MONEY})


def costs_by_organisation() -> list[OrganisationCosts]:
    """The sums of every organisation, for evaluators and inspectors (R39)."""
    rows = _asked("SELECT * FROM oversight_costs_by_organisation()", [])
    sums: dict[tuple[UUID, str], dict[str, Any]] = {}
    for organisation, area, kind, hours, pence in rows:
        sums.setdefault((organisation, area), {})[kind] = hours if kind == "hours" else pence
    return [
        OrganisationCosts(organisation_id=organisation, area=area, totals=Totals(**held))
        for (organisation, area), held in sorted(sums.items(), key=str)
    ]


def watching_refused(area: str, *, until: datetime) -> Figure:
    """How often organisations of an area were refused a task to watch somebody (R18)."""
    organisations = [str(each.id) for each in partners.partners_in(area)]
    return act_figure(ledger.watching_refused(organisations, until=until))


def _asked(statement: str, values: list[Any]) -> list[Any]:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return list(cursor.fetchall())
