"""Every page and route of meetings: what it refuses, and that outsiders find nothing there."""

from __future__ import annotations

import re
from datetime import timedelta
from uuid import uuid4

import pytest
from django.urls import reverse

from handrail.assessment.tests import assessing
from handrail.meetings.tests import meeting
from handrail.rehearsal.thin_path import ThinPath

WHY = "?why=prepare_decision"
RULING = {
    "question": "Who?",
    "options": "Two.",
    "decided": "One.",
    "reasons": "So.",
    "how": "chair",
}
SENT = {
    "call": {"starts_at": "2099-01-01T10:00:00Z", "place": "Room 3", "chair_id": str(uuid4())},
    "join": {"held_on": "2026-01-01", "place": "Theirs", "agreed": "Housing."},
    "plan": {},
    "attendance": {"came": []},
    "decisions": RULING,
    "sign": {},
}


@pytest.fixture
def path(cast):
    return ThinPath(cast, cast.at).until("action_agreed")


def at(name, reference):
    return reverse(f"meetings:{name}", args=[reference])


def bare(page):
    return re.sub(r'value="[^"]{64}"|[0-9a-f-]{36}', "", page.content.decode())


def words(page):
    return " ".join(re.sub(r"<[^>]+>", " ", page.content.decode()).split())


def post(client, where, **sent):
    return client.post(f"/api/meetings/{where}", data=sent, content_type="application/json")


@pytest.mark.parametrize("name", ["grace", "nadia", "aoife", "dunya", "priya", "rhona", "una"])
@pytest.mark.parametrize("page", ["call", "join", "sign_plan"])
def test_an_outsider_who_sends_something_finds_nothing(browse, path, name, page):
    meeting.call(path)
    theirs = browse(name).post(at(page, path.case_id), {})
    nobodys = browse(name).post(at(page, uuid4()), {})

    assert (theirs.status_code, bare(theirs)) == (404, bare(nobodys))


@pytest.mark.parametrize("name", ["grace", "nadia", "imran"])
@pytest.mark.parametrize("page", ["attend", "decide", "sign", "attest"])
def test_an_outsider_keeps_nothing_of_a_meeting(browse, path, name, page):
    meeting.call(path)
    theirs = browse(name).post(at(page, path.id("meeting")), RULING)
    nobodys = browse(name).post(at(page, uuid4()), RULING)

    assert (theirs.status_code, bare(theirs)) == (404, bare(nobodys))


@pytest.mark.parametrize("name", ["grace", "david", "evan"])
@pytest.mark.parametrize("where", ["", "/join", "/plan"])
def test_a_program_of_an_outsider_finds_no_case(call, path, name, where):
    client, sent = call(name), SENT[where.strip("/") or "call"]
    theirs = post(client, f"on-case/{path.case_id}{where}", **sent)
    nobodys = post(client, f"on-case/{uuid4()}{where}", **sent)

    assert (theirs.status_code, theirs.content) == (404, nobodys.content)


@pytest.mark.parametrize("name", ["grace", "david"])
@pytest.mark.parametrize("where", ["attendance", "decisions", "sign"])
def test_a_program_of_an_outsider_finds_no_meeting(call, path, name, where):
    meeting.call(path)
    client = call(name)
    theirs = post(client, f"{path.id('meeting')}/{where}", **SENT[where])
    nobodys = post(client, f"{uuid4()}/{where}", **SENT[where])

    assert (theirs.status_code, theirs.content) == (404, nobodys.content)


@pytest.mark.parametrize("name", ["grace", "nadia", "imran"])
def test_a_program_of_an_outsider_finds_nothing_to_attest(call, path, name):
    meeting.call(path)
    found, client = meeting.attestation_id(path), call(name)
    theirs = post(client, f"attestations/{found}", answer="yes")

    assert theirs.status_code == 404
    assert theirs.content == post(client, f"attestations/{uuid4()}", answer="yes").content
    assert client.get("/api/meetings/attestations").json() == []


@pytest.mark.parametrize("where", ["on-case/{}", "on-case/{}/plan?why=supervise"])
def test_an_outsider_lists_and_opens_nothing(call, path, where):
    meeting.call(path)
    grace = call("grace")
    theirs = grace.get(f"/api/meetings/{where.format(path.case_id)}")

    assert theirs.status_code == 404
    assert theirs.content == grace.get(f"/api/meetings/{where.format(uuid4())}").content


@pytest.mark.parametrize("page", ["decide", "sign"])
def test_the_coordinator_neither_decides_nor_signs(browse, path, page):
    meeting.called_and_attended(path)

    answer = browse("carys").post(at(page, path.id("meeting")), RULING)

    assert answer.status_code in {403, 404}
    assert meeting.signed(path)


def test_the_chair_calls_no_meeting(browse, path):
    meeting.call(path)

    assert browse("chloe").get(at("call", path.case_id)).status_code == 404


def test_a_second_call_is_refused_while_the_first_is_open(browse, path):
    meeting.call(path)
    typed = {
        "day": (path.today + timedelta(days=2)).isoformat(),
        "hour": "10:00",
        "place": "Room 4",
        "chair": str(path.cast.posts["chairing"].id),
    }

    answer = browse("carys").post(at("call", path.case_id), typed)

    assert answer.status_code == 403
    assert "whose minutes are not signed" in words(answer)


def test_the_leads_meeting_is_joined_by_its_page(browse, path):
    meeting.led_elsewhere(path)
    carys = browse("carys")
    assert "the centre joins their meeting" in words(carys.get(at("of_case", path.case_id)))
    typed = {"held_on": path.today.isoformat(), "place": "Their office", "agreed": "Housing."}

    page = carys.post(at("join", path.case_id), typed, follow=True)

    assert "Kept. Who works on the case can read it." in words(page)
    assert "Housing." in words(browse("peter").get(page.redirect_chain[-1][0] + WHY))


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"held_on": "1/1/2099"}, "lies ahead"),
        ({"agreed": ""}, "Say what was agreed there."),
        ({"place": ""}, "Say where it is"),
    ],
)
def test_a_joining_that_can_be_mended_comes_back(browse, path, change, told):
    meeting.led_elsewhere(path)
    typed = {"held_on": path.today.isoformat(), "place": "There", "agreed": "Housing."} | change

    page = browse("carys").post(at("join", path.case_id), typed)

    assert (page.status_code, told in words(page)) == (422, True)


def test_who_came_and_sent_word_comes_back(browse, path):
    meeting.call(path)
    chair = [str(path.cast.posts["chairing"].id)]

    page = browse("carys").post(
        at("attend", path.id("meeting")), {"came": chair, "sent_word": chair}
    )

    assert page.status_code == 422
    assert "Somebody who came has not only sent word" in words(page)


def test_who_came_before_the_day_comes_back(browse, path):
    meeting.call(path, starts_at=path.at + timedelta(days=3))
    came = {"came": [str(path.cast.posts["chairing"].id)]}

    page = browse("chloe").post(at("attend", path.id("meeting")), came)

    assert (page.status_code, "on a later day" in words(page)) == (422, True)


@pytest.mark.parametrize("missing", ["question", "options", "decided", "reasons", "how"])
def test_a_decision_that_leaves_something_out_comes_back(browse, path, missing):
    meeting.call(path)

    page = browse("chloe").post(at("decide", path.id("meeting")), RULING | {missing: ""})

    assert page.status_code == 422


@pytest.mark.parametrize("answer", ["", "perhaps"])
def test_no_answer_is_no_attestation(browse, path, answer):
    meeting.call(path)

    page = browse("david").post(at("attest", meeting.attestation_id(path)), {"answer": answer})

    assert page.status_code == 422


def test_an_originator_sees_its_own_reference_the_day_and_nothing_of_the_meeting(browse, path):
    meeting.call(path)
    page = words(browse("david").get(at("attest", meeting.attestation_id(path))))

    assert "SYN-1" in page
    assert "Room 3" not in page
    assert "Chair" not in page


def test_both_noes_answer_with_the_same_page(browse, path, superuser):
    meeting.call(path)
    where, david = at("attest", meeting.attestation_id(path)), browse("david")
    pages = []
    for answer in ("no", "cannot_say"):
        pages.append(bare(david.post(where, {"answer": answer}, follow=True)))
        superuser.execute("UPDATE meetings_attestation SET state = 'awaited', attested_at = NULL")

    assert pages[0] == pages[1]


def test_a_plan_with_a_gap_says_so_and_is_not_signed(browse, path):
    meeting.call(path)
    assessing.record(path)
    chloe = browse("chloe")

    assert "neither an agreed action nor a reason" in words(
        chloe.get(at("plan", path.case_id) + WHY)
    )
    assert chloe.post(at("sign_plan", path.case_id)).status_code == 403


@pytest.mark.parametrize(
    "change",
    [
        {"starts_at": "2099-01-01T10:00:00"},
        {"starts_at": "tomorrow"},
        {"place": "Room\x003"},
        {"place": "x" * 201},
        {"chair_id": "the chair"},
        {"name": "somebody"},
    ],
)
def test_a_call_in_another_shape_is_told_apart(call, path, change):
    sent = SENT["call"] | change

    assert post(call("carys"), f"on-case/{path.case_id}", **sent).status_code == 422


def test_a_program_is_refused_with_its_reasons(call, path):
    answer = post(call("carys"), f"on-case/{path.case_id}", **SENT["call"] | {"place": " "})

    assert answer.status_code == 403
    assert answer.json()["reasons"] == ["place_missing", "chair_unknown"]


def test_a_program_joins_their_meeting_once(call, path):
    meeting.led_elsewhere(path)
    carys, sent = call("carys"), SENT["join"] | {"key": str(uuid4())}
    where = f"on-case/{path.case_id}"

    assert post(carys, where, **SENT["call"]).json()["reasons"][0] == "existing_lead_meets"
    assert [post(carys, f"{where}/join", **sent).status_code for _ in range(2)] == [201, 200]
    assert [each["state"] for each in carys.get(f"/api/meetings/{where}").json()] == ["joined"]


@pytest.mark.parametrize("where", ["{}", "on-case/{}/plan"])
def test_nothing_opens_without_a_reason(call, path, where):
    meeting.call(path)
    reference = path.case_id if "case" in where else path.id("meeting")

    answer = call("carys").get(f"/api/meetings/{where.format(reference)}")

    assert answer.json()["errors"][0]["code"] == "purpose_unknown"
