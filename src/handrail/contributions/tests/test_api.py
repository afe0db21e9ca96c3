"""Contributions through the API: what pages do, told as JSON."""

from __future__ import annotations

from uuid import uuid4

import pytest

from handrail.contributions.tests.contributing import QUESTION, SAID, ask, contribute
from handrail.rehearsal.thin_path import ThinPath

JSON = "application/json"


@pytest.fixture
def path(cast):
    return ThinPath(cast, cast.at).until("accepted")


def post(client, where, **sent):
    return client.post(f"/api/contributions/{where}", data=sent, content_type=JSON)


def given(**changes):
    names = ("part", "topic", "decision_served", "basis", "statement_kind", "text", "names_nobody")
    return {name: getattr(SAID, name) for name in names} | {"as_of": "2026-01-01"} | changes


def test_a_partner_contributes_and_releases(call, path):
    peter, carys = call("peter"), call("carys")
    made = post(peter, path.case_id, **given()).json()["id"]

    shown = carys.get(f"/api/contributions/{path.case_id}").json()["contributions"]
    assert [(each["id"], each["state"], each["is_yours"]) for each in shown] == [
        (made, "held", False)
    ]
    assert post(peter, f"item/{made}/release").status_code == 201
    opened = carys.get(f"/api/contributions/item/{made}?why=prepare_decision").json()
    assert (opened["text"], opened["contribution"]["is_shared"]) == (SAID.text, True)


def test_what_is_sent_again_under_a_key_is_made_once(call, path):
    peter, sent = call("peter"), given(key=str(uuid4()))

    first, second = (post(peter, path.case_id, **sent) for _ in range(2))

    assert (first.status_code, second.status_code) == (201, 200)
    assert first.json() == second.json()


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"topic": "nationality"}, "contribution_topic_unknown"),
        ({"topic": "clinical"}, "clinicians_only"),
        ({"text": "He is a Ruritanian national."}, "says_immigration_status"),
        ({"topic": "belief"}, "belief_is_no_need"),
    ],
)
def test_what_is_never_held_is_refused_with_its_reason(call, path, change, reason):
    answer = post(call("peter"), path.case_id, **given(**change))

    assert answer.status_code == 403
    assert reason in answer.json()["reasons"]


def test_a_partner_is_asked_and_says_no(call, path, cast):
    peter, carys = call("peter"), call("carys")
    council = str(cast.organisations["council"].id)
    sent = {"asked_of_id": council, "decision_served": "choose_the_help", "question": QUESTION}
    made = post(carys, f"{path.case_id}/requests", **sent).json()["id"]

    opened = peter.get(f"/api/contributions/requests/{made}?why=do_the_ask").json()
    assert (opened["question"], opened["request"]["is_yours"]) == (QUESTION, True)
    assert post(peter, f"requests/{made}/no", reason="not_needed").status_code == 201
    assert post(peter, f"requests/{made}/no", reason="not_needed").status_code == 403


def test_a_partner_withdraws(call, path):
    contribute(path)

    assert post(call("peter"), f"item/{path.id('contribution')}/withdraw").status_code == 201


@pytest.mark.parametrize("who", ["grace", "david", "aoife"])
def test_what_is_of_others_does_not_exist(call, path, who):
    contribute(path)
    ask(path)
    client = call(who)
    for where, reference in (
        ("", path.case_id),
        ("item/", path.id("contribution")),
        ("requests/", path.id("request")),
    ):
        theirs, nobodys = (
            client.get(f"/api/contributions/{where}{each}?why=supervise")
            for each in (reference, uuid4())
        )
        assert (theirs.status_code, theirs.content) == (404, nobodys.content)
