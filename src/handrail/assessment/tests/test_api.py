"""Needs and strengths through the API: what pages do, told as JSON."""

from __future__ import annotations

from uuid import uuid4

import pytest

from handrail.assessment.tests.assessing import NEED, STRENGTH, record
from handrail.rehearsal.thin_path import ThinPath

JSON = "application/json"
GIVEN = {"topic": "housing", "text": NEED.text, "persons_view": "agrees"}


@pytest.fixture
def path(cast):
    return ThinPath(cast, cast.at).until("accepted")


def post(client, where, **sent):
    return client.post(f"/api/needs/{where}", data=sent, content_type=JSON)


def content(client, case):
    return client.get(f"/api/needs/{case}/content?why=prepare_decision")


def test_needs_and_strengths_are_recorded_and_opened(call, path):
    carys = call("carys")
    made = post(carys, path.case_id, **GIVEN).json()["id"]
    post(carys, f"{path.case_id}/strengths", topic="employment", text=STRENGTH.text)
    post(carys, f"item/{made}/revise", text="A ground floor home.")

    opened = content(call("peter"), path.case_id).json()
    (need,), (strength,) = opened["needs"], opened["strengths"]
    assert (need["text"], need["former"][0]["text"]) == ("A ground floor home.", NEED.text)
    assert strength["text"] == STRENGTH.text
    listed = carys.get(f"/api/needs/{path.case_id}").json()
    assert [each["state"] for each in listed["needs"]] == ["open"]
    assert "text" not in listed["needs"][0]


def test_a_need_is_given_a_reason_and_then_met(call, path):
    record(path)
    carys, where = call("carys"), f"item/{path.id('need')}"

    assert post(carys, f"{where}/reason", code="comes_later", words="Debts.").status_code == 201
    assert post(carys, f"{where}/reason", code="comes_later", words="Debts.").status_code == 403
    assert post(carys, f"{where}/met").status_code == 201


def test_a_need_sent_again_under_a_key_is_made_once(call, path):
    carys, sent = call("carys"), GIVEN | {"key": str(uuid4())}

    assert [post(carys, path.case_id, **sent).status_code for _ in range(2)] == [201, 200]


def test_a_need_is_refused_with_its_reason(call, path):
    answer = post(call("carys"), path.case_id, **GIVEN | {"topic": "nationality"})

    assert (answer.status_code, answer.json()["reasons"]) == (403, ["need_topic_unknown"])


@pytest.mark.parametrize("who", ["grace", "david", "aoife"])
def test_needs_of_others_do_not_exist(call, path, who):
    record(path)
    client = call(who)

    for where in ("", "/content"):
        theirs, nobodys = (
            client.get(f"/api/needs/{each}{where}?why=supervise")
            for each in (path.case_id, uuid4())
        )
        assert (theirs.status_code, theirs.content) == (404, nobodys.content)
