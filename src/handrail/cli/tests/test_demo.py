"""`demo`: loads once, goes on after a crash, removes only a demo."""

from __future__ import annotations

import json

import pytest

from handrail.cli.tests.shell import handrail

pytestmark = pytest.mark.slow


def demo(data, *flags):
    return handrail("demo", "--no-serve", *flags, "--data", data, "--json")


def test_it_is_loaded_once_verified_and_begun_anew_when_asked(empty):
    first, again = demo(empty), demo(empty)
    held = json.loads((empty / "demo.json").read_text())
    (empty / "demo.json").write_text(json.dumps(held | {"is_complete": False}))
    broken_off = demo(empty)
    verified = handrail("ledger", "verify", "--data", empty, "--json")

    assert (first.code, len(first.document["sign_in"])) == (0, 40)
    assert again.document == first.document
    assert "broken off" in broken_off.err
    assert broken_off.document["steps"] == first.document["steps"]
    assert verified.document["sound"]


def test_a_folder_with_another_centre_is_left_as_it_is(empty):
    handrail("init", "--data", empty)
    for flags in ((), ("--fresh",)):
        ended = demo(empty, *flags)

        assert (ended.code, ended.document["reasons"]) == (1, ["data_not_demo"])
    assert (empty / "keys" / "database.json").exists()
