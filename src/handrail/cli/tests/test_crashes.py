"""Killed in the middle of an import: no acknowledged row is lost, none is doubled. Slow."""

from __future__ import annotations

import csv
import json
from concurrent.futures import ThreadPoolExecutor

import pytest
from psutil import Process

from handrail.cli.tests.shell import (
    EXAMPLES,
    asked,
    begun,
    free_port,
    handrail,
    kill_database,
    until,
    value,
)
from handrail.database import server
from handrail.database.provision import opened

pytestmark = pytest.mark.slow

ROWS = 3_000
ACKNOWLEDGED = 50
NADIA = ("--as", "nominating@synthetic.example")
COUNT = "SELECT count(*) FROM nominations_nomination"
DISTINCT = "SELECT count(DISTINCT originator_reference) FROM nominations_nomination"
PARTS = (
    "people_person WHERE NOT EXISTS (SELECT 1 FROM nominations_nomination n WHERE n.person_id = people_person.id)",
    "cases_case WHERE NOT EXISTS (SELECT 1 FROM nominations_nomination n WHERE n.case_id = cases_case.id)",
    "nominations_nomination n WHERE NOT EXISTS (SELECT 1 FROM nominations_statement s WHERE s.nomination_id = n.id)",
)


@pytest.fixture
def centre(tmp_path):
    """A synthetic centre with one nomination file taken in and acknowledged."""
    data, few = tmp_path / "data", tmp_path / "few.csv"
    write_rows(few, ACKNOWLEDGED)
    partners = EXAMPLES / "partners"
    ended = handrail(
        "pilot", "run", "--nominations", few, "--partners", partners,
        "--out", tmp_path / "out", "--data", data,
    )  # fmt: skip
    assert ended.document["nominations"] == ACKNOWLEDGED, ended.err
    yield data
    server.discard(data)


def write_rows(file, number):
    """So many different people, each row complete."""
    with (EXAMPLES / "nominations.csv").open(encoding="utf-8-sig", newline="") as source:
        header, _, row, *_ = csv.reader(source)  # one with a single statement
    at = {name: place for place, name in enumerate(header)}
    with file.open("w", encoding="utf-8", newline="") as target:
        writer = csv.writer(target)
        writer.writerow(header)
        for each in range(number):
            row[at["reference"]] = f"SYN-K-{each:05}"
            row[at["forename"]], row[at["surname"]] = f"F{word(each)}", f"S{word(each * 7 + 1)}"
            row[at["date_of_birth"]] = f"19{50 + each % 50}-{1 + each % 12:02}-{1 + each % 28:02}"
            writer.writerow(row)


def word(number):
    return "".join(chr(ord("a") + int(digit)) for digit in f"{number:06}")


def settle(data, file):
    """Send the whole file again, and say how many there are and whether any is there twice."""
    ended = handrail("nominate", file, *NADIA, "--data", data)
    assert ended.code == 0, ended.err
    with opened(data):
        orphans = [value(data, f"SELECT count(*) FROM {part}") for part in PARTS]
        return ended.document, value(data, COUNT), value(data, DISTINCT), orphans


def test_a_database_killed_in_the_middle_of_nominate_loses_and_doubles_nothing(centre, tmp_path):
    file = tmp_path / "many.csv"
    write_rows(file, ROWS)
    sending = begun("nominate", file, *NADIA, "--data", centre, "--json")
    received = until(lambda: (found := value(centre, COUNT)) and found >= 600 and found)

    kill_database(centre)
    said = sending.communicate(timeout=60)[0]

    assert (sending.returncode, json.loads(said)["retry"]) == (3, True)
    assert received < ROWS
    document, count, distinct, orphans = settle(centre, file)
    assert (count, distinct, orphans) == (ROWS, ROWS, [0, 0, 0])
    assert document["accepted"] + document["repeated"] == ROWS
    assert document["repeated"] >= received
    assert handrail("ledger", "verify", "--data", centre).code == 0


def test_a_web_killed_in_the_middle_of_an_import_loses_and_doubles_nothing(centre, tmp_path):
    file, port = tmp_path / "many.csv", free_port()
    write_rows(file, ROWS)
    token = handrail("token", *NADIA, "--data", centre, "--json").document["token"]
    serving = begun("serve", "--port", port, "--data", centre, "--json")
    until(lambda: asked(port)[0] == 200)
    with ThreadPoolExecutor(1) as others:
        answer = others.submit(send, port, token, as_json(file))
        until(lambda: (found := value(centre, COUNT)) and found >= 600 and found)
        web = next(e for e in Process(serving.pid).children() if "web" in e.cmdline())
        for each in (web, *web.children(recursive=True)):
            each.kill()
        assert answer.result()[0] == 0
    until(lambda: asked(port)[0] == 200)

    status, receipt = send(port, token, as_json(file))
    serving.terminate()
    serving.wait(30)
    serving.stdout.close()

    assert (status, json.loads(receipt)["refused"]) == (201, 0)
    document, count, distinct, orphans = settle(centre, file)
    assert (count, distinct, orphans) == (ROWS, ROWS, [0, 0, 0])
    assert document["repeated"] == ROWS


def as_json(file):
    with file.open(encoding="utf-8", newline="") as source:
        rows = [
            {name: cell for name, cell in row.items() if cell} for row in csv.DictReader(source)
        ]
    return json.dumps([nested(row) for row in rows]).encode()


def nested(row):
    """The row as the API takes it: its first statement as one of a list."""
    names = {"statement": "text", "statement_kind": "kind", "statement_author": "author"}
    graded = ("source_grade", "intelligence_grade", "handling", "intelligence_derived", "regime")
    said = {new: row[old] for old, new in names.items()} | {name: row[name] for name in graded}
    own = {name: cell for name, cell in row.items() if not name.startswith("statement")}
    return {name: cell for name, cell in own.items() if name not in graded} | {"statements": [said]}


def send(port, token, body):
    headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/json"}
    return asked(port, "/api/nominations", data=body, headers=headers, method="POST")
