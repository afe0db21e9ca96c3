"""Batches for tests of the intake: one good row, its changes, and both ways of writing it down."""

from __future__ import annotations

import csv
import io
import json
from datetime import date

from handrail.nominations.domain import Nomination
from handrail.nominations.intake import Layout, RowFaults, read, scan
from handrail.nominations.intake.columns import STATEMENT_COLUMNS, statement_name
from handrail.nominations.intake.formulas import armoured

AREAS = ("london", "north-west", "west-midlands")
TODAY = date(2026, 11, 23)
GOOD = {
    "reference": "AURORA-0001",
    "forename": "Amina",
    "surname": "Farrow-Lindqvist",
    "date_of_birth": "1994-03-04",
    "address": "3 Invented Row, Nowhere",
    "postcode": "ZZ1 1ZZ",
    "area": "london",
    "subject_category": "none_of_these",
    "pursue_status": "closed",
    "threshold": "unmet_need_after_closure",
    "ground": "unmet_housing_need",
    "concern": "Sleeps in a car since the spring and has lost touch with the family.",
    "adjustments": "",
    "closed_on": "2026-10-01",
    "marking": "OFFICIAL-SENSITIVE",
    "statement": "Has had no fixed address since May.",
    "statement_kind": "fact",
    "statement_author": "Case Officer, Aurora Desk",
    "source_grade": "1",
    "intelligence_grade": "A",
    "handling": "P",
    "handling_conditions": "",
    "intelligence_derived": "no",
    "regime": "part_3",
}


def a_row(**changes: str) -> dict[str, str]:
    return GOOD | changes


def as_csv(*rows) -> bytes:
    """The rows under all columns that any of them has, with formulas disarmed."""
    names = list(dict.fromkeys(name for row in rows for name in row))
    lines = [names, *([row.get(name, "") for name in names] for row in rows)]
    to = io.StringIO()
    writer = csv.writer(to, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerows([armoured(cell) for cell in line] for line in lines)
    return to.getvalue().encode("utf-8-sig")


def as_json(*rows) -> bytes:
    return json.dumps({"nominations": rows}, ensure_ascii=False).encode(errors="surrogatepass")


def written(rows, layout: Layout) -> bytes:
    return as_json(*rows) if layout is Layout.JSON else as_csv(*rows)


def taken_in(content: bytes, layout: Layout = Layout.CSV, **changes):
    """Everything that comes of one file: what is good, what is not, and the reading itself."""
    settings = {"areas": AREAS, "received_on": TODAY} | changes
    reading = read(io.BytesIO(content), layout=layout, **settings)
    outcomes = list(reading)
    good = [each for each in outcomes if isinstance(each, Nomination)]
    bad = [each for each in outcomes if isinstance(each, RowFaults)]
    return good, bad, reading


def scanned(content: bytes, layout: Layout = Layout.CSV, **changes):
    return scan(io.BytesIO(content), layout=layout, **changes)


def faults_of(row, layout: Layout = Layout.CSV):
    """(field, code) of every fault of a single row."""
    _, bad, _ = taken_in(written([row], layout), layout)
    return [(fault.field, fault.code) for refused in bad for fault in refused.faults]


def cells_of(nomination: Nomination) -> dict[str, str]:
    """The row that a nomination came from, or could have."""
    cells = {name: _cell(value) for name, value in vars(nomination).items()}
    del cells["statements"], cells["row"]
    for number, statement in enumerate(nomination.statements, start=1):
        for column in STATEMENT_COLUMNS:
            value = getattr(statement, column.name)
            cells[statement_name(column.name, number)] = _cell(value)
    return cells


def _cell(value) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "" if value is None else str(value)
