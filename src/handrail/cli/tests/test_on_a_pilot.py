"""Commands on a centre with something in it: nominate, ledger, doctor, policy."""

from __future__ import annotations

import pytest

from handrail.cli.tests.shell import EXAMPLES, handrail, value
from handrail.database.provision import opened

pytestmark = pytest.mark.slow

NADIA = ("--as", "nominating@synthetic.example")
INSPECTOR = ("--as", "inspector@synthetic.example")
COUNT = "SELECT count(*) FROM nominations_nomination"


@pytest.fixture
def data(pilot):
    folder, _, _ = pilot
    return folder


def test_sending_again_creates_nothing_and_tells_each_bad_row(data, tmp_path):
    back = tmp_path / "back.csv"
    ended = handrail(
        "nominate", EXAMPLES / "nominations.csv", "--refused-to", back, *NADIA, "--data", data
    )
    told = ended.document

    assert (ended.code, told["accepted"], told["refused"]) == (0, 0, 8)
    assert {"row", "field", "code", "message"} == set(told["errors"][0])
    assert len(told["references"]) == 33
    assert back.stat().st_mode & 0o077 == 0


def test_a_dry_run_tells_and_changes_nothing(data, tmp_path):
    text = (EXAMPLES / "nominations.csv").read_text(encoding="utf-8-sig")
    fresh = tmp_path / "fresh.csv"
    fresh.write_text(text.replace("SYN-", "SYN-AGAIN-"))
    with opened(data):
        before = value(data, COUNT)
        ended = handrail("nominate", fresh, "--dry-run", *NADIA, "--data", data)
        after = value(data, COUNT)

    assert (ended.document["accepted"], after) == (33, before)


@pytest.mark.parametrize("name", ["secret.csv", "source-field.json"])
def test_a_batch_above_the_ceiling_is_refused_whole_and_never_quoted(data, name):
    file = EXAMPLES / "refused" / name
    ended = handrail("nominate", file, *NADIA, "--data", data, "--json")

    assert ended.code == 1
    assert ended.document["reasons"][0] in ("above_ceiling", "source_or_method")
    assert "SYN-" not in ended.out + ended.err


def test_somebody_else_cannot_nominate(data):
    named = ("--as", "disclosure@synthetic.example", "--data", data, "--json")
    ended = handrail("nominate", EXAMPLES / "nominations.csv", *named)

    assert (ended.code, ended.document["reasons"]) == (1, ["not_permitted"])


def test_only_an_inspector_reads_the_log(data):
    refused = handrail("ledger", "log", *NADIA, "--data", data, "--json")
    given = handrail("ledger", "log", *INSPECTOR, "--data", data, "--json")

    assert (refused.code, refused.document["reasons"]) == (1, ["not_permitted"])
    assert given.document[0]["act"]
    assert all(each["door"] == "shell" for each in given.document)


def test_the_log_is_asked_by_reference_by_actor_and_by_recipient(data):
    with opened(data):
        case = value(data, "SELECT case_id FROM disclosures_disclosure LIMIT 1")
        draft = value(data, f"SELECT id FROM disclosures_disclosure WHERE case_id = '{case}'")
    ask = ("ledger", "log", *INSPECTOR, "--data", data, "--json")

    of_case = {each["act"] for each in handrail(*ask, "--about", case).document}
    of_draft = {each["act"] for each in handrail(*ask, "--about", draft).document}
    both = handrail(*ask, "--about", case, "--by", NADIA[1])

    assert {"case.begun", "best_placed.proposed"} <= of_case
    assert {"disclosure.drafted", "disclosure.item_added"} == of_draft
    assert handrail(*ask, "--to", case).document == []
    assert both.code == 2


def test_a_kept_checkpoint_vouches_for_the_log(data, tmp_path):
    shown = handrail("ledger", "checkpoint", "--data", data)
    kept = tmp_path / "checkpoint"
    kept.write_text(shown.out)

    ended = handrail("ledger", "verify", "--against", kept, "--data", data, "--json")

    assert (ended.code, ended.document["sound"]) == (0, True)


def test_an_explanation_names_the_policies_that_decided(data):
    ask = (
        "policy",
        "explain",
        "--what",
        "log",
        "--action",
        "ledger.read",
        "--data",
        data,
        "--json",
    )
    may = handrail(*ask, "--who", INSPECTOR[1], *INSPECTOR)
    may_not = handrail(*ask, "--who", NADIA[1], *NADIA)
    curious = handrail(*ask, "--who", INSPECTOR[1], *NADIA)

    assert (may.document["allowed"], may.document["policies"][0]["id"]) == (
        True,
        "inspector-reads-the-log",
    )
    assert may_not.document["reasons"][0]["code"] == "not_permitted"
    assert curious.code == 1


@pytest.fixture
def changed(data):
    """The owner changes a word of entry 7, and puts it back after the test."""
    with opened(data):
        value(data, CHANGE.format("shell", "clock"))
        yield
        value(data, CHANGE.format("clock", "shell"))


CHANGE = """
SET session_replication_role = replica;
UPDATE ledger_entry SET body = replace(encode(body, 'escape'), '{}', '{}')::bytea
 WHERE id = (SELECT entry_id FROM ledger_sequenced WHERE position = 7) RETURNING 1
"""


def test_a_changed_entry_is_found_with_its_index(data, changed):
    verdict = handrail("ledger", "verify", "--data", data, "--json")
    well = handrail("doctor", "--data", data, "--json")

    assert (verdict.code, verdict.document["first_bad_index"]) == (4, 7)
    faults = [each["name"] for each in well.document if not each["ok"]]
    assert (well.code, faults) == (4, ["ledger"])


def test_a_key_that_others_may_read_is_a_fault(data):
    key = data / "keys" / "kek-1"
    key.chmod(0o644)
    ended = handrail("doctor", "--data", data, "--json")
    key.chmod(0o600)

    assert ended.code == 4
    assert "kek-1" in next(each["detail"] for each in ended.document if each["name"] == "keys")


def test_an_immediate_risk_is_raised_from_a_shell(data, tmp_path):
    said = tmp_path / "said.txt"
    said.write_text("He says goodbye to everybody.")
    ended = handrail("escalate", "--text-file", said, *NADIA, "--data", data, "--json")

    assert (ended.code, ended.document["case"]) == (0, None)
    assert "call 999" in ended.err
    assert "goodbye" not in ended.out + ended.err


def test_without_a_word_of_what_happens_nothing_is_raised(data):
    assert handrail("escalate", *NADIA, "--data", data).code == 2
