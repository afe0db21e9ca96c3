"""The columns of a nomination: what each holds, whether it is needed, how long it may be.

One table for CSV and JSON, for reading and for the reference page. In JSON the statements are a
list of their own; both forms come down to the same column names.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from handrail.nominations.domain import (
    MOST_STATEMENTS,
    Handling,
    IntelligenceGrade,
    PursueStatus,
    Regime,
    SourceGrade,
    StatementKind,
    SubjectCategory,
    Threshold,
)
from handrail.nominations.intake import cells
from handrail.nominations.intake.encodings import unmasked

if TYPE_CHECKING:
    from handrail.nominations.intake.cells import Reader

FAULT_COLUMN = "fault"
STATEMENTS_NAME = "statements"
LONG = 20_000


@dataclass(frozen=True)
class Column:
    """One column: how its cells are read, and what they mean."""

    name: str
    read: Reader
    meaning: str
    is_needed: bool = True
    most: int = 200
    empty: object = ""


NOMINATION_COLUMNS = (
    Column("reference", cells.reference, "the originator's own opaque reference"),
    Column("forename", cells.name, "given name or names", is_needed=False),
    Column("surname", cells.name, "family name; one of the two names is needed", is_needed=False),
    Column("date_of_birth", cells.past_day, "day of birth", is_needed=False, empty=None),
    Column("address", cells.text, "last known address", is_needed=False, most=500),
    Column("postcode", cells.postcode, "postcode of that address", is_needed=False),
    Column("area", cells.area, "the programme's area, as a code"),
    Column("subject_category", cells.code_of(SubjectCategory), "category of the person (R3)"),
    Column("pursue_status", cells.code_of(PursueStatus), "state of any investigation (R6)"),
    Column("threshold", cells.code_of(Threshold), "the threshold that is met (R4)"),
    Column("ground", cells.ground, "what the concern rests on (R4)"),
    Column("concern", cells.concern, "the specific concern in words (R4)", most=LONG),
    Column("adjustments", cells.text, "adjustments to plan for", is_needed=False, most=LONG),
    Column(
        "closed_on", cells.past_day, "day the originator's case closed", is_needed=False, empty=None
    ),
    Column("marking", cells.marking, "OFFICIAL or OFFICIAL-SENSITIVE (R1)"),
)
STATEMENT_COLUMNS = (
    Column("text", cells.text, "one thing said about the person", most=LONG),
    Column("kind", cells.code_of(StatementKind), "fact or assessment (R2)"),
    Column("author", cells.line, "post of the author, not the name"),
    Column("source_grade", cells.code_of(SourceGrade), "reliability, 1 to 3 (R2)"),
    Column("intelligence_grade", cells.code_of(IntelligenceGrade), "how it is known, A to E (R2)"),
    Column("handling", cells.code_of(Handling), "P, or C with conditions (R2)"),
    Column("handling_conditions", cells.text, "the conditions of C", is_needed=False, most=2_000),
    Column("intelligence_derived", cells.yes_or_no, "yes or no (R10)"),
    Column("regime", cells.code_of(Regime), "part of the DPA 2018 it comes from (R9)"),
)
FIRST_STATEMENT_NAMES = {
    "text": "statement",
    "kind": "statement_kind",
    "author": "statement_author",
}

# Never read, whatever they hold: R46.
PROHIBITED_NAMES = frozenset(
    {
        "asylum",
        "asylum_status",
        "citizenship",
        "home_office_reference",
        "immigration",
        "immigration_status",
        "leave_to_remain",
        "nationalities",
        "nationality",
        "passport",
        "passport_number",
        "right_to_remain",
        "settled_status",
        "visa",
        "visa_status",
    }
)
# R1: whoever names a source or a method has sent what must not be here at all.
SOURCE_OR_METHOD_NAMES = frozenset(
    {
        "agent",
        "agent_name",
        "agents",
        "chis",
        "chis_name",
        "chis_reference",
        "collection_method",
        "covert_human_intelligence_source",
        "covert_method",
        "handler",
        "handler_name",
        "human_source",
        "informant",
        "informant_name",
        "informer",
        "intelligence_source",
        "intercept",
        "interception",
        "method",
        "method_used",
        "methods",
        "source",
        "source_description",
        "source_handler",
        "source_id",
        "source_identity",
        "source_method",
        "source_name",
        "source_ref",
        "source_reference",
        "source_type",
        "sources",
        "surveillance",
        "surveillance_method",
        "technique",
        "techniques",
        "tradecraft",
    }
)
PATH_SIGNS = re.compile(r"[.:/\\\[\]|]+")
CAPITAL_INSIDE = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
NOT_IN_A_NAME = re.compile(r"[\W_]+")
STATEMENT_NUMBER = re.compile(r"^statements?_(?:[0-9]+_)?(?=[a-z])|_?[0-9]+$")
SHOWABLE = re.compile(r"[a-z][a-z0-9_]{1,39}")


@lru_cache(maxsize=1024)
def folded(written: str) -> str:
    """A column's name as we spell it: 'Date of birth' and 'dateOfBirth' are `date_of_birth`."""
    parted = CAPITAL_INSIDE.sub("_", unmasked(written).strip())
    return NOT_IN_A_NAME.sub("_", parted).strip("_").casefold()


@lru_cache(maxsize=1024)
def names_source_or_method(written: str) -> bool:
    """Whether a field's name, or any step of its path, asks for a source or a method (R1)."""
    steps = (written, *PATH_SIGNS.split(written))
    names = {folded(each) for step in steps for each in (step, step.casefold())}
    bare = {STATEMENT_NUMBER.sub("", name) for name in names}
    return not SOURCE_OR_METHOD_NAMES.isdisjoint(names | bare)


def shown(written: str, *, position: int) -> str:
    """How a fault names an unknown column: by its place where its name may be anything."""
    name = folded(written)
    return name if SHOWABLE.fullmatch(name) else f"column {position}"


@cache
def statement_name(name: str, number: int) -> str:
    """The column in which the numbered statement's part stands."""
    if number == 1:
        return FIRST_STATEMENT_NAMES.get(name, name)
    return f"statement_{number}" if name == "text" else f"statement_{number}_{name}"


@cache
def further_statements() -> dict[str, int]:
    """Which statement, from the second on, a column belongs to."""
    return {
        statement_name(column.name, number): number
        for number in range(2, MOST_STATEMENTS + 1)
        for column in STATEMENT_COLUMNS
    }


@cache
def known_names() -> frozenset[str]:
    first = {statement_name(column.name, 1) for column in STATEMENT_COLUMNS}
    return frozenset({column.name for column in NOMINATION_COLUMNS} | first) | frozenset(
        further_statements()
    )


@cache
def needed_names() -> tuple[str, ...]:
    first = tuple(statement_name(each.name, 1) for each in STATEMENT_COLUMNS if each.is_needed)
    return tuple(each.name for each in NOMINATION_COLUMNS if each.is_needed) + first
