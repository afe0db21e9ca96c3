"""Deconfliction results from a CSV file: 'go on' or 'not now' by reference, and never why (R7)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handrail.nominations.domain import DeconflictionAnswer, DeconflictionResult
from handrail.nominations.intake import cells
from handrail.nominations.intake.cells import Bounds
from handrail.nominations.intake.columns import Column
from handrail.nominations.intake.encodings import Limits
from handrail.nominations.intake.faults import FaultCode, RowFaults
from handrail.nominations.intake.nomination_rows import refused, values_of
from handrail.nominations.intake.reading import Reading
from handrail.nominations.intake.sent_rows import Sheet, rows_of_csv

if TYPE_CHECKING:
    from datetime import date

    from handrail.nominations.intake.encodings import Readable
    from handrail.nominations.intake.sent_rows import SentRow

DECONFLICTION_COLUMNS = (
    Column("reference", cells.reference, "the nomination's reference"),
    Column("result", cells.code_of(DeconflictionAnswer), "go_on or not_now (R7)"),
    Column(
        "checked_on", cells.past_day, "day of the check; else today", is_needed=False, empty=None
    ),
    Column("valid_until", cells.day, "last day it holds", is_needed=False, empty=None),
)
WHY_NAMES = frozenset(
    {
        "why",
        "reason",
        "reasons",
        "regime",
        "because",
        "comment",
        "comments",
        "detail",
        "details",
        "explanation",
        "investigation",
        "lead",
        "note",
        "notes",
        "operation",
    }
)
DECONFLICTION_SHEET = Sheet(
    known=frozenset(column.name for column in DECONFLICTION_COLUMNS),
    needed=tuple(column.name for column in DECONFLICTION_COLUMNS if column.is_needed),
    barred=dict.fromkeys(WHY_NAMES, FaultCode.WHY_NOT_ALLOWED),
)


def read_deconfliction(
    stream: Readable, *, received_on: date, limits: Limits | None = None
) -> Reading[DeconflictionResult]:
    """The results of a file that `scan` has cleared, and the rows that stay out.

    A file with a column that could say why is refused whole with `InputError`.
    """
    limits = limits or Limits()
    bounds = Bounds(received_on=received_on)
    rows = rows_of_csv(stream, sheet=DECONFLICTION_SHEET, limits=limits)
    return Reading(rows, read=lambda row: _result(row, bounds), limits=limits)


def _result(row: SentRow, bounds: Bounds) -> DeconflictionResult | RowFaults:
    if row.is_unplaced:
        return refused(row)
    values = values_of(row, DECONFLICTION_COLUMNS, bounds=bounds)
    values["checked_on"] = values["checked_on"] or bounds.received_on
    checked_on, valid_until = values["checked_on"], values["valid_until"]
    if isinstance(checked_on, str):  # it could not be read, so nothing can be compared with it
        valid_until = None
    if valid_until and valid_until < checked_on:
        row.refuse(FaultCode.DATES_OUT_OF_ORDER, field="valid_until", earlier="checked_on")
    if row.faults:
        return refused(row, reference=values["reference"])
    return DeconflictionResult(**values, row=row.row)
