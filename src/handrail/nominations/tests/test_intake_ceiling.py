"""The first pass: what is above the ceiling refuses the batch whole, and ordinary words do not."""

from __future__ import annotations

import contextlib
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handrail.errors import InputError
from handrail.nominations.errors import AboveCeilingError
from handrail.nominations.intake import Layout, Limits, open_batch
from handrail.nominations.intake.columns import SOURCE_OR_METHOD_NAMES
from handrail.nominations.tests.intake_cast import (
    AREAS,
    TODAY,
    a_row,
    as_json,
    scanned,
    taken_in,
    written,
)

MARKINGS = [
    "SECRET",
    "TOP SECRET",
    "SECRET//UK EYES ONLY",
    "UK SECRET",
    "[SECRET]",
    "*** SECRET ***",
    "S E C R E T",
    "TOP-SECRET STRAP 2",
    "Seen at the address.\nSECRET\nMore to follow.",
    "Seen at the address. NATO CONFIDENTIAL",
    "Seen at the address. SECRET",
    "Seen at the address, secret//rel",
    "\uff33\uff25\uff23\uff32\uff25\uff34",
    "SE\u200bCRET",
    "\ufeffSECRET",
    "S\x00ECRET",
    "(S) A paragraph.",
    "(TS//SI) A paragraph.",
    "'=SECRET",
]
PROSE = [
    "She kept it secret from her family.",
    "Secret meetings with a mentor, she says.",
    "He was a SECRETARY of the club.",
    "SECRETARY",
    "A top secret surprise party.",
    "PRIVATE AND CONFIDENTIAL letter from the clinic.",
    "(s) and (c) are list items",
    "Straps on the bag were torn.",
    "OFFICIAL-SENSITIVE",
]


@pytest.mark.parametrize("layout", Layout)
@pytest.mark.parametrize("field", ["concern", "surname", "statement", "fault", "remarks"])
@pytest.mark.parametrize("marking", MARKINGS)
def test_a_marking_in_any_field_refuses_the_batch(marking, field, layout):
    ceiling = scanned(written([a_row(), a_row(**{field: marking})], layout), layout)

    assert {fault.code for fault in ceiling.faults} == {"above_ceiling"}


@pytest.mark.parametrize("layout", Layout)
@pytest.mark.parametrize("text", PROSE)
def test_ordinary_words_are_no_marking(text, layout):
    assert scanned(written([a_row(concern=text)], layout), layout).holds


@pytest.mark.parametrize("layout", Layout)
@pytest.mark.parametrize(
    "cell", ["secret", "Top Secret", "TS", "S", "uk s", "Confidential", "SECRET-X"]
)
def test_the_marking_column_is_read_more_strictly(cell, layout):
    assert not scanned(written([a_row(marking=cell)], layout), layout).holds


@pytest.mark.parametrize("layout", Layout)
@pytest.mark.parametrize("name", sorted(SOURCE_OR_METHOD_NAMES))
def test_a_source_or_method_field_refuses_the_batch_even_when_empty(name, layout):
    ceiling = scanned(written([a_row(**{name.title(): ""})], layout), layout)

    assert [fault.code for fault in ceiling.faults] == ["source_or_method"]


@pytest.mark.parametrize(
    "name", ["Source Name", "sourceName", "SOURCE", "statement_2_source", "statements/0/method",
             "details.handler", "source_2", " technique ", "\uff53\uff4f\uff55\uff52\uff43\uff45", "statement_source"]
)  # fmt: skip
def test_a_source_field_is_known_in_every_spelling(name):
    assert not scanned(written([a_row(**{name: "x"})], Layout.CSV)).holds


@pytest.mark.parametrize(
    "value", [{"source": {}}, {"source": None}, {"a": [{"b": {"handler": 1}}]}, {"SECRET": 1}]
)
def test_json_is_searched_to_its_depths(value):
    assert not scanned(as_json(a_row(more=value)), Layout.JSON).holds


@pytest.mark.parametrize(
    "content",
    [
        {"marking": "SECRET", "nominations": []},
        {"nominations": [], "header": "TOP SECRET"},
        {"nominations": [], "source": "x"},
        {"nominations": ["SECRET"]},
    ],
)
def test_what_stands_beside_the_list_is_searched_too(content):
    assert not scanned(json.dumps(content).encode(), Layout.JSON).holds


def test_a_first_line_with_a_marking_refuses_the_batch():
    assert not scanned(b"SECRET\n" + written([a_row()], Layout.CSV)).holds


def test_a_repeated_name_hides_no_marking():
    content = as_json(a_row()).replace(b'"marking":', b'"marking": "SECRET", "marking":')

    assert not scanned(content, Layout.JSON).holds


def test_a_marking_counts_even_where_the_file_breaks_after_it():
    ceiling = scanned(as_json(a_row(concern="SECRET"))[:-2] + b",,", Layout.JSON)

    assert not ceiling.holds


def test_a_row_that_fell_apart_is_searched_too():
    assert not scanned(written([a_row()], Layout.CSV) + b'x,"SECRET,y\r\n').holds


def test_only_the_first_breaches_are_kept_and_all_are_counted():
    rows = [a_row(concern="SECRET")] * 30
    ceiling = scanned(written(rows, Layout.CSV), limits=Limits(faults_reported=3))

    assert (ceiling.breaches, len(ceiling.faults)) == (30, 3)
    assert [fault.row for fault in ceiling.faults] == [2, 3, 4]


def test_a_refused_batch_is_not_read(tmp_path):
    file = tmp_path / "batch.csv"
    file.write_bytes(written([a_row(), a_row(concern="SECRET")], Layout.CSV))
    with file.open("rb") as stream, pytest.raises(AboveCeilingError) as refusal:
        open_batch(stream, layout=Layout.CSV, areas=AREAS, received_on=TODAY)

    assert refusal.value.reasons == ("above_ceiling",)


def test_a_cleared_batch_is_read_from_its_start(tmp_path):
    file = tmp_path / "batch.json"
    file.write_bytes(as_json(a_row()))
    with file.open("rb") as stream:
        reading = open_batch(stream, layout=Layout.JSON, areas=AREAS, received_on=TODAY)
        assert [each.reference for each in reading] == ["AURORA-0001"]


@given(
    at=st.integers(0, 4),
    field=st.sampled_from(["concern", "address", "statement", "adjustments"]),
    layout=st.sampled_from(Layout),
    marking=st.sampled_from(MARKINGS),
    said=st.text("abcdefghij ", min_size=12, max_size=30),
)
def test_wherever_a_marking_stands_the_batch_is_refused_and_nothing_of_it_is_told(
    at, field, layout, marking, said
):
    rows = [a_row(concern=f"quux {said}") for _ in range(5)]
    rows[at] = rows[at] | {field: marking + "\nquux"}
    ceiling = scanned(written(rows, layout), layout)

    assert not ceiling.holds
    assert "quux" not in repr(ceiling)


@given(name=st.sampled_from(sorted(SOURCE_OR_METHOD_NAMES)), depth=st.integers(0, 4))
def test_however_deep_a_source_field_stands_the_batch_is_refused(name, depth):
    value: object = {name: "quux"}
    for _ in range(depth):
        value = [{"inner": value}]
    ceiling = scanned(as_json(a_row(), a_row(more=value)), Layout.JSON)

    assert [fault.code for fault in ceiling.faults] == ["source_or_method"]
    assert "quux" not in repr(ceiling)


@given(content=st.binary(max_size=400), layout=st.sampled_from(Layout))
def test_no_bytes_whatever_raise_anything_but_our_own_errors(content, layout):
    for pass_over in (scanned, taken_in):
        with contextlib.suppress(InputError):
            pass_over(content, layout)
