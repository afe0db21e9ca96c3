"""Asked, stated, read and outdated, by the actions and through each door."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from django.urls import reverse

from handrail.acts.context import acting, reading
from handrail.acts.tests import doing
from handrail.disclosures import actions as disclosures
from handrail.errors import RefusedError
from handrail.rehearsal.thin_path import ThinPath
from handrail.safety import actions, queries
from handrail.safety.tests import steps

WHY = {"why": "prepare_decision"}


@pytest.fixture
def path(cast):
    return ThinPath(cast, cast.at).until("received")


@pytest.fixture
def stated(path):
    steps.ask(path)
    steps.state(path)
    return path


def test_who_comes_to_the_table_later_reads_the_statement_too(stated):
    for step in ("cleared", "lead_answered", "placed", "drafted", "submitted"):
        getattr(stated, step)()
    stated.approved().offered().accepted()

    with reading(stated.by("peter")):
        assert queries.statement_of(stated.case_id).answer == "precautions_needed"
    opened = actions.open_precautions(
        stated.id("statement"), **doing.on(stated, "peter"), purpose="do_the_ask"
    )
    assert opened == "Go in pairs."


def test_the_same_question_sent_again_asks_nothing(path):
    assert steps.ask(path)
    assert steps.ask(path) == []


def test_a_risk_makes_the_statement_out_of_date(stated):
    carys = stated.by("carys")
    with acting(carys):
        actions.outdate(stated.case_id, at=stated.at + timedelta(hours=1))

    with reading(carys):
        assert queries.statement_of(stated.case_id).outdated_at is not None


def test_who_does_not_see_the_case_outdates_nothing_and_is_not_refused(stated):
    with acting(stated.by("grace")):
        actions.outdate(stated.case_id, at=stated.at + timedelta(hours=1))

    with reading(stated.by("carys")):
        assert queries.statement_of(stated.case_id).outdated_at is None


def test_an_ask_that_involves_meeting_is_offered_once_it_is_safe(path):
    for step in ("cleared", "lead_answered", "placed"):
        getattr(path, step)()
    wanted = doing.a_draft(path)
    doing.draft(path, terms=replace(wanted.terms, involves_meeting=True))
    doing.add_item(path)
    path.submitted().approved()

    with pytest.raises(RefusedError) as refused:
        path.offered()
    assert refused.value.reasons == ("no_safety_statement",)
    steps.ask(path)
    steps.state(path, "none_known", "")
    assert disclosures.offer(path.disclosure_id, **doing.on(path, "carys"))


def test_the_coordinator_asks_and_the_police_answer_on_their_pages(browse, path):
    carys, david = browse("carys"), browse("david")
    assert carys.post(reverse("safety:ask", args=[path.case_id])).status_code == 302
    home = david.get("/").content.decode()
    assert "Say whether meeting is safe" in home
    with reading(path.by("david")):
        (asked,) = queries.waiting()
    said = {"answer": "precautions_needed", "precautions": "Go in pairs."}

    page = david.post(reverse("safety:state", args=[asked.id]), said, follow=True)

    assert "You have stated this" in page.content.decode()
    shown = carys.get(reverse("safety:of_case", args=[path.case_id]))
    assert "Precautions are needed" in shown.content.decode()
    assert "Go in pairs" not in shown.content.decode()
    opened = carys.get(reverse("safety:of_case", args=[path.case_id]), WHY)
    assert "Go in pairs" in opened.content.decode()


def test_precautions_that_are_not_said_come_back_with_their_reason(browse, path):
    steps.ask(path)

    page = browse("david").post(
        reverse("safety:state", args=[path.id("statement")]), {"answer": "precautions_needed"}
    )

    assert page.status_code == 422
    assert "Say which precautions to take" in page.content.decode()


@pytest.mark.parametrize("name", ["grace", "nadia", "imran"])
def test_an_outsider_finds_nothing(browse, stated, name):
    client = browse(name)

    assert client.get(reverse("safety:of_case", args=[stated.case_id])).status_code == 404
    assert client.get(reverse("safety:state", args=[stated.id("statement")])).status_code == 404


def test_a_program_asks_states_and_opens(call, path):
    carys, david = call("carys"), call("david")
    asked = carys.post(f"/api/safety/cases/{path.case_id}", {}, "application/json")
    assert asked.status_code == 201
    (waiting,) = david.get("/api/safety/waiting").json()
    said = {"answer": "precautions_needed", "precautions": "Go in pairs."}

    stated = david.post(f"/api/safety/{waiting['id']}", said, "application/json")

    assert stated.status_code == 201
    assert carys.get(f"/api/safety/cases/{path.case_id}").json()["answer"] == said["answer"]
    opened = carys.get(f"/api/safety/{waiting['id']}/precautions", WHY)
    assert opened.json() == {"precautions": "Go in pairs."}
