"""The doors of awareness: page and API, each with its refusal and its outsider."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest
from django.urls import reverse

from handrail.awareness.tests.builders import ask_not_yet, asked_id, known, not_yet, tell
from handrail.clocks.sweep import sweep
from handrail.rehearsal.thin_path import ThinPath
from handrail.site.clock_table import CLOCK_TABLE

WHY = "?why=prepare_decision"
JSON = "application/json"
SECRET = "A relative reads everything"


@pytest.fixture
def path(cast):
    return ThinPath(cast, cast.at).until("accepted")


@pytest.fixture
def telling(path):
    return {
        "told_on": path.today.isoformat(),
        "how": "in_person",
        "is_checked": "yes",
        "words": "Shares the flat with nobody.",
        "is_shared_address": "no",
    }


@pytest.fixture
def later(path):
    return {
        "considered": ["tell_part"],
        "ground": "sch_3",
        "reasons": SECRET,
        "review_on": (path.today + timedelta(days=20)).isoformat(),
    }


def at(name, *references):
    return reverse(f"awareness:{name}", args=references)


@pytest.mark.parametrize("name", ["carys", "peter"])
def test_the_plain_answer_stands_on_top(browse, path, name):
    page = browse(name).get(at("show", path.case_id))
    assert "The person is to be told by" in page.text

    tell(path)
    page = browse(name).get(at("show", path.case_id))
    assert "Yes. The person was told on" in page.text


def test_a_worker_records_that_the_person_was_told(browse, path, telling):
    page = browse("peter").post(at("tell", path.case_id), telling, follow=True)

    assert "Kept: the person was told." in page.text
    assert known(path).is_told


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"told_on": "1/1/2099"}, "lies ahead"),
        ({"is_checked": "no"}, "Check first who shares"),
        ({"words": ""}, "Say what you found out"),
        ({"how": "letter_posted", "is_shared_address": "yes"}, "never names the scheme"),
        (
            {"how": "letter_posted", "is_shared_address": "yes", "names_scheme": "yes"},
            "never names the scheme",
        ),
    ],
)
def test_what_can_be_mended_comes_back(browse, path, telling, change, told):
    page = browse("peter").post(at("tell", path.case_id), telling | change)

    assert (page.status_code, told in page.text) == (422, True)
    assert not known(path).is_told


def test_a_letter_that_names_nothing_may_go_to_a_shared_address(browse, path, telling):
    sent = telling | {"how": "letter_posted", "is_shared_address": "yes", "names_scheme": "no"}

    browse("peter").post(at("tell", path.case_id), sent)

    assert known(path).is_told


def test_the_coordinator_asks_and_the_reviewer_decides(browse, path, later):
    page = browse("carys").post(at("ask_not_yet", path.case_id), later, follow=True)
    assert "An independent reviewer is asked." in page.text

    rhona, where = browse("rhona"), at("decide", asked_id(path))
    assert SECRET not in rhona.get(where).text
    assert SECRET in rhona.get(where + WHY).text
    page = rhona.post(where, {"is_agreed": "yes", "reasons": "The harm is shown."}, follow=True)

    assert "A reviewer agreed not to tell yet" in page.text
    assert known(path).state == "not_yet"


def test_the_reviewer_says_why(browse, path):
    ask_not_yet(path)

    page = browse("rhona").post(at("decide", asked_id(path)), {"is_agreed": "no", "reasons": ""})

    assert (page.status_code, "Say why." in page.text) == (422, True)


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"considered": []}, "Choose what less was considered"),
        ({"review_on": "1/1/2099"}, "at most 90 days on"),
        ({"reasons": ""}, "Say why."),
    ],
)
def test_a_proposal_that_can_be_mended_comes_back(browse, path, later, change, told):
    page = browse("carys").post(at("ask_not_yet", path.case_id), later | change)

    assert (page.status_code, told in page.text) == (422, True)


def test_the_ground_is_shown_to_the_coordinator_alone(browse, path):
    not_yet(path)
    carys, peter = (browse(name).get(at("show", path.case_id)).text for name in ("carys", "peter"))

    assert "Sch 3" in carys
    assert "Sch 3" not in peter
    assert "Independent reviewer decided so" in peter
    assert "violent" in browse("carys").get(at("show", path.case_id) + WHY).text


def test_after_two_renewals_the_reviewer_must_agree_to_one_more(browse, path):
    for _ in range(3):
        not_yet(path)
    ask_not_yet(path)
    rhona, where = browse("rhona"), at("decide", asked_id(path))
    said = {"is_agreed": "yes", "reasons": "Once more."}

    assert "Not telling was renewed twice." in rhona.post(where, said).text
    rhona.post(where, said | {"is_one_more": "on"})
    assert known(path).renewals == 3


def test_the_letter_is_plain_and_the_one_for_a_shared_address_names_nothing(browse, path):
    peter = browse("peter")
    whole = peter.get(at("letter", path.case_id)).text
    (shared,) = peter.get(at("letter", path.case_id) + "?shared=yes").text.split(
        'class="govuk-grid-row handrail-letter"'
    )[1:]
    shared = shared.partition("</main>")[0]

    for told in ("Support is voluntary", "0303 123 1113", "advocate", "20 working days"):
        assert told in whole
    for named in ("centre", "police", "support", "Handrail", "reference", "Prevent"):
        assert named not in shared


def test_the_data_protection_officer_sees_references_and_clocks_only(browse, path):
    sweep(CLOCK_TABLE, at=path.at + timedelta(days=32))
    priya = browse("priya")

    assert "Overdue: a person is to be told" in priya.get("/").text
    assert "The person is to be told" in priya.get(at("overdue")).text
    assert priya.get(at("show", path.case_id)).status_code == 404
    assert browse("peter").get(at("overdue")).status_code == 404


@pytest.mark.parametrize("who", ["grace", "david", "imran", "rhona", "aoife"])
@pytest.mark.parametrize("name", ["show", "tell", "ask_not_yet", "letter"])
def test_a_case_of_others_does_not_exist(browse, path, who, name):
    outsider = browse(who)
    theirs, nobodys = outsider.get(at(name, path.case_id)), outsider.get(at(name, uuid4()))

    assert (theirs.status_code, nobodys.status_code) == (404, 404)


@pytest.mark.parametrize("who", ["peter", "david", "imran"])
def test_a_proposal_of_others_does_not_exist(browse, path, who):
    ask_not_yet(path)
    outsider = browse(who)

    theirs = outsider.get(at("decide", asked_id(path)))
    nobodys = outsider.get(at("decide", uuid4()))

    assert (theirs.status_code, nobodys.status_code) == (404, 404)


def test_a_program_does_the_same(call, path, telling):
    carys, peter, rhona = call("carys"), call("peter"), call("rhona")
    where = f"/api/awareness/{path.case_id}"
    proposal = {
        "regime": "part_2",
        "ground": "sch_3",
        "considered": ["tell_later"],
        "reasons": SECRET,
        "review_on": (path.today + timedelta(days=9)).isoformat(),
    }
    assert carys.post(f"{where}/not-yet", proposal, content_type=JSON).status_code == 201
    (asked,) = rhona.get("/api/awareness/not-yet").json()
    opened = rhona.get(f"/api/awareness/not-yet/{asked}{WHY}").json()
    assert opened["reasons"] == SECRET
    ruling = {"is_agreed": False, "reasons": "Tell a part."}
    decided = rhona.post(f"/api/awareness/not-yet/{asked}/decide", ruling, content_type=JSON)
    assert decided.status_code == 201
    sent = telling | {"is_checked": True, "is_shared_address": False}
    assert peter.post(f"{where}/tell", sent, content_type=JSON).status_code == 201

    assert peter.get(where).json()["state"] == "told"
    assert peter.get(f"{where}/route{WHY}").json() == telling["words"]
    assert call("grace").get(where).status_code == 404
