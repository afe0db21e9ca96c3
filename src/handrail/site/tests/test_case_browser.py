"""Coming in, in a real browser: a file is sent, a case worked on and closed, a pair decided.

Each page is looked at in both widths, passes axe, and is kept as a picture when asked for.
"""

from __future__ import annotations

import csv
import io

import pytest

from handrail.nominations.tests.intake_cast import a_row, as_csv
from handrail.rehearsal.thin_path import ThinPath
from handrail.site.tests.browser import fits_and_passes
from handrail.support import actions as support

pytestmark = pytest.mark.browser
TO_DECIDE = "To prepare or take a decision in this case"


@pytest.fixture
def path(cast):
    return ThinPath(cast, cast.at)


@pytest.fixture
def go(page, live_server):
    """Open an address of the site."""
    return lambda address: page.goto(live_server + address)


def press(page, name):
    page.get_by_role("button", name=name, exact=True).click()


def open_for(page, reason, button):
    page.get_by_label(reason, exact=True).check()
    press(page, button)


def choose(page, content, name="batch.csv"):
    given = {"name": name, "mimeType": "text/csv", "buffer": content}
    page.get_by_label("File of nominations, as CSV or JSON").set_input_files(given)
    press(page, "Send")


def test_an_officer_sends_a_file_and_fetches_what_came_back(sign_in, go, path):
    page = sign_in("nadia")
    go("/nominations/")
    fits_and_passes(page, "nominations-none")
    page.get_by_role("button", name="Send a file of nominations").click()
    page.get_by_text("Which columns a file has").click()
    fits_and_passes(page, "import")
    press(page, "Send")
    fits_and_passes(page, "import-errors")

    bad = [a_row(reference=f"B-{number}", area="atlantis", ground="belief") for number in range(3)]
    choose(page, as_csv(a_row(), *bad))
    assert page.get_by_text("The programme has no such area").first.is_visible()
    fits_and_passes(page, "imported")
    with page.expect_download() as download:
        press(page, "Fetch the rows to correct")
    text = download.value.path().read_text(encoding="utf-8-sig")
    assert [row["reference"] for row in csv.DictReader(io.StringIO(text))] == ["B-0", "B-1", "B-2"]
    page.reload()
    fits_and_passes(page, "imported-fetched")

    page.get_by_role("link", name="Nominations", exact=True).first.click()
    fits_and_passes(page, "nominations")
    page.get_by_role("link", name="AURORA-0001").click()
    fits_and_passes(page, "nomination-originator")
    open_for(page, "To check that what is held or sent is right", "Open the nomination")
    fits_and_passes(page, "nomination-originator-opened")


def test_a_file_above_the_ceiling_is_refused_whole(sign_in, go):
    page = sign_in("nadia")
    go("/nominations/import/")

    choose(page, as_csv(a_row(), a_row(reference="B-2", concern="SECRET: written elsewhere")))

    assert page.get_by_text("Row 3.").is_visible()
    fits_and_passes(page, "import-refused")


def test_a_coordinator_works_on_a_case_and_closes_it(sign_in, go, path):
    path.received(adjustments="Needs time and a quiet room.", date_of_birth=None)
    page = sign_in("carys")
    go(f"/nominations/{path.nomination_id}/")
    fits_and_passes(page, "nomination-centre")
    press(page, "Record the check")
    fits_and_passes(page, "nomination-errors")
    page.get_by_label("Go on").check()
    page.get_by_label("When was it checked?").fill(path.at.date().isoformat())
    press(page, "Record the check")
    assert page.get_by_text("The check is recorded.").is_visible()
    fits_and_passes(page, "nomination-checked")

    go("/cases/")
    fits_and_passes(page, "cases")
    go(f"/cases/{path.case_id}/")
    fits_and_passes(page, "case-why")
    open_for(page, TO_DECIDE, "Open the case")
    fits_and_passes(page, "case-opened")


def test_a_case_closes_when_nothing_waits(sign_in, go, path):
    path.until("action_agreed")
    page = sign_in("carys")
    go(f"/cases/{path.case_id}/close/")
    assert page.get_by_text("An agreed action has no outcome yet.").is_visible()
    fits_and_passes(page, "case-close-waits")
    support.finish(
        path.action_id, by=path.by("peter"), at=path.at, is_done=True, outcome="Moved in."
    )

    page.reload()
    press(page, "Close the case")
    fits_and_passes(page, "case-close-errors")
    page.get_by_label("Needs met").check()
    page.get_by_label("What has changed since last time?").fill("There is a home now.")
    press(page, "Close the case")
    open_for(page, TO_DECIDE, "Open the case")
    fits_and_passes(page, "case-closed")


def test_a_coordinator_decides_that_two_are_one(sign_in, go, path, cast):
    path.received()
    ThinPath(cast, cast.at, name="2").received(forename="Synthetic", surname="Ada")
    page = sign_in("carys")
    fits_and_passes(page, "home-coordinator")
    page.get_by_role("link", name="Decide: possibly the same person").click()
    fits_and_passes(page, "pair-why")
    open_for(page, TO_DECIDE, "Open both")
    fits_and_passes(page, "pair-opened")
    page.get_by_label("Yes, the same person").check()
    page.get_by_label("Why?").fill("The same day of birth, and the two names swapped.")
    press(page, "Record the decision")
    assert page.get_by_text("Your decision is recorded.").is_visible()
    fits_and_passes(page, "pair-decided")
