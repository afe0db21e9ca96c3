"""One row into one nomination: each cell by its column's reader, then what must go together."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from handrail.nominations.domain import (
    Handling,
    Nomination,
    PursueStatus,
    Statement,
)
from handrail.nominations.intake.cells import check_signs
from handrail.nominations.intake.columns import (
    NOMINATION_COLUMNS,
    STATEMENT_COLUMNS,
    Column,
    further_statements,
    statement_name,
)
from handrail.nominations.intake.faults import BadCellError, FaultCode, RowFaults

if TYPE_CHECKING:
    from handrail.nominations.intake.cells import Bounds
    from handrail.nominations.intake.sent_rows import SentRow

MOST_FAULTS_IN_A_ROW = 50


def nomination(row: SentRow, bounds: Bounds) -> Nomination | RowFaults:
    """The nomination that a row states, or all that stands in its way."""
    if row.is_unplaced:
        return refused(row)
    values = values_of(row, NOMINATION_COLUMNS, bounds=bounds)
    statements = _statements(row, bounds)
    _check_together(row, values)
    if row.faults:
        return refused(row, reference=values["reference"])
    return Nomination(**values, statements=statements, row=row.row)


def refused(row: SentRow, *, reference: str = "") -> RowFaults:
    """The row with its faults, so that it can go back to be corrected."""
    faults = tuple(row.faults[:MOST_FAULTS_IN_A_ROW])
    return RowFaults(row.row, faults, row.columns, row.sent, reference or None)


def values_of(row: SentRow, columns: tuple[Column, ...], *, bounds: Bounds) -> dict[str, Any]:
    """What each column's cell says; a cell that cannot be read becomes a fault of the row."""
    return {column.name: _value(row, column, name=column.name, bounds=bounds) for column in columns}


def _value(row: SentRow, column: Column, *, name: str, bounds: Bounds) -> object:
    if any(fault.field == name for fault in row.faults):
        return column.empty
    try:
        return _read(row.cells.get(name, ""), column, bounds)
    except BadCellError as error:
        row.refuse(error.fault_code, field=name, **error.facts)
        return column.empty


def _read(cell: str, column: Column, bounds: Bounds) -> object:
    check_signs(cell)
    if not cell.strip():
        if column.is_needed:
            raise BadCellError(FaultCode.MISSING)
        return column.empty
    if len(cell) > column.most:
        raise BadCellError(FaultCode.TOO_LONG, most=column.most)
    return column.read(cell, bounds)


def _statements(row: SentRow, bounds: Bounds) -> tuple[Statement, ...]:
    """The first statement is always needed; a further one where any of its cells is filled."""
    further = further_statements()
    filled = {further[name] for name, cell in row.cells.items() if name in further and cell.strip()}
    return tuple(_statement(row, number, bounds) for number in (1, *sorted(filled)))


def _statement(row: SentRow, number: int, bounds: Bounds) -> Statement:
    values: dict[str, Any] = {
        column.name: _value(row, column, name=statement_name(column.name, number), bounds=bounds)
        for column in STATEMENT_COLUMNS
    }
    conditions = statement_name("handling_conditions", number)
    if values["handling"] == Handling.CONDITIONS and not values["handling_conditions"]:
        row.refuse(FaultCode.CONDITIONS_MISSING, field=conditions)
    if values["handling"] == Handling.PERMITTED and values["handling_conditions"]:
        row.refuse(FaultCode.CONDITIONS_NOT_ALLOWED, field=conditions)
    return Statement(**values)


def _check_together(row: SentRow, values: dict[str, Any]) -> None:
    if not any(row.cells.get(name, "").strip() for name in ("forename", "surname")):
        row.refuse(FaultCode.NAME_MISSING, field="surname")
    is_undated = not row.cells.get("closed_on", "").strip()
    if values["pursue_status"] == PursueStatus.CLOSED and is_undated:
        row.refuse(FaultCode.MISSING, field="closed_on")
    born_on, closed_on = values["date_of_birth"], values["closed_on"]
    if born_on and closed_on and closed_on < born_on:
        row.refuse(FaultCode.DATES_OUT_OF_ORDER, field="closed_on", earlier="date_of_birth")
