"""Each door of agreement, advocate and voice from outside; what the API refuses."""

from __future__ import annotations

from uuid import uuid4

import pytest

from handrail.acts.tests.bare_pages import JSON, is_nobodys
from handrail.rehearsal.thin_path import ThinPath
from handrail.voluntary.tests.builders import agreement, ask, seat, speak

WHY = {"why": "prepare_decision"}
SAID = {"on_day": "2020-01-01", "present": "We two.", "words_said": True}
NO = {"on_day": "2020-01-01"}
SEAT = {"member": str(uuid4()), "is_chosen": True}
VOICE = {"text": "I want a home."}
DOORS = [
    ("get", "/agreement/{}/", WHY),
    ("post", "/agreement/{}/ask/", SAID),
    ("post", "/agreement/{}/give/", SAID),
    ("get", "/agreement/{}/refuse/", {}),
    ("post", "/agreement/{}/refuse/", NO),
    ("post", "/agreement/{}/withdraw/", NO),
    ("post", "/agreement/{}/advocate/", {"member_id": str(uuid4()), "is_chosen": "yes"}),
    ("get", "/agreement/{}/voice/", WHY),
    ("post", "/agreement/{}/voice/", VOICE),
    ("get", "/api/agreement/{}", {}),
    ("get", "/api/agreement/{}/steps", WHY),
    ("post", "/api/agreement/{}/ask", SAID),
    ("post", "/api/agreement/{}/give", SAID),
    ("post", "/api/agreement/{}/refuse", NO),
    ("post", "/api/agreement/{}/withdraw", NO),
    ("get", "/api/agreement/{}/advocates", {}),
    ("post", "/api/agreement/{}/advocate", SEAT),
    ("get", "/api/agreement/{}/voice", WHY),
    ("post", "/api/agreement/{}/voice", VOICE),
]


@pytest.fixture
def path(cast):
    return ThinPath(cast, cast.at).until("told")


@pytest.mark.parametrize("door", DOORS, ids=lambda door: f"{door[0]} {door[1]}")
@pytest.mark.parametrize("who", ["grace", "david"])
def test_a_case_of_others_answers_as_nobodys(browse, call, path, who, door):
    seat(path)
    speak(path)
    client = call(who) if door[1].startswith("/api/") else browse(who)

    assert is_nobodys(client, door, path.case_id)


@pytest.mark.parametrize(
    ("verb", "change", "reason"),
    [
        ("ask", {"words_said": False}, "words_not_said"),
        ("ask", {"present": " "}, "present_unsaid"),
        ("ask", {"on_day": "2099-01-01"}, "said_ahead"),
        ("ask", {"on_day": "2020-01-01"}, "said_before"),
        ("give", {}, "agreement_not_at_this_point"),
    ],
)
def test_a_program_is_refused_with_its_reason(call, path, verb, change, reason):
    sent = SAID | {"on_day": path.today.isoformat()} | change
    answer = call("peter").post(f"/api/agreement/{path.case_id}/{verb}", sent, content_type=JSON)

    assert (answer.status_code, answer.json()["reasons"]) == (403, [reason])
    assert agreement(path).state == "not_asked"


@pytest.mark.parametrize("verb", ["refuse", "withdraw"])
def test_a_program_records_no_answer_before_anybody_asked(call, path, verb):
    sent = {"on_day": path.today.isoformat()}
    answer = call("peter").post(f"/api/agreement/{path.case_id}/{verb}", sent, content_type=JSON)

    assert (answer.status_code, answer.json()["reasons"]) == (403, ["agreement_not_at_this_point"])


@pytest.mark.parametrize(
    ("change", "reasons"),
    [
        ({}, ["best_interests_missing", "advocate_missing"]),
        ({"best_interests": "It is."}, ["advocate_missing"]),
    ],
)
def test_a_program_records_no_agreement_for_who_lacks_capacity_alone(call, path, change, reasons):
    ask(path)
    sent = SAID | {"on_day": path.today.isoformat(), "has_capacity": False} | change
    answer = call("peter").post(f"/api/agreement/{path.case_id}/give", sent, content_type=JSON)

    assert (answer.status_code, answer.json()["reasons"]) == (403, reasons)


def test_a_program_seats_nobody_who_is_no_advocate(call, path):
    where = f"/api/agreement/{path.case_id}/advocate"
    answer = call("peter").post(where, SEAT, content_type=JSON)

    assert (answer.status_code, answer.json()["reasons"]) == (403, ["advocate_unknown"])
