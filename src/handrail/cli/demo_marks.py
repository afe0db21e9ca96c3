"""What a loaded demo tells its start page: who can sign in, and the cases that journeys lead to."""

from __future__ import annotations

from dataclasses import replace

from handrail.rehearsal.demo.loading import Loaded
from handrail.rehearsal.demo.members import ADMINISTRATION, SEATS
from handrail.site.start.visitors import Demo, Visitor


def told(begun: Demo, loaded: Loaded) -> Demo:
    """The demo as it is once everything is in."""
    cast = loaded.cast
    visitors = (
        Visitor(
            name=seat.name,
            member_id=cast.members[seat.name],
            email=cast.emails[seat.name],
            role=seat.role,
            areas=seat.areas,
            post=seat.words,
            organisation=cast.organisations[seat.at].name,
        )
        for seat in (*SEATS, ADMINISTRATION)
    )
    return replace(
        begun,
        is_complete=True,
        steps=loaded.steps,
        visitors=tuple(visitors),
        references=loaded.references,
    )
