from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handrail.nominations import domain
from handrail.nominations.domain import (
    Caution,
    DeconflictionAnswer,
    DeconflictionResult,
    PursueStatus,
    WordedEnum,
    codes,
)
from handrail.rehearsal.thin_path import STATEMENT, a_nomination

CLOSED = [
    kind
    for kind in vars(domain).values()
    if isinstance(kind, type) and issubclass(kind, WordedEnum) and kind is not WordedEnum
]
RESULT = DeconflictionResult("SYN-1", DeconflictionAnswer.GO_ON, date(2026, 3, 2))


@pytest.mark.parametrize("kind", CLOSED, ids=lambda kind: kind.__name__)
def test_every_code_of_a_closed_set_has_its_words(kind):
    assert codes(kind) == tuple(member.value for member in kind)
    assert all(member.words for member in kind)


def test_covert_and_unknown_read_the_same():
    assert PursueStatus.COVERT.words == PursueStatus.UNKNOWN.words == "paused for review"


@pytest.mark.parametrize("status", PursueStatus)
def test_who_is_or_may_be_investigated_is_dormant(status):
    dormant = a_nomination(pursue_status=status).is_dormant

    assert dormant is (status in {"overt", "covert", "unknown"})


@pytest.mark.parametrize(
    ("changes", "cautions"),
    [
        ({}, ()),
        ({"date_of_birth": None}, (Caution.NO_DATE_OF_BIRTH,)),
        ({"adjustments": "Large print."}, (Caution.ADJUSTMENTS_ASKED_FOR,)),
    ],
)
def test_a_screening_officer_is_asked_to_look_and_nothing_is_refused(changes, cautions):
    assert a_nomination(**changes).cautions == cautions


@pytest.mark.parametrize(
    "changes",
    [
        {"surname": "Other"},
        {"concern": "Another concern."},
        {"date_of_birth": None},
        {"statements": (replace(STATEMENT, text="Another."),)},
        {"statements": (STATEMENT, STATEMENT)},
    ],
)
def test_a_nomination_that_says_anything_else_has_another_digest(changes):
    assert a_nomination(**changes).digest() != a_nomination().digest()


@given(row=st.integers(0, 10_000))
def test_where_it_stood_in_a_file_changes_no_digest(row):
    assert a_nomination(row=row).digest() == a_nomination().digest()
    assert replace(RESULT, row=row).digest() == RESULT.digest()


@pytest.mark.parametrize(
    "changes",
    [
        {"result": DeconflictionAnswer.NOT_NOW},
        {"valid_until": date(2026, 3, 3)},
        {"reference": "2"},
    ],
)
def test_a_result_that_says_anything_else_has_another_digest(changes):
    assert replace(RESULT, **changes).digest() != RESULT.digest()


def test_nobody_is_shown_by_accident():
    assert "Ada" not in repr(a_nomination())
    assert STATEMENT.text not in repr(STATEMENT)
