"""`demo` and the folder it is given: a demo's is removed whole, anybody else's is never touched."""

from __future__ import annotations

import json
import shutil
import socket
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from uuid import uuid4

import pytest

from handrail.cli.call import Call
from handrail.cli.commands import demo as command
from handrail.cli.explaining import sentences
from handrail.cli.tests.shell import handrail
from handrail.errors import FailureError, RefusedError
from handrail.site.start.visitors import DEMO_MARK, Demo, Visitor, read_demo, write_demo

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
WHOLE = Demo(
    today=date(2026, 11, 23),
    is_complete=True,
    password="a synthetic password",
    steps=7,
    visitors=(
        Visitor(
            name="reviewer",
            member_id=uuid4(),
            email="reviewer@synthetic.example",
            role="reviewer",
            areas=("everywhere",),
            post="Independent reviewer",
            organisation="Synthetic Office of Review",
        ),
    ),
    references={"journey-1": {"case": str(uuid4())}},
)


@pytest.fixture
def folder(tmp_path):
    made = tmp_path / "data"
    made.mkdir()
    return made


def call(data, *, at=NOON):
    return Call(data=data, at=at)


def held(folder):
    return sorted(each.name for each in folder.iterdir())


@pytest.mark.parametrize("name", ["letter.txt", "synthetic", "keys/database.json", ".hidden"])
@pytest.mark.parametrize("act", [command._discard, command._load])
def test_a_folder_with_anything_in_it_is_left_as_it_is(folder, name, act):
    (folder / name).parent.mkdir(exist_ok=True)
    (folder / name).write_text("somebody's")

    with pytest.raises(RefusedError) as refused:
        act(call(folder))

    assert refused.value.reasons == ("data_not_demo",)
    assert (folder / name).read_text() == "somebody's"


def test_the_refusal_says_what_to_do():
    refused = RefusedError("load the demo", ("data_not_demo",))

    assert "empty folder with --data" in " ".join(sentences(refused))


@pytest.mark.parametrize("name", [None, f"{DEMO_MARK}.0123abcd.new"])
def test_an_empty_folder_and_a_mark_that_was_never_finished_are_no_hindrance(folder, name):
    if name:
        (folder / name).touch()

    assert command._refuse_others(folder) is None


def test_a_folder_that_is_not_there_is_free():
    assert command._refuse_others(Path("/nowhere/at/all")) is None


def test_a_demo_is_removed_with_all_that_lies_in_its_folder(folder):
    write_demo(folder, WHOLE)
    (folder / "keys").mkdir()
    (folder / "keys" / "private").write_text("key")
    (folder / "synthetic").touch()

    command._discard(call(folder))

    assert held(folder) == []


def test_what_a_link_in_the_folder_leads_to_stays(folder, tmp_path):
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "letter").write_text("kept")
    write_demo(folder, WHOLE)
    (folder / "link").symlink_to(elsewhere)

    command._discard(call(folder))

    assert (elsewhere / "letter").read_text() == "kept"
    assert held(folder) == []


def test_a_folder_that_is_a_link_is_emptied_and_stays(folder, tmp_path):
    write_demo(folder, WHOLE)
    link = tmp_path / "link"
    link.symlink_to(folder)

    command._discard(call(link))

    assert link.is_symlink()
    assert held(folder) == []


def test_a_removal_that_is_broken_off_leaves_a_demo_that_is_begun_anew(folder, monkeypatch):
    write_demo(folder, WHOLE)
    (folder / "keys").mkdir()
    monkeypatch.setattr(shutil, "rmtree", interrupted)

    with pytest.raises(KeyboardInterrupt):
        command._discard(call(folder))

    assert read_demo(folder).is_complete is False


def interrupted(_folder):
    raise KeyboardInterrupt


def test_a_demo_on_another_server_is_never_dropped_by_us(folder):
    write_demo(folder, WHOLE)
    record = {
        "database": "handrail_demo",
        "passwords": {},
        "elsewhere": {"host": "db.synthetic.example", "port": 5432, "transport": {}},
    }
    (folder / "keys").mkdir()
    (folder / "keys" / "database.json").write_text(json.dumps(record))

    with pytest.raises(FailureError, match="Drop handrail_demo there"):
        command._discard(call(folder))
    assert read_demo(folder) == WHOLE


def test_a_mark_is_read_as_it_was_written(folder):
    write_demo(folder, WHOLE)

    assert read_demo(folder) == WHOLE


def test_a_mark_that_changed_is_read_anew(folder):
    write_demo(folder, WHOLE)
    read_demo(folder)
    begun = Demo(today=WHOLE.today, is_complete=False, password="p")
    write_demo(folder, begun)

    assert read_demo(folder) == begun


def test_a_folder_without_a_mark_holds_no_demo(folder):
    assert read_demo(folder) is None


def test_a_mark_is_for_its_owner_alone(folder):
    write_demo(folder, WHOLE)

    assert (folder / DEMO_MARK).stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(("port", "address"), [(None, None), (8123, "http://127.0.0.1:8123/")])
def test_the_answer_says_where_it_is_and_who_can_sign_in(folder, port, address):
    document = command._document(call(folder), WHOLE, port=port)

    assert document.keys() == {"data", "today", "steps", "address", "password", "sign_in"}
    assert document["address"] == address
    assert document["sign_in"] == [
        {
            "email": "reviewer@synthetic.example",
            "role": "reviewer",
            "post": "Independent reviewer",
            "organisation": "Synthetic Office of Review",
        }
    ]


def test_the_lines_lead_to_the_start_page_and_name_the_password(folder):
    lines = "\n".join(command._opened_lines(call(folder), WHOLE, 8123))

    assert "http://127.0.0.1:8123/start/" in lines
    assert "reviewer@synthetic.example" in lines
    assert "'a synthetic password'" in lines


@pytest.mark.parametrize(("days", "is_told"), [(0, False), (1, False), (2, True), (400, True)])
def test_an_old_demo_says_that_its_clocks_went_on(folder, capsys, days, is_told):
    command._warn_if_old(call(folder, at=NOON + timedelta(days=days)), WHOLE)

    assert ("--fresh" in capsys.readouterr().err) is is_told


def test_the_age_of_a_demo_is_counted_in_londons_days(folder, capsys):
    late = datetime(2026, 11, 24, 23, 59, tzinfo=UTC)
    command._warn_if_old(call(folder, at=late), WHOLE)

    assert capsys.readouterr().err == ""


def test_a_port_in_use_is_told_before_anything_is_made(tmp_path):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        ended = handrail(
            "demo", "--port", taken.getsockname()[1], "--data", tmp_path / "new", "--json"
        )

    assert (ended.code, ended.document["retry"]) == (3, False)
    assert "--port" in ended.document["detail"]
    assert not (tmp_path / "new").exists()


@pytest.mark.parametrize("words", [["--port", "none"], ["--no-such"], ["one-too-many"]])
def test_bad_use_makes_nothing(tmp_path, words):
    ended = handrail("demo", *words, "--data", tmp_path / "new", "--json")

    assert (ended.code, ended.document["status"]) == (2, 422)
    assert not (tmp_path / "new").exists()
