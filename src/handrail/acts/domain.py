"""The actor and the event: the two values that every act is made of.

An actor says who acts, in which posts and through which door; an event says what was done.
Neither knows a table.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import ClassVar
from uuid import UUID
from zoneinfo import ZoneInfo

from handrail.clocks.domain import ClockClearing, ClockSetting
from handrail.ledger.domain import Processing
from handrail.policy.engine import Entity

LONDON = ZoneInfo("Europe/London")
NOBODY = {"type": "Member", "id": ""}

# The clock is a principal of its own. Rows that may lapse name it in their audience.
CLOCK = UUID("00000000-0000-4000-8000-00000000c10c")
PUBLIC = UUID("00000000-0000-4000-8000-0000000000bc")
FOUNDING = UUID("00000000-0000-4000-8000-0000000f0d1d")


class Door(StrEnum):
    """The way by which an act came in."""

    WEB = "web"
    API = "api"
    SHELL = "shell"
    CLOCK = "clock"


@dataclass(frozen=True, kw_only=True)
class Actor:
    """Who acts: a member in the posts held today, with the compartments that these open."""

    member_id: UUID
    organisation_id: UUID
    organisation_kind: str
    door: Door
    today: date
    roles: frozenset[str] = frozenset()
    areas: frozenset[str] = frozenset()
    post_ids: tuple[UUID, ...] = ()
    title: str = ""
    trained_until: date | None = None

    @property
    def compartments(self) -> tuple[UUID, ...]:
        """What row-level security compares with a row's audience: the member and the posts."""
        return (self.member_id, *self.post_ids)

    @property
    def is_trained(self) -> bool:
        """Training counts on its last day and no longer (R37)."""
        return self.trained_until is not None and self.trained_until >= self.today

    @property
    def reference(self) -> str:
        return str(self.member_id)

    @property
    def organisation(self) -> str:
        return str(self.organisation_id)

    def as_entity(self) -> Entity:
        if self.door is Door.CLOCK:
            return Entity("Clock", "clock")
        attributes = {
            "organisation": self.organisation,
            "kind": self.organisation_kind,
            "roles": sorted(self.roles),
            "areas": sorted(self.areas),
            "trained": self.is_trained,
        }
        return Entity("Member", self.reference, attributes)


def the_clock(at: datetime) -> Actor:
    """The clock as an actor: it may only let things lapse, and sees only what may."""
    return Actor(
        member_id=CLOCK,
        organisation_id=CLOCK,
        organisation_kind="",
        door=Door.CLOCK,
        today=at.astimezone(LONDON).date(),
    )


def the_public(at: datetime) -> Actor:
    """Somebody who has not signed in: sees what is for everybody, and can do nothing."""
    return Actor(
        member_id=PUBLIC,
        organisation_id=PUBLIC,
        organisation_kind="",
        door=Door.WEB,
        today=at.astimezone(LONDON).date(),
    )


def the_founding(at: datetime) -> Actor:
    """The ceremony that begins a centre: it appoints the first administrator and no one else.

    `members.founding` refuses it as soon as the centre has a member.
    """
    today = at.astimezone(LONDON).date()
    return Actor(
        member_id=FOUNDING,
        organisation_id=FOUNDING,
        organisation_kind="centre",
        door=Door.SHELL,
        roles=frozenset({"administrator"}),
        trained_until=today,
        today=today,
    )


def member_entity(member_id: UUID | None) -> dict[str, str]:
    """A member as an attribute of another entity; nobody where there is none."""
    return {"type": "Member", "id": str(member_id)} if member_id else NOBODY


@dataclass(frozen=True, kw_only=True)
class Event:
    """What was done. `about` is the row it was done to; `person` whose key seals that tie.

    It also carries the clocks that the act sets and clears, so that both stand or fall with it.
    """

    act: ClassVar[str]
    processing: ClassVar[Processing]
    about: UUID
    person: UUID | None = None
    recipients: tuple[UUID, ...] = ()
    commitments: tuple[str, ...] = ()
    sets: tuple[ClockSetting, ...] = ()
    clears: tuple[ClockClearing, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Attempt:
    """An act about to be decided: the verb, who, when, and why where content is opened."""

    verb: str
    by: Actor
    at: datetime
    purpose: str = ""
