"""The doors of assessment: record, revise, give a reason, close; refusals and outsiders."""

from __future__ import annotations

import re
from uuid import uuid4

import pytest
from django.urls import reverse

from handrail.assessment.tests.assessing import NEED, STRENGTH, give_reason, record, revise
from handrail.contributions.tests.contributing import contribute, release
from handrail.rehearsal.thin_path import ThinPath

WHY = "?why=prepare_decision"
GIVEN = {
    "topic": "housing",
    "text": NEED.text,
    "persons_view": "agrees",
    "persons_words": NEED.persons_words,
}


@pytest.fixture
def path(cast):
    return ThinPath(cast, cast.at).until("accepted")


def at(name, *references):
    return reverse(f"assessment:{name}", args=references)


def words(response):
    text = re.sub(r"<[^>]+>", " ", response.content.decode())
    return " ".join(text.replace("&#39;", "'").split())


def plain(response):
    return re.sub(r'(name="csrfmiddlewaretoken" value=")[^"]+', r"\1", response.content.decode())


@pytest.mark.parametrize("who", ["carys", "peter"])
def test_a_need_is_recorded_and_read_for_a_reason(browse, path, who):
    client = browse(who)

    page = client.post(at("record", path.case_id), GIVEN, follow=True)
    assert "All who work on the case can read it." in words(page)
    assert NEED.text not in words(page)
    opened = words(client.get(at("listed", path.case_id) + WHY))
    assert NEED.text in opened
    assert NEED.persons_words in opened


def test_a_need_comes_from_what_was_released(browse, path):
    contribute(path)
    carys = browse("carys")
    assert "Which contributions" not in words(carys.get(at("record", path.case_id)))
    release(path)
    assert "A need, housing, from Synthetic Council" in words(carys.get(at("record", path.case_id)))
    sent = GIVEN | {"sources": [str(path.id("contribution"))]}

    carys.post(at("record", path.case_id), sent)

    assert "Assess what a partner contributed" not in words(carys.get("/"))


def test_a_strength_is_recorded(browse, path):
    carys = browse("carys")

    carys.post(at("record_strength", path.case_id), {"topic": "employment", "text": STRENGTH.text})

    assert STRENGTH.text in words(carys.get(at("listed", path.case_id) + WHY))


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"topic": "family"}, "The person has not been told and agreed yet."),
        ({"text": "Is an overstayer: her visa expired."}, "Nationality and immigration status"),
        ({"persons_view": "sees_it_otherwise", "persons_words": ""}, "Say how the person sees it."),
        ({"persons_view": ""}, "Say whether the person sees it so too."),
    ],
)
def test_a_mistake_is_told_beside_its_field(browse, path, change, told):
    page = browse("carys").post(at("record", path.case_id), GIVEN | change)

    assert page.status_code == 422
    assert told in words(page)


def test_new_words_stand_beside_the_former(browse, path):
    record(path)
    carys, where = browse("carys"), at("revise", path.id("need"))
    assert NEED.text not in words(carys.get(where))
    assert NEED.text in words(carys.get(where + WHY))

    carys.post(where + WHY, {"text": "A ground floor home."})

    opened = words(carys.get(at("listed", path.case_id) + WHY))
    assert "The need now A ground floor home. Until" in opened
    assert NEED.text in opened


def test_the_same_words_are_no_revision(browse, path):
    record(path)

    page = browse("carys").post(at("revise", path.id("need")), {"text": NEED.text})

    assert page.status_code == 403
    assert "These are the same words." in words(page)


def test_why_no_action_answers_a_need(browse, path):
    record(path)
    carys = browse("carys")
    sent = {"code": "comes_later", "words": "The debts come first."}

    page = carys.post(at("give_reason", path.id("need")), sent, follow=True)

    assert "Reason given" in words(page)
    assert "The debts come first." in words(carys.get(at("listed", path.case_id) + WHY))
    again = carys.get(at("give_reason", path.id("need")))
    assert "You cannot give a reason now." in words(again)


def test_a_need_is_met(browse, path):
    record(path)
    give_reason(path)

    page = browse("peter").post(at("close", path.id("need")), follow=True)

    assert "The need is met." in words(page)


@pytest.mark.parametrize("who", ["grace", "david", "imran", "aoife", "dunya"])
@pytest.mark.parametrize("name", ["listed", "record", "record_strength"])
def test_a_case_of_others_does_not_exist(browse, path, who, name):
    theirs, nobodys = (browse(who).get(at(name, each) + WHY) for each in (path.case_id, uuid4()))

    assert (theirs.status_code, plain(theirs)) == (404, plain(nobodys))


@pytest.mark.parametrize("who", ["grace", "david"])
@pytest.mark.parametrize(
    ("method", "name"), [("get", "revise"), ("post", "give_reason"), ("post", "close")]
)
def test_a_need_of_others_does_not_exist(browse, path, who, method, name):
    record(path)
    revise(path)
    visit = getattr(browse(who), method)
    given = {"code": "other", "words": "None."}

    theirs, nobodys = (visit(at(name, each), given) for each in (path.id("need"), uuid4()))

    assert (theirs.status_code, plain(theirs)) == (404, plain(nobodys))
