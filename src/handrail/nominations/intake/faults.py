"""Everything that can be wrong with a file that is sent in, each with its words.

Words say what was wrong and what to do. They hold our own terms only, never a cell's content.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from handrail.errors import Fault, HandrailError, InputError


class FaultCode(StrEnum):
    """The closed set of faults in what is sent in."""

    # the whole batch, by rule R1
    ABOVE_CEILING = "above_ceiling"
    SOURCE_OR_METHOD = "source_or_method"
    # the whole file
    EMPTY_FILE = "empty_file"
    FILE_TOO_LARGE = "file_too_large"
    TOO_MANY_ROWS = "too_many_rows"
    ROW_TOO_LONG = "row_too_long"
    NOT_JSON = "not_json"
    WRONG_SHAPE = "wrong_shape"
    NO_HEADER = "no_header"
    MISSING_COLUMN = "missing_column"
    DUPLICATE_COLUMN = "duplicate_column"
    # one row
    BROKEN_QUOTING = "broken_quoting"
    WRONG_NUMBER_OF_CELLS = "wrong_number_of_cells"
    NOT_A_NOMINATION = "not_a_nomination"
    TOO_MANY_STATEMENTS = "too_many_statements"
    UNKNOWN_COLUMN = "unknown_column"
    PROHIBITED_FIELD = "prohibited_field"
    WHY_NOT_ALLOWED = "why_not_allowed"
    DUPLICATE_REFERENCE = "duplicate_reference"
    # one cell
    NOT_TEXT = "not_text"
    WRONG_ENCODING = "wrong_encoding"
    NUL_BYTE = "nul_byte"
    CONTROL_CHARACTER = "control_character"
    MISSING = "missing"
    TOO_LONG = "too_long"
    NOT_SPECIFIC = "not_specific"
    UNKNOWN_CODE = "unknown_code"
    UNKNOWN_AREA = "unknown_area"
    UNKNOWN_MARKING = "unknown_marking"
    NOT_A_GROUND = "not_a_ground"
    BAD_REFERENCE = "bad_reference"
    BAD_NAME = "bad_name"
    BAD_POSTCODE = "bad_postcode"
    UNREADABLE_DATE = "unreadable_date"
    AMBIGUOUS_DATE = "ambiguous_date"
    IMPOSSIBLE_DATE = "impossible_date"
    DATE_TOO_EARLY = "date_too_early"
    DATE_IN_FUTURE = "date_in_future"
    # cells that do not go together
    NAME_MISSING = "name_missing"
    DATES_OUT_OF_ORDER = "dates_out_of_order"
    CONDITIONS_MISSING = "conditions_missing"
    CONDITIONS_NOT_ALLOWED = "conditions_not_allowed"


WORDS: dict[FaultCode, str] = {
    FaultCode.ABOVE_CEILING: (
        "A marking above OFFICIAL-SENSITIVE stands here, so nothing of the batch was taken in. "
        "Remove the file from this computer as your rules say, and send one that was written for "
        "OFFICIAL-SENSITIVE. If it is an ordinary word, write it in small letters."
    ),
    FaultCode.SOURCE_OR_METHOD: (
        "A field for a source or a method stands here, so nothing of the batch was taken in. "
        "Take the field out, not only what is in it, and send the batch again."
    ),
    FaultCode.EMPTY_FILE: "The file is empty. Check that the right file was sent.",
    FaultCode.FILE_TOO_LARGE: (
        "The file is larger than {most} MiB. Split it and send the parts one after another."
    ),
    FaultCode.TOO_MANY_ROWS: (
        "The file has more than {most} rows. Split it and send the parts one after another."
    ),
    FaultCode.ROW_TOO_LONG: (
        "This row is longer than {most} characters, too long to be checked for markings. "
        "Shorten it; in CSV, look for a quotation mark that is never closed."
    ),
    FaultCode.NOT_JSON: (
        "The file stops being JSON about here. Write it again with the program that made it."
    ),
    FaultCode.WRONG_SHAPE: (
        'The file should be a list of nominations, or one object with a list "nominations". '
        "Arrange it so and send it again."
    ),
    FaultCode.NO_HEADER: (
        "The first row should name the columns, with commas between them. "
        "Copy the first row of the example file to the top."
    ),
    FaultCode.MISSING_COLUMN: "This column is needed. Add it to the first row and fill it in.",
    FaultCode.DUPLICATE_COLUMN: "This column stands there twice. Leave one of the two.",
    FaultCode.BROKEN_QUOTING: (
        "A quotation mark is opened and not closed, or stands alone, so the cells cannot be told "
        "apart. Correct the row, then clear the cell to the right of the fault column."
    ),
    FaultCode.WRONG_NUMBER_OF_CELLS: (
        "The row has {found} cells where the first row names {expected} columns. Move each text "
        "under its column, then clear the cells to the right of the fault column."
    ),
    FaultCode.NOT_A_NOMINATION: (
        "This is not an object with named fields. Write the nomination as one, or take it out."
    ),
    FaultCode.TOO_MANY_STATEMENTS: (
        "There are more than {most} statements. Leave out what no decision needs."
    ),
    FaultCode.UNKNOWN_COLUMN: (
        "No column of this name is known, so what stands in it cannot be taken in. "
        "Correct the name, or clear the cell."
    ),
    FaultCode.PROHIBITED_FIELD: (
        "Nationality and immigration status are never taken in (rule R46). "
        "Take the field out and send the rest again."
    ),
    FaultCode.WHY_NOT_ALLOWED: (
        "A deconfliction result says 'go_on' or 'not_now' and never why (rule R7). "
        "Take this column out and send the file again."
    ),
    FaultCode.DUPLICATE_REFERENCE: (
        "Another row of this file has the same reference and says something else. "
        "Leave the right one of the two, or give this one its own reference."
    ),
    FaultCode.NOT_TEXT: "This should be plain text. Write it as one text in quotation marks.",
    FaultCode.WRONG_ENCODING: (
        "A letter here was lost because the file, or one before it, was not in UTF-8. "
        "Type it again and save the file as UTF-8 (in a spreadsheet: 'CSV UTF-8')."
    ),
    FaultCode.NUL_BYTE: (
        "There is a zero byte here, which no text has. Save the file again as UTF-8."
    ),
    FaultCode.CONTROL_CHARACTER: (
        "There is an invisible control character here. Type the text again without it."
    ),
    FaultCode.MISSING: "This is needed and is empty. Fill it in.",
    FaultCode.TOO_LONG: "This is longer than {most} characters. Say it in fewer.",
    FaultCode.NOT_SPECIFIC: (
        "This is too short to be specific. Say in a sentence what the concern is."
    ),
    FaultCode.UNKNOWN_CODE: "This is not in the list. Use one of: {permitted}.",
    FaultCode.UNKNOWN_AREA: "The programme has no such area. Use one of: {permitted}.",
    FaultCode.UNKNOWN_MARKING: "This is no marking that is known here. Use one of: {permitted}.",
    FaultCode.NOT_A_GROUND: (
        "Lawful belief, speech, worship, protest, journalism, campaigning, ideology as such, "
        "autism and neurodiversity are no ground (rule R4). State a ground from the list, or "
        "withdraw the nomination. What autism or neurodiversity calls for goes into adjustments."
    ),
    FaultCode.BAD_REFERENCE: (
        "A reference has 3 to 40 letters of A to Z, digits, hyphens and underscores, at least one "
        "digit, and no spaces. Use your own opaque reference, not a name."
    ),
    FaultCode.BAD_NAME: "A name has at least one letter. Write the name, or leave the cell empty.",
    FaultCode.BAD_POSTCODE: (
        "This cannot be a UK postcode. Correct it, or leave it empty and use the address."
    ),
    FaultCode.UNREADABLE_DATE: (
        "This is not a date that can be read. "
        "Write it as 2001-03-04, 04/03/2001 (day first) or 4 March 2001."
    ),
    FaultCode.AMBIGUOUS_DATE: (
        "The year needs four digits, so that the date can be read in one way only. "
        "Write it as 2001-03-04."
    ),
    FaultCode.IMPOSSIBLE_DATE: (
        "There is no such day. The day comes before the month in 04/03/2001; "
        "2001-03-04 cannot be mistaken."
    ),
    FaultCode.DATE_TOO_EARLY: "This is before 1900. Check the year.",
    FaultCode.DATE_IN_FUTURE: "This is later than the day the file came in. Check the date.",
    FaultCode.NAME_MISSING: "Give a forename or a surname; one of them is enough.",
    FaultCode.DATES_OUT_OF_ORDER: "This is earlier than {earlier}. Check both dates.",
    FaultCode.CONDITIONS_MISSING: (
        "Handling C means that sharing has conditions. Say what they are."
    ),
    FaultCode.CONDITIONS_NOT_ALLOWED: (
        "Handling P means that there are no conditions. Clear this, or use handling C."
    ),
}


@dataclass(frozen=True)
class RowFaults:
    """A row that stays out: what is wrong with it, and the row itself so that it can go back."""

    row: int
    faults: tuple[Fault, ...]
    columns: tuple[str, ...] = field(repr=False)
    cells: tuple[object, ...] = field(repr=False)
    reference: str | None = None

    @property
    def is_misshapen(self) -> bool:
        """The row's cells could not be told apart, so it must not go in before it is corrected."""
        return any(fault.code in MISSHAPEN for fault in self.faults)


MISSHAPEN = frozenset({FaultCode.BROKEN_QUOTING, FaultCode.WRONG_NUMBER_OF_CELLS})


class BadCellError(HandrailError):
    """One cell cannot be read. Holds the code and our own facts, never the cell."""

    status = 422
    code = "bad_cell"
    exit_code = 2

    def __init__(self, code: FaultCode, **facts: object) -> None:
        self.fault_code, self.facts = code, facts
        super().__init__(WORDS[code].format(**facts))


def fault(code: FaultCode, *, field: str, row: int | None = None, **facts: object) -> Fault:
    """One fault in its words; the facts are our own limits and lists."""
    return Fault(field=field, code=code.value, message=WORDS[code].format(**facts), row=row)


def unusable(
    code: FaultCode, *, row: int | None = None, field: str = "file", **facts: object
) -> InputError:
    """The error for a file of which nothing can be used."""
    return InputError((fault(code, field=field, row=row, **facts),))
