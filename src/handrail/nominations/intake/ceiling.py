"""The first pass over a batch, which asks whether anything in it is above the ceiling (R1).

Looks at every marking, every field's name and every text, before anything is stored. Reports rows
and codes only. A marking is in capitals, at the edge of a line or in a form that only markings
have, so that 'she kept it secret' stays what it is.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import chain
from typing import TYPE_CHECKING

from handrail.errors import InputError
from handrail.nominations.errors import AboveCeilingError
from handrail.nominations.intake.columns import folded, names_source_or_method
from handrail.nominations.intake.csv_rows import csv_rows
from handrail.nominations.intake.encodings import Limits, unmasked
from handrail.nominations.intake.faults import FaultCode, fault, unusable
from handrail.nominations.intake.json_rows import Pairs, json_rows
from handrail.nominations.intake.layouts import Layout

if TYPE_CHECKING:
    from collections.abc import Iterable

    from handrail.errors import Fault
    from handrail.nominations.intake.encodings import Readable

GAP = r"[ .\-_\t]?"
SECRET = GAP.join("SECRET")
TOP = GAP.join("TOP")
OWNER = r"(?:UK|U\.K\.|US|U\.S\.|NATO|COSMIC|FVEY|FIVE\s?EYES|AUS|CAN|NZ|EU|FOCAL|ATOMAL)"
# One look at the whole row tells whether a closer one is worth its time.
SUSPICIOUS = re.compile(rf"(?i:{SECRET}|\bSTRAP|CONFIDENTIAL)|\((?:TS|S)\b")
LINE_BREAKS = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
# No part may run over a line's end: that keeps the time in proportion to the text.
MARKING_IN_TEXT = re.compile(
    rf"""
    ^(?:[^\w\n]|_)*{SECRET}(?![A-Za-z])                  # opens a line
    | (?<![A-Za-z]){SECRET}(?:[^\w\n]|_)*$               # closes a line
    | (?<![A-Za-z]){TOP}(?:[^\w\n]|_){{0,3}}{SECRET}(?![A-Za-z])
    | (?<![A-Za-z]){OWNER}(?:[^\w\n]|_){{1,3}}(?:{SECRET}|CONFIDENTIAL)(?![A-Za-z])
    | (?<![A-Za-z])(?i:{SECRET})\s{{0,3}}//              # SECRET//…
    | (?<![A-Za-z])STRAP\s?[0-9]
    | ^[^\w\n]*\((?:TS|S)(?:[^\w\n][^)\n]{{0,40}})?\)    # (S) before a paragraph
    """,
    re.MULTILINE | re.VERBOSE,
)
MARKING_COLUMN = "marking"
ABOVE = re.compile(
    rf"{SECRET}|CONFIDENTIAL|STRAP|COSMIC|ATOMAL|^\W{{0,20}}(?:UK\W{{0,5}})?(?:TS|S|C)(?:\W|$)",
    re.IGNORECASE,
)

Breaches = Iterator[tuple[int, FaultCode | None]]


@dataclass(frozen=True)
class Ceiling:
    """What the first pass found: breaches by row and code, and the file's own digest."""

    breaches: int
    faults: tuple[Fault, ...]
    last_row: int
    sha256: str

    @property
    def holds(self) -> bool:
        return self.breaches == 0

    def or_raise(self) -> None:
        """Refuse the batch whole, unless nothing in it is above the ceiling."""
        if not self.holds:
            raise AboveCeilingError(self.faults)


def scan(stream: Readable, *, layout: Layout, limits: Limits | None = None) -> Ceiling:
    """Read all of a batch and say whether the ceiling holds. Stores nothing.

    A file that cannot be read to its end raises `InputError`, because what cannot be read cannot
    be cleared either. The caller rewinds the stream before `read`.
    """
    limits = limits or Limits()
    hashed = _Hashed(stream)
    found = _Found(limits.faults_reported)
    try:
        for row, code in BREACHES[layout](hashed, limits):
            found.add(row, code)
    except InputError:
        if not found.breaches:
            raise
    return Ceiling(found.breaches, tuple(found.faults), found.last_row, hashed.sha256.hexdigest())


def is_marked_above(text: str) -> bool:
    """Whether a text carries a protective marking above OFFICIAL-SENSITIVE."""
    if not SUSPICIOUS.search(seen := unmasked(text)):
        return False
    return MARKING_IN_TEXT.search(LINE_BREAKS.sub("\n", seen)) is not None


def is_marking_above(cell: str) -> bool:
    """Stricter than for prose: the marking column holds nothing but markings."""
    return ABOVE.search(unmasked(cell)) is not None


@dataclass
class _Found:
    """The breaches so far: all counted, the first ones kept."""

    most: int
    breaches: int = 0
    last_row: int = 0
    faults: list[Fault] = field(default_factory=list)

    def add(self, row: int, code: FaultCode | None) -> None:
        self.last_row = max(self.last_row, row)
        if code is None:
            return
        self.breaches += 1
        if len(self.faults) < self.most:
            self.faults.append(fault(code, field="batch", row=row or None))


class _Hashed:
    """A stream whose bytes are hashed as they are read."""

    def __init__(self, stream: Readable) -> None:
        self._stream = stream
        self.sha256 = hashlib.sha256()

    def read(self, size: int = -1) -> bytes:
        piece = self._stream.read(size)
        self.sha256.update(piece)
        return piece


def _in_csv(stream: Readable, limits: Limits) -> Breaches:
    """Each row, and what of it is above the ceiling; the header is a row like any other."""
    rows = csv_rows(stream, limits=limits)
    header = next(rows, None)
    if header is None:
        return
    if any(names_source_or_method(cell) for cell in header.cells):
        yield header.row, FaultCode.SOURCE_OR_METHOD
    marking_at = {at for at, cell in enumerate(header.cells) if folded(cell) == MARKING_COLUMN}
    for found in chain([header], rows):
        markings = (cell for at, cell in enumerate(found.cells) if at in marking_at)
        yield found.row, _marked(found.cells, markings)


def _in_json(stream: Readable, limits: Limits) -> Breaches:
    """Each nomination, and what of it, or beside the list, is above the ceiling."""
    is_misplaced = False
    for found in json_rows(stream, limits=limits):
        inside = list(_named_texts(found.value, name=""))
        if any(names_source_or_method(name) for name, _ in inside):
            yield found.row, FaultCode.SOURCE_OR_METHOD
        texts = chain.from_iterable(inside)
        markings = (text for name, text in inside if folded(name) == MARKING_COLUMN)
        yield found.row, _marked(texts, markings)
        is_misplaced |= found.row == 0 and not _stands_beside(found.value)
    if is_misplaced:
        raise unusable(FaultCode.WRONG_SHAPE)


def _stands_beside(value: object) -> bool:
    """A marking of the whole file is all that may stand beside the list."""
    return isinstance(value, Pairs) and all(folded(name) == MARKING_COLUMN for name, _ in value)


def _marked(texts: Iterable[str], markings: Iterable[str]) -> FaultCode | None:
    """Texts are joined as lines, so that the edge of a cell is the edge of a line."""
    is_above = any(map(is_marking_above, markings)) or is_marked_above("\n".join(texts))
    return FaultCode.ABOVE_CEILING if is_above else None


def _named_texts(value: object, *, name: str) -> Iterator[tuple[str, str]]:
    """Every name in one JSON value with what stands under it; nothing, where that is no text."""
    if isinstance(value, Pairs):
        yield name, ""
        for each_name, each in value:
            yield from _named_texts(each, name=each_name)
    elif isinstance(value, list):
        yield name, ""
        for each in value:
            yield from _named_texts(each, name=name)
    else:
        yield name, value if isinstance(value, str) else ""


BREACHES = {Layout.CSV: _in_csv, Layout.JSON: _in_json}
