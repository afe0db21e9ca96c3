"""The file in which bad rows come back: the same columns, and one more that says what is wrong.

Corrected, it can be sent again as it is; the fault column is passed over. Cells that a spreadsheet
would run as a formula are disarmed.
"""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING, Protocol, TypeVar

from handrail.nominations.intake.columns import FAULT_COLUMN, folded
from handrail.nominations.intake.encodings import LOST
from handrail.nominations.intake.formulas import armoured
from handrail.nominations.intake.json_rows import LIST_NAME
from handrail.nominations.intake.layouts import Layout

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from handrail.nominations.intake.faults import RowFaults

# One cell too many, so that a row that fell apart stays out until somebody has looked at it.
UNTIL_CORRECTED = "clear this cell when the row is right"


Cell = TypeVar("Cell")


class Writable(Protocol):
    """A sink of bytes: an open file, a response, a buffer."""

    def write(self, content: bytes, /) -> object:
        """Take all of these bytes."""


class RefusedFile:
    """Takes refused rows one by one, so that thousands need no more memory than one.

    Writes nothing before the first row; `close` ends the file.
    """

    def __init__(self, to: Writable, *, layout: Layout) -> None:
        self.rows = 0
        self._to = to
        self._write = self._write_json if layout is Layout.JSON else self._write_csv
        self._is_json = layout is Layout.JSON

    def add(self, refused: RowFaults) -> None:
        self._write(refused)
        self.rows += 1

    def close(self) -> None:
        if self._is_json and self.rows:
            self._to.write(b"\n]}\n")

    def _write_csv(self, refused: RowFaults) -> None:
        if not self.rows:
            header = [name for name, _ in _lasting(refused.columns, refused.columns)]
            self._to.write("\ufeff".encode() + _csv_line([*header, FAULT_COLUMN]))
        self._to.write(_csv_line(_csv_cells(refused)))

    def _write_json(self, refused: RowFaults) -> None:
        before = ",\n" if self.rows else f'{{"{LIST_NAME}": [\n'
        sent = dict(_lasting(refused.columns, refused.cells)) | {FAULT_COLUMN: said(refused)}
        self._to.write((before + json.dumps(sent)).encode())


def write_refused(refused: Iterable[RowFaults], *, to: Writable, layout: Layout) -> int:
    """Write all refused rows and say how many there were."""
    file = RefusedFile(to, layout=layout)
    for row in refused:
        file.add(row)
    file.close()
    return file.rows


def said(refused: RowFaults) -> str:
    """All faults of a row in one cell: field, code and what to do."""
    return "; ".join(f"{each.field}: {each.code}: {each.message}" for each in refused.faults)


def _csv_cells(refused: RowFaults) -> list[str]:
    width = len(refused.columns)
    sent = [str(cell) for cell in refused.cells]
    placed = [*sent[:width], *[""] * (width - len(sent))]
    surplus = [*sent[width:], UNTIL_CORRECTED] if refused.is_misshapen else []
    return [*(cell for _, cell in _lasting(refused.columns, placed)), said(refused), *surplus]


def _lasting(columns: tuple[str, ...], cells: Iterable[Cell]) -> Iterator[tuple[str, Cell]]:
    """Every column with its cell, but for the faults of an earlier time."""
    pairs = zip(columns, cells, strict=False)
    return ((name, cell) for name, cell in pairs if folded(name) != FAULT_COLUMN)


def _csv_line(cells: Iterable[str]) -> bytes:
    line = io.StringIO()
    written = (armoured(cell).replace("\x00", LOST) for cell in cells)
    csv.writer(line, quoting=csv.QUOTE_ALL, lineterminator="\r\n").writerow(written)
    return line.getvalue().encode()
