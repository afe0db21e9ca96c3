"""Names that a clerk would call the same fold to the same; compounds meet and no single field does."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handrail.names.normalisation import folded, parts, postcode, same_person_keys

BORN = date(1994, 3, 4)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("O\u2019Brien", "obrien"),
        ("Łucja-Ánna", "lucja anna"),
        ("  GROẞ  ", "gross"),
        ("Þóra Æðison", "thora aedison"),
        ("İpek", "ipek"),
        ("Жанна Йордан", "жанна йордан"),
        ("محمد", "محمد"),
        ("রহিমা", "রহিমা"),
        ("王小明", "王小明"),
        ("\uff37\uff41\uff4e\uff47", "wang"),
    ],
)
def test_a_name_folds_without_losing_its_script(name, expected):
    assert folded(name) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("sw1a1aa", "SW1A 1AA"),
        (" m1  1ae ", "M1 1AE"),
        ("GIR 0AA", "GIR 0AA"),
        ("LONDON", None),
        ("", None),
        ("SW1A 1A", None),
    ],
)
def test_a_postcode_is_written_one_way_or_not_at_all(text, expected):
    assert postcode(text) == expected


@pytest.mark.parametrize(
    ("forename", "surname", "born_on"),
    [
        ("Farrow", "Amina", BORN),
        ("AMÍNA", "Farow", BORN),
        ("Ameena", "Farrow", BORN),
        ("Amina", "Farrow", date(1994, 4, 3)),
    ],
)
def test_swaps_and_one_misspelling_still_meet(forename, surname, born_on):
    keys = set(same_person_keys("Amina", "Farrow", BORN))

    assert keys & set(same_person_keys(forename, surname, born_on))


def test_one_field_alone_never_meets():
    keys = set(same_person_keys("Amina", "Farrow", BORN))

    assert not keys & set(same_person_keys("Amina", "Farrow", date(1990, 1, 1)))
    assert not keys & set(same_person_keys("Gwen", "Morgan", BORN))
    assert same_person_keys("Amina", "Farrow", None) == ()


@given(st.text(max_size=20), st.text(max_size=20))
def test_folding_twice_changes_nothing_and_order_does_not_matter(one, other):
    assert folded(folded(one)) == folded(one)
    assert parts(one, other) == parts(other, one)
