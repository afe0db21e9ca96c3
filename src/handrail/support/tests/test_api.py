"""Cases and actions of support through the API: what pages do, told as JSON."""

from __future__ import annotations

from uuid import uuid4

import pytest

from handrail.ledger.domain import Entry
from handrail.rehearsal.thin_path import ThinPath

JSON = "application/json"


@pytest.fixture
def path(cast):
    return ThinPath(cast, cast.at)


def post(client, where, **sent):
    return client.post(f"/api/{where}", data=sent, content_type=JSON)


def a_proposal(cast, **changes):
    today = cast.today.isoformat()
    sent = {
        "purpose": "housing",
        "description": "Register for supported housing and go to the first viewing together.",
        "due_on": today,
    }
    return sent | changes


def test_opening_a_case_shows_the_person_and_leaves_an_entry(call, path, superuser):
    case = path.received().case_id

    answer = call("carys").get(f"/api/cases/{case}?why=prepare_decision").json()

    assert answer["identity"]["surname"] == "Synthetic"
    assert answer["nominations"][0]["statements"][0]["text"].startswith("Lost the tenancy")
    (body,) = superuser.execute(
        "SELECT body FROM ledger_entry WHERE encode(body, 'escape') LIKE '%case.opened%'"
    ).fetchone()
    entry = Entry.parse(bytes(body))
    assert (entry.purpose, entry.door) == ("prepare_decision", "api")


def test_a_case_of_nobody_and_a_case_of_others_answer_alike(call, path):
    path.received()
    grace = call("grace")

    others = grace.get(f"/api/cases/{path.case_id}?why=prepare_decision")
    nobodys = grace.get(f"/api/cases/{uuid4()}?why=prepare_decision")

    assert (others.status_code, others.content) == (404, nobodys.content)


def test_no_case_opens_without_a_reason(call, path):
    path.received()

    response = call("carys").get(f"/api/cases/{path.case_id}")

    assert response.json()["errors"][0]["code"] == "purpose_unknown"


def test_cases_are_listed_for_who_leads_them(call, path):
    path.received()

    assert [each["id"] for each in call("carys").get("/api/cases").json()["items"]] == [
        str(path.case_id)
    ]
    assert call("nadia").get("/api/cases").json() == {"items": [], "next": None}


def test_an_action_is_proposed_agreed_and_finished(call, path, cast):
    path.until("support_agreed")
    carys, peter = call("carys"), call("peter")
    where = f"disclosures/{path.disclosure_id}/actions"

    made = post(peter, where, **a_proposal(cast)).json()["id"]
    assert post(carys, f"actions/{made}/confirm").status_code == 201
    done = {"is_done": True, "outcome": "A flat was found."}
    assert post(peter, f"actions/{made}/finish", **done).status_code == 201

    answer = peter.get(f"/api/actions/{made}?why=do_the_ask").json()
    assert (answer["action"]["state"], answer["outcome"]) == ("done", "A flat was found.")
    assert answer["action"]["is_yours"] is True
    assert carys.get("/api/actions").json()["items"][0]["is_yours"] is False


def test_a_proposal_sent_twice_is_made_once(call, path, cast):
    path.until("support_agreed")
    peter, key = call("peter"), str(uuid4())
    where = f"disclosures/{path.disclosure_id}/actions"

    sent = [
        post(peter, where, **a_proposal(cast, key=key, **change)).status_code
        for change in ({}, {}, {"description": "Something else altogether."})
    ]

    assert sent == [201, 200, 409]
    assert len(peter.get("/api/actions").json()["items"]) == 1


def test_a_task_to_watch_is_refused(call, path, cast):
    path.until("support_agreed")
    proposal = a_proposal(cast, description="Keep an eye on who visits.", due_on="2020-01-01")

    response = post(call("peter"), f"disclosures/{path.disclosure_id}/actions", **proposal)

    assert response.status_code == 403
    assert response.json()["reasons"] == ["watching_task", "due_in_the_past"]


def test_an_action_of_others_and_one_of_nobody_answer_alike(call, path):
    path.until("action_agreed")
    grace = call("grace")

    others = grace.get(f"/api/actions/{path.action_id}?why=do_the_ask")
    nobodys = grace.get(f"/api/actions/{uuid4()}?why=do_the_ask")

    assert (others.status_code, others.content) == (404, nobodys.content)


def test_a_case_closes_once_nothing_waits(call, path):
    path.until("action_agreed")
    carys, ending = call("carys"), {"outcome": "needs_met", "what_has_changed": "Has a home."}
    where = f"cases/{path.case_id}/close"

    early = post(carys, where, **ending)
    done = {"is_done": True, "outcome": "A flat was found."}
    post(call("peter"), f"actions/{path.action_id}/finish", **done)

    assert (early.status_code, early.json()["reasons"]) == (403, ["action_unfinished"])
    assert post(carys, where, **ending).status_code == 201
    assert carys.get("/api/cases").json()["items"] == []
