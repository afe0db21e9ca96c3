from __future__ import annotations

from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handrail.errors import InputError
from handrail.vault.domain import Place
from handrail.vault.errors import BrokenSealError
from handrail.vault.sealing import KEY_BYTES, Key, seal, unseal

PLACE = Place("people_person", UUID(int=7), "surname")
SECRET = bytes(range(KEY_BYTES))
NAMES = [
    "Zoë O'Neill-Szczepański",
    "محمد بن عبد الله",
    "李小龙",
    "Александр",
    "ਗੁਰਪ੍ਰੀਤ ਕੌਰ",
    "নাসরিন",
    "👩‍👧 \0 \x80",
    "",
]


@pytest.mark.parametrize("name", NAMES)
def test_names_of_many_scripts_come_back_as_they_went_in(name):
    key = Key(SECRET)

    assert unseal(key, seal(key, name, place=PLACE), place=PLACE) == name


@given(text=st.text(), table=st.text(), row=st.uuids(), field=st.text())
def test_every_text_comes_back_at_its_own_place(text, table, row, field):
    key, place = Key(SECRET), Place(table, row, field)

    assert unseal(key, seal(key, text, place=place), place=place) == text


@pytest.mark.parametrize(
    "elsewhere",
    [
        PLACE._replace(table="cases_case"),
        PLACE._replace(row_id=UUID(int=8)),
        PLACE._replace(field="forename"),
        PLACE._replace(table="people_personsur", field="name"),
    ],
)
def test_a_sealed_text_opens_nowhere_but_at_its_place(elsewhere):
    blob = seal(Key(SECRET), "Okafor", place=PLACE)

    with pytest.raises(BrokenSealError, match="changed or moved"):
        unseal(Key(SECRET), blob, place=elsewhere)


@given(here=st.tuples(st.text(), st.text()), there=st.tuples(st.text(), st.text()))
def test_no_two_places_read_alike(here, there):
    names = [name.replace("\0", "") for name in (*here, *there)]
    first = Place(names[0], UUID(int=1), names[1])
    second = Place(names[2], UUID(int=1), names[3])
    blob = seal(Key(SECRET), "Okafor", place=first)

    if first == second:
        assert unseal(Key(SECRET), blob, place=second) == "Okafor"
    else:
        with pytest.raises(BrokenSealError):
            unseal(Key(SECRET), blob, place=second)


def test_a_sealed_text_does_not_open_under_another_version_of_its_key():
    blob = seal(Key(SECRET, version=1), "Okafor", place=PLACE)

    with pytest.raises(BrokenSealError, match="another key version"):
        unseal(Key(SECRET, version=2), blob, place=PLACE)


def test_a_version_rewritten_in_the_blob_does_not_help():
    blob = seal(Key(SECRET, version=1), "Okafor", place=PLACE)
    forged = blob[:2] + b"\2" + blob[3:]

    with pytest.raises(BrokenSealError, match="changed or moved"):
        unseal(Key(SECRET, version=2), forged, place=PLACE)


def test_a_sealed_text_does_not_open_under_another_key():
    blob = seal(Key(SECRET), "Okafor", place=PLACE)

    with pytest.raises(BrokenSealError):
        unseal(Key(bytes(KEY_BYTES)), blob, place=PLACE)


def test_every_single_flipped_bit_is_noticed():
    key = Key(SECRET)
    blob = seal(key, "Okafor", place=PLACE)
    for bit in range(8 * len(blob)):
        flipped = bytearray(blob)
        flipped[bit // 8] ^= 1 << bit % 8
        with pytest.raises(BrokenSealError):
            unseal(key, bytes(flipped), place=PLACE)


def test_every_cut_is_noticed():
    key = Key(SECRET)
    blob = seal(key, "Okafor", place=PLACE)
    for length in range(len(blob)):
        with pytest.raises(BrokenSealError):
            unseal(key, blob[:length], place=PLACE)


def test_the_same_text_never_seals_alike():
    assert seal(Key(SECRET), "Okafor", place=PLACE) != seal(Key(SECRET), "Okafor", place=PLACE)


@pytest.mark.parametrize(
    ("short", "long"),
    [("Li", "Featherstonehaugh-Cholmondeley"), ("x" * 33, "x" * 63), ("x" * 1100, "x" * 2047)],
)
def test_texts_of_about_one_length_seal_to_the_same_length(short, long):
    key = Key(SECRET)

    assert len(seal(key, short, place=PLACE)) == len(seal(key, long, place=PLACE))


def test_the_error_of_a_broken_seal_tells_no_content_and_no_row():
    blob = seal(Key(SECRET), "Okafor", place=PLACE)
    with pytest.raises(BrokenSealError) as caught:
        unseal(Key(SECRET), blob[:-1], place=PLACE)

    assert "Okafor" not in str(caught.value)
    assert str(PLACE.row_id) not in str(caught.value)
    assert caught.value.__cause__ is None


def test_what_is_no_text_is_refused_without_repeating_it():
    with pytest.raises(InputError) as caught:
        seal(Key(SECRET), "Okafor \ud800", place=PLACE)

    assert [fault.code for fault in caught.value.faults] == ["not_text"]
    assert "Okafor" not in str(caught.value)
    assert caught.value.__suppress_context__
