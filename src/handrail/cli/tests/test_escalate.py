"""`escalate`: from a file, standard input or a text, with a case or without; no warning is turned away."""

from __future__ import annotations

import subprocess

import pytest

from handrail.cli.tests.shell import EXAMPLES, Ended, command, environment, handrail, value
from handrail.database.provision import opened

NADIA = ("--as", "nominating@synthetic.example")
CALL_999 = "Nobody has taken this over. If danger is now, call 999."
COUNT = "SELECT count(*) FROM risk_escalation"
NO_TEXT = b"\xff\xfe He has a knife."


@pytest.fixture
def data(pilot):
    folder, _, _ = pilot
    return folder


def escalate(data, *words):
    return handrail("escalate", *words, *NADIA, "--data", data, "--json")


def piped(data, said):
    """What came down a pipe, byte by byte."""
    words = command("escalate", "--text-file", "-", *NADIA, "--data", data, "--json")
    ended = subprocess.run(
        words, input=said, capture_output=True, env=environment(), timeout=240, check=False
    )
    return Ended(ended.returncode, ended.stdout.decode(), ended.stderr.decode())


@pytest.mark.parametrize("said", [NO_TEXT, b"x" * 50_000 + "T\u0175r\n\0".encode()])
def test_no_byte_and_no_length_turns_a_warning_away(data, said):
    ended = piped(data, said)

    assert (ended.code, ended.document["told"]) == (0, CALL_999)


def test_a_file_that_is_no_text_is_raised_as_far_as_it_can_be_read(data, tmp_path):
    said = tmp_path / "said.txt"
    said.write_bytes(NO_TEXT)

    assert escalate(data, "--text-file", said).code == 0


def test_a_text_that_is_no_unicode_is_raised_as_far_as_it_can_be_read(data):
    assert escalate(data, "--text", "He has a knife \udcff").code == 0


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ((), 2),
        (("--text", "Help.", "--text-file", "-"), 2),
        (("--text-file", "/nowhere/at/all"), 2),
        (("--text-file", EXAMPLES), 2),
        (("--text", "  "), 1),
    ],
)
def test_without_words_from_one_place_nothing_is_raised(data, words, code):
    with opened(data):
        before = value(data, COUNT)
        ended = escalate(data, *words)
        after = value(data, COUNT)

    assert (ended.code, ended.document["status"] // 100, after) == (code, 4, before)
    assert before is not None


@pytest.mark.parametrize("ref", ["made-up", "00000000-0000-4000-8000-00000000a0a0"])
def test_a_case_that_is_none_of_yours_is_told_and_stops_nothing(data, ref):
    ended = escalate(data, ref, "--text", "Help.")

    assert (ended.code, ended.document["case"]) == (0, None)
    assert "It goes without a case" in ended.err


def test_about_a_case_it_names_the_case_and_no_words(data):
    with opened(data):
        case, area = value(data, "SELECT ARRAY[id::text, area] FROM cases_case LIMIT 1")
    coordinator = f"coordinator-{area}@synthetic.example"
    words = ("escalate", case, "--text", "Stray words.", "--as", coordinator)
    ended = handrail(*words, "--data", data, "--json")

    assert (ended.code, ended.document["case"]) == (0, case)
    assert "Stray" not in ended.out + ended.err


def test_without_json_it_answers_with_its_reference_alone(data):
    ended = handrail("escalate", "--text", "Help.", *NADIA, "--data", data)

    assert (ended.code, len(ended.out.split())) == (0, 1)
    assert CALL_999 in ended.err


def test_nobody_raises_one_as_a_member_that_is_not_there(data):
    words = ("escalate", "--text", "Help.", "--data", data)

    assert handrail(*words).code == 2
    assert handrail(*words, "--as", "nobody@synthetic.example").code == 2
