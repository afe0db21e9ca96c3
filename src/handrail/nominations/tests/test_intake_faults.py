"""Each thing that can be wrong with a row, and that every one has its words."""

from __future__ import annotations

import pytest

from handrail.nominations.domain import Caution, LawfulMatter
from handrail.nominations.intake import WORDS, FaultCode, Layout
from handrail.nominations.tests.intake_cast import a_row, faults_of, taken_in, written

LOST = "\N{REPLACEMENT CHARACTER}"
CELLS = [
    ("reference", "", "missing"),
    ("reference", "has a space 1", "bad_reference"),
    ("reference", "NODIGITS", "bad_reference"),
    ("reference", "../1", "bad_reference"),
    ("forename", "1234", "bad_name"),
    ("forename", "Ren\x00ee", "nul_byte"),
    ("forename", f"Ren{LOST}e", "wrong_encoding"),
    ("surname", "\u202eKhan", "control_character"),
    ("surname", "x" * 201, "too_long"),
    ("date_of_birth", "04/03/94", "ambiguous_date"),
    ("date_of_birth", "4 Mar 94", "ambiguous_date"),
    ("date_of_birth", "03/25/1994", "impossible_date"),
    ("date_of_birth", "31 June 1994", "impossible_date"),
    ("date_of_birth", "1994-02-30", "impossible_date"),
    ("date_of_birth", "1894-02-20", "date_too_early"),
    ("date_of_birth", "2026-11-24", "date_in_future"),
    ("date_of_birth", "19940304", "unreadable_date"),
    ("date_of_birth", "4 Marchember 1994", "unreadable_date"),
    ("date_of_birth", "\u0661\u0669\u0669\u0664-03-04", "unreadable_date"),
    ("postcode", "LONDON", "bad_postcode"),
    ("area", "atlantis", "unknown_area"),
    ("subject_category", "target", "unknown_code"),
    ("pursue_status", "", "missing"),
    ("threshold", "", "missing"),
    ("threshold", "high", "unknown_code"),
    ("ground", "gut_feeling", "unknown_code"),
    ("concern", "", "missing"),
    ("concern", "see file", "not_specific"),
    ("closed_on", "", "missing"),
    ("closed_on", "1990-01-01", "dates_out_of_order"),
    ("marking", "OFICIAL", "unknown_marking"),
    ("statement", "  ", "missing"),
    ("statement_kind", "rumour", "unknown_code"),
    ("source_grade", "4", "unknown_code"),
    ("intelligence_grade", "F", "unknown_code"),
    ("handling_conditions", "not to be printed", "conditions_not_allowed"),
    ("intelligence_derived", "maybe", "unknown_code"),
    ("regime", "part_5", "unknown_code"),
    ("regime", "", "missing"),
]


@pytest.mark.parametrize("layout", Layout)
@pytest.mark.parametrize(("field", "cell", "code"), CELLS)
def test_a_bad_cell_is_named_by_field_and_code(field, cell, code, layout):
    assert faults_of(a_row(**{field: cell}), layout) == [(field, code)]


@pytest.mark.parametrize("matter", LawfulMatter)
def test_what_is_lawful_is_no_ground(matter):
    assert faults_of(a_row(ground=matter.upper())) == [("ground", "not_a_ground")]


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"forename": "", "surname": " "}, ("surname", "name_missing")),
        ({"handling": "C"}, ("handling_conditions", "conditions_missing")),
        ({"statement_2": "Misses meals."}, ("statement_2_kind", "missing")),
        ({"statement_3_kind": "fact"}, ("statement_3", "missing")),
        ({"statement_2_handling": "C"}, ("statement_2_handling_conditions", "conditions_missing")),
        ({"shoe_size": "44"}, ("shoe_size", "unknown_column")),
        ({"Ann Example": "x"}, ("ann_example", "unknown_column")),
        ({"élan": "x"}, ("column 25", "unknown_column")),
    ],
)
def test_cells_that_do_not_go_together_are_refused(changes, fault):
    assert fault in faults_of(a_row(**changes))


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"nationality": "x"}, ("nationality", "prohibited_field")),
        ({"Immigration status": "x"}, ("immigration_status", "prohibited_field")),
        ({"forename": ["Ann"]}, ("forename", "not_text")),
        ({"source_grade": 1.5}, ("source_grade", "not_text")),
        ({"statements": "x"}, ("statements", "not_text")),
        ({"statements": ["x"]}, ("statement_1", "not_text")),
        ({"statements": [{"text": "Twice."}]}, ("statement", "duplicate_column")),
        ({"statements": [{"shade": "x"}]}, ("statement_1, shade", "unknown_column")),
        ({"statements": [{"visa": "x"}]}, ("visa", "prohibited_field")),
        ({"statements": [{}] * 21}, ("statements", "too_many_statements")),
    ],
)
def test_json_of_the_wrong_form_is_refused_by_nomination(changes, fault):
    assert faults_of(a_row(**changes), Layout.JSON) == [fault]


@pytest.mark.parametrize("element", ["text", 7, None, ["list"], True])
def test_an_element_that_is_no_object_is_refused_alone(element):
    good, bad, _ = taken_in(written([element, a_row()], Layout.JSON), Layout.JSON)

    assert [each.row for each in good] == [2]
    assert [each.faults[0].code for each in bad] == ["not_a_nomination"]


@pytest.mark.parametrize(
    "cell",
    ["1994-03-04", "04/03/1994", "4/3/1994", "4 March 1994", "04 mar 1994", " 4  MARCH 1994 "],
)
def test_three_ways_of_writing_a_date_are_one_date(cell):
    good, _, _ = taken_in(written([a_row(date_of_birth=cell)], Layout.CSV))

    assert good[0].date_of_birth.isoformat() == "1994-03-04"


@pytest.mark.parametrize(
    ("field", "cell", "value"),
    [
        ("area", "West Midlands", "west-midlands"),
        ("postcode", "sw1a1aa", "SW1A 1AA"),
        ("marking", "official sensitive", "OFFICIAL-SENSITIVE"),
        ("threshold", "Safeguarding concern", "safeguarding_concern"),
        ("surname", "  O'Brien \t Ó  Sé ", "O'Brien Ó Sé"),
    ],
)
def test_what_means_the_same_is_read_the_same(field, cell, value):
    good, _, _ = taken_in(written([a_row(**{field: cell})], Layout.CSV))

    assert getattr(good[0], field) == value


def test_single_names_exist():
    assert faults_of(a_row(surname="")) == faults_of(a_row(forename="")) == []


def test_a_missing_date_of_birth_and_adjustments_are_cautions_and_no_faults():
    row = a_row(date_of_birth="", adjustments="Autistic: quiet room, plain words.")
    good, _, _ = taken_in(written([row], Layout.CSV))

    assert good[0].cautions == (Caution.NO_DATE_OF_BIRTH, Caution.ADJUSTMENTS_ASKED_FOR)


@pytest.mark.parametrize(
    ("status", "is_dormant"),
    [("none", False), ("closed", False), ("overt", True), ("covert", True), ("unknown", True)],
)
def test_what_is_or_may_be_investigated_comes_in_dormant(status, is_dormant):
    good, _, _ = taken_in(written([a_row(pursue_status=status)], Layout.CSV))

    assert good[0].is_dormant is is_dormant


SECOND = {
    "kind": "assessment",
    "author": "Nurse, Invented Clinic",
    "source_grade": "2",
    "intelligence_grade": "B",
    "handling": "P",
    "intelligence_derived": "no",
    "regime": "part_2",
}


def test_json_statements_and_csv_columns_say_the_same():
    second = {f"statement_2_{name}": cell for name, cell in SECOND.items()}
    flat = a_row(statement_2="Misses meals.", **second)
    parts = SECOND | {"text": "Misses meals.", "source_grade": 2, "intelligence_derived": False}
    csv_good, _, _ = taken_in(written([flat], Layout.CSV))
    json_good, _, _ = taken_in(written([a_row(statements=[{}, parts])], Layout.JSON), Layout.JSON)

    assert csv_good == json_good
    assert len(csv_good[0].statements) == 2


def test_every_fault_has_its_words_and_says_what_to_do():
    assert set(WORDS) == set(FaultCode)
    assert all(words.endswith(".") and len(words) > 30 for words in WORDS.values())


def test_messages_never_repeat_a_cell():
    planted = "zanzibarquux"
    row = dict.fromkeys(a_row(), planted) | {"surname": planted + "\x00", "more": planted}
    _, bad, reading = taken_in(written([row], Layout.CSV))

    assert len(reading.faults) > 15
    assert planted not in repr(bad)
