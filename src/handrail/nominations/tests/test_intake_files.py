"""Whole files: encodings, broken rows, repeats, limits, and columns nobody asked for."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handrail.errors import InputError
from handrail.nominations.intake import Layout, Limits
from handrail.nominations.tests.intake_cast import (
    GOOD,
    a_row,
    as_csv,
    as_json,
    scanned,
    taken_in,
    written,
)

HEADER = (",".join(GOOD) + "\n").encode()


def a_line(**changes) -> bytes:
    return (",".join(f'"{cell}"' for cell in a_row(**changes).values()) + "\n").encode()


def codes_of(bad):
    return [(each.row, each.faults[0].code) for each in bad]


def refusal_of(content, layout=Layout.CSV, **changes):
    with pytest.raises(InputError) as error:
        taken_in(content, layout, **changes)
    return [(fault.row, fault.field, fault.code) for fault in error.value.faults]


@pytest.mark.parametrize("layout", Layout)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_unicode_with_its_mark_is_read(encoding, layout):
    text = written([a_row(forename="Łucja", surname="خان")], layout).decode("utf-8-sig")
    good, bad, _ = taken_in(text.encode(encoding), layout)

    assert (good[0].forename, good[0].surname, bad) == ("Łucja", "خان", [])


def test_bytes_of_another_encoding_cost_their_own_row_only():
    latin = a_line(reference="A-2", surname="Müller").decode().encode("cp1252")
    good, bad, _ = taken_in(HEADER + a_line() + latin + a_line(reference="A-3"))

    assert [each.reference for each in good] == ["AURORA-0001", "A-3"]
    assert [(fault.row, fault.field, fault.code) for fault in bad[0].faults] == [
        (3, "surname", "wrong_encoding")
    ]


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32"])
def test_other_encodings_are_refused_whole(encoding):
    content = as_csv(a_row()).decode("utf-8-sig").encode(encoding)

    assert refusal_of(content) == [(1, "file", "no_header")]


def test_an_open_quotation_mark_costs_its_own_row_only():
    torn = a_line(reference="A-2").replace(b'"london"', b'"london')
    good, bad, _ = taken_in(HEADER + torn + a_line() + a_line(reference="A-3"))

    assert codes_of(bad) == [(2, "broken_quoting")]
    assert [(each.row, each.reference) for each in good] == [(3, "AURORA-0001"), (4, "A-3")]


def test_two_open_quotation_marks_do_not_swallow_what_lies_between():
    torn = a_line(reference="A-2").replace(b'"london"', b'"london')
    good, bad, _ = taken_in(HEADER + torn + a_line() + torn + a_line(reference="A-3"))

    assert codes_of(bad) == [(2, "broken_quoting"), (4, "broken_quoting")]
    assert [each.reference for each in good] == ["AURORA-0001", "A-3"]


def test_marks_that_happen_to_balance_do_not_swallow_what_lies_between():
    plain = a_row(address="", statement_author="Desk") | {"concern": "Has lost touch with all."}
    line = ",".join(plain.values()).encode()
    opened, closed = line.replace(b"part_3", b'"part_3'), line.replace(b"0001,", b'0001",')
    good, bad, _ = taken_in(b"\n".join([HEADER.strip(), opened, line, closed, line]))

    assert codes_of(bad) == [(2, "broken_quoting"), (4, "broken_quoting")]
    assert [each.row for each in good] == [3]


def test_a_cell_of_several_lines_is_one_cell():
    good, bad, _ = taken_in(HEADER + a_line(address="3 Row\n\nNowhere") + a_line(reference="A-2"))

    assert (good[0].address, bad) == ("3 Row\n\nNowhere", [])
    assert good[1].row == 3


@pytest.mark.parametrize("line", [b"A-2,too,few\n", a_line(reference="A-2")[:-1] + b",more\n"])
def test_a_row_of_another_width_is_refused_alone(line):
    good, bad, _ = taken_in(HEADER + line + a_line())

    assert codes_of(bad) == [(2, "wrong_number_of_cells")]
    assert len(good) == 1


def test_empty_rows_and_empty_cells_at_the_end_are_passed_over_and_counted():
    good, bad, _ = taken_in(HEADER + b"\n,,,\n" + a_line()[:-1] + b",,\n")

    assert ([each.row for each in good], bad) == ([4], [])


def test_an_unknown_column_costs_the_rows_that_use_it():
    rows = [a_row(reference="A-1", shoe_size="44"), a_row(reference="A-2")]
    good, bad, _ = taken_in(as_csv(*rows))

    assert ([each.reference for each in good], codes_of(bad)) == (["A-2"], [(2, "unknown_column")])


@pytest.mark.parametrize("layout", Layout)
def test_the_same_row_twice_is_one_nomination(layout):
    good, bad, reading = taken_in(written([a_row(), a_row(), a_row()], layout), layout)

    assert (len(good), bad, reading.repeated) == (1, [], 2)


@pytest.mark.parametrize("layout", Layout)
def test_one_reference_for_two_contents_is_a_fault_of_the_second(layout):
    rows = [a_row(), a_row(surname="Else"), a_row()]
    good, bad, reading = taken_in(written(rows, layout), layout)

    assert [each.surname for each in good] == ["Farrow-Lindqvist"]
    assert [each.faults[0].code for each in bad] == ["duplicate_reference"]
    assert reading.repeated == 1


@pytest.mark.parametrize(
    ("content", "faults"),
    [
        (b"", [(None, "file", "empty_file")]),
        (b"\n\n", [(None, "file", "empty_file")]),
        (a_line(), [(1, "file", "no_header")]),
        (HEADER.replace(b",", b";"), [(1, "file", "no_header")]),
        (HEADER.replace(b"threshold,", b""), [(1, "threshold", "missing_column")]),
        (HEADER[:-1] + b",Area\n", [(1, "area", "duplicate_column")]),
        (HEADER[:-1] + b",Nationality\n", [(1, "nationality", "prohibited_field")]),
        (HEADER[:-1] + b",visa status\n", [(1, "visa_status", "prohibited_field")]),
    ],
)
def test_a_header_that_makes_every_row_unusable_refuses_the_file(content, faults):
    assert refusal_of(content) == faults


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "not_json"),
        (b"{", "not_json"),
        (b'[{"reference": "A-1"}', "not_json"),
        (b"[] []", "not_json"),
        (b"[" + b"9" * 5000 + b"]", "not_json"),
        (b'"text"', "wrong_shape"),
        (b'{"nominations": {}}', "wrong_shape"),
        (b"[" * 40 + b"]" * 40, "row_too_long"),
    ],
)
def test_a_file_that_is_no_list_of_nominations_is_refused(content, code):
    assert [each[2] for each in refusal_of(content, Layout.JSON)] == [code]


def test_only_a_marking_may_stand_beside_the_list():
    with pytest.raises(InputError, match="list of nominations"):
        scanned(b'{"nominations": [], "weather": "fair"}', Layout.JSON)

    assert scanned(b'{"marking": "OFFICIAL", "nominations": []}', Layout.JSON).holds


@pytest.mark.parametrize("layout", Layout)
@pytest.mark.parametrize(
    ("limits", "code"),
    [
        (Limits(file_bytes=100), "file_too_large"),
        (Limits(rows=1), "too_many_rows"),
        (Limits(row_characters=300), "row_too_long"),
    ],
)
def test_each_limit_refuses_the_file_in_both_passes(limits, code, layout):
    content = written([a_row(), a_row(reference="A-2")], layout)
    for pass_over in (scanned, taken_in):
        with pytest.raises(InputError) as error:
            pass_over(content, layout, limits=limits)
        assert [fault.code for fault in error.value.faults] == [code]


def test_a_text_without_end_is_refused_before_it_fills_the_memory():
    content = b'["' + b"x" * 3000

    assert (
        refusal_of(content, Layout.JSON, limits=Limits(row_characters=500))[0][2] == "row_too_long"
    )


def test_faults_are_all_counted_and_the_first_ones_reported():
    rows = [a_row(reference=f"A-{number}", area="atlantis") for number in range(9)]
    _, bad, reading = taken_in(as_csv(*rows), limits=Limits(faults_reported=4))

    assert (len(bad), reading.fault_count, len(reading.faults)) == (9, 9, 4)


@given(
    cuts=st.lists(st.integers(0, 2000), max_size=4),
    sign=st.sampled_from([b'"', b",", b"\r", b"\n"]),
)
def test_whatever_is_planted_in_a_file_the_last_good_row_is_found(cuts, sign):
    content = bytearray(a_line(reference="A-2") * 4)
    for cut in cuts:
        content[cut % len(content) : 0] = sign
    good, _, _ = taken_in(HEADER + bytes(content) + b"\n" + a_line(reference="LAST-9"))

    assert "LAST-9" in {each.reference for each in good}


def test_the_same_content_has_the_same_digest_wherever_it_stands():
    (first,), _, _ = taken_in(as_csv(a_row()))
    (second,), _, _ = taken_in(as_json(a_row()), Layout.JSON)

    assert (first.row, second.row) == (2, 1)
    assert first == second
    assert first.digest() == second.digest()


def test_any_change_of_content_changes_the_digest():
    changed = [
        a_row(reference=f"A-{at}") | {name: cell}
        for at, (name, cell) in enumerate(
            [("surname", "Else"), ("statement", "Else."), ("closed_on", ""), ("regime", "part_2")]
        )
    ]
    good, _, _ = taken_in(as_csv(a_row(), *(row | {"pursue_status": "none"} for row in changed)))

    assert len({each.digest() for each in good}) == 5
