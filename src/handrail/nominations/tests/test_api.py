"""Nominations through the API: the same rules as by page and file, told as JSON."""

from __future__ import annotations

import json
from uuid import uuid4

import pytest

from handrail.ledger.domain import Entry
from handrail.nominations.tests.intake_cast import a_row
from handrail.rehearsal.thin_path import ThinPath

JSON = "application/json"


@pytest.fixture
def path(cast):
    return ThinPath(cast, cast.at).received()


def nominate(client, sent):
    return client.post("/api/nominations", data=json.dumps(sent), content_type=JSON)


def opened(superuser):
    """The only entry of an opening."""
    (body,) = superuser.execute(
        "SELECT body FROM ledger_entry WHERE encode(body, 'escape') LIKE '%nomination.opened%'"
    ).fetchone()
    return Entry.parse(bytes(body))


def test_one_nomination_is_received(call):
    response = nominate(call("nadia"), a_row())

    answer = response.json()
    assert response.status_code == 201
    assert (answer["accepted"], answer["refused"], len(answer["references"])) == (1, 0, 1)


def test_a_list_is_received_but_for_what_is_wrong(call):
    sent = [a_row(), a_row(reference="AURORA-0002", threshold="")]

    response = nominate(call("nadia"), sent)

    answer = response.json()
    assert (response.status_code, answer["accepted"], answer["refused"]) == (201, 1, 1)
    assert [(each["row"], each["field"], each["code"]) for each in answer["errors"]] == [
        (2, "threshold", "missing")
    ]


def test_sending_twice_creates_nothing_twice(call):
    nadia = call("nadia")
    first = nominate(nadia, a_row()).json()

    again = nominate(nadia, [a_row()])

    assert (again.status_code, again.json()["repeated"]) == (200, 1)
    assert again.json()["references"] == first["references"]


def test_the_same_reference_with_other_content_is_a_problem(call):
    nadia = call("nadia")
    nominate(nadia, a_row())

    response = nominate(nadia, a_row(concern="Something else altogether is said."))

    assert response.status_code == 422
    assert response.json()["errors"][0]["code"] == "already_received"


def test_a_marking_above_the_ceiling_refuses_all_of_it(call, cast):
    sent = [a_row(), a_row(reference="AURORA-0002", marking="SECRET")]

    response = nominate(call("nadia"), sent)

    assert (response.status_code, response.json()["reasons"]) == (422, ["above_ceiling"])
    assert response.json()["errors"][0]["row"] == 2
    assert call("nadia").get("/api/nominations").json()["items"] == []


@pytest.mark.parametrize("body", ["", "{", "[" * 100_000, '"text"', "\ufeff{}"])
def test_what_is_no_json_is_a_problem(call, body):
    response = call("nadia").post("/api/nominations", data=body, content_type=JSON)

    assert response.status_code == 422
    assert response.headers["Content-Type"] == "application/problem+json"


def test_too_large_a_body_is_a_problem(call):
    response = call("nadia").post("/api/nominations", data="x" * 5_000_001, content_type=JSON)

    assert (response.status_code, response.json()["errors"][0]["code"]) == (413, "too_large")


def test_nobody_else_nominates(call):
    response = nominate(call("carys"), a_row())

    assert (response.status_code, response.json()["reasons"]) == (403, ["not_permitted"])
    assert response.json()["detail"] == "Your post does not do this."


def test_opening_shows_the_content_and_leaves_an_entry(call, path, superuser):
    response = call("nadia").get(f"/api/nominations/{path.nomination_id}?why=check_quality")

    assert response.status_code == 200
    assert response.json()["statements"][0]["text"].startswith("Lost the tenancy")
    assert response.json()["nomination"]["case"] is None
    entry = opened(superuser)
    assert (entry.act, entry.purpose, entry.door) == ("nomination.opened", "check_quality", "api")


@pytest.mark.parametrize("why", ["", "?why=", "?why=curiosity"])
def test_nothing_opens_without_a_reason(call, path, why):
    response = call("nadia").get(f"/api/nominations/{path.nomination_id}{why}")

    assert response.json()["errors"][0]["code"] == "purpose_unknown"
    assert "tenancy" not in response.content.decode()


def test_an_outsider_learns_nothing_from_the_answer(call, path):
    peter = call("peter")

    mine = peter.get(f"/api/nominations/{path.nomination_id}?why=check_quality")
    none = peter.get(f"/api/nominations/{uuid4()}?why=check_quality")

    assert (mine.status_code, mine.content) == (404, none.content)
    assert mine.headers == none.headers


def test_the_list_goes_on_where_a_page_ends(call, cast):
    for number in range(53):
        ThinPath(cast, cast.at, name=f"{number}").received()
    nadia = call("nadia")

    first = nadia.get("/api/nominations").json()
    rest = nadia.get(f"/api/nominations?after={first['next']}").json()

    listed = [each["id"] for each in first["items"] + rest["items"]]
    assert (len(first["items"]), len(set(listed)), rest["next"]) == (50, 53, None)


def test_a_check_is_recorded_once(call, path, cast):
    carys, where = call("carys"), f"/api/nominations/{path.nomination_id}/deconfliction"
    check = {"key": str(uuid4()), "result": "go_on", "checked_on": cast.today.isoformat()}

    first = carys.post(where, data=check, content_type=JSON)
    again = carys.post(where, data=check, content_type=JSON)
    other = carys.post(where, data=check | {"result": "not_now"}, content_type=JSON)

    assert (first.status_code, again.status_code, other.status_code) == (201, 200, 409)
    assert first.json() == again.json()


def test_a_key_that_another_member_used_is_no_clash(call, path, cast):
    cast.member("cyril", in_posts=["coordinating"], full_name="Cyril Synthetic")
    where = f"/api/nominations/{path.nomination_id}/deconfliction"
    check = {"key": str(uuid4()), "checked_on": cast.today.isoformat()}

    first = call("carys").post(where, data=check | {"result": "go_on"}, content_type=JSON)
    other = call("cyril").post(where, data=check | {"result": "not_now"}, content_type=JSON)

    assert (first.status_code, other.status_code) == (201, 201)
    assert first.json() != other.json()


def test_a_check_says_never_why(call, path, cast):
    where = f"/api/nominations/{path.nomination_id}/deconfliction"
    check = {"result": "go_on", "checked_on": cast.today.isoformat(), "why": "an operation"}

    response = call("carys").post(where, data=check, content_type=JSON)

    assert response.status_code == 422
    assert "operation" not in response.content.decode()


def test_whoever_nominated_reads_nothing_of_what_followed(call, cast):
    ThinPath(cast, cast.at).until("accepted")

    (item,) = call("nadia").get("/api/nominations").json()["items"]

    assert (item["state"], item["clear_until"], item["case"]) == ("received", None, None)
