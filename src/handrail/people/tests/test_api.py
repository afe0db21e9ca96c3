"""Pairs for programs: listed by reference, opened for a reason, decided, undone; nobody else's."""

from __future__ import annotations

from uuid import uuid4

import pytest

from handrail.rehearsal.thin_path import ThinPath

JSON = "application/json"
DECIDED = {"is_same": True, "reasons": "The same day of birth."}


@pytest.fixture
def pair(cast, call):
    ThinPath(cast, cast.at).received()
    ThinPath(cast, cast.at, name="2").received()
    (found,) = call("carys").get("/api/people/pairs").json()
    return f"/api/people/pairs/{found['id']}"


def test_a_pair_is_opened_for_a_reason_decided_and_undone(call, pair):
    carys = call("carys")

    assert carys.post(f"{pair}/decide", DECIDED, JSON).status_code == 201
    assert carys.post(f"{pair}/reopen", {"reasons": "Twins."}, JSON).status_code == 201

    opened = carys.get(f"{pair}?why=prepare_decision").json()
    assert opened["pair"]["state"] == "proposed"
    assert (opened["reasons"], opened["reopened_because"]) == (DECIDED["reasons"], "Twins.")


def test_what_was_not_decided_cannot_be_undone(call, pair):
    refused = call("carys").post(f"{pair}/reopen", {"reasons": "Twins."}, JSON)

    assert (refused.status_code, refused.json()["reasons"]) == (403, ["not_decided_yet"])


def test_a_pair_of_others_is_none(call, pair):
    peter = call("peter")

    others = peter.post(f"{pair}/decide", DECIDED, JSON)
    nobodys = peter.post(f"/api/people/pairs/{uuid4()}/decide", DECIDED, JSON)

    assert peter.get("/api/people/pairs").json() == []
    assert others.status_code == nobodys.status_code == 404
    assert others.json() == nobodys.json()
