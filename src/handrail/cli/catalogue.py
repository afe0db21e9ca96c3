"""Everything the house has of a kind, found by looking: capabilities, acts, tables of states."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from pathlib import Path
from types import ModuleType

import handrail
from handrail.acts.domain import Event

PACKAGE = Path(handrail.__file__).resolve().parent
WHERE_EVENTS_ARE = ("actions", "events")


def folders() -> dict[str, str]:
    """Every folder of the house with what it is for."""
    found = sorted(PACKAGE.glob("*/__init__.py"))
    return {file.parent.name: _purpose(file) for file in found}


def modules(name: str) -> Iterator[ModuleType]:
    for folder in folders():
        if (PACKAGE / folder / f"{name}.py").exists():
            yield import_module(f"handrail.{folder}.{name}")


@cache
def events() -> tuple[type[Event], ...]:
    """Every event that an act can leave, by the name of its act."""
    for name in WHERE_EVENTS_ARE:
        for _ in modules(name):
            pass  # a class is known once its module is loaded
    own = (each for each in _below(Event) if not _is_of_a_test(each))
    return tuple(sorted(own, key=lambda event: event.act))


def first_line(thing: object) -> str:
    """What a docstring says in its first sentence."""
    return (thing.__doc__ or "").strip().partition("\n")[0]


def _purpose(file: Path) -> str:
    said = ast.get_docstring(ast.parse(file.read_text(encoding="utf-8"))) or ""
    return said.replace("\n", " ").replace("  ", " ").strip()


def _below(kind: type[Event]) -> Iterator[type[Event]]:
    for each in kind.__subclasses__():
        yield each
        yield from _below(each)


def _is_of_a_test(event: type[Event]) -> bool:
    return ".tests." in event.__module__ or not event.__module__.startswith("handrail.")
