"""Nothing that is said of a person stands anywhere in the clear: no table, no dump, no file."""

from __future__ import annotations

import os
import subprocess
from dataclasses import replace
from datetime import date

import pytest
from psycopg import sql

from handrail.acts.context import reading
from handrail.acts.tests import doing
from handrail.acts.tests.playing import entries
from handrail.cases import actions as cases
from handrail.cases.rules import Ending
from handrail.database.binaries import find_binaries
from handrail.disclosures import actions as disclosures
from handrail.meetings.domain import Ruling
from handrail.meetings.tests import meeting
from handrail.nominations.domain import Handling
from handrail.people import actions as people
from handrail.people.queries import undecided_pairs
from handrail.rehearsal.thin_path import STATEMENT, ThinPath
from handrail.reviews.tests import reviewing
from handrail.support import actions as support
from handrail.support.domain import Proposal

# Words that occur nowhere else, one for each free text and each part of an identity.
SAID = {
    "forename": "Zephyrine",
    "surname": "Quillfeather",
    "address": "41 Marrowbone Crescent",
    "postcode": "ZE1 7QX",
    "concern": "Sleeps in the old velodrome.",
    "adjustments": "Letters in large yellow print.",
    "statement": "Was seen with an injured kestrel.",
    "author": "Constable Fernsby-Oakapple",
    "handling_conditions": "Not to be read out at the allotment.",
    "item": "Keeps a kestrel and has nowhere to stay.",
    "reasons": "The tanager branch has a free room.",
    "decision_reasons": "Nobody else in Wobbleton can help.",
    "best_placed": "It houses falconers already.",
    "question": "May the bird come with its keeper?",
    "answer": "The aviary next door has agreed.",
    "description": "Carry the perch to the new flat.",
    "outcome": "The perch stands by the window.",
    "changed": "There is a door with a bell now.",
    "new_items": "Whether the mews is dry enough for hooded birds.",
    "asked": "Who climbs to the loft at Nettlecombe?",
    "considered": "The ferryman or the archivist.",
    "decided": "The archivist climbs.",
    "because": "The ferryman fears feathers.",
    "looked_back": "The bird sings at the window in Nettlecombe.",
    "pair": "The other one keeps ferrets.",
    "return": "The landlord dislikes plumage.",
}
RULED = ("question", "options", "decided", "reasons")
BORN_ON = date(1931, 8, 17)
NEEDLES = [*SAID.values(), BORN_ON.isoformat()]


def nominated(cast, name="1"):
    statement = replace(
        STATEMENT,
        text=SAID["statement"],
        author=SAID["author"],
        handling=Handling.CONDITIONS,
        handling_conditions=SAID["handling_conditions"],
    )
    identity = {part: SAID[part] for part in ("forename", "surname", "address", "postcode")}
    said = {part: SAID[part] for part in ("concern", "adjustments")}
    changes = identity | said | {"statements": (statement,), "date_of_birth": BORN_ON}
    return ThinPath(cast, cast.at, name=name, changes=changes, text=SAID["item"]).received()


def decided_to_be_two(path):
    nominated(path.cast, name="2")
    with reading(path.by("carys")):
        (pair,) = undecided_pairs()
    people.decide_same(pair.id, **doing.on(path, "carys"), same=False, reasons=SAID["pair"])


def placed_and_drafted(path):
    path.cleared().lead_answered()
    doing.propose(path)
    disclosures.decide_best_placed(
        path.case_id,
        **doing.on(path, "carys"),
        chosen=path.cast.organisations["council"].id,
        reasons=SAID["best_placed"],
    )
    doing.draft(path, reasons=SAID["reasons"])
    doing.add_item(path, SAID["item"])


def talked_about(path):
    path.submitted()
    doing.approve(path, SAID["decision_reasons"])
    path.offered()
    for act, name, what in (
        (disclosures.query, "peter", "question"),
        (disclosures.answer, "david", "answer"),
    ):
        said = {"remark_id": path.id(what), "text": SAID[what]}
        act(path.disclosure_id, **doing.on(path, name), **said)
    path.accepted()


def supported(path):
    today = path.at.date()
    proposal = Proposal(
        purpose="housing",
        description=SAID["description"],
        due_on=today,
    )
    path.told().support_agreed()
    support.propose(
        path.disclosure_id, **doing.on(path, "peter"), action_id=path.action_id, proposal=proposal
    )
    path.action_agreed()
    support.finish(path.action_id, **doing.on(path, "peter"), is_done=True, outcome=SAID["outcome"])


def met_and_looked_back(path):
    meeting.call(path, new_items=SAID["new_items"])
    names = ("asked", "considered", "decided", "because")
    ruling = Ruling(**dict(zip(RULED, (SAID[name] for name in names), strict=True)), how="chair")
    meeting.decided(path, ruling=ruling)
    meeting.plan_signed(path)
    reviewing.record(path, narrative=SAID["looked_back"])


def ended(path):
    said = {"remark_id": path.id("return"), "text": SAID["return"]}
    disclosures.give_back(path.disclosure_id, **doing.on(path, "peter"), **said)
    ending = Ending("needs_met", SAID["changed"], 0, 0, 0)
    cases.close(path.case_id, **doing.on(path, "carys"), counted=lambda _case: ending)


@pytest.fixture
def everything_said(cast):
    """One case from its nomination to its end, with something sealed at every point."""
    path = nominated(cast)
    for chapter in (
        decided_to_be_two,
        placed_and_drafted,
        talked_about,
        supported,
        met_and_looked_back,
        ended,
    ):
        chapter(path)
    return path


def forms(needle):
    """How the needle could stand there: as text, as hexadecimal, escaped in JSON."""
    plain = needle.encode()
    return {needle.lower(), plain.hex(), needle.lower().encode().hex()}


def found_in(text, needles=NEEDLES):
    lowered = text.lower()
    return {needle for needle in needles if any(form in lowered for form in forms(needle))}


def rows(superuser):
    tables = superuser.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
    for (table,) in tables.fetchall():
        query = sql.SQL("SELECT t::text FROM {} AS t").format(sql.Identifier(table))
        for (row,) in superuser.execute(query):
            yield table, row


def test_nothing_said_stands_in_any_column_of_any_table(superuser, everything_said):
    seen = {(table, needle) for table, row in rows(superuser) for needle in found_in(row)}

    assert seen == set()


def test_nothing_said_stands_on_the_ledger(superuser, everything_said):
    assert len(entries(superuser)) > 40
    assert found_in(str(entries(superuser))) == set()


def test_nothing_said_stands_in_a_dump(cluster, everything_said):
    dump = subprocess.run(
        [
            find_binaries().program("pg_dump"), "--host", cluster.host, "--port",
            str(cluster.port), "--username", cluster.superuser, "handrail",
        ],
        env=os.environ | {"PGPASSWORD": cluster.password_file.read_text().strip()},
        check=True,
        capture_output=True,
        text=True,
    ).stdout  # fmt: skip

    assert "Housing and support lead" in dump
    assert found_in(dump) == set()


def test_nothing_said_stands_in_any_file_of_the_data_folder(
    cluster, data, superuser, everything_said
):
    superuser.execute("CHECKPOINT")
    seen = set()
    for file in [*cluster.home.rglob("*"), *data.rglob("*")]:
        if file.is_file():
            content = file.read_bytes()
            seen |= {(file.name, text) for text in NEEDLES if text.encode() in content}

    assert seen == set()


def test_the_search_finds_what_is_there_in_the_clear(cluster, superuser, everything_said):
    title = "Housing and support lead"
    tables = {table for table, row in rows(superuser) if found_in(row, [title])}
    files = [file for file in cluster.home.rglob("*") if file.is_file()]

    assert tables == {"members_post", "awareness_awareness", "voluntary_agreement"}
    assert any(title.encode() in file.read_bytes() for file in files)


def test_every_word_said_can_be_read_by_who_may(everything_said):
    path = everything_said
    carys = doing.on(path, "carys")
    case = disclosures.open_case(path.case_id, **carys, purpose="check_quality")
    disclosure = disclosures.review(path.disclosure_id, **carys, purpose="check_quality")
    action = support.open_action(path.action_id, **carys, purpose="check_quality")

    readable = f"{case}{disclosure}{action}{vars(case.nominations[0])}{case.nominations[0]}"
    wanted = {"forename", "surname", "statement", "author", "item", "reasons", "description"}
    assert {part for part in wanted if SAID[part] in readable} == wanted
