"""The person in a real browser: told or not yet, asked, spoken for, and free to stop.

Each page is looked at in both widths, passes axe, and is kept as a picture when asked for.
"""

from __future__ import annotations

from datetime import timedelta

import pytest

from handrail.awareness.tests.builders import ask_not_yet, asked_id
from handrail.clocks.sweep import sweep
from handrail.rehearsal.thin_path import ThinPath
from handrail.site.clock_table import CLOCK_TABLE
from handrail.site.tests.browser import fits_and_passes
from handrail.voluntary.tests import builders as voluntary

pytestmark = pytest.mark.browser


@pytest.fixture
def path(cast):
    return ThinPath(cast, cast.at)


@pytest.fixture
def go(page, live_server):
    """Open an address of the site."""
    return lambda address: page.goto(live_server + address)


def press(page, name):
    page.get_by_role("button", name=name, exact=True).click()


def follow(page, name):
    page.get_by_role("link", name=name).first.click()


def test_a_coordinator_asks_to_tell_later_and_a_reviewer_decides(sign_in, go, path):
    path.until("accepted")
    page = sign_in("carys")
    follow(page, "Tell the person, or ask to tell later")
    fits_and_passes(page, "does-the-person-know")
    press(page, "Ask to tell later")
    press(page, "Ask the reviewer")
    fits_and_passes(page, "ask-not-yet-errors")
    page.get_by_label("Tell a part of it now").check()
    page.get_by_label("Councils, health, partners: DPA 2018 Sch 3", exact=False).check()
    page.get_by_label("Why, and why is nothing less enough?").fill("A relative reads everything.")
    review_on = (path.today + timedelta(days=30)).isoformat()
    page.get_by_label("When is this looked at again?").fill(review_on)
    press(page, "Ask the reviewer")
    fits_and_passes(page, "not-yet-asked")

    page = sign_in("rhona")
    follow(page, "Decide whether a person may be told later")
    page.get_by_label("To prepare or take a decision in this case").check()
    press(page, "Open")
    assert page.get_by_text("A relative reads everything.").is_visible()
    fits_and_passes(page, "reviewer-decides")
    page.get_by_label("Yes", exact=True).check()
    page.get_by_label("Why?").fill("The harm is shown.")
    press(page, "Save the decision")
    fits_and_passes(page, "reviewer-decided")

    page = sign_in("carys")
    go(f"/awareness/{path.case_id}/?why=supervise")
    fits_and_passes(page, "not-yet-reasons")


def test_a_worker_tells_the_person_and_prints_the_letter(sign_in, go, path):
    path.until("accepted")
    page = sign_in("peter")
    go(f"/awareness/{path.case_id}/letter/")
    fits_and_passes(page, "letter")
    go(f"/awareness/{path.case_id}/letter/?shared=yes")
    fits_and_passes(page, "letter-shared")
    go(f"/awareness/{path.case_id}/tell/")
    fits_and_passes(page, "tell")
    page.get_by_label("Yes", exact=True).first.check()
    page.get_by_label("What did you find out", exact=False).fill("Lives alone.")
    page.get_by_label("When was the person told?").fill(path.today.isoformat())
    page.get_by_label("In person", exact=True).check()
    page.locator("input[name=is_shared_address][value=no]").check()
    press(page, "Save")
    assert page.get_by_text("Yes. The person was told on").is_visible()
    fits_and_passes(page, "told")


def test_the_person_agrees_is_spoken_for_and_stops(sign_in, go, path):
    path.until("told")
    page = sign_in("peter")
    follow(page, "Ask the person for agreement to support")
    fits_and_passes(page, "agreement-not-asked")
    press(page, "Record that the person was asked")
    fits_and_passes(page, "ask")
    voluntary.ask(path)
    go(f"/agreement/{path.case_id}/give/")
    fits_and_passes(page, "give")
    voluntary.give(path)
    go(f"/agreement/{path.case_id}/advocate/")
    page.get_by_label("Synthetic Advocates: Independent advocate").check()
    page.get_by_label("Yes", exact=True).check()
    fits_and_passes(page, "seat")
    press(page, "Seat the advocate")
    path.action_proposed()

    page = sign_in("aoife")
    follow(page, "My people")
    fits_and_passes(page, "my-people")
    page.get_by_role("main").get_by_role("link").first.click()
    page.get_by_label("What does the person say?").fill("I want my own front door.")
    press(page, "Save")
    fits_and_passes(page, "voice-advocate")

    page = sign_in("peter")
    go(f"/agreement/{path.case_id}/voice/?why=prepare_decision")
    assert page.get_by_text("I want my own front door.").is_visible()
    fits_and_passes(page, "voice")
    go(f"/agreement/{path.case_id}/withdraw/")
    fits_and_passes(page, "withdraw")
    page.get_by_label("When did the person say so?").fill(path.today.isoformat())
    press(page, "Save and stop support")
    fits_and_passes(page, "withdrawn")


def test_what_is_overdue_shows_to_the_data_protection_officer(sign_in, path):
    path.until("accepted")
    ask_not_yet(path)
    assert asked_id(path)
    sweep(CLOCK_TABLE, at=path.at + timedelta(days=32))
    page = sign_in("priya")
    fits_and_passes(page, "priya-home")
    follow(page, "Overdue")
    fits_and_passes(page, "overdue")
