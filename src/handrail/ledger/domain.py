"""The entry: what one act leaves on the ledger, as the exact bytes that the tree is made of.

It holds references, codes and times, and no name and no free text: every string must match a
strict pattern. It knows no database and no tree.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, fields
from datetime import UTC, datetime
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING, Any, Self

import rfc8785

from handrail.ledger.errors import InvalidEntryError

if TYPE_CHECKING:
    from collections.abc import Mapping

VERSION = 1
MOST_BYTES = 65_535  # an entry bundle of tlog-tiles gives an entry's length in two bytes
MOST_LETTERS = 100  # of any one string


class Processing(StrEnum):
    """The kinds of processing that are logged (DPA 2018 s.62), and what this house adds."""

    COLLECTION = "collection"
    ALTERATION = "alteration"
    CONSULTATION = "consultation"
    DISCLOSURE = "disclosure"
    COMBINATION = "combination"
    ERASURE = "erasure"
    DECISION = "decision"
    REFUSAL = "refusal"
    QUESTION = "question"
    ESCALATION = "escalation"


# A reference is 128 bits in hexadecimal, as a UUID is written or without its hyphens: nobody's
# name, payroll number or e-mail address has that form.
_REFERENCE = r"[0-9a-f]{32}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"
_CODE = r"[a-z][a-z0-9]*([._-][a-z0-9]+)*"

_NEEDS: Mapping[str, tuple[re.Pattern[str], str]] = {
    name: (re.compile(pattern), need)
    for name, pattern, need in (
        ("nonce", r"[0-9a-f]{32}", "128 bits in lower-case hexadecimal"),
        ("act", r"[a-z][a-z0-9_-]*(\.[a-z][a-z0-9_-]*)+", "a dotted name in lower case"),
        ("door", r"web|api|shell|clock", "web, api, shell or clock"),
        ("actor", _REFERENCE, "an opaque reference"),
        ("organisation", _REFERENCE, "an opaque reference"),
        ("object", r"([0-9a-f]{32})?", "a handle of 128 bits in lower-case hexadecimal, or empty"),
        ("recipients", _REFERENCE, "opaque references"),
        ("rule", r"([0-9a-f]{64})?", "a SHA-256 in lower-case hexadecimal, or empty"),
        ("policies", _CODE, "identifiers of policies"),
        ("reasons", _CODE, "codes of reasons"),
        ("purpose", rf"({_CODE})?", "the code of a purpose, or empty"),
        ("commitments", r"[0-9a-f]{64}", "HMAC-SHA-256 values in lower-case hexadecimal"),
    )
}


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One line of the ledger: who did what class of thing, to which reference, under which rule."""

    at: datetime
    nonce: str
    act: str
    processing: Processing
    door: str
    actor: str
    organisation: str
    object: str = ""
    recipients: tuple[str, ...] = ()
    rule: str = ""
    policies: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()
    purpose: str = ""
    commitments: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not isinstance(self.at, datetime) or self.at.utcoffset() is None:
            raise InvalidEntryError("at", "a time with its zone")
        if not isinstance(self.processing, Processing):
            raise InvalidEntryError("processing", "a kind of processing")
        for field, (pattern, need) in _NEEDS.items():
            _check(field, getattr(self, field), pattern=pattern, need=need)
        if len(self._body) > MOST_BYTES:
            raise InvalidEntryError("body", f"{MOST_BYTES} bytes or fewer")

    def canonical(self) -> bytes:
        """The entry as RFC 8785 writes it: the leaf of the tree, final once it is committed."""
        return self._body

    @cached_property
    def _body(self) -> bytes:
        values = {field.name: getattr(self, field.name) for field in fields(self)}
        at = self.at.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")
        return rfc8785.dumps(values | {"v": VERSION, "at": at, "processing": self.processing.value})

    @classmethod
    def parse(cls, body: bytes) -> Self:
        """The entry that these bytes are. Refuses any bytes that are not its canonical form."""
        try:
            entry = cls(**_read(body))
        except (ValueError, TypeError, OverflowError, RecursionError):
            raise InvalidEntryError("body", f"an entry of version {VERSION}") from None
        if entry.canonical() != body:
            raise InvalidEntryError("body", "in its canonical form")
        return entry


_LISTS = frozenset({"recipients", "policies", "reasons", "commitments"})


def _check(field: str, value: Any, *, pattern: re.Pattern[str], need: str) -> None:
    values = value if field in _LISTS else (value,)
    if not isinstance(values, tuple):
        raise InvalidEntryError(field, need)
    for each in values:
        if not isinstance(each, str) or len(each) > MOST_LETTERS or not pattern.fullmatch(each):
            raise InvalidEntryError(field, need)


def _read(body: bytes) -> dict[str, Any]:
    values = json.loads(body)
    if not isinstance(values, dict) or values.pop("v", None) != VERSION:
        raise ValueError
    for name in _LISTS & values.keys():
        values[name] = tuple(values[name])
    at, processing = values.pop("at", None), values.pop("processing", None)
    return values | {"at": datetime.fromisoformat(at), "processing": Processing(processing)}
