"""The entry: its one form in bytes, and all that it refuses to hold."""

import json
from datetime import UTC, datetime, timedelta, timezone

import pytest
import rfc8785
from hypothesis import given
from hypothesis import strategies as st

from handrail.ledger.domain import MOST_BYTES, Entry, Processing
from handrail.ledger.errors import InvalidEntryError
from handrail.ledger.tests.cast import COUNCIL, an_entry


def test_an_entry_is_written_in_canonical_json():
    body = an_entry().canonical()

    assert body == rfc8785.dumps(json.loads(body))
    assert body.startswith(b'{"act":"disclosure.approved","actor":"6f1c2a52-')


def test_an_entry_says_its_version_and_every_field():
    told = json.loads(an_entry().canonical())

    assert told["v"] == 1
    assert set(told) == {*Entry.__dataclass_fields__, "v"}


def test_an_entry_holds_no_identifier_but_references():
    told = json.loads(an_entry().canonical())

    assert told["at"] == "2018-04-03T12:00:00.250000Z"
    assert told["processing"] == "disclosure"
    assert told["recipients"] == [COUNCIL]


@pytest.mark.parametrize("microsecond", [0, 1, 999_999])
def test_a_time_always_has_six_decimals(microsecond):
    at = datetime(2018, 4, 3, 12, 0, 0, microsecond, tzinfo=UTC)

    assert json.loads(an_entry(at=at).canonical())["at"] == f"2018-04-03T12:00:00.{microsecond:06}Z"


def test_the_same_moment_in_another_zone_is_the_same_entry():
    summer = datetime(2018, 7, 1, 13, 0, tzinfo=timezone(timedelta(hours=1)))
    noon = datetime(2018, 7, 1, 12, 0, tzinfo=UTC)

    assert an_entry(at=summer).canonical() == an_entry(at=noon).canonical()


def test_an_entry_about_nothing_and_by_no_rule_may_leave_them_out():
    entry = an_entry(object="", rule="", purpose="", recipients=(), policies=(), commitments=())

    assert Entry.parse(entry.canonical()) == entry


BAD = [
    ("at", datetime(2018, 4, 3, 12, 0)),  # noqa: DTZ001 - a time without a zone is the point
    ("at", "2018-04-03T12:00:00.000000Z"),
    ("processing", "disclosure"),
    ("processing", "surveillance"),
    ("nonce", "A" * 32),
    ("nonce", "a" * 31),
    ("nonce", ""),
    ("nonce", None),
    ("act", "approved"),
    ("act", "disclosure.Approved"),
    ("act", "disclosure approved"),
    ("act", "a." + "b" * 99),
    ("door", "window"),
    ("actor", "Grace Hopper"),
    ("actor", "grace@example.org"),
    ("actor", "grace"),
    ("actor", ""),
    ("organisation", "London Borough"),
    ("object", "a" * 31),
    ("object", f"{'a' * 32}\n"),
    ("recipients", [COUNCIL]),
    ("recipients", COUNCIL),
    ("recipients", ("Leeds",)),
    ("recipients", ("",)),
    ("rule", "abc"),
    ("policies", ("Permit all",)),
    ("reasons", ("he was at the mosque",)),
    ("reasons", (7,)),
    ("purpose", "I wanted to know"),
    ("commitments", ("c" * 63,)),
]


@pytest.mark.parametrize(("field", "value"), BAD)
def test_an_entry_refuses_what_is_no_reference_code_or_time(field, value):
    with pytest.raises(InvalidEntryError) as refusal:
        an_entry(**{field: value})

    assert refusal.value.field == field


def test_a_refusal_never_repeats_what_was_sent():
    with pytest.raises(InvalidEntryError) as refusal:
        an_entry(actor="Grace Hopper")

    assert "Hopper" not in str(refusal.value)


def test_an_entry_too_long_for_a_bundle_is_refused():
    with pytest.raises(InvalidEntryError, match=f"{MOST_BYTES} bytes"):
        an_entry(commitments=("c" * 64,) * 1_000)


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"\xff",
        b"{",
        b"[]",
        b"{}",
        b'{"v":1}',
        b'{"v":2}',
        b"[" * 100_000,
        an_entry().canonical().replace(b'"v":1', b'"v":2'),
        an_entry().canonical().replace(b'"v":1', b'"v":1.0'),
        an_entry().canonical().replace(b'"v":1', b'"v":true'),
        an_entry().canonical().replace(b'"v":1', b'"v":1,"name":"Grace"'),
        an_entry().canonical().replace(b",", b", "),
        an_entry().canonical().replace(b"T12:00", b"T25:00"),
        an_entry()
        .canonical()
        .replace(b"2018-04-03T12:00:00.250000Z", b"0001-01-01T00:00:00+01:00"),
        an_entry().canonical().replace(b'"recipients":["', b'"recipients":[["'),
        an_entry().canonical().replace(b'"policies":["originator-approves"]', b'"policies":5'),
    ],
)
def test_bytes_that_are_no_canonical_entry_are_not_read(body):
    with pytest.raises(InvalidEntryError):
        Entry.parse(body)


HEX = st.text("0123456789abcdef", min_size=32, max_size=32)
CODE = st.from_regex(r"[a-z]{1,10}(-[a-z0-9]{1,10}){0,3}", fullmatch=True)
ANY_ENTRY = st.builds(
    Entry,
    at=st.datetimes(min_value=datetime(1970, 1, 1), timezones=st.just(UTC)),  # noqa: DTZ001 - hypothesis asks for a bare one
    nonce=HEX,
    act=st.from_regex(r"[a-z]{1,9}(\.[a-z_-]{1,9}){1,3}", fullmatch=True).filter(
        lambda act: all(part[0].isalpha() for part in act.split("."))
    ),
    processing=st.sampled_from(Processing),
    door=st.sampled_from(["web", "api", "shell", "clock"]),
    actor=HEX | st.uuids().map(str),
    organisation=HEX,
    object=st.just("") | HEX,
    recipients=st.lists(HEX, max_size=5).map(tuple),
    policies=st.lists(CODE, max_size=5).map(tuple),
    reasons=st.lists(CODE, max_size=5).map(tuple),
    purpose=st.just("") | CODE,
)


@given(entry=ANY_ENTRY)
def test_every_entry_is_read_back_as_it_was_written(entry):
    read = Entry.parse(entry.canonical())

    assert read == entry
    assert read.canonical() == entry.canonical()


@given(text=st.text(min_size=1), field=st.sampled_from(["actor", "organisation", "object"]))
def test_no_text_ever_stands_where_a_reference_belongs(text, field):
    if len(text) not in {32, 36}:
        with pytest.raises(InvalidEntryError):
            an_entry(**{field: text})
