"""What a page lets its reader do next: the links and forms of HTML, and the addresses in JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import lru_cache
from html.parser import HTMLParser
from typing import Any

PRESSED = frozenset({"submit", "button", "reset", "image"})
FILLED_IN = frozenset({"input", "select", "textarea"})


@dataclass
class Field:
    """One name of a form: its kind, what it holds, and what can be chosen."""

    name: str
    kind: str
    value: str = ""
    choices: list[str] = field(default_factory=list)


@dataclass
class Form:
    """A form as a reader could fill it in; each button that sends it is a form of its own."""

    action: str
    method: str
    fields: dict[str, Field] = field(default_factory=dict)
    buttons: list[tuple[str, str]] = field(default_factory=list)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.links: list[str] = []
        self.forms: list[Form] = []
        self._form: Form | None = None
        self._select: Field | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag in {"a", "area"} and not given.get("href", "#").startswith("#"):
            self.links.append(given["href"])
        elif tag == "form":
            self._form = Form(given.get("action", ""), given.get("method", "get").lower())
            self.forms.append(self._form)
        elif self._form is not None:
            self._read_field(tag, given)

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._form = None
        elif tag == "select":
            self._select = None

    def _read_field(self, tag: str, given: dict[str, str]) -> None:
        name, value = given.get("name", ""), given.get("value", "")
        kind = given.get("type", "text").lower() if tag == "input" else tag
        if tag == "option" and self._select is not None:
            self._select.choices.append(value)
        elif kind in PRESSED:
            self._form.buttons.append((name, value))
        elif name and tag in FILLED_IN:
            self._hold(self._form.fields.setdefault(name, Field(name, kind)), value)

    def _hold(self, field: Field, value: str) -> None:
        if field.kind == "select":
            self._select = field
        elif field.kind in {"radio", "checkbox"}:
            field.choices.append(value or "on")
        else:
            field.value = value


def read_page(body: bytes) -> tuple[list[str], list[Form]]:
    """The addresses and forms of an HTML page, in its order."""
    links, forms = _read(body)
    return list(links), [replace(form) for form in forms]


@lru_cache(maxsize=4_000)
def _read(body: bytes) -> tuple[list[str], list[Form]]:
    reader = _Reader()
    reader.feed(body.decode())
    reader.close()
    return reader.links, reader.forms


def addresses_in(body: bytes) -> list[str]:
    """What looks like an address of ours in a JSON document, in its order."""
    return [text for text in _texts(json.loads(body)) if text.startswith("/")]


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for each in value.values():
            yield from _texts(each)
    elif isinstance(value, list):
        for each in value:
            yield from _texts(each)
