"""Meetings through the API: what pages do, told as JSON."""

from __future__ import annotations

from uuid import uuid4

import pytest
from django.utils import timezone

from handrail.clocks.calendar import end_of, london_day
from handrail.meetings.tests import meeting
from handrail.rehearsal.thin_path import ThinPath


@pytest.fixture
def path(cast):
    return ThinPath(cast, cast.at).until("action_agreed")


def post(client, where, **sent):
    return client.post(f"/api/meetings/{where}", data=sent, content_type="application/json")


def test_a_meeting_is_called_once_held_and_signed(call, path):
    carys, chloe, key = call("carys"), call("chloe"), str(uuid4())
    starts_at = end_of(london_day(timezone.now())).isoformat()
    chair = str(path.cast.posts["chairing"].id)
    sent = {"key": key, "starts_at": starts_at, "place": "Room 3", "chair_id": chair}
    where = f"on-case/{path.case_id}"

    assert [post(carys, where, **sent).status_code for _ in range(2)] == [201, 200]
    (held,) = chloe.get(f"/api/meetings/{where}").json()
    assert post(chloe, f"{held['id']}/attendance", came=[chair]).status_code == 201
    ruling = {"question": "Who?", "options": "Two.", "decided": "One.", "reasons": "So."}
    assert post(chloe, f"{held['id']}/decisions", **ruling, how="chair").status_code == 201
    assert post(chloe, f"{held['id']}/sign").status_code == 201
    opened = carys.get(f"/api/meetings/{held['id']}?why=prepare_decision").json()
    assert opened["decisions"][0]["decided"] == "One."
    assert opened["attested"] == ["awaited"]


def test_the_plan_is_opened_and_signed(call, path):
    meeting.call(path)
    where = f"on-case/{path.case_id}/plan"

    assert post(call("chloe"), where).status_code == 201
    plan = call("peter").get(f"/api/meetings/{where}?why=do_the_ask").json()
    assert plan["lines"][0]["actions"][0]["description"].startswith("Register")
    assert post(call("peter"), where).status_code == 403


def test_an_originator_lists_what_it_attests(call, path):
    meeting.call(path)
    (asked,) = call("david").get("/api/meetings/attestations").json()

    assert asked.keys() == {"id", "starts_at", "state"}
    assert post(call("david"), f"attestations/{asked['id']}", answer="no").status_code == 201
    assert call("carys").get("/api/meetings/attestations").json() == []


def test_a_meeting_of_others_and_one_of_nobody_answer_alike(call, path):
    meeting.call(path)
    grace = call("grace")

    others = grace.get(f"/api/meetings/{path.id('meeting')}?why=do_the_ask")
    nobodys = grace.get(f"/api/meetings/{uuid4()}?why=do_the_ask")

    assert (others.status_code, others.content) == (404, nobodys.content)
