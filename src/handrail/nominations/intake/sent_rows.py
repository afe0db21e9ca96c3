"""Rows as they were sent, CSV and JSON alike: cells under the names of our columns.

What cannot be placed under a column becomes a fault of that row; what makes every row unusable
(no header, a needed column missing) is refused at once.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from handrail.errors import InputError
from handrail.nominations.domain import MOST_STATEMENTS
from handrail.nominations.intake.columns import (
    FAULT_COLUMN,
    PROHIBITED_NAMES,
    STATEMENT_COLUMNS,
    STATEMENTS_NAME,
    folded,
    known_names,
    shown,
    statement_name,
)
from handrail.nominations.intake.csv_rows import csv_rows
from handrail.nominations.intake.faults import FaultCode, fault, unusable
from handrail.nominations.intake.json_rows import Pairs, json_rows, plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from handrail.errors import Fault
    from handrail.nominations.intake.csv_rows import CsvRow
    from handrail.nominations.intake.encodings import Limits, Readable


PARTS = frozenset(column.name for column in STATEMENT_COLUMNS)


@dataclass
class SentRow:
    """One row as it was sent, and what is wrong with its shape."""

    row: int
    columns: tuple[str, ...]
    sent: tuple[object, ...]
    cells: dict[str, str] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)

    @property
    def is_unplaced(self) -> bool:
        """Nothing of the row could be placed under a column, and it is known why."""
        return bool(self.faults) and not self.cells

    def refuse(self, code: FaultCode, *, field: str, **facts: object) -> None:
        self.faults.append(fault(code, field=field, row=self.row, **facts))


@dataclass(frozen=True)
class Sheet:
    """Which columns a CSV file of one kind has, needs and must not have."""

    known: frozenset[str]
    needed: tuple[str, ...]
    barred: Mapping[str, FaultCode]


def rows_of_csv(stream: Readable, *, sheet: Sheet, limits: Limits) -> Iterator[SentRow]:
    """The rows below a header that names at least the needed columns."""
    rows = csv_rows(stream, limits=limits)
    header = next(rows, None)
    if header is None:
        raise unusable(FaultCode.EMPTY_FILE)
    names = tuple(folded(cell) for cell in header.cells)
    _check_header(header, names=names, sheet=sheet)
    for found in rows:
        yield _placed(found, header=header.cells, names=names, known=sheet.known)


def _check_header(header: CsvRow, *, names: tuple[str, ...], sheet: Sheet) -> None:
    if header.is_broken or sheet.needed[0] not in names:
        raise unusable(FaultCode.NO_HEADER, row=header.row)
    missing = [(name, FaultCode.MISSING_COLUMN) for name in sheet.needed if name not in names]
    barred = [(name, sheet.barred[name]) for name in names if name in sheet.barred]
    twice = [
        (name, FaultCode.DUPLICATE_COLUMN) for name in sorted(sheet.known) if names.count(name) > 1
    ]
    if wrong := (*missing, *barred, *twice):
        raise InputError(tuple(fault(code, field=name, row=header.row) for name, code in wrong))


def _placed(
    found: CsvRow, *, header: tuple[str, ...], names: tuple[str, ...], known: frozenset[str]
) -> SentRow:
    row = SentRow(found.row, header, found.cells)
    if found.is_broken:
        row.refuse(FaultCode.BROKEN_QUOTING, field="row")
        return row
    surplus = found.cells[len(names) :]
    if len(found.cells) < len(names) or any(cell.strip() for cell in surplus):
        row.refuse(
            FaultCode.WRONG_NUMBER_OF_CELLS,
            field="row",
            found=len(found.cells),
            expected=len(names),
        )
        return row
    for position, (name, cell) in enumerate(zip(names, found.cells, strict=False), start=1):
        if name in known:
            row.cells[name] = cell
        elif cell.strip() and name != FAULT_COLUMN:
            row.refuse(
                FaultCode.UNKNOWN_COLUMN, field=shown(header[position - 1], position=position)
            )
    return row


def rows_of_json(stream: Readable, *, limits: Limits) -> Iterator[SentRow]:
    """The nominations of a JSON stream, their statements under numbered columns."""
    for found in json_rows(stream, limits=limits):
        if found.row == 0:
            continue
        if isinstance(found.value, Pairs):
            yield _flattened(found.row, found.value)
        else:
            row = SentRow(found.row, ("nomination",), (plain(found.value),))
            row.refuse(FaultCode.NOT_A_NOMINATION, field="nomination")
            yield row


def _flattened(number: int, pairs: Pairs) -> SentRow:
    last = dict(pairs)
    row = SentRow(number, tuple(last), tuple(plain(value) for value in last.values()))
    for label, name, value in _labelled(pairs):
        if name == STATEMENTS_NAME:
            _place_statements(row, value)
        else:
            _place(row, name, value=value, label=label)
    return row


def _labelled(pairs: Pairs) -> Iterator[tuple[str, str, object]]:
    """How a fault may name each field, how we spell it, and what it holds."""
    for position, (written, value) in enumerate(pairs, start=1):
        yield shown(written, position=position), folded(written), value


def _place_statements(row: SentRow, value: object) -> None:
    if not isinstance(value, list) or isinstance(value, Pairs):
        row.refuse(FaultCode.NOT_TEXT, field=STATEMENTS_NAME)
        return
    if len(value) > MOST_STATEMENTS:
        row.refuse(FaultCode.TOO_MANY_STATEMENTS, field=STATEMENTS_NAME, most=MOST_STATEMENTS)
    for number, statement in enumerate(value[:MOST_STATEMENTS], start=1):
        if not isinstance(statement, Pairs):
            row.refuse(FaultCode.NOT_TEXT, field=f"statement_{number}")
            continue
        for label, name, each in _labelled(statement):
            column = statement_name(name, number) if name in PARTS else name
            _place(row, column, value=each, label=f"statement_{number}, {label}")


def _place(row: SentRow, name: str, *, value: object, label: str) -> None:
    cell = _as_cell(value)
    if name == FAULT_COLUMN or value is None or cell == "":
        return
    if name in PROHIBITED_NAMES:
        row.refuse(FaultCode.PROHIBITED_FIELD, field=name)
    elif name not in known_names():
        row.refuse(FaultCode.UNKNOWN_COLUMN, field=label)
    elif name in row.cells:
        row.refuse(FaultCode.DUPLICATE_COLUMN, field=name)
    elif cell is None:
        row.refuse(FaultCode.NOT_TEXT, field=name)
    else:
        row.cells[name] = cell


def _as_cell(value: object) -> str | None:
    """What a CSV cell would hold; a list or an object would not stand in one."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value) if isinstance(value, str | int) else None
