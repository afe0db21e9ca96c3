"""Every page and route of reviews: what it refuses, and that outsiders find nothing there."""

from __future__ import annotations

import re
from uuid import uuid4

import pytest
from django.db import connection
from django.urls import reverse

from handrail.acts.context import acting
from handrail.rehearsal.thin_path import ThinPath
from handrail.reviews.tests import reviewing
from handrail.support.tests import supporting

WHY = "?why=supervise"
SAID = {"happened_on": "2026-01-01", "narrative": "Well.", "next_on": "2026-02-01"}
AFTER = {"happened_on": "2026-01-01", "narrative": "Well."}
ENDING = {"outcome": "needs_met", "what_has_changed": "A home."}


@pytest.fixture
def path(cast):
    return ThinPath(cast, cast.at).until("action_agreed")


@pytest.fixture
def closed(path):
    reviewing.delivered_and_closed(path)
    return path


def at(name, reference):
    return reverse(f"reviews:{name}", args=[reference])


def bare(page):
    return re.sub(r'value="[^"]{64}"|[0-9a-f-]{36}', "", page.content.decode())


def words(page):
    return " ".join(re.sub(r"<[^>]+>", " ", page.content.decode()).split())


def post(client, where, **sent):
    return client.post(f"/api/{where}", data=sent, content_type="application/json")


@pytest.mark.parametrize("name", ["grace", "david", "chloe", "evan", "sally"])
@pytest.mark.parametrize(
    ("page", "method"), [("of_case", "get"), ("record", "get"), ("record", "post")]
)
def test_the_pages_of_an_open_case_are_not_there_for_others(browse, path, name, page, method):
    visit = getattr(browse(name), method)
    theirs, nobodys = (visit(at(page, each) + WHY, SAID) for each in (path.case_id, uuid4()))

    assert (theirs.status_code, bare(theirs)) == (404, bare(nobodys))


@pytest.mark.parametrize("name", ["peter", "grace", "david", "chloe", "evan"])
@pytest.mark.parametrize("method", ["get", "post"])
def test_a_review_of_the_centre_is_not_there_for_others(browse, closed, name, method):
    visit, found = getattr(browse(name), method), reviewing.exit_id(closed)
    theirs, nobodys = visit(at("after", found), AFTER), visit(at("after", uuid4()), AFTER)

    assert (theirs.status_code, bare(theirs)) == (404, bare(nobodys))


@pytest.mark.parametrize("name", ["grace", "david", "evan"])
@pytest.mark.parametrize(
    ("where", "sent"),
    [
        ("reviews/on-case/{}", SAID),
        ("cases/{}/close", ENDING),
        ("reviews/after/{}", AFTER),
    ],
)
def test_a_program_of_an_outsider_keeps_nothing(call, path, name, where, sent):
    client = call(name)
    theirs = post(client, where.format(path.case_id), **sent)
    nobodys = post(client, where.format(uuid4()), **sent)

    assert (theirs.status_code, theirs.content) == (404, nobodys.content)


@pytest.mark.parametrize("where", ["{}/after", "{}?why=supervise"])
@pytest.mark.parametrize("name", ["grace", "david", "priya"])
def test_a_program_of_an_outsider_reads_nothing(call, closed, where, name):
    client = call(name)
    theirs = client.get(f"/api/reviews/on-case/{where.format(closed.case_id)}")

    assert theirs.status_code == 404
    assert theirs.content == client.get(f"/api/reviews/on-case/{where.format(uuid4())}").content


def test_who_watches_clocks_reviews_nothing_by_its_page(browse, closed):
    answer = browse("priya").post(at("after", reviewing.exit_id(closed)), AFTER)

    assert answer.status_code == 403


@pytest.mark.parametrize("change", [{"narrative": " "}, {"happened_on": "1/1/2099"}])
def test_a_review_after_closing_that_can_be_mended_comes_back(browse, closed, change):
    page = browse("carys").post(at("after", reviewing.exit_id(closed)), AFTER | change)

    assert page.status_code == 422


def test_a_review_after_closing_is_done_once_by_its_page(browse, closed):
    carys, where = browse("carys"), at("after", reviewing.exit_id(closed))
    carys.post(where, AFTER)

    assert carys.post(where, AFTER).status_code == 403
    assert "Well." in words(carys.get(at("of_case", closed.case_id) + WHY))


def test_a_closed_case_offers_no_review_while_support_goes_on(browse, closed):
    carys = browse("carys")

    assert "After closing, its two exit reviews are kept." in words(
        carys.get(at("of_case", closed.case_id))
    )
    assert carys.post(at("record", closed.case_id), SAID).status_code == 403


def test_sessions_are_counted_on_the_page_for_whom_they_are_in_scope(browse, path):
    supporting.record_session(path)
    with acting(path.by("carys")), connection.cursor() as cursor:
        chair = path.cast.posts["chairing"].id
        cursor.execute("SELECT case_seat_chair(%s, %s)", [path.case_id, chair])
    pages = {
        name: words(browse(name).get(at("of_case", path.case_id)))
        for name in ("carys", "peter", "chloe")
    }

    assert "Sessions delivered 1" in pages["carys"]
    assert "Sessions delivered 1" in pages["peter"]
    assert "Sessions delivered 0" not in pages["chloe"]


def test_a_program_reviews_closes_and_reviews_again(call, path):
    carys, key = call("carys"), str(uuid4())
    where = f"reviews/on-case/{path.case_id}"
    assert [post(carys, where, key=key, **SAID).status_code for _ in range(2)] == [201, 200]
    reviewing.delivered(path)
    assert post(carys, f"cases/{path.case_id}/close", **ENDING).status_code == 201
    first, second = carys.get(f"/api/{where}/after").json()

    assert post(carys, f"reviews/after/{first['id']}", **AFTER).status_code == 201
    states = [each["state"] for each in carys.get(f"/api/{where}/after").json()]
    assert (states, second["kind"]) == (["done", "due"], "second")
    assert len(carys.get(f"/api/{where}?why=supervise").json()) == 2


@pytest.mark.parametrize(
    "change", [{"next_on": None}, {"narrative": ""}, {"next_on": "2025-01-01"}]
)
def test_a_program_is_refused_what_a_page_would_mend(call, path, change):
    answer = post(call("carys"), f"reviews/on-case/{path.case_id}", **SAID | change)

    assert answer.status_code == 403
    assert len(answer.json()["reasons"]) == 1


def test_nothing_opens_without_a_reason(call, path):
    answer = call("carys").get(f"/api/reviews/on-case/{path.case_id}")

    assert answer.json()["errors"][0]["code"] == "purpose_unknown"
