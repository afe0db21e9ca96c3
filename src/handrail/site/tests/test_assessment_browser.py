"""What partners know and what the person needs, in a real browser, from the request to the reason."""

from __future__ import annotations

import pytest

from handrail.assessment.tests.assessing import NEED
from handrail.contributions.tests.contributing import QUESTION, SAID, ask, contribute
from handrail.rehearsal.thin_path import ThinPath
from handrail.site.tests.browser import fits_and_passes

pytestmark = pytest.mark.browser
TO_DECIDE = "To prepare or take a decision in this case"


@pytest.fixture
def path(cast):
    return ThinPath(cast, cast.at).until("accepted")


@pytest.fixture
def go(page, live_server):
    """Open an address of the site."""
    return lambda address: page.goto(live_server + address)


def press(page, name):
    page.get_by_role("button", name=name, exact=True).click()


def open_for(page, reason, button):
    page.get_by_label(reason, exact=True).check()
    press(page, button)


def test_a_coordinator_asks_for_what_a_decision_needs(sign_in, go, path):
    page = sign_in("carys")
    go(f"/cases/{path.case_id}/")
    fits_and_passes(page, "case-parts")
    page.get_by_role("link", name="What partners know").click()
    fits_and_passes(page, "contributions-none")
    press(page, "Ask a partner")
    press(page, "Ask")
    fits_and_passes(page, "contributions-ask-errors")

    page.get_by_label("Synthetic Council of Northgate").check()
    page.get_by_label("To choose which help fits").check()
    page.get_by_label("What do you ask?").fill(QUESTION)
    press(page, "Ask")
    fits_and_passes(page, "contributions-asked-centre")


def test_a_partner_says_what_it_knows_and_releases_it(sign_in, go, path):
    page = sign_in("peter")
    go(f"/contributions/{path.case_id}/")
    press(page, "Add what you know")
    fits_and_passes(page, "contributions-add")
    press(page, "Keep it for the centre")
    fits_and_passes(page, "contributions-add-errors")

    page.get_by_label("A need", exact=True).check()
    page.get_by_label("Housing", exact=True).check()
    page.get_by_label("To decide whether to offer support").check()
    page.get_by_label("What do you know?").fill(SAID.text)
    page.get_by_label("Yes", exact=True).check()
    page.get_by_label("A fact: seen, or known directly").check()
    page.get_by_label("On which day was this so?").fill("2/3/2026")
    page.get_by_label("9(2)(h)").check()
    press(page, "Keep it for the centre")
    fits_and_passes(page, "contribution-held")
    open_for(page, TO_DECIDE, "Open")
    fits_and_passes(page, "contribution-opened")
    press(page, "Release this contribution")
    fits_and_passes(page, "contribution-released")
    page.get_by_role("link", name="What partners know").click()
    fits_and_passes(page, "contributions-listed")


def test_a_partner_that_is_asked_says_no(sign_in, go, path):
    ask(path)
    contribute(path)
    page = sign_in("peter")
    fits_and_passes(page, "home-practitioner-asked")
    page.get_by_role("link", name="Say what you know, or say no").click()
    open_for(page, TO_DECIDE, "Open")
    fits_and_passes(page, "contributions-asked")
    press(page, "Say no")
    fits_and_passes(page, "contributions-asked-errors")
    page.get_by_label("The decision does not need it").check()
    press(page, "Say no")
    fits_and_passes(page, "contributions-answered")


def test_a_coordinator_records_what_the_person_needs(sign_in, go, path):
    contribute(path)
    page = sign_in("carys")
    go(f"/needs/{path.case_id}/")
    fits_and_passes(page, "needs-none")
    press(page, "Record a need")
    press(page, "Record a need")
    fits_and_passes(page, "need-errors")
    page.get_by_label("Housing", exact=True).check()
    page.get_by_label("What does the person need?").fill(NEED.text)
    page.get_by_label("Yes", exact=True).check()
    page.get_by_label("How does the person say it?").fill(NEED.persons_words)
    press(page, "Record a need")
    fits_and_passes(page, "needs")

    open_for(page, TO_DECIDE, "Open")
    fits_and_passes(page, "needs-opened")
    press(page, "Put it in other words")
    open_for(page, TO_DECIDE, "Open")
    page.get_by_label("What does the person need now?").fill("A ground floor home of their own.")
    fits_and_passes(page, "need-revise")
    press(page, "Keep the new words")
    open_for(page, TO_DECIDE, "Open")
    press(page, "Say why no action answers it")
    page.get_by_label("Something else has to come first").check()
    page.get_by_label("Say it in a sentence").fill("The debts have to be settled first.")
    fits_and_passes(page, "need-reason")
    press(page, "Keep the reason")
    press(page, "Record a strength")
    fits_and_passes(page, "strength")
    page.get_by_label("Employment", exact=True).check()
    page.get_by_label("What can the person build on?").fill("Four years in the same job.")
    press(page, "Record a strength")
    open_for(page, TO_DECIDE, "Open")
    fits_and_passes(page, "needs-reasoned")
