"""Doors of those who watch over the programme, and that no chart stands without its table."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest
from django.test import Client

from handrail.acts.tests.bare_pages import bare
from handrail.evaluation.tests import entering
from handrail.oversight.tests import counting
from handrail.rehearsal.thin_path import ThinPath

PAGES = ["/twelve-questions/", "/evaluation/", "/clocks/", "/set-up/", "/records/", "/ledger/"]
DRAWING = re.compile(r"<figure class=\"handrail-chart\">.*?</figure>", re.DOTALL)
WORD = re.compile(r"<text [^>]*>([^<]*)</text>")


@pytest.fixture
def path(cast):
    return ThinPath(cast, cast.at)


def said(response):
    return response.content.decode()


@pytest.mark.parametrize("address", PAGES)
def test_nobody_gets_in_without_signing_in(database, address):
    assert Client().get(address).headers["Location"].startswith("/sign-in/")


@pytest.mark.parametrize("address", PAGES)
def test_nothing_is_done_here_by_sending(browse, address):
    for name in ("imran", "sally", "nadia"):
        assert browse(name).post(address).status_code == 405


@pytest.mark.parametrize(
    "area", ["north-west", "atlantis", "everywhere", "00000000-0000-4000-8000-00000000a0a0"]
)
def test_another_area_and_none_at_all_are_the_same_page(browse, area):
    sally = browse("sally")
    others, nobodys = (
        sally.get("/twelve-questions/", {"area": each}) for each in (area, "nowhere at all")
    )

    assert others.status_code == nobodys.status_code == 404
    assert bare(others) == bare(nobodys)


@pytest.mark.parametrize("area", ["north-west", "atlantis", "everywhere"])
def test_a_program_counts_in_no_area_that_is_not_its_own(call, area):
    address = "/api/oversight/twelve-questions"

    assert call("sally").get(address, {"area": area}).status_code == 404


@pytest.mark.parametrize("name", ["nadia", "david", "dunya", "aoife", "rhona"])
@pytest.mark.parametrize("address", ["twelve-questions", "costs"])
def test_programs_of_who_answers_for_no_area_find_no_counts(call, name, address):
    assert call(name).get(f"/api/oversight/{address}").status_code == 404


@pytest.mark.parametrize("address", ["twelve-questions", "costs"])
def test_programs_without_a_token_find_no_counts(database, address):
    assert Client().get(f"/api/oversight/{address}").status_code == 401


@pytest.mark.parametrize(
    ("name", "address"),
    [("sally", "/twelve-questions/"), ("evan", "/evaluation/"), ("peter", "/costs/")],
)
def test_every_word_of_a_chart_stands_on_the_page_without_the_chart(path, browse, name, address):
    entering.enter(path)
    entering.pay(path, "promised", 123_456)
    entering.pay(path, "paid", 23_456)
    page = said(browse(name).get(address))
    drawn, rest = DRAWING.findall(page), DRAWING.sub("", page)

    assert drawn
    for word in WORD.findall(" ".join(drawn)):
        assert word.removeprefix("Most: ").rstrip("…") in rest


def test_the_public_checkpoint_sets_no_cookie(database):
    assert not Client().get("/ledger/checkpoint").cookies


def test_the_evaluation_adds_up_what_organisations_entered(path, browse):
    for name in ("peter", "grace"):
        entering.enter(path, by=name, name=name)
    page = said(browse("evan").get("/evaluation/"))

    assert "Altogether: 15.00 hours" in page
    for name in ("council", "clinic"):
        assert path.cast.organisations[name].name in page


def test_a_corrected_cost_is_in_no_sum_of_evaluators(path, call):
    entering.enter(path)
    entering.correct(path, hours=Decimal(2))

    (told,) = call("evan").get("/api/oversight/costs").json()
    assert told["hours"] == "2.00"


def test_the_evaluation_tells_ends_of_cases_in_bands_only(path, browse, superuser):
    path.until("received")
    ended = counting.this_quarter(path) - counting.LONG_AGO
    counting.copies(superuser, "cases_case", 7, closed_at=ended, outcome="needs_met")

    assert "10 to 19" not in said(browse("evan").get("/evaluation/"))


@pytest.mark.parametrize("seed", ["lamp", "x" * 500, "' OR 1=1 --", "ü"])
def test_any_seed_draws_and_none_breaks(browse, seed):
    assert browse("imran").get("/records/", {"seed": seed}).status_code == 200
