"""What the API says of itself, turned into requests with small bodies."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

from handrail.site.tests.two_worlds import addresses as maps
from handrail.site.tests.two_worlds.addresses import STRANGERS, References
from handrail.site.tests.two_worlds.filling import JUNK, TODAY, a_file
from handrail.site.tests.two_worlds.repeatable import MOMENT
from handrail.site.tests.two_worlds.visiting import Visitor

DESCRIPTION = "/api/openapi.json"
IN_BRACES = re.compile(r"\{\w+\}")
METHODS = ("post", "put", "patch", "delete")  # reading needs no description
BY_FORMAT = {"date": TODAY.isoformat(), "date-time": MOMENT.isoformat()}
BY_TYPE: dict[str, Any] = {"string": "x", "integer": 1, "number": 1, "boolean": True}


@dataclass(frozen=True)
class Operation:
    """One way to change something, as the API describes it."""

    method: str
    route: str
    content: dict[str, Any]
    document: dict[str, Any]

    def bodies(self, known: References, *, first: bool, last: bool) -> Iterator[tuple[str, Any]]:
        """Nothing and junk, once; other things' references, once; and the smallest that fits."""
        if self.method == "POST" and not self.content:
            yield "no body", b""
        for kind, given in self.content.items():
            schema = given.get("schema", {})
            if kind == "application/json":
                if first:
                    yield "nothing", b"{}"
                    yield "junk", json.dumps([JUNK]).encode()
                for reference in self._elsewhere(known) if last else ():
                    yield f"elsewhere {reference}", self._json(schema, reference, full=True)
                yield "minimal", self._json(schema, STRANGERS[0])
            else:
                yield f"minimal as {kind}", minimal(schema, self.document, STRANGERS[0])

    def _json(self, schema: dict[str, Any], reference: str, *, full: bool = False) -> bytes:
        return json.dumps(minimal(schema, self.document, reference, full=full)).encode()

    def _elsewhere(self, known: References) -> list[str]:
        """What only B has, of the tables whose names the route bears, in case a body may name it."""
        words = set(self.route.replace("/", "_").split("_"))
        return [known.hidden[table][0] for table in sorted(known.hidden) if words & _words(table)]


def _words(table: str) -> set[str]:
    return {each for word in table.split("_") for each in (word, word + "s")}


def operations(visitor: Visitor) -> list[Operation]:
    """Everything that can be changed through the API."""
    visitor.ask("GET", DESCRIPTION, sent="to read it")
    described = visitor.answers[-1]
    if described.status != HTTPStatus.OK or "json" not in described.header("content-type"):
        return []
    document = json.loads(described.body)
    known = {maps.PARAMETER.sub("<>", route): route for route in maps.routes()}
    return [
        Operation(
            method=method.upper(),
            route=known[IN_BRACES.sub("<>", path.lstrip("/"))],
            content=methods[method].get("requestBody", {}).get("content", {}),
            document=document,
        )
        for path, methods in document.get("paths", {}).items()
        for method in METHODS
        if method in methods
    ]


def minimal(
    schema: dict[str, Any], document: dict[str, Any], reference: str, *, full: bool = False
) -> Any:
    """The smallest value that this schema describes, or with `full` one with all its fields."""
    if "$ref" in schema:
        return minimal(_resolved(schema["$ref"], document), document, reference, full=full)
    if several := next(filter(schema.get, ("anyOf", "oneOf", "allOf")), None):
        return minimal(schema[several][0], document, reference, full=full)
    if schema.get("type") == "object":
        fields = schema.get("properties", {})
        wanted = fields if full else schema.get("required", ())
        return {each: minimal(fields[each], document, reference, full=full) for each in wanted}
    if schema.get("type") == "array":
        return [minimal(schema.get("items", {}), document, reference, full=full)]
    return _simple(schema, reference)


def _simple(schema: dict[str, Any], reference: str) -> Any:
    if chosen := schema.get("enum") or ("const" in schema and [schema["const"]]):
        return chosen[0]
    by_format = BY_FORMAT | {"uuid": reference}
    if schema.get("format") == "binary":
        return a_file()
    return by_format.get(schema.get("format", ""), BY_TYPE.get(schema.get("type", ""), "x"))


def _resolved(reference: str, document: dict[str, Any]) -> dict[str, Any]:
    for step in reference.removeprefix("#/").split("/"):
        document = document[step]
    return document
