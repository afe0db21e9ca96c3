"""JSON into nominations, one in memory at a time, with every name kept, repeated ones too.

The parser's own messages quote the file, so they are never passed on.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import ijson

from handrail.nominations.intake.encodings import decoded
from handrail.nominations.intake.faults import FaultCode, unusable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from handrail.nominations.intake.encodings import Limits, Readable

LIST_NAME = "nominations"
DEEPEST = 16
# Longer runs of digits make Python's integers fail inside the parser.
ENDLESS_NUMBER = re.compile("[0-9]{400}")


class Pairs(list[tuple[str, object]]):
    """A JSON object as it stands in the file: in order, and with repeated names."""


@dataclass(frozen=True)
class JsonRow:
    """One element of the list, by its place in it; row 0 holds what stands beside the list."""

    row: int
    value: object


def json_rows(stream: Readable, *, limits: Limits) -> Iterator[JsonRow]:
    """All nominations of a JSON stream, and what stands beside their list."""
    return _Walk(stream, limits=limits).rows()


def plain(value: object) -> object:
    """The value in ordinary lists and dictionaries, to be written as JSON again."""
    if isinstance(value, Pairs):
        return {name: plain(each) for name, each in value}
    if isinstance(value, list):
        return [plain(each) for each in value]
    return value if value is None or isinstance(value, str | bool | int) else str(value)


class _Walk:
    """Follows the parser's events and builds one value at a time, no larger than permitted."""

    def __init__(self, stream: Readable, *, limits: Limits) -> None:
        self._limits = limits
        self._events = ijson.basic_parse(_Utf8(stream, limits=limits), buf_size=64 * 1024)
        self._row = 0
        self._size = 0

    def rows(self) -> Iterator[JsonRow]:
        event, _ = self._next()
        if event == "start_array":
            yield from self._elements()
        elif event == "start_map":
            yield from self._named_lists()
        else:
            raise unusable(FaultCode.WRONG_SHAPE)
        self._finish()

    def _named_lists(self) -> Iterator[JsonRow]:
        while (found := self._next())[0] != "end_map":
            name = str(found[1])
            event, value = self._next()
            if name == LIST_NAME and event == "start_array":
                yield from self._elements()
            elif name == LIST_NAME:
                raise unusable(FaultCode.WRONG_SHAPE)
            else:
                self._size = 0
                yield JsonRow(0, Pairs([(name, self._value(event, value, depth=1))]))

    def _elements(self) -> Iterator[JsonRow]:
        while (found := self._next())[0] != "end_array":
            self._row += 1
            self._size = 0
            if self._row > self._limits.rows:
                raise unusable(FaultCode.TOO_MANY_ROWS, row=self._row, most=self._limits.rows)
            yield JsonRow(self._row, self._value(*found, depth=1))

    def _value(self, event: str, value: object, *, depth: int) -> object:
        if event == "start_map":
            return self._object(depth + 1)
        if event == "start_array":
            return self._list(depth + 1)
        self._weigh(value, depth=depth)
        return value

    def _object(self, depth: int) -> Pairs:
        self._weigh(None, depth=depth)
        pairs = Pairs()
        while (found := self._next())[0] != "end_map":
            self._weigh(found[1], depth=depth)
            pairs.append((str(found[1]), self._value(*self._next(), depth=depth)))
        return pairs

    def _list(self, depth: int) -> list[object]:
        self._weigh(None, depth=depth)
        values: list[object] = []
        while (found := self._next())[0] != "end_array":
            values.append(self._value(*found, depth=depth))
        return values

    def _weigh(self, value: object, *, depth: int) -> None:
        self._size += len(value) if isinstance(value, str) else 4
        if self._size > self._limits.row_characters or depth > DEEPEST:
            raise unusable(FaultCode.ROW_TOO_LONG, row=self._row, most=self._limits.row_characters)

    def _next(self) -> tuple[str, object]:
        try:
            event, value = next(self._events)
        except (ijson.JSONError, StopIteration):
            raise unusable(FaultCode.NOT_JSON, row=self._row or None) from None
        return str(event), value

    def _finish(self) -> None:
        """Asks for one event more, because what follows the end would else go unread."""
        try:
            next(self._events)
        except StopIteration:
            return
        except ijson.JSONError:
            raise unusable(FaultCode.NOT_JSON, row=self._row or None) from None


class _Utf8:
    """A stream's text in UTF-8, with nothing in it that would make the parser hold on to it all."""

    def __init__(self, stream: Readable, *, limits: Limits) -> None:
        self._pieces = decoded(stream, limits=limits)
        self._limits = limits
        self._tail = ""
        self._unquoted = 0

    def read(self, size: int = -1) -> bytes:
        """The next piece, of whatever size; the parser asks for none at first, to see a type."""
        if size == 0:
            return b""
        piece = next((piece for piece in self._pieces if piece), "")
        self._check(piece)
        return piece.encode()

    def _check(self, piece: str) -> None:
        last = _last_mark(piece)
        self._unquoted = len(piece) - last if last >= 0 else self._unquoted + len(piece)
        if self._unquoted > self._limits.row_characters:
            raise unusable(FaultCode.ROW_TOO_LONG, most=self._limits.row_characters)
        if ENDLESS_NUMBER.search(self._tail + piece):
            raise unusable(FaultCode.NOT_JSON)
        self._tail = piece[-400:]


def _last_mark(piece: str) -> int:
    """Where the last quotation mark without a backslash before it stands, or -1."""
    at = piece.rfind('"')
    while at > 0 and piece[at - 1] == "\\":
        at = piece.rfind('"', 0, at)
    return at
