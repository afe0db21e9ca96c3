from __future__ import annotations

import hashlib
import hmac
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handrail.vault.blind import IndexKeys, blind_index, commitment
from handrail.vault.domain import BlindColumn

KEY = bytes(range(32))
SURNAME_YEAR = BlindColumn("surname_year")


@given(parts=st.lists(st.text(), min_size=1), bits=st.integers(1, 31))
def test_an_index_is_cut_to_its_bits(parts, bits):
    whole = blind_index(KEY, *parts, bits=31)

    assert blind_index(KEY, *parts, bits=bits) == whole >> (31 - bits)


def test_an_index_is_the_start_of_an_hmac_over_lengths_and_parts():
    digest = hmac.new(KEY, b"\0\0\0\6okafor\0\0\0\x041980", hashlib.sha256).digest()

    assert blind_index(KEY, "okafor", "1980", bits=12) == int.from_bytes(digest[:2], "big") >> 4


def test_what_the_caller_normalised_alike_is_found_alike():
    written = {" ".join(name.casefold().split()) for name in ("OKAFOR ", "Okafor", " okafor")}

    assert len({blind_index(KEY, name, "1980", bits=31) for name in written}) == 1


@pytest.mark.parametrize(
    "other", [("okafor", "1981"), ("okafo", "r1980"), ("okafor1980",), ("1980", "okafor")]
)
def test_another_compound_has_another_index(other):
    assert blind_index(KEY, "okafor", "1980", bits=31) != blind_index(KEY, *other, bits=31)


def test_several_people_share_a_value():
    shared = Counter(blind_index(KEY, str(n), bits=SURNAME_YEAR.bits) for n in range(20_000))

    assert min(shared.values()) == 1 or len(shared) <= 2**SURNAME_YEAR.bits
    assert sum(shared.values()) / len(shared) > 4


def test_each_column_has_a_key_of_its_own(tmp_path):
    keys = IndexKeys(tmp_path)
    wide = [BlindColumn(name, bits=31) for name in ("surname_year", "postcode_year")]

    assert keys.index(wide[0], "okafor") != keys.index(wide[1], "okafor")


def test_an_index_is_the_same_in_every_process_and_its_key_for_its_owner_alone(tmp_path):
    first = IndexKeys(tmp_path).index(SURNAME_YEAR, "okafor", "1980")

    assert IndexKeys(tmp_path).index(SURNAME_YEAR, "okafor", "1980") == first
    assert (tmp_path / "index-surname_year").stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize(("name", "bits"), [("../kek-1", 12), ("", 12), ("name", 0), ("name", 32)])
def test_a_column_has_a_plain_name_and_few_bits(name, bits):
    with pytest.raises(ValueError, match="plain name"):
        BlindColumn(name, bits=bits)


def test_a_commitment_is_an_hmac_under_the_salt():
    expected = hmac.new(b"salt", b"content", hashlib.sha256).hexdigest()

    assert commitment(b"content", b"salt") == expected


def test_without_the_salt_a_commitment_matches_nothing():
    assert commitment(b"content", b"salt") != commitment(b"content", b"tlas")
