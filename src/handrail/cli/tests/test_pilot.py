"""The main job on the examples: where it stops, what it never does, and twice the same."""

from __future__ import annotations

import csv
import json
from collections import Counter

import pytest

from handrail.cli.tests.conftest import run_pilot
from handrail.cli.tests.shell import EXAMPLES, handrail, value
from handrail.database.provision import opened

INSPECTOR = ("--as", "inspector@synthetic.example")
DECIDED_BY_PEOPLE = ("best_placed.decided", "disclosure.submitted", "disclosure.approved",
                     "disclosure.offered", "same_person.decided")  # fmt: skip
MOST = {"deconflicting", "same_person", "discovery", "best_placed", "approval"}


def test_every_nomination_stops_where_a_human_decides(pilot):
    _, out, ended = pilot
    summary = ended.document

    assert summary == json.loads((out / "summary.json").read_text())
    assert summary["nominations"] == 45
    assert summary["refused"] == 8
    assert set(summary["stopped_at"]) == MOST
    assert sum(summary["stopped_at"].values()) + summary["went_on"] == 45
    assert summary["stopped_at"]["approval"] == summary["drafts"] > 0
    assert summary["stopped_at"]["same_person"] == 4


def test_people_without_a_clear_check_stop_there(pilot):
    _, _, ended = pilot
    with (EXAMPLES / "deconfliction.csv").open(encoding="utf-8-sig") as file:
        clear = sum(row["result"] == "go_on" for row in csv.DictReader(file))
    dormant = 1  # covert or unknown, for whom an answer changes nothing (R6)

    assert 45 - clear <= ended.document["stopped_at"]["deconflicting"] <= 45 - clear + dormant


def test_no_decision_of_a_human_role_is_ever_written(pilot):
    data, _, _ = pilot
    acts = Counter()
    for name in ("coordinator-london", "coordinator-north-west", "coordinator-west-midlands"):
        named = ("--by", f"{name}@synthetic.example", *INSPECTOR, "--data", data, "--json")
        acts.update(each["act"] for each in handrail("ledger", "log", *named).document)

    assert acts["disclosure.drafted"]
    assert not any(acts[act] for act in DECIDED_BY_PEOPLE)


def test_a_second_run_changes_nothing(pilot, tmp_path):
    data, _, first = pilot
    tables = ("nominations_nomination", "people_person", "disclosures_disclosure",
              "disclosures_item", "disclosures_best_placed", "nominations_deconfliction",
              "members_member", "agreements_agreement", "partners_organisation")  # fmt: skip
    count = "SELECT " + " + ".join(f"(SELECT count(*) FROM {name})" for name in tables)
    with opened(data):
        before = value(data, count)
        second = run_pilot(data, tmp_path)
        after = value(data, count)

    told = ("nominations", "refused", "stopped_at", "proposals", "drafts", "packs")
    assert [second.document[name] for name in told] == [first.document[name] for name in told]
    assert (after, second.document["new"]["accepted"]) == (before, 0)


def test_a_pack_holds_nothing_of_any_person(pilot):
    _, out, ended = pilot
    packs = list((out / "packs").glob("*/pack.*"))
    said = "".join(file.read_text() for file in packs)
    nominated = json.loads((EXAMPLES / "nominations.json").read_text())["nominations"]

    assert len(packs) == 2 * ended.document["packs"] == 12
    for person in nominated:
        name = f"{person['forename']} {person['surname']}"
        texts = [each["text"] for each in person["statements"]]
        for secret in (name, person["reference"], person["concern"], *texts):
            assert secret not in said


def test_a_pack_says_what_will_be_asked_and_what_it_may_never_be_used_for(pilot):
    _, out, _ = pilot
    pack = json.loads((out / "packs" / "mocksbury-council" / "pack.json").read_text())

    assert pack["agreement"]["reference"] == "SYN-ISA-01"
    assert pack["drafts_waiting"] == "0 to 9"
    assert any("immigration" in use for use in pack["prohibited_uses"])


def test_refused_rows_come_back_for_our_eyes_only(pilot):
    _, out, _ = pilot
    refused = out / "refused-nominations.csv"

    assert refused.stat().st_mode & 0o077 == 0
    assert len(refused.read_text(encoding="utf-8-sig").splitlines()) == 9
    assert not (out / "refused-nominations.json").exists()


def test_it_ends_by_telling_who_clicks_where(pilot):
    _, out, ended = pilot
    sign_ins = (out / "sign-in.txt").read_text()

    assert "./handrail serve" in ended.err
    assert all(name in ended.err for name in ("coordinator-", "disclosure@", "3. "))
    assert "mocksbury-council@synthetic.example" in sign_ins
    assert (out / "sign-in.txt").stat().st_mode & 0o077 == 0


def test_its_ledger_verifies_and_everything_is_well(pilot):
    data, _, _ = pilot
    verdict = handrail("ledger", "verify", "--data", data, "--json")
    well = handrail("doctor", "--data", data, "--json")

    assert (verdict.code, verdict.document["sound"], verdict.document["waiting"]) == (0, True, 0)
    assert well.code == 0, well.out


@pytest.mark.slow
def test_a_centre_of_real_people_is_left_alone(empty, tmp_path):
    password = tmp_path / "password"
    password.write_text("correct horse battery")
    named = ("--administrator", "rosa@centre.example", "--name", "Rosa", "--data", empty)
    handrail("init", *named, HANDRAIL_PASSWORD_FILE=str(password))

    ended = run_pilot(empty, tmp_path / "out")

    assert ended.code == 1
    assert not (empty / "synthetic").exists()
