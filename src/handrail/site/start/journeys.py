"""Journeys: what to try, in numbered steps with the next click named. Read from TOML files.

A step says who acts, where the button leads, and moves. Each move is `press: button`, `link: text`,
`row: text in a table` (its link), `fill: label = what is written`, `choose: question = answer`,
`select: list = item`, or `tick: box`. The page tells them in sentences; a test walks the very same ones.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent / "journeys"
TODAY = "{today}"
KINDS: dict[str, str] = {
    "link": "Choose the link",
    "row": "In the table, choose the link in the row of",
    "press": "Press",
    "tick": "Tick",
    "choose": "Under",
    "select": "Under",
    "fill": "Under",
}
ANSWERED = frozenset({"choose", "fill", "select"})


@dataclass(frozen=True, kw_only=True)
class Move:
    """One thing to do on a page: a kind, the name of what is used, and what is written there."""

    kind: str
    name: str
    value: str = ""

    @property
    def lead(self) -> str:
        return KINDS[self.kind]

    @property
    def shown_value(self) -> str:
        """What is written, as the page says it."""
        return "today's date" if self.value == TODAY else f"“{self.value}”"

    def value_on(self, today: date) -> str:
        """What is written, as the field takes it."""
        return today.isoformat() if self.value == TODAY else self.value


@dataclass(frozen=True, kw_only=True)
class Step:
    """One step: who acts, at what address, what for, the moves, and what is seen then.

    `part` is the heading of the part of a long journey that begins with this step.
    """

    who: str
    go: str
    text: str
    moves: tuple[Move, ...] = ()
    see: str = ""
    told: str = ""
    part: str = ""

    def address(self, references: Mapping[str, Mapping[str, str]], *, label: str) -> str:
        """Where it begins, with the references of the case that this journey is about."""
        return self.go.format(**references.get(label, {}))


@dataclass(frozen=True, kw_only=True)
class Journey:
    """Something to try: a title, what one sees on the way, about how long, and its steps."""

    slug: str
    order: int
    title: str
    summary: str
    minutes: int
    about: str = ""
    steps: tuple[Step, ...]


@cache
def journeys() -> tuple[Journey, ...]:
    """Every journey that can be walked, in order."""
    found = [_journey(file) for file in FOLDER.glob("*.toml")]
    return tuple(sorted(found, key=lambda each: each.order))


def journey(slug: str) -> Journey | None:
    return next((each for each in journeys() if each.slug == slug), None)


def _journey(file: Path) -> Journey:
    told = tomllib.loads(file.read_text(encoding="utf-8"))
    steps = tuple(_step(each) for each in told.pop("steps"))
    return Journey(slug=file.stem, steps=steps, **told)


def _step(told: dict[str, object]) -> Step:
    moves = tuple(_move(str(each)) for each in told.pop("moves", ()))  # type: ignore[attr-defined]
    return Step(moves=moves, **told)  # type: ignore[arg-type]


def _move(line: str) -> Move:
    kind, _, rest = line.partition(": ")
    if kind not in KINDS:
        raise ValueError(f"a journey knows no move '{kind}'")
    if kind not in ANSWERED:
        return Move(kind=kind, name=rest)
    name, _, value = rest.partition(" = ")
    return Move(kind=kind, name=name, value=value)
