"""Every route of support, and the reviewer's page: one refusal and one outsider each."""

from __future__ import annotations

import re
from datetime import timedelta
from uuid import uuid4

import pytest
from django.urls import reverse

from handrail.rehearsal.thin_path import ThinPath
from handrail.support import actions
from handrail.support.tests import supporting

WHY = "?why=prepare_decision"
LOOKED = {"is_watching": False, "reasons": "It is about the garden."}
SENT = {
    "confirm": {},
    "finish": {"is_done": True, "outcome": "Done."},
    "sessions": {"happened_on": "2026-01-01"},
    "second-look": LOOKED,
}


@pytest.fixture
def path(cast):
    return ThinPath(cast, cast.at).until("support_agreed")


@pytest.fixture
def held(path):
    supporting.propose(path)
    return path


def at(name, reference):
    return reverse(f"support:{name}", args=[reference])


def bare(page):
    return re.sub(r'value="[^"]{64}"|[0-9a-f-]{36}', "", page.content.decode())


def words(page):
    return " ".join(re.sub(r"<[^>]+>", " ", page.content.decode()).split())


def post(client, where, **sent):
    return client.post(f"/api/{where}", data=sent, content_type="application/json")


@pytest.mark.parametrize("name", ["grace", "david", "sally"])
@pytest.mark.parametrize("where", SENT)
def test_a_program_of_an_outsider_does_nothing_to_an_action(call, held, name, where):
    client = call(name)
    theirs = post(client, f"actions/{held.action_id}/{where}", **SENT[where])
    nobodys = post(client, f"actions/{uuid4()}/{where}", **SENT[where])

    assert (theirs.status_code, theirs.content) == (404, nobodys.content)


@pytest.mark.parametrize("name", ["grace", "imran", "rhona"])
def test_a_program_of_an_outsider_proposes_nothing(call, path, name):
    client = call(name)
    sent = {"purpose": "housing", "description": "Help.", "due_on": path.today.isoformat()}
    theirs = post(client, f"disclosures/{path.disclosure_id}/actions", **sent)
    nobodys = post(client, f"disclosures/{uuid4()}/actions", **sent)

    assert (theirs.status_code, theirs.content) == (404, nobodys.content)


@pytest.mark.parametrize("where", ["refuse", "withdraw"])
@pytest.mark.parametrize("name", ["grace", "david", "nadia"])
def test_an_outsider_records_no_no(call, path, where, name):
    client, sent = call(name), {"on_day": path.today.isoformat()}
    theirs = post(client, f"agreement/{path.case_id}/{where}", **sent)
    nobodys = post(client, f"agreement/{uuid4()}/{where}", **sent)

    assert (theirs.status_code, theirs.content) == (404, nobodys.content)


@pytest.mark.parametrize("name", ["carys", "peter", "grace", "david", "imran"])
@pytest.mark.parametrize("method", ["get", "post"])
def test_the_second_look_is_a_page_of_reviewers_alone(browse, held, name, method):
    visit, said = getattr(browse(name), method), {"is_watching": "no", "reasons": "So."}
    theirs, nobodys = (
        visit(at("second_look", each) + WHY, said) for each in (held.action_id, uuid4())
    )

    assert (theirs.status_code, bare(theirs)) == (404, bare(nobodys))


def test_what_is_not_held_and_what_is_not_there_are_alike_to_a_reviewer(browse, held):
    supporting.look(held, actions.clear)
    rhona = browse("rhona")
    looked, nobodys = (rhona.get(at("second_look", each)) for each in (held.action_id, uuid4()))

    assert (looked.status_code, bare(looked)) == (404, bare(nobodys))


@pytest.mark.parametrize(
    "said", [{"is_watching": "", "reasons": "So."}, {"is_watching": "yes", "reasons": " "}]
)
def test_a_second_look_that_says_too_little_comes_back(browse, held, said):
    assert browse("rhona").post(at("second_look", held.action_id), said).status_code == 422


def test_a_reviewer_reads_the_words_for_a_reason_and_no_case_on_the_page(browse, held):
    rhona, where = browse("rhona"), at("second_look", held.action_id)
    page = rhona.get(where + WHY)

    assert supporting.DOUBTFUL not in words(rhona.get(where))
    assert supporting.DOUBTFUL in words(page)
    for hidden in (held.case_id, held.person_id, held.disclosure_id, "Northgate", "London"):
        assert str(hidden) not in page.text


@pytest.mark.parametrize("is_watching", [True, False])
def test_a_reviewers_program_reads_the_words_and_answers_once(call, held, is_watching):
    rhona, where = call("rhona"), f"actions/{held.action_id}/second-look"
    opened = rhona.get(f"/api/{where}?why=supervise").json()
    assert opened.keys() == {"id", "purpose", "description"}

    sent = LOOKED | {"is_watching": is_watching}
    assert [post(rhona, where, **sent).status_code for _ in range(2)] == [201, 404]
    told = call("carys").get(f"/api/actions/{held.action_id}?why=supervise").json()
    assert told["second_look"] == "It is about the garden."


def test_a_reviewers_program_has_no_list_and_opens_no_action(call, held):
    rhona = call("rhona")

    assert rhona.get("/api/actions").json() == {"items": [], "next": None}
    assert rhona.get(f"/api/actions/{held.action_id}?why=supervise").status_code == 403


@pytest.mark.parametrize(
    ("change", "status"),
    [({}, 201), ({"happened_on": "2999-01-01"}, 403), ({"why_not": "did not engage"}, 403)],
)
def test_a_program_keeps_a_session_or_is_told_why_not(call, path, change, status):
    path.action_proposed().action_agreed()
    sent = {"happened_on": path.today.isoformat()} | change

    answer = post(call("peter"), f"actions/{path.action_id}/sessions", **sent)

    assert answer.status_code == status


@pytest.mark.parametrize("days", [1, 400])
def test_a_session_ahead_comes_back_on_its_page(browse, path, days):
    path.action_proposed().action_agreed()
    ahead = (path.today + timedelta(days=days)).isoformat()

    page = browse("peter").post(
        at("record_session", path.action_id), {"happened_on": ahead, "why_not": "delivered"}
    )

    assert (page.status_code, "lies ahead" in words(page)) == (422, True)


@pytest.mark.parametrize("name", ["grace", "david", "carys"])
def test_sessions_are_entered_on_a_page_of_the_workers_own(browse, path, name):
    path.action_proposed().action_agreed()
    client = browse(name)
    theirs, nobodys = (client.get(at("record_session", each)) for each in (path.action_id, uuid4()))

    assert (theirs.status_code, bare(theirs)) == (404, bare(nobodys))


def test_a_no_by_a_program_stops_what_was_under_way(call, path):
    path.action_proposed().action_agreed()
    peter = call("peter")

    sent = {"on_day": path.today.isoformat()}
    assert post(peter, f"agreement/{path.case_id}/withdraw", **sent).status_code == 201
    assert [each["state"] for each in peter.get("/api/actions").json()["items"]] == ["stopped"]
    assert post(peter, f"agreement/{path.case_id}/withdraw", **sent).status_code == 403


def test_what_is_held_can_not_be_agreed_by_a_program(call, held):
    answer = post(call("carys"), f"actions/{held.action_id}/confirm")

    assert answer.json()["reasons"] == ["action_not_at_this_point"]
