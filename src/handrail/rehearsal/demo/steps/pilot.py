"""Steps of the pilot as a whole, which are about nobody: its agreements."""

from __future__ import annotations

from handrail.rehearsal.demo.centre import signed
from handrail.rehearsal.demo.steps.registry import step
from handrail.rehearsal.demo.story import Teller


@step
def agreements_signed(pilot: Teller) -> None:
    """The agreements of one more year."""
    pilot.times["year"] += 1
    signed(pilot.cast, year=pilot.times["year"])
