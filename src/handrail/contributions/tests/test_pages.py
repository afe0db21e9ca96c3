"""The doors of contributions: contribute, release, withdraw, ask, say no; refusals, outsiders."""

from __future__ import annotations

import re
from uuid import uuid4

import pytest
from django.urls import reverse

from handrail.contributions.tests.contributing import (
    QUESTION,
    SAID,
    answer_no,
    ask,
    contribute,
    release,
)
from handrail.rehearsal.thin_path import ThinPath

WHY = "?why=prepare_decision"
GIVEN = {
    "part": "need",
    "topic": "housing",
    "decision_served": "decide_whether_to_help",
    "basis": "part_2_public_task_social_care",
    "statement_kind": "fact",
    "as_of": "1/1/2026",
    "text": SAID.text,
    "names_nobody": "yes",
}


@pytest.fixture
def path(cast):
    return ThinPath(cast, cast.at).until("accepted")


def at(name, *references):
    return reverse(f"contributions:{name}", args=references)


def words(response):
    text = re.sub(r"<[^>]+>", " ", response.content.decode())
    return " ".join(text.replace("&#39;", "'").split())


def plain(response):
    return re.sub(r'(name="csrfmiddlewaretoken" value=")[^"]+', r"\1", response.content.decode())


def test_a_partner_says_what_it_knows_to_the_centre_alone(browse, path):
    peter = browse("peter")

    page = peter.post(at("add", path.case_id), GIVEN, follow=True)

    assert "Only you and the centre see it until you release it." in words(page)
    assert "Only you and the centre see this" in words(peter.get(at("listed", path.case_id)))
    assert "Not released" in words(browse("carys").get(at("listed", path.case_id)))
    assert SAID.text not in words(page)


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"topic": "family"}, "The person has not been told and agreed yet."),
        ({"topic": "clinical"}, "Select a valid choice"),
        ({"decision_served": "choose_the_help"}, "The person has not been told and agreed yet."),
        ({"text": "Has leave to remain."}, "Nationality and immigration status are never held"),
        ({"names_nobody": "no"}, "It may name nobody else."),
        ({"as_of": "1/1/2099"}, "lies ahead"),
        ({"text": ""}, "Say what you know."),
    ],
)
def test_a_mistake_is_told_beside_its_field(browse, path, change, told):
    page = browse("peter").post(at("add", path.case_id), GIVEN | change)

    assert page.status_code == 422
    assert told in words(page)


def test_the_owner_reads_what_release_will_do_and_releases(browse, path):
    contribute(path)
    peter, shown = browse("peter"), at("show", path.id("contribution"))

    before = peter.get(shown)
    assert "everybody who works on this case can read it" in words(before)
    assert "Synthetic Council of Northgate" in words(before)
    after = peter.post(at("release", path.id("contribution")), follow=True)
    assert "Released" in words(after)
    assert "Withdraw it" not in words(after)


def test_the_owner_withdraws_what_was_not_released(browse, path):
    contribute(path)

    page = browse("peter").post(at("withdraw", path.id("contribution")), follow=True)

    assert "Withdrawn" in words(page)


def test_words_are_read_for_a_reason(browse, path):
    contribute(path)
    carys, shown = browse("carys"), at("show", path.id("contribution"))

    assert SAID.text not in words(carys.get(shown)).replace("&#x27;", "'")
    assert "on a friend" in words(carys.get(shown + WHY))
    assert "Release this contribution" not in words(carys.get(shown + WHY))


def test_the_centre_releases_nothing_for_its_owner(browse, path):
    contribute(path)

    page = browse("carys").post(at("release", path.id("contribution")))

    assert page.status_code == 403


def test_a_coordinator_asks_and_the_partner_says_no(browse, path, cast):
    carys, peter = browse("carys"), browse("peter")
    council = str(cast.organisations["council"].id)
    asking = {"asked_of": council, "decision_served": "choose_the_help", "question": QUESTION}

    asked = carys.post(at("ask", path.case_id), asking, follow=True)
    assert "A partner is asked what it knows" in words(asked)
    home = peter.get("/")
    assert "Say what you know, or say no" in words(home)
    (where,) = set(re.findall(r"/contributions/asked/[^/]+/", home.content.decode()))
    assert QUESTION in words(peter.get(where + WHY))
    done = peter.post(where + "no/", {"reason": "not_ours_to_share"}, follow=True)
    assert "It is not ours to share" in words(done)
    assert "Say what you know, or say no" not in words(peter.get("/"))


def test_no_needs_a_reason(browse, path):
    ask(path)

    page = browse("peter").post(at("answer_no", path.id("request")), {})

    assert page.status_code == 422
    assert "Say no" in words(page)


def test_a_partner_answers_a_request_with_what_it_knows(browse, path):
    ask(path)
    peter = browse("peter")
    where = f"{at('add', path.case_id)}?answers={path.id('request')}"

    assert "answers the request" in words(peter.get(where))
    page = peter.post(where, GIVEN, follow=True)
    assert "Answers" in words(page)
    assert "Answered" in words(peter.get(at("asked", path.id("request"))))


@pytest.mark.parametrize("made_up", ["nonsense", "00000000-0000-4000-8000-00000000a0a0"])
def test_a_request_that_is_made_up_is_not_answered(browse, path, made_up):
    page = browse("peter").get(f"{at('add', path.case_id)}?answers={made_up}")

    assert page.status_code == 200
    assert "answers the request" not in words(page)


def test_an_answer_no_is_shown_to_who_asked(browse, path):
    ask(path)
    answer_no(path)

    assert "We know nothing that helps" in words(
        browse("carys").get(at("asked", path.id("request")))
    )


def test_a_coordinator_is_told_what_to_assess(browse, path):
    contribute(path)
    carys = browse("carys")
    assert "Assess what a partner contributed" not in words(carys.get("/"))
    release(path)

    assert "Assess what a partner contributed" in words(carys.get("/"))


def test_a_closed_case_takes_nothing_more(browse, path, superuser):
    superuser.execute("UPDATE cases_case SET state = 'paused_for_review'")

    assert "You cannot contribute now." in words(browse("peter").get(at("add", path.case_id)))
    assert "You cannot ask a partner now." in words(browse("carys").get(at("ask", path.case_id)))


@pytest.mark.parametrize("who", ["grace", "david", "imran", "nadia", "aoife", "dunya"])
@pytest.mark.parametrize("name", ["listed", "add", "ask"])
def test_a_case_of_others_does_not_exist(browse, path, who, name):
    theirs, nobodys = (browse(who).get(at(name, each)) for each in (path.case_id, uuid4()))

    assert (theirs.status_code, plain(theirs)) == (404, plain(nobodys))


@pytest.mark.parametrize("who", ["grace", "david", "chloe", "dunya"])
@pytest.mark.parametrize(
    ("method", "name"),
    [("get", "show"), ("post", "release"), ("post", "withdraw")],
)
def test_a_contribution_of_others_does_not_exist(browse, path, who, method, name):
    contribute(path)
    visit = getattr(browse(who), method)

    theirs, nobodys = (visit(at(name, each) + WHY) for each in (path.id("contribution"), uuid4()))

    assert (theirs.status_code, plain(theirs)) == (404, plain(nobodys))


@pytest.mark.parametrize("who", ["grace", "david"])
@pytest.mark.parametrize(("method", "name"), [("get", "asked"), ("post", "answer_no")])
def test_a_request_of_others_does_not_exist(browse, path, who, method, name):
    ask(path)
    visit = getattr(browse(who), method)
    given = {"reason": "not_needed"}

    theirs, nobodys = (visit(at(name, each) + WHY, given) for each in (path.id("request"), uuid4()))

    assert (theirs.status_code, plain(theirs)) == (404, plain(nobodys))
