"""Commands that need no centre: help, wrong use, reference pages, migrations, policies."""

from __future__ import annotations

import socket
import subprocess
import sys

import pytest

from handrail.cli.tests.shell import handrail

QUICK = (
    "import sys; from handrail.cli.main import run; run(['--help']); "
    "sys.exit('django.db' in sys.modules)"
)


def test_help_names_every_command_and_loads_no_django():
    ended = subprocess.run(
        [sys.executable, "-c", QUICK], capture_output=True, text=True, check=False
    )

    assert ended.returncode == 0
    assert all(name in ended.stdout for name in ("init", "serve", "pilot", "ledger", "doctor"))


@pytest.mark.parametrize(
    "words", [["nope"], ["ledger"], ["ledger", "nope"], ["serve", "--port", "x"]]
)
def test_wrong_use_is_told_in_a_sentence(words):
    ended = handrail(*words)

    assert (ended.code, ended.out) == (2, "")
    assert ended.err
    assert "Traceback" not in ended.err


def test_nothing_said_shows_the_help_and_to_a_script_what_is_missing():
    assert handrail().code == 0
    assert handrail("--json").document["exit_code"] == 2


def test_wrong_use_is_one_json_document_where_that_is_asked_for():
    ended = handrail("nope", "--json")

    assert ended.code == 2
    assert ended.document["errors"][0]["code"] == "bad_use"


def test_a_file_that_is_not_there_is_bad_input(tmp_path):
    ended = handrail("nominate", tmp_path / "none.csv", "--as", "somebody", "--json")

    assert ended.code == 2
    assert ended.document["errors"][0]["code"] == "not_readable"


def test_a_folder_without_a_centre_is_the_worlds_fault(tmp_path):
    ended = handrail("ledger", "verify", "--data", tmp_path / "none", "--json")

    assert ended.code == 3
    assert "init" in ended.document["detail"]


def test_a_taken_port_is_told_before_anything_starts(tmp_path):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        ended = handrail("serve", "--port", taken.getsockname()[1], "--data", tmp_path)

    assert ended.code == 3
    assert "--port" in ended.err


def test_reference_pages_are_written_and_then_agree(tmp_path):
    written = handrail("docs", "--to", tmp_path, "--json")
    agreed = handrail("docs", "--check", "--to", tmp_path, "--json")

    assert "permissions.md" in written.document["written"]
    assert (agreed.code, agreed.document) == (0, {"differ": [], "stray": []})


def test_a_changed_page_and_a_stray_one_are_found(tmp_path):
    handrail("docs", "--to", tmp_path)
    (tmp_path / "states.md").write_text("nothing")
    (tmp_path / "old.md").write_text("nothing")

    ended = handrail("docs", "--check", "--to", tmp_path, "--json")

    assert (ended.code, ended.document) == (4, {"differ": ["states.md"], "stray": ["old.md"]})


def test_policies_fit_their_schema():
    ended = handrail("policy", "check", "--json")

    assert (ended.code, ended.document["problems"]) == (0, [])
    assert ended.document["policies"] == ended.document["permit"] + ended.document["forbid"]


def test_models_and_migrations_agree():
    ended = handrail("migrations-check", "--json")

    assert (ended.code, ended.document) == (0, {"problems": []})
