"""The demo's centre two years ago: who takes part, founded and entered by the real actions.

Agreements run for a year, so they are signed again twice before today.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

from handrail.acts.domain import Actor, Door
from handrail.clocks.calendar import london_day
from handrail.members import founding
from handrail.members import queries as members
from handrail.members.actions import NewMember
from handrail.partners import actions as partners
from handrail.partners.domain import EVERYWHERE, Organisation
from handrail.rehearsal.cast import Cast
from handrail.rehearsal.demo.members import ADMINISTRATOR, SEATS, Seat
from handrail.rehearsal.demo.organisations import (
    CENTRE,
    ORGANISATIONS,
    ORIGINATORS,
    PARTNERS,
    organisation,
)

TRAINED_FOR = timedelta(days=300)
SIGNED_EVERY = timedelta(days=355)  # before the year is over, so that nothing stands still


class DemoCast(Cast):
    """The cast, with each actor looked up once a day: a pilot of two years asks thousands of times."""

    def __init__(self, *, seen: dict[tuple[str, object], Actor], **given: object) -> None:
        super().__init__(**given)  # type: ignore[arg-type]
        self._seen = seen

    def actor(self, name: str, *, door: Door = Door.WEB, at: datetime | None = None) -> Actor:
        known = (name, london_day(at or self.at))
        if known not in self._seen:
            self._seen[known] = super().actor(name, door=door, at=at)
        return self._seen[known]


def founded(cast: Cast, *, keys: Path) -> None:
    """Found the centre and appoint its administrator, who enters everybody else."""
    by = founding.founder(cast.at)
    centre = Organisation(
        id=cast.new_id("organisation centre"), name=CENTRE, kind="centre", areas=(EVERYWHERE,)
    )
    partners.add("registry", by=by, at=cast.at, organisation=centre)
    cast.organisations["centre"] = centre
    administrator = NewMember(
        id=cast.new_id("member administrator"),
        email=f"{ADMINISTRATOR}@synthetic.example",
        name="Synthetic Administrator",
        organisation_id=centre.id,
        organisation_kind=centre.kind,
        trained_until=cast.trained_until,
        password=cast.password,
    )
    founding.appoint_first_administrator(
        by=by, at=cast.at, centre_id=centre.id, member=administrator, keys=keys
    )
    cast.members[ADMINISTRATOR] = administrator.id
    cast.emails[ADMINISTRATOR] = administrator.email
    cast.administrator = members.actor(administrator.id, door=Door.WEB, at=cast.at)


def entered(cast: Cast) -> None:
    """Enter the organisations, and a member in every seat."""
    for name in ORGANISATIONS:
        cast.organisation(name, organisation(name, new_id=cast.new_id))
    for seat in SEATS:
        _seated(cast, seat)


def signed(cast: Cast, *, year: int) -> None:
    """Sign the agreements of a year of the pilot: the way in, and one for each partner."""
    cast.agreement(f"way in {year}", between=["centre", *ORIGINATORS])
    for partner in PARTNERS:
        cast.agreement(f"{partner} {year}", between=["centre", *ORIGINATORS, partner])


def _seated(cast: Cast, seat: Seat) -> None:
    posts = []
    for area in seat.areas:
        post = f"{seat.name} {area}"
        cast.post(post, at=seat.at, role=seat.role, area=area, title=seat.title_in(area))
        posts.append(post)
    cast.member(seat.name, in_posts=posts, full_name=seat.full_name)
