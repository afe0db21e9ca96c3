"""An empty centre, and the ceremony that founds it."""

from __future__ import annotations

import pytest

from handrail.cli.tests.shell import handrail

CEREMONY = ("--administrator", "rosa@centre.example", "--name", "Rosa Synthetic")


@pytest.fixture
def password(tmp_path):
    file = tmp_path / "password"
    file.write_text("correct horse battery\n")
    return str(file)


def test_an_empty_centre_is_made_once_and_says_who_comes_next(empty):
    first = handrail("init", "--data", empty)
    second = handrail("init", "--data", empty, "--json")

    assert first.code == 0
    assert "ceremony" in first.out
    assert second.document == {
        "data": str(empty),
        "made": False,
        "founded": False,
        "key_files": [],
    }
    assert all(file.stat().st_mode & 0o077 == 0 for file in (empty / "keys").iterdir())


def test_the_ceremony_appoints_an_administrator_and_hands_out_two_keys(empty, password):
    ended = handrail("init", *CEREMONY, "--data", empty, "--json", HANDRAIL_PASSWORD_FILE=password)
    again = handrail("init", *CEREMONY, "--data", empty, "--json", HANDRAIL_PASSWORD_FILE=password)

    assert [file.rpartition("/")[2] for file in ended.document["key_files"]] == [
        "police.key",
        "local-government.key",
    ]
    assert (again.code, again.document["founded"], again.document["key_files"]) == (0, True, [])


@pytest.mark.slow
def test_real_data_needs_a_token_and_the_first_comes_for_the_password(empty, password, tmp_path):
    handrail("init", *CEREMONY, "--data", empty, HANDRAIL_PASSWORD_FILE=password)
    named = ("token", "--as", CEREMONY[1], "--data", empty, "--json")
    wrong = tmp_path / "wrong"
    wrong.write_text("something else")

    refused = handrail(*named, HANDRAIL_PASSWORD_FILE=str(wrong))
    given = handrail(*named, HANDRAIL_PASSWORD_FILE=password)
    held = tmp_path / "token"
    held.write_text(given.document["token"])
    by_token = handrail(*named, HANDRAIL_TOKEN_FILE=str(held))
    without = handrail("nominate", "/dev/null", "--as", CEREMONY[1], "--data", empty, "--json")

    assert (refused.code, refused.document["reasons"]) == (1, ["wrong_password"])
    assert by_token.document["token"].startswith("handrail_")
    assert (without.code, without.document["reasons"]) == (1, ["token_needed"])


def test_a_short_password_and_half_a_ceremony_are_told(empty, tmp_path):
    short = tmp_path / "short"
    short.write_text("short")
    named = ("--data", empty, "--json")

    half = handrail("init", "--administrator", "rosa@centre.example", *named)
    weak = handrail("init", *CEREMONY, *named, HANDRAIL_PASSWORD_FILE=str(short))

    assert half.document["errors"][0]["field"] == "--name"
    assert weak.document["errors"][0]["code"] == "too_short"
