"""How the crawler fills in what it meets: nothing, rubbish, somebody else's reference, and validly."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from itertools import islice
from pathlib import Path
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from handrail.site.tests.two_worlds.addresses import REFERENCE
from handrail.site.tests.two_worlds.markup import Field, Form
from handrail.site.tests.two_worlds.repeatable import MOMENT

NOMINATIONS = Path(__file__).parents[5] / "examples" / "nominations.csv"
JUNK = "junk ☠ <b>'\"&"
TODAY = MOMENT.date()
PART_OF_DATE = {"day": TODAY.day, "month": TODAY.month, "year": TODAY.year}
CSRF = "csrfmiddlewaretoken"

Filling = dict[str, Any]


def fillings(
    form: Form, *, counterpart: Callable[[str], str], address: str
) -> list[tuple[str, Filling]]:
    """Every way in which the crawler sends this form, by name; what succeeds comes last.

    `counterpart` gives a like reference that only world B has; `address` is a member's there.
    """
    names = [name for name in form.fields if name != CSRF]
    kept = [form.fields[name] for name in names]
    pressed = dict(button for button in form.buttons[:1] if button[0])
    valid = {each.name: sent for each in kept if (sent := _valid(each, address)) is not None}
    return [
        ("empty", {}),
        ("junk", {each.name: _junk(each) for each in kept}),
        ("elsewhere", valid | _from_elsewhere(kept, counterpart)),
        ("valid", valid | pressed),
        *(("valid", valid | {name: value}) for name, value in form.buttons[1:] if name),
    ]


def a_file() -> SimpleUploadedFile:
    """A nomination of the examples, and another without its threshold, which stays out."""
    with NOMINATIONS.open(encoding="utf-8-sig", newline="") as file:
        good, other = islice(csv.DictReader(file), 2)
    written = io.StringIO()
    writer = csv.DictWriter(written, fieldnames=list(good))
    writer.writeheader()
    writer.writerows([good, other | {"threshold": ""}])
    return SimpleUploadedFile("nominations.csv", written.getvalue().encode())


def _junk(field: Field) -> Any:
    return SimpleUploadedFile("x.csv", JUNK.encode()) if field.kind == "file" else JUNK


def _valid(field: Field, address: str) -> Any:
    """A minimal right answer; None where the field is better left out."""
    chosen = next((choice for choice in field.choices if choice), None)
    part = PART_OF_DATE.get(field.name.rpartition("_")[2].rpartition("-")[2])
    by_kind = {
        "file": a_file(),
        "email": address,
        "date": TODAY.isoformat(),
        "datetime-local": MOMENT.strftime("%Y-%m-%dT%H:%M"),
        "number": "1",
        "hidden": field.value,
    }
    if field.choices or field.kind == "select":
        return chosen
    if field.kind in by_kind:
        return by_kind[field.kind]
    if part is not None:
        return str(part)
    return field.value or _by_name(field.name)


def _by_name(name: str) -> str:
    if name.endswith("_on"):
        return TODAY.isoformat()
    return "1" if name in {"hours", "number", "count"} else "x"


def _from_elsewhere(fields: list[Field], counterpart: Callable[[str], str]) -> Filling:
    held = {each.name: next(iter([*each.choices, each.value])) for each in fields}
    return {name: counterpart(value) for name, value in held.items() if REFERENCE.fullmatch(value)}
