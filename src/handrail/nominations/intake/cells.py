"""One cell into one value: text, codes, dates and the rest, each by a plain function.

A reader gets the cell and what is known of the batch, and raises `BadCellError` with a code.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from handrail.names import normalisation
from handrail.nominations.domain import Ground, LawfulMatter, Marking, WordedEnum, codes
from handrail.nominations.intake.encodings import LOST
from handrail.nominations.intake.faults import BadCellError, FaultCode

REFERENCE = re.compile(r"(?=[A-Za-z_-]*[0-9])[A-Za-z0-9][A-Za-z0-9_-]{1,38}[A-Za-z0-9]")
# Controls, and the signs that turn or override the direction of text and so hide what it says.
UNWANTED = re.compile(
    f"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff{LOST}]"
)
SIGNS = {"\x00": FaultCode.NUL_BYTE, LOST: FaultCode.WRONG_ENCODING}
ISO_DATE = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})")
DAY_FIRST = re.compile(r"([0-9]{1,2})/([0-9]{1,2})/([0-9]{4})")
WORDED_DATE = re.compile(r"([0-9]{1,2}) ([A-Za-z]{3,9}) ([0-9]{4})")
SHORT_YEAR = re.compile(r"[0-9]{1,2}[-/. ](?:[0-9]{1,2}|[A-Za-z]{3,9})[-/. ][0-9]{2}")
MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
EARLIEST = date(1900, 1, 1)
SHORTEST_CONCERN = 12
ANSWERS = {"yes": True, "true": True, "no": False, "false": False}


@dataclass(frozen=True)
class Bounds:
    """What is known of a batch from outside it: the programme's areas, and the day it came in."""

    received_on: date
    areas: frozenset[str] = frozenset()


Reader = Callable[[str, Bounds], object]


def check_signs(cell: str) -> None:
    """Refuse letters that were lost and signs that no screen shows."""
    if found := UNWANTED.search(cell):
        raise BadCellError(SIGNS.get(found[0], FaultCode.CONTROL_CHARACTER))


def line(cell: str, _bounds: Bounds) -> str:
    return " ".join(unicodedata.normalize("NFC", cell).split())


def text(cell: str, _bounds: Bounds) -> str:
    lines = cell.replace("\r\n", "\n").replace("\r", "\n")
    return unicodedata.normalize("NFC", lines).strip()


def concern(cell: str, bounds: Bounds) -> str:
    """Text that says something: the threshold's specific concern (R4)."""
    said = text(cell, bounds)
    if len(said) < SHORTEST_CONCERN:
        raise BadCellError(FaultCode.NOT_SPECIFIC)
    return said


def name(cell: str, bounds: Bounds) -> str:
    written = line(cell, bounds)
    if not any(sign.isalpha() for sign in written):
        raise BadCellError(FaultCode.BAD_NAME)
    return written


def reference(cell: str, _bounds: Bounds) -> str:
    stripped = cell.strip()
    if not REFERENCE.fullmatch(stripped):
        raise BadCellError(FaultCode.BAD_REFERENCE)
    return stripped


def area(cell: str, bounds: Bounds) -> str:
    code = folded_code(cell).replace("_", "-")
    if code not in bounds.areas:
        raise BadCellError(FaultCode.UNKNOWN_AREA, permitted=", ".join(sorted(bounds.areas)))
    return code


def postcode(cell: str, _bounds: Bounds) -> str:
    written = normalisation.postcode(cell)
    if written is None:
        raise BadCellError(FaultCode.BAD_POSTCODE)
    return written


def ground(cell: str, bounds: Bounds) -> object:
    """A ground from the list; what is lawful is refused by name (R4)."""
    if folded_code(cell) in codes(LawfulMatter):
        raise BadCellError(FaultCode.NOT_A_GROUND)
    return permitted_ground(cell, bounds)


def yes_or_no(cell: str, _bounds: Bounds) -> bool:
    answer = ANSWERS.get(cell.strip().casefold())
    if answer is None:
        raise BadCellError(FaultCode.UNKNOWN_CODE, permitted="yes, no")
    return answer


def code_of(closed: type[WordedEnum], *, otherwise: FaultCode = FaultCode.UNKNOWN_CODE) -> Reader:
    """A reader for one closed set of codes, in letters of either size."""
    members = {folded_code(member.value): member for member in closed}
    permitted = ", ".join(codes(closed))

    def read(cell: str, _bounds: Bounds) -> object:
        member = members.get(folded_code(cell))
        if member is None:
            raise BadCellError(otherwise, permitted=permitted)
        return member

    return read


def past_day(cell: str, bounds: Bounds) -> date:
    """A day that has come, in one of the three ways of writing it."""
    found = day(cell, bounds)
    if found > bounds.received_on:
        raise BadCellError(FaultCode.DATE_IN_FUTURE)
    return found


def day(cell: str, _bounds: Bounds) -> date:
    """A day, in one of the three ways of writing it: year first, day first, or in words."""
    year, month, day_of_month = _year_month_day(" ".join(cell.split()))
    try:
        found = date(year, month, day_of_month)
    except ValueError:
        raise BadCellError(FaultCode.IMPOSSIBLE_DATE) from None
    if found < EARLIEST:
        raise BadCellError(FaultCode.DATE_TOO_EARLY)
    return found


def _year_month_day(written: str) -> tuple[int, int, int]:
    if found := ISO_DATE.fullmatch(written):
        return int(found[1]), int(found[2]), int(found[3])
    if found := DAY_FIRST.fullmatch(written):
        return int(found[3]), int(found[2]), int(found[1])
    if found := WORDED_DATE.fullmatch(written):
        return int(found[3]), _month(found[2].casefold()), int(found[1])
    if SHORT_YEAR.fullmatch(written):
        raise BadCellError(FaultCode.AMBIGUOUS_DATE)
    raise BadCellError(FaultCode.UNREADABLE_DATE)


def _month(written: str) -> int:
    for number, month in enumerate(MONTHS, start=1):
        if written in {month, month[:3]}:
            return number
    raise BadCellError(FaultCode.UNREADABLE_DATE)


def folded_code(cell: str) -> str:
    """A code as its set spells it: small letters, and underscores between words."""
    return "_".join(cell.casefold().replace("_", " ").replace("-", " ").split())


marking = code_of(Marking, otherwise=FaultCode.UNKNOWN_MARKING)
permitted_ground = code_of(Ground)
