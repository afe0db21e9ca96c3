"""Lists, the decision record, and every door of disclosures from outside: nothing is there."""

from __future__ import annotations

from uuid import UUID, uuid4

import pytest
from django.test import Client
from django.urls import reverse

from handrail.disclosures.tests.pages import DO, ITEM, QUALITY, WHY, at, plain, words
from handrail.rehearsal.thin_path import ThinPath


@pytest.fixture
def path(cast):
    return ThinPath(cast, cast.at)


@pytest.mark.parametrize("name", ["carys", "david", "peter"])
def test_list_shows_a_disclosure_to_those_it_concerns(browse, path, name):
    path.until("offered")

    page = browse(name).get(at("listed"))

    assert at("show", path.disclosure_id) in page.content.decode()
    assert "Ada" not in words(page)


def test_list_of_others_is_empty_and_says_so(browse, path):
    path.until("offered")

    assert "No disclosure concerns you now." in words(browse("grace").get(at("listed")))


@pytest.mark.parametrize(
    ("after", "is_there"), [("nonsense", True), (str(UUID(int=0)), True), ("f" * 32, False)]
)
def test_list_goes_on_after_a_reference(browse, path, after, is_there):
    path.until("offered")

    page = browse("peter").get(at("listed"), {"after": after})

    assert (at("show", path.disclosure_id) in page.content.decode()) is is_there


def test_record_has_the_fields_of_the_commissioners_form(browse, path):
    path.until("accepted")

    page = words(browse("david").get(at("record", path.disclosure_id) + WHY))

    for told in (
        "Synthetic Council of Northgate",
        "Crime and Disorder Act 1998 s.115",
        "The partner cannot help without it.",
        "Date of disclosure",
    ):
        assert told in page
    assert "David" not in page


def test_record_is_not_for_the_partner(browse, path):
    path.until("accepted")
    peter = browse("peter")

    record, never = (
        peter.get(at("record", path.disclosure_id) + DO),
        peter.get(at("record", uuid4())),
    )

    assert (record.status_code, plain(record)) == (404, plain(never))


CASE_PAGES = [("get", "best_placed"), ("get", "draft"), ("post", "propose"), ("post", "decide")]


@pytest.mark.parametrize(("method", "name"), CASE_PAGES)
@pytest.mark.parametrize("who", ["david", "peter", "imran"])
def test_case_of_others_does_not_exist(browse, path, who, method, name):
    path.until("placed")
    visit = getattr(browse(who), method)

    theirs, nobodys = visit(at(name, path.case_id) + WHY), visit(at(name, uuid4()) + WHY)

    assert (theirs.status_code, plain(theirs)) == (404, plain(nobodys))


PAGES = [
    ("get", "show", {}),
    ("get", "record", {}),
    ("get", "add_item", {}),
    ("post", "add_item", ITEM),
    ("post", "remove_item", {}),
    ("post", "submit", {}),
    ("post", "offer", {}),
    ("post", "approve", QUALITY),
    ("post", "approve", {}),
    ("post", "refuse", {"reasons": "No."}),
    ("post", "accept", {"has_accepted_uses": "on"}),
    ("post", "query", {"text": "Who?"}),
    ("post", "answer", {"text": "Nobody."}),
    ("post", "decline", {"text": ""}),
    ("post", "return", {"text": "No."}),
    ("post", "discard", {"text": "No."}),
]


@pytest.mark.parametrize("door", PAGES, ids=lambda door: f"{door[0]} {door[1]}")
@pytest.mark.parametrize("who", ["grace", "imran"])
def test_disclosure_of_others_does_not_exist(browse, path, who, door):
    method, name, given = door
    path.until("offered")
    visit = getattr(browse(who), method)
    rest = {"add_item": ["name"], "remove_item": [path.id("item")]}.get(name, [])

    theirs = visit(at(name, path.disclosure_id, *rest) + WHY, given)
    nobodys = visit(at(name, uuid4(), *rest) + WHY, given)

    assert (theirs.status_code, plain(theirs)) == (404, plain(nobodys))


def test_visitor_signs_in_first(path):
    assert Client().get(at("show", path.disclosure_id)).url.startswith(reverse("members:sign_in"))


@pytest.mark.parametrize(("method", "name"), [("get", "best_placed"), ("post", "propose")])
def test_who_accepted_works_on_the_case_and_weighs_no_partners(browse, path, method, name):
    path.until("accepted")
    visit = getattr(browse("peter"), method)

    theirs, nobodys = (visit(at(name, case)) for case in (path.case_id, uuid4()))

    assert (theirs.status_code, plain(theirs)) == (404, plain(nobodys))
