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
