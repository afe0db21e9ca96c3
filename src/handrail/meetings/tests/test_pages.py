"""Pages of meetings and the plan: who walks through them, and who finds nothing there."""

from __future__ import annotations

import re
from uuid import uuid4

import pytest
from django.urls import reverse

from handrail.meetings.tests import meeting
from handrail.rehearsal.thin_path import ThinPath

WHY = "?why=prepare_decision"


@pytest.fixture
def path(cast):
    return ThinPath(cast, cast.at).until("action_agreed")


def at(name, reference):
    return reverse(f"meetings:{name}", args=[reference])


def words(page):
    return " ".join(re.sub(r"<[^>]+>", " ", page.content.decode()).split())


def bare(page):
    return re.sub(r'value="[^"]{64}"|[0-9a-f-]{36}', "", page.content.decode())


def a_call(path, **changes):
    typed = {"day": path.today.isoformat(), "hour": "23:59", "place": "Room 3"}
    return (
        typed | {"chair": str(path.cast.posts["chairing"].id), "new_items": "What next?"} | changes
    )


def test_a_meeting_is_called_run_and_signed_by_its_pages(browse, path):
    carys, chloe = browse("carys"), browse("chloe")
    called = carys.post(at("call", path.case_id), a_call(path), follow=True)
    shown = called.redirect_chain[-1][0]
    where = shown.rstrip("/").rpartition("/")[2]
    assert "Called. The chair and the originator can see it now." in words(called)

    came = {"came": [str(path.cast.posts["chairing"].id)]}
    assert "Who came is kept." in words(chloe.post(at("attend", where), came, follow=True))
    decided = {
        "question": "Who goes along?", "options": "Two of us.", "decided": "The lead.",
        "reasons": "Known.", "how": "majority",
    }  # fmt: skip
    assert "is kept." in words(chloe.post(at("decide", where), decided, follow=True))
    assert "The lead." in words(chloe.get(shown + WHY))
    assert "No vote binds an organisation" in words(chloe.get(shown + WHY))
    assert "The minutes are signed." in words(chloe.post(at("sign", where), follow=True))
    assert "The minutes are signed." in words(chloe.get(at("decide", where)))


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"day": "1/1/2020"}, "would be before now"),
        ({"place": ""}, "Say where it is"),
        ({"hour": "noonish"}, "Enter a time"),
        ({"chair": ""}, "Choose a chair"),
    ],
)
def test_a_call_that_can_be_mended_comes_back(browse, path, change, told):
    page = browse("carys").post(at("call", path.case_id), a_call(path, **change))

    assert page.status_code == 422
    assert told in words(page)


def test_the_agenda_opens_on_the_actions_before(browse, path):
    meeting.call(path)
    page = words(browse("peter").get(at("show", path.id("meeting"))))

    assert page.index("What became of the actions") < page.index("Needs that nothing answers")
    assert "Housing" in page
    assert "Who goes along" not in page


def test_an_originator_attests_and_everybody_reads_the_same(browse, path):
    meeting.call(path)
    where = at("attest", meeting.attestation_id(path))
    david = browse("david")
    assert "SYN-1" in words(david.get(where))

    page = david.post(where, {"answer": "cannot_say"}, follow=True)

    assert "What the meeting reads Originator to advise" in words(page)
    assert "Originator to advise" in words(browse("carys").get(at("show", path.id("meeting"))))


def test_an_attestation_needs_an_answer(browse, path):
    meeting.call(path)
    page = browse("david").post(at("attest", meeting.attestation_id(path)), {})

    assert page.status_code == 422


def test_the_chair_reads_the_plan_and_signs_it(browse, path):
    meeting.call(path)
    chloe = browse("chloe")
    assert "supported housing" not in words(chloe.get(at("plan", path.case_id)))
    assert "supported housing" in words(chloe.get(at("plan", path.case_id) + WHY))

    page = words(chloe.post(at("sign_plan", path.case_id), follow=True))

    assert "The plan is signed." in page
    assert "Version 1, word for word" in words(chloe.get(at("plan", path.case_id) + WHY))


@pytest.mark.parametrize("name", ["grace", "nadia", "david", "imran", "sally"])
@pytest.mark.parametrize("page", ["of_case", "call", "join", "plan"])
def test_the_meetings_of_others_do_not_exist(browse, path, name, page):
    meeting.call(path)
    theirs = browse(name).get(at(page, path.case_id) + WHY)
    nobodys = browse(name).get(at(page, uuid4()) + WHY)

    assert (theirs.status_code, bare(theirs)) == (404, bare(nobodys))


@pytest.mark.parametrize("name", ["grace", "david"])
@pytest.mark.parametrize("page", ["show", "attend", "decide", "attest"])
def test_the_meeting_of_others_does_not_exist(browse, path, name, page):
    meeting.call(path)
    theirs = browse(name).get(at(page, path.id("meeting")) + WHY)
    nobodys = browse(name).get(at(page, uuid4()) + WHY)

    assert (theirs.status_code, bare(theirs)) == (404, bare(nobodys))


def test_where_nobody_else_leads_there_is_nothing_to_join(browse, path):
    page = browse("carys").get(at("join", path.case_id))

    assert "Nobody else leads this case" in words(page)
