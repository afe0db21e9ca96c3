"""Deconfliction results: 'go on' or 'not now', and never why."""

from __future__ import annotations

import io
from datetime import date

import pytest

from handrail.errors import InputError
from handrail.nominations.domain import DeconflictionAnswer, DeconflictionResult
from handrail.nominations.intake import read_deconfliction
from handrail.nominations.intake.deconfliction_file import WHY_NAMES
from handrail.nominations.tests.intake_cast import TODAY

HEADER = "reference,result,checked_on,valid_until\n"


def results_of(text):
    reading = read_deconfliction(io.BytesIO(text.encode()), received_on=TODAY)
    return list(reading), reading


def test_a_result_is_read_with_its_days():
    (result,), _ = results_of(HEADER + "A-1,Go on,20/11/2026,2026-11-27\n")

    assert result == DeconflictionResult(
        "A-1", DeconflictionAnswer.GO_ON, date(2026, 11, 20), date(2026, 11, 27)
    )


def test_until_when_it_holds_may_be_left_to_the_rules():
    (result,), _ = results_of("reference,result,checked_on\nA-1,not_now,2026-11-20\n")

    assert result.valid_until is None


@pytest.mark.parametrize(
    ("row", "fault"),
    [
        (",go_on,2026-11-20,", ("reference", "missing")),
        ("A-1,perhaps,2026-11-20,", ("result", "unknown_code")),
        ("A-1,go_on,,2026-11-20", ("valid_until", "dates_out_of_order")),
        ("A-1,go_on,2026-11-24,", ("checked_on", "date_in_future")),
        ("A-1,go_on,2026-11-20,2026-11-19", ("valid_until", "dates_out_of_order")),
        ("A-1,go_on,2026-11-20,soon", ("valid_until", "unreadable_date")),
        ("A-1,go_on", ("row", "wrong_number_of_cells")),
    ],
)
def test_a_bad_row_is_refused_by_field_and_code(row, fault):
    (refused,), _ = results_of(HEADER + row + "\n")

    assert [(each.field, each.code) for each in refused.faults] == [fault]


@pytest.mark.parametrize("name", sorted(WHY_NAMES))
def test_a_column_that_could_say_why_refuses_the_file(name):
    with pytest.raises(InputError, match="rule R7") as error:
        results_of(f"reference,result,checked_on,{name.title()}\n")

    assert [fault.code for fault in error.value.faults] == ["why_not_allowed"]


def test_a_result_sent_twice_counts_once_and_two_answers_are_a_fault():
    same, other = "A-1,go_on,2026-11-20,\n", "A-1,not_now,2026-11-20,\n"
    outcomes, reading = results_of(HEADER + same + same + other)

    assert (reading.accepted, reading.repeated, reading.refused) == (1, 1, 1)
    assert outcomes[1].faults[0].code == "duplicate_reference"


def test_a_check_without_a_day_was_made_on_the_day_it_came():
    (result,), _ = results_of(HEADER + "A-1,go_on,,\n")

    assert result.checked_on == TODAY
