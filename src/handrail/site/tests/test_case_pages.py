"""The pages of a case: what its coordinator works with, and what nobody else ever sees."""

from __future__ import annotations

from uuid import uuid4

import pytest
from django.urls import reverse

from handrail.acts.context import reading
from handrail.acts.tests.bare_pages import bare
from handrail.cases import queries
from handrail.disclosures import actions as disclosures
from handrail.ledger.tests.log import sequenced
from handrail.rehearsal.thin_path import NOMINATION, STATEMENT, ThinPath
from handrail.support import actions as support

OPEN = "?why=prepare_decision"
ENDED = {"outcome": "needs_met", "what_has_changed": "There is a home now."}


@pytest.fixture
def path(cast):
    return ThinPath(cast, cast.at)


def at(path, name="show"):
    return reverse(f"cases:{name}", args=[path.case_id])


def state_of(path):
    with reading(path.by("carys")):
        return queries.case(path.case_id).state


def finished(path):
    path.until("action_agreed")
    support.finish(
        path.action_id, by=path.by("peter"), at=path.at, is_done=True, outcome="Moved in."
    )
    return path


@pytest.mark.parametrize(
    ("step", "waits"),
    [
        ("received", "Record deconfliction"),
        ("cleared", "Decide who is best placed"),
        ("drafted", "Submit a draft"),
        ("submitted", "The originator is to approve"),
        ("approved", "Offer what was approved"),
        ("offered", "A partner is to answer"),
        ("accepted", "Nothing waits"),
        ("action_proposed", "Agree an action"),
        ("action_agreed", "An action is under way"),
    ],
)
def test_the_list_says_what_waits_and_names_nobody(browse, path, step, waits):
    path.until(step)

    page = browse("carys").get(reverse("cases:listed")).text

    assert waits in page
    assert NOMINATION.surname not in page.replace("Synthetic Multi-Agency Centre", "").replace(
        "Synthetic data", ""
    )


def test_a_case_opens_for_a_reason_and_not_without(browse, path):
    path.until("action_agreed")
    carys = browse("carys")

    closed, opened = carys.get(at(path)).text, carys.get(at(path) + OPEN).text

    for content in (NOMINATION.forename, NOMINATION.concern, STATEMENT.text, "Case officer"):
        assert content not in closed
        assert content in opened


def test_an_opened_case_shows_what_was_asked_agreed_and_done(browse, path):
    path.until("action_agreed")

    page = browse("carys").get(at(path) + OPEN).text

    for told in (
        "Synthetic Council of Northgate",
        "Accepted",
        "Offer a service",
        "An originator nominated a person.",
        "by Synthetic Counter Terrorism Unit",
        "by you, Synthetic Multi-Agency Centre",
    ):
        assert told in page
    assert "Nadia" not in page


def test_what_needs_care_is_said_first(browse, path):
    path.received(date_of_birth=None, adjustments="Needs time and a quiet room.")

    page = browse("carys").get(at(path) + OPEN).text

    assert "There is no date of birth" in page
    assert "Adjustments are mentioned" in page


def test_an_act_waits_for_its_place_until_it_has_one(browse, path):
    path.received()
    carys = browse("carys")
    assert "Waiting for its place" in carys.get(at(path) + OPEN).text

    sequenced()

    assert carys.get(at(path) + OPEN).text.count("On the ledger") >= 4


@pytest.mark.parametrize("name", ["nadia", "david", "grace", "imran"])
@pytest.mark.parametrize("page", ["show", "close"])
def test_a_case_of_others_and_one_of_nobody_look_alike(browse, path, name, page):
    outsider = browse(name)
    path.until("accepted")

    others = outsider.get(at(path, page) + OPEN)
    nobodys = outsider.get(reverse(f"cases:{page}", args=[uuid4()]) + OPEN)

    assert others.status_code == nobodys.status_code == 404
    assert bare(others) == bare(nobodys)


def test_who_accepted_takes_part_in_the_case_and_opens_neither_nomination_nor_ending(browse, path):
    path.until("accepted")
    peter = browse("peter")

    shown = peter.get(at(path) + OPEN)

    assert shown.status_code == 200
    assert "Ada" not in shown.text
    assert peter.get(at(path, "close")).status_code == 404


def test_who_gave_the_disclosure_back_takes_part_no_longer(browse, path):
    path.until("accepted")
    disclosures.give_back(
        path.disclosure_id, by=path.by("peter"), at=path.at, remark_id=path.id("no"), text="No."
    )

    assert browse("peter").get(at(path)).status_code == 404


def test_a_case_closes_with_an_outcome(browse, path):
    finished(path)
    carys = browse("carys")

    page = carys.post(at(path, "close"), ENDED, follow=True)

    assert "The case is closed." in page.text
    assert state_of(path) == "closed"
    assert ENDED["what_has_changed"] in carys.get(at(path) + OPEN).text


def test_a_case_does_not_close_while_anything_waits(browse, path):
    path.until("action_agreed")
    carys = browse("carys")

    asked, sent = carys.get(at(path, "close")), carys.post(at(path, "close"), ENDED)

    assert "An agreed action has no outcome yet." in asked.text
    assert (sent.status_code, state_of(path)) == (403, "open")


def test_nobody_closes_a_case_without_saying_what_has_changed(browse, path):
    finished(path)

    page = browse("carys").post(at(path, "close"), ENDED | {"what_has_changed": " "})

    assert (page.status_code, state_of(path)) == (422, "open")
    assert "Say what has changed since last time." in page.text
