"""Each door of awareness from outside, and what each refuses to whom it lets in."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse

from handrail.acts.tests.bare_pages import JSON, is_nobodys
from handrail.awareness.tests.builders import ask_not_yet, asked_id, known, not_yet, tell
from handrail.rehearsal.thin_path import ThinPath
from handrail.voluntary.tests.builders import seat

WHY = {"why": "prepare_decision"}
TELL = {
    "told_on": "2020-01-01",
    "how": "in_person",
    "is_checked": True,
    "words": "Lives alone.",
    "is_shared_address": False,
}
NOT_YET = {
    "regime": "part_2",
    "ground": "sch_3",
    "considered": ["tell_part"],
    "reasons": "A relative reads everything.",
    "review_on": "2099-01-01",
}
RULING = {"is_agreed": True, "reasons": "The harm is shown."}
ABOUT_A_CASE = [
    ("get", "/awareness/{}/", WHY),
    ("get", "/awareness/{}/tell/", {}),
    ("post", "/awareness/{}/tell/", TELL),
    ("get", "/awareness/{}/not-yet/", {}),
    ("post", "/awareness/{}/not-yet/", NOT_YET),
    ("get", "/awareness/{}/letter/", {}),
    ("get", "/awareness/{}/letter/", {"shared": "yes"}),
    ("get", "/api/awareness/{}", {}),
    ("get", "/api/awareness/{}/route", WHY),
    ("post", "/api/awareness/{}/tell", TELL),
    ("post", "/api/awareness/{}/not-yet", NOT_YET),
]
ABOUT_A_PROPOSAL = [
    ("get", "/awareness/not-yet/{}/", WHY),
    ("post", "/awareness/not-yet/{}/", {"is_agreed": "yes", "reasons": "Shown."}),
    ("get", "/api/awareness/not-yet/{}", WHY),
    ("post", "/api/awareness/not-yet/{}/decide", RULING),
]


@pytest.fixture
def path(cast):
    return ThinPath(cast, cast.at).until("accepted")


@pytest.fixture
def client(browse, call):
    """A member's browser, or a program of theirs where the door is the API's."""

    def for_(name, door):
        return call(name) if door[1].startswith("/api/") else browse(name)

    return for_


def door_name(door):
    return f"{door[0]} {door[1]}" if isinstance(door, tuple) else str(door)


@pytest.mark.parametrize("door", ABOUT_A_CASE, ids=door_name)
@pytest.mark.parametrize("who", ["grace", "rhona"])
def test_a_case_of_others_answers_as_nobodys(client, path, who, door):
    ask_not_yet(path)

    assert is_nobodys(client(who, door), door, path.case_id)


@pytest.mark.parametrize("door", ABOUT_A_PROPOSAL, ids=door_name)
@pytest.mark.parametrize("who", ["peter", "david"])
def test_a_proposal_of_others_answers_as_nobodys(client, path, who, door):
    ask_not_yet(path)

    assert is_nobodys(client(who, door), door, asked_id(path))


@pytest.mark.parametrize("page", ["tell", "ask_not_yet", "letter"])
def test_the_advocate_reads_the_answer_and_finds_no_page_of_work(browse, path, page):
    tell(path)
    seat(path)
    aoife = browse("aoife")

    assert aoife.get(reverse("awareness:show", args=[path.case_id])).status_code == 200
    assert aoife.get(reverse(f"awareness:{page}", args=[path.case_id])).status_code == 404


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"told_on": "2099-01-01"}, "told_ahead"),
        ({"how": "by_pigeon"}, "how_unknown"),
        ({"is_checked": False}, "route_not_checked"),
        ({"words": " "}, "route_unsaid"),
        ({"how": "letter_posted", "is_shared_address": True}, "scheme_named_at_shared_address"),
    ],
)
def test_a_program_is_refused_an_unsafe_telling(call, path, change, reason):
    sent = TELL | {"told_on": path.today.isoformat()} | change
    answer = call("peter").post(f"/api/awareness/{path.case_id}/tell", sent, content_type=JSON)

    assert (answer.status_code, answer.json()["reasons"]) == (403, [reason])
    assert not known(path).is_told


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"regime": "part_4"}, "ground_unknown"),
        ({"considered": []}, "less_not_considered"),
        ({"reasons": " "}, "reasons_unsaid"),
        ({"review_on": "2099-01-01"}, "not_told_review_too_late"),
        ({"review_on": "2020-01-01"}, "not_told_review_not_ahead"),
    ],
)
def test_a_program_is_refused_a_proposal_without_its_ground(call, path, change, reason):
    review_on = path.today + timedelta(days=9)
    sent = NOT_YET | {"review_on": review_on.isoformat()} | change
    answer = call("carys").post(f"/api/awareness/{path.case_id}/not-yet", sent, content_type=JSON)

    assert (answer.status_code, answer.json()["reasons"]) == (403, [reason])


def test_a_program_of_a_reviewers_says_why(call, path):
    ask_not_yet(path)
    where = f"/api/awareness/not-yet/{asked_id(path)}/decide"
    answer = call("rhona").post(where, RULING | {"reasons": " "}, content_type=JSON)

    assert (answer.status_code, answer.json()["reasons"]) == (403, ["reasons_unsaid"])
    assert known(path).is_asked


def test_what_was_decided_is_not_decided_again(browse, path):
    ask_not_yet(path)
    where = reverse("awareness:decide", args=[asked_id(path)])
    rhona, said = browse("rhona"), {"is_agreed": "yes", "reasons": "Shown."}
    rhona.post(where, said)

    assert rhona.post(where, said | {"is_agreed": "no"}).status_code == 403
    assert known(path).state == "not_yet"


@pytest.mark.parametrize("page", ["show", "letter"])
def test_no_page_of_awareness_names_anybody(browse, path, page):
    not_yet(path)
    shown = browse("peter").get(reverse(f"awareness:{page}", args=[path.case_id])).text

    for name in ("Ada", "Rhona", "Carys"):
        assert name not in shown


def test_the_letter_for_a_shared_address_says_less_than_the_whole_one(browse, path):
    peter, where = browse("peter"), reverse("awareness:letter", args=[path.case_id])
    shared = peter.get(where, {"shared": "yes"}).text.partition("handrail-letter")[2]

    for told in ("agree", "share", "information", "programme", "council", "health"):
        assert told not in shared.partition("</main>")[0].partition("I would like")[2]


def test_a_worker_opens_no_route_before_the_person_was_told(call, path):
    answer = call("peter").get(f"/api/awareness/{path.case_id}/route", WHY)

    assert (answer.status_code, answer.json()) == (200, "")


def test_a_program_gives_a_reason_for_opening(call, path):
    tell(path)

    assert call("peter").get(f"/api/awareness/{path.case_id}/route").status_code == 422
