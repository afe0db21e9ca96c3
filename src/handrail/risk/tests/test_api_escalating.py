"""An immediate risk through the API: raised, seen, taken over, as on the pages."""

from __future__ import annotations

from uuid import uuid4

import pytest

JSON = "application/json"
SAID = {"words": "He says goodbye to everybody.", "whereabouts": "At the old bridge"}


def post(client, where="", **sent):
    return client.post(f"/api/escalations{where}", data=sent, content_type=JSON)


@pytest.fixture
def reference(call):
    return post(call("peter"), **SAID).json()["id"]


def test_raised_seen_and_taken_over(call, reference):
    desk = call("dunya")
    assert desk.get("/api/escalations").json()["items"][0]["told"].startswith("Nobody has taken")
    assert post(desk, f"/{reference}/acknowledge").status_code == 201
    assert post(desk, f"/{reference}/take-over", incident_number="SYN-1").status_code == 201

    seen = call("peter").get(f"/api/escalations/{reference}").json()
    assert (seen["state"], seen["told"]) == ("taken_over", "")


def test_the_words_open_for_a_reason(call, reference):
    where = f"/api/escalations/{reference}/words"

    assert call("dunya").get(where).status_code == 422
    assert call("dunya").get(f"{where}?why=prepare_decision").json()["said"] == SAID


def test_the_same_key_raises_once(call):
    client, key = call("peter"), str(uuid4())

    assert [post(client, key=key, **SAID).status_code for _ in range(2)] == [201, 200]


def test_only_the_police_take_over(call, reference):
    refused = post(call("peter"), f"/{reference}/take-over", incident_number="SYN-1")

    assert (refused.status_code, refused.json()["reasons"]) == (403, ["not_permitted"])


def test_what_is_not_yours_is_not_there(call, reference):
    outside, nowhere = (
        call("grace").get(f"/api/escalations/{one}") for one in (reference, uuid4())
    )

    assert (outside.status_code, outside.content) == (404, nowhere.content)
