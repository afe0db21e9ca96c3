"""CSV into rows, each told apart from the next even where a quotation mark is left open.

A row that cannot be read is given back as such, and reading goes on at the next line.
Rows are numbered as a spreadsheet shows them: the header is row 1.
"""

from __future__ import annotations

import csv
from collections import deque
from dataclasses import dataclass
from typing import TYPE_CHECKING

from handrail.nominations.intake.encodings import decoded, lines
from handrail.nominations.intake.faults import FaultCode, unusable
from handrail.nominations.intake.formulas import disarmed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from handrail.nominations.intake.encodings import Limits, Readable


@dataclass(frozen=True)
class CsvRow:
    """One row of a CSV file: its cells, and whether they could be told apart."""

    row: int
    cells: tuple[str, ...]
    is_broken: bool = False


def csv_rows(stream: Readable, *, limits: Limits) -> Iterator[CsvRow]:
    """All rows of a CSV stream, the header first; empty rows are counted and left out."""
    for row, (cells, is_broken) in enumerate(_Splitter(stream, limits=limits), start=1):
        if row > limits.rows + 1:
            raise unusable(FaultCode.TOO_MANY_ROWS, row=row, most=limits.rows)
        if any(cell.strip() for cell in cells):
            yield CsvRow(row, tuple(disarmed(cell) for cell in cells), is_broken=is_broken)


class _Splitter:
    """Takes lines until the quotation marks balance; hands back what a broken row swallowed."""

    def __init__(self, stream: Readable, *, limits: Limits) -> None:
        self._limits = limits
        self._lines = lines(decoded(stream, limits=limits), limits=limits)
        self._waiting: deque[str] = deque()
        self._width = 0

    def __iter__(self) -> Iterator[tuple[list[str], bool]]:
        while taken := self._take():
            cells = _cells(taken)
            if cells is None or self._has_swallowed_rows(taken, cells):
                self._waiting.extendleft(reversed(taken[1:]))
                yield _torn(taken[0]), True
                continue
            self._width = self._width or len(cells)
            yield cells, False

    def _take(self) -> list[str]:
        taken = [line] if (line := self._next_line()) else []
        size = len(line)
        is_open = line.count('"') % 2 == 1
        while is_open and size <= self._limits.row_characters and (line := self._next_line()):
            taken.append(line)
            size += len(line)
            is_open ^= line.count('"') % 2 == 1
        if size > self._limits.row_characters and not is_open:
            raise unusable(FaultCode.ROW_TOO_LONG, most=self._limits.row_characters)
        return taken

    def _next_line(self) -> str:
        return self._waiting.popleft() if self._waiting else next(self._lines, "")

    def _has_swallowed_rows(self, taken: list[str], cells: list[str]) -> bool:
        """Two stray marks can balance: then a line in between is a whole row by itself."""
        if len(taken) == 1 or not self._width or len(cells) == self._width:
            return False
        alone = (_cells([line]) for line in taken[1:])
        return any(found is not None and len(found) == self._width for found in alone)


def _cells(taken: list[str]) -> list[str] | None:
    """The cells of exactly these lines, or None where they are not one row."""
    reader = csv.reader(taken, strict=True)
    try:
        cells = next(reader)
    except (csv.Error, StopIteration):
        return None
    return cells if reader.line_num == len(taken) else None


def _torn(line: str) -> list[str]:
    return line.rstrip("\r\n").split(",")
