"""Every address of the centre, found by walking Django's URLconf, and what to put into each."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import islice, product
from typing import Any
from urllib.parse import quote
from uuid import UUID

from django.conf import settings
from django.urls import Resolver404, URLPattern, URLResolver, get_resolver, resolve
from django.urls.resolvers import RoutePattern

from handrail.conftest import labelled

PARAMETER = re.compile(r"<(?:(?P<kind>\w+):)?(?P<name>\w+)>")
REFERENCE = re.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
STRANGERS = (str(labelled("a reference that no world has")),)
FROM_A_TABLE = (1, 2)  # how many hidden and shared references of a table that a route takes
MOST_OF_ONE_ROUTE = 8
PROBED = 4
FROM_EACH_TABLE = (1, 0)  # where nothing has shown which references it takes
WORDS = {"int": ("0", "1", "999999999"), "slug": ("x",), "path": ("x/y",), "str": ("x",)}


class UncrawlableRouteError(TypeError):
    """A route whose addresses cannot be made from its pattern."""


@dataclass(frozen=True)
class References:
    """What can be asked for, by table: what both worlds have, and what only B has."""

    shared: dict[str, tuple[str, ...]]
    hidden: dict[str, tuple[str, ...]]

    @property
    def tables(self) -> list[str]:
        return sorted({*self.shared, *self.hidden})

    def of(self, table: str) -> tuple[str, ...]:
        """The hidden ones first, because they matter most."""
        return self.hidden.get(table, ()) + self.shared.get(table, ())

    def table_of(self, reference: str) -> str | None:
        """Whose reference this is."""
        return next((table for table in self.tables if reference in self.of(table)), None)

    def counterpart(self, reference: str) -> str:
        """A reference like this one that only B has; without one, one that nobody has."""
        return self.hidden.get(self.table_of(reference) or "", STRANGERS)[0]


def references(a: dict[str, frozenset[UUID]], b: dict[str, frozenset[UUID]]) -> References:
    """Sort B's references into those that A has too and those that it has not."""
    hidden = {table: ids - a.get(table, frozenset()) for table, ids in b.items()}
    shared = {table: ids & a.get(table, frozenset()) for table, ids in b.items()}
    return References(_listed(shared), _listed(hidden))


def _listed(found: dict[str, frozenset[UUID]]) -> dict[str, tuple[str, ...]]:
    return {
        table: tuple(sorted(map(str, ids), key=_shuffled)) for table, ids in found.items() if ids
    }


def _shuffled(reference: str) -> str:
    return hashlib.sha256(reference.encode()).hexdigest()


@dataclass
class Atlas:
    """What was learned of routes: which tables' references each place takes, which fields are sent.

    A place is a route up to a parameter, so what one page shows holds for all beneath it.
    """

    tables: dict[str, set[str]] = field(default_factory=dict)
    words: dict[str, set[str]] = field(default_factory=dict)
    sent: dict[str, dict[str, Any]] = field(default_factory=dict)

    @property
    def places(self) -> set[str]:
        """The places of which something is known."""
        return {*self.tables, *self.words}

    def learn(self, path: str, known: References) -> None:
        """Learn from an address that a page showed, or that was answered."""
        found = route_of(path)
        for place, value in zip(places(found[0]), found[1], strict=True) if found else ():
            if table := known.table_of(value):
                self.tables.setdefault(place, set()).add(table)
            elif not REFERENCE.fullmatch(value):
                self.words.setdefault(place, set()).add(value)

    def beneath(self, route: str) -> list[str]:
        """The tables whose references the pages beneath this one take."""
        found = [tables for place, tables in self.tables.items() if place.startswith(route)]
        return sorted(set().union(*found)) if route else []


def places(route: str) -> list[str]:
    """The route up to each of its parameters, without their kinds and names."""
    plain = PARAMETER.sub("<>", route)
    return [plain[: match.end()] for match in re.finditer("<>", plain)]


def routes() -> list[str]:
    """Every route of the URLconf in use, in its order."""
    return list(dict.fromkeys(_walked(get_resolver().url_patterns, "")))


def _walked(patterns: Iterable[URLPattern | URLResolver], before: str) -> Iterator[str]:
    for each in patterns:
        if not isinstance(each.pattern, RoutePattern):
            raise UncrawlableRouteError(f"{each!r} is no path(): teach addresses.py to fill it in")
        route = before + str(each.pattern)
        if isinstance(each, URLResolver):
            yield from _walked(each.url_patterns, route)
        else:
            yield route


def route_of(path: str) -> tuple[str, tuple[str, ...]] | None:
    """The route that answers this path, with the values of its parameters; None without one."""
    return _route_of(path, settings.ROOT_URLCONF)


@lru_cache(maxsize=20_000)
def _route_of(path: str, urlconf: Any) -> tuple[str, tuple[str, ...]] | None:
    try:
        match = resolve(path, urlconf)
    except Resolver404:
        return None
    return match.route, tuple(str(value) for value in match.captured_kwargs.values())


def addresses(route: str, known: References, atlas: Atlas) -> list[str]:
    """The addresses to try of this route: hidden, shared and invented references in each place.

    Of a route that nobody has learned, something hidden of every table, however many there are.
    """
    kinds = [match["kind"] or "str" for match in PARAMETER.finditer(route)]
    values = [
        _values(kind, known, sorted(atlas.tables.get(place, ())))
        + tuple(sorted(atlas.words.get(place, ())))
        for kind, place in zip(kinds, places(route), strict=True)
    ]
    most = MOST_OF_ONE_ROUTE if set(places(route)) <= atlas.places else None
    return [_filled(route, each) for each in islice(dict.fromkeys(_together(values)), most)]


def _together(values: list[tuple[str, ...]]) -> Iterator[tuple[str, ...]]:
    """Each value of each place at least twice, beside different ones where there are any."""
    longest = max(map(len, values), default=0)
    for shift, at in product((0, 1), range(longest)):
        yield tuple(each[(at + shift * place) % len(each)] for place, each in enumerate(values))


def probes(route: str, known: References) -> list[str]:
    """A few addresses of this route for each table, to learn whose references it takes."""
    if len(places(route)) != 1:
        return []
    listed = [each for table in known.tables for each in known.of(table)[:PROBED]]
    return [_filled(route, (each,)) for each in listed]


def _values(kind: str, known: References, tables: list[str]) -> tuple[str, ...]:
    if kind == "int":
        return WORDS["int"]
    hidden, shared = FROM_A_TABLE if tables else FROM_EACH_TABLE
    listed = tables or known.tables
    given = (
        *(each for table in listed for each in known.hidden.get(table, ())[:hidden]),
        *(each for table in listed for each in known.shared.get(table, ())[:shared]),
    )
    return (*given[:1], *STRANGERS, *given[1:], *WORDS.get(kind, ()))


def _filled(route: str, chosen: tuple[str, ...]) -> str:
    left = iter(chosen)
    return "/" + PARAMETER.sub(lambda _match: quote(next(left)), route)
