"""Pages of reviews, and the closing that arranges them."""

from __future__ import annotations

import re
from uuid import uuid4

import pytest
from django.urls import reverse

from handrail.rehearsal.thin_path import ThinPath
from handrail.reviews.tests import reviewing

WHY = "?why=supervise"


@pytest.fixture
def path(cast):
    return ThinPath(cast, cast.at).until("action_agreed")


def at(name, reference):
    return reverse(f"reviews:{name}", args=[reference])


def words(page):
    return " ".join(re.sub(r"<[^>]+>", " ", page.content.decode()).split())


def a_review(path, **changes):
    later = (path.today + reviewing.AGAIN).isoformat()
    typed = {"happened_on": path.today.isoformat(), "narrative": "It suits.", "next_on": later}
    return typed | changes


def test_a_review_is_kept_and_read_for_a_reason(browse, path):
    carys = browse("carys")
    page = carys.post(at("record", path.case_id), a_review(path), follow=True)

    assert "The review is kept." in words(page)
    assert "It suits." not in words(page)
    assert "It suits." in words(browse("peter").get(at("of_case", path.case_id) + WHY))


@pytest.mark.parametrize(
    "change", [{"narrative": ""}, {"next_on": ""}, {"happened_on": "1/1/2099"}]
)
def test_a_review_that_can_be_mended_comes_back(browse, path, change):
    page = browse("carys").post(at("record", path.case_id), a_review(path, **change))

    assert page.status_code == 422


def test_a_case_is_closed_with_an_owner_for_its_reviews(browse, path):
    reviewing.delivered(path)
    carys = browse("carys")
    close = reverse("cases:close", args=[path.case_id])
    assert "Routing to ordinary safeguarding is a success." in words(carys.get(close))
    council = str(path.cast.organisations["council"].id)
    typed = {"outcome": "needs_met", "what_has_changed": "A home.", "owner": council}
    carys.post(close, typed)

    page = words(browse("peter").get(at("of_case", path.case_id)))
    assert "6 months after closing" in page
    where = at("after", reviewing.exit_id(path))
    typed = {"happened_on": path.today.isoformat(), "narrative": "Still there."}
    done = browse("peter").post(where, typed, follow=True)
    assert "The review is kept, and its clock stops." in words(done)


def test_who_watches_clocks_sees_that_one_runs_and_nothing_of_the_case(browse, path):
    reviewing.delivered_and_closed(path)
    page = browse("priya").get(at("after", reviewing.exit_id(path)))

    assert "Its owner reviews." in words(page)
    assert browse("priya").get(at("of_case", path.case_id)).status_code == 404


@pytest.mark.parametrize("name", ["grace", "nadia", "chloe"])
@pytest.mark.parametrize("page", ["of_case", "record"])
def test_the_reviews_of_others_do_not_exist(browse, path, name, page):
    theirs = browse(name).get(at(page, path.case_id) + WHY)

    assert theirs.status_code == browse(name).get(at(page, uuid4())).status_code == 404
