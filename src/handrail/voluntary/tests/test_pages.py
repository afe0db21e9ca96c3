"""The doors of agreement, advocate and voice: page and API, each with refusal and outsider."""

from __future__ import annotations

from uuid import uuid4

import pytest
from django.urls import reverse

from handrail.rehearsal.thin_path import ThinPath
from handrail.voluntary.tests.builders import WORDS, agreement, ask, refuse, seat, speak

WHY = "?why=prepare_decision"
JSON = "application/json"


@pytest.fixture
def path(cast):
    return ThinPath(cast, cast.at).until("told")


@pytest.fixture
def said(path):
    return {
        "words_said": "on",
        "on_day": path.today.isoformat(),
        "present": "The person and the worker.",
        "has_capacity": "yes",
    }


def at(name, path, folder="voluntary"):
    return reverse(f"{folder}:{name}", args=[path.case_id])


def test_the_person_is_asked_and_agrees(browse, path, said):
    peter = browse("peter")
    assert "Support is voluntary." in peter.get(at("ask", path)).text
    peter.post(at("ask", path), said)

    page = peter.post(at("give", path), said, follow=True)

    assert "The person agreed to support on" in page.text
    assert agreement(path).is_given


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"words_said": ""}, "Say the words of the letter"),
        ({"present": ""}, "Say who was there."),
        ({"on_day": "1/1/2099"}, "lies ahead"),
        ({"on_day": "1/1/2020"}, "before what went before it"),
    ],
)
def test_what_can_be_mended_comes_back(browse, path, said, change, told):
    page = browse("peter").post(at("ask", path), said | change)

    assert (page.status_code, told in page.text) == (422, True)


def test_without_capacity_an_advocate_speaks_and_best_interests_are_said(browse, path, said):
    ask(path)
    peter, lacking = browse("peter"), said | {"has_capacity": "no"}
    page = peter.post(at("give", path), lacking)
    assert "needs an independent advocate" in page.text
    assert "best interests" in page.text

    seat(path)
    peter.post(at("give", path), lacking | {"best_interests": "A home is what she always wanted."})
    assert not agreement(path).has_capacity


@pytest.mark.parametrize(("verb", "step"), [("refuse", "told"), ("withdraw", "action_agreed")])
def test_a_no_stops_support_and_offers_what_comes_next(cast, browse, superuser, verb, step):
    path = ThinPath(cast, cast.at).until(step)
    if verb == "refuse":
        ask(path)

    page = browse("carys").post(
        at(verb, path, "agreement"), {"on_day": path.today.isoformat()}, follow=True
    )

    assert "Support has stopped." in page.text
    assert "ordinary health or social care" in page.text
    assert reverse("cases:close", args=[path.case_id]) in page.text
    assert not superuser.execute(
        "SELECT 1 FROM support_action WHERE case_id = %s AND state IN ('proposed', 'agreed')",
        [path.case_id],
    ).fetchall()


def test_a_no_is_recorded_at_its_point_alone(browse, path):
    peter, day = browse("peter"), {"on_day": path.today.isoformat()}

    assert "not at the point" in peter.get(at("withdraw", path, "agreement")).text
    assert peter.post(at("withdraw", path, "agreement"), day).status_code == 403


def test_the_advocate_is_chosen_by_organisation_and_post(browse, path, cast):
    peter = browse("peter")
    page = peter.get(at("seat", path)).text
    assert "Synthetic Advocates: Independent advocate" in page
    assert "Aoife" not in page

    chosen = {"member_id": str(cast.members["aoife"]), "is_chosen": "yes"}
    page = peter.post(at("seat", path), chosen, follow=True)

    assert "The advocate takes part now" in page.text


def test_the_advocate_finds_their_people_and_adds_a_voice(browse, path):
    aoife = browse("aoife")
    assert "Nobody has chosen you yet." in aoife.get(reverse("voluntary:people")).text
    seat(path)
    assert "Add the person&#39;s voice" in aoife.get("/").text
    assert at("voice", path) in aoife.get(reverse("voluntary:people")).text

    page = aoife.post(at("voice", path), {"text": WORDS}, follow=True)

    assert "Kept. All who work on the case may read it." in page.text
    peter = browse("peter")
    assert WORDS not in peter.get(at("voice", path)).text
    assert WORDS in peter.get(at("voice", path) + WHY).text


def test_an_empty_voice_comes_back(browse, path):
    seat(path)

    page = browse("aoife").post(at("voice", path), {"text": " "})

    assert (page.status_code, "Write what the person says." in page.text) == (422, True)


def test_a_worker_lends_no_voice(browse, path):
    assert browse("peter").post(at("voice", path), {"text": WORDS}).status_code == 403


@pytest.mark.parametrize("page", ["ask", "give", "seat"])
def test_the_advocate_records_nothing_else(browse, path, page):
    seat(path)

    assert browse("aoife").get(at(page, path)).status_code == 404


@pytest.mark.parametrize("who", ["grace", "david", "imran", "aoife", "priya"])
@pytest.mark.parametrize("page", ["show", "ask", "give", "seat", "voice"])
def test_a_case_of_others_does_not_exist(browse, path, who, page):
    outsider = browse(who)
    theirs = outsider.get(at(page, path))
    nobodys = outsider.get(reverse(f"voluntary:{page}", args=[uuid4()]))

    assert (theirs.status_code, nobodys.status_code) == (404, 404)


@pytest.mark.parametrize("page", ["refuse", "withdraw"])
def test_nobody_else_records_a_no(browse, path, page):
    assert browse("grace").get(at(page, path, "agreement")).status_code == 404


def test_my_people_are_an_advocates(browse, path):
    assert browse("peter").get(reverse("voluntary:people")).status_code == 404


def test_what_was_said_is_opened_for_a_reason(browse, path):
    ask(path)
    refuse(path, present="A friend.")
    carys = browse("carys")

    assert "A friend." not in carys.get(at("show", path)).text
    assert "A friend." in carys.get(at("show", path) + WHY).text


def test_a_program_does_the_same(call, path, said, cast):
    peter, aoife, where = call("peter"), call("aoife"), f"/api/agreement/{path.case_id}"
    sent = said | {"words_said": True, "has_capacity": True}
    for verb in ("ask", "give"):
        assert peter.post(f"{where}/{verb}", sent, content_type=JSON).status_code == 201
    (advocate,) = peter.get(f"{where}/advocates").json()
    chosen = {"member": advocate["member"], "is_chosen": True}
    assert peter.post(f"{where}/advocate", chosen, content_type=JSON).status_code == 201
    voice = {"key": str(uuid4()), "text": WORDS}
    codes = [aoife.post(f"{where}/voice", voice, content_type=JSON).status_code for _ in range(2)]
    no = {"on_day": path.today.isoformat()}
    assert peter.post(f"{where}/withdraw", no, content_type=JSON).status_code == 201

    assert codes == [201, 200]
    assert aoife.get(f"{where}/advocates").status_code == 404
    assert aoife.get(where).json()["state"] == "withdrawn"
    assert [each["text"] for each in peter.get(f"{where}/voice{WHY}").json()] == [WORDS]
    assert len(peter.get(f"{where}/steps{WHY}").json()) == 3
    assert call("grace").get(where).status_code == 404


def test_a_voice_counts_on_the_case_page(browse, path):
    seat(path)
    speak(path)

    page = browse("peter").get(reverse("cases:show", args=[path.case_id])).text

    assert "Heard 1 time" in page
    assert "Agreement to support" in page
    assert "Does the person know?" in page
