"""One disclosure and one action of support in a real browser, as four people, page by page.

Each page is looked at in both widths, passes axe, and is kept as a picture when asked for.
"""

from __future__ import annotations

import pytest

from handrail.rehearsal.thin_path import ThinPath
from handrail.site.tests.browser import fits_and_passes

pytestmark = pytest.mark.browser
TO_DECIDE = "To prepare or take a decision in this case"
TO_HELP = "To do what was asked of my organisation"


@pytest.fixture
def path(cast):
    return ThinPath(cast, cast.at)


@pytest.fixture
def go(page, live_server):
    """Open an address of the site."""
    return lambda address: page.goto(live_server + address)


def choose(page, *answers):
    for answer in answers:
        page.get_by_label(answer, exact=True).check()


def press(page, name):
    page.get_by_role("button", name=name, exact=True).click()


def open_for(page, reason, button="Open"):
    choose(page, reason)
    press(page, button)


def test_coordinator_weighs_decides_drafts_and_previews(sign_in, go, path):
    path.received().cleared().lead_answered()
    page = sign_in("carys")

    go(f"/disclosures/cases/{path.case_id}/best-placed/")
    fits_and_passes(page, "best-placed-none")
    press(page, "Weigh the partners")
    choose(page, "Synthetic Council of Northgate")
    page.get_by_label("Why this partner, and not the others?").fill("It has the housing duty.")
    fits_and_passes(page, "best-placed-proposed")
    press(page, "Decide")
    fits_and_passes(page, "best-placed-decided")

    page.get_by_role("button", name="Draft a disclosure").click()
    fits_and_passes(page, "draft-why")
    open_for(page, TO_DECIDE)
    press(page, "Save and add items")
    fits_and_passes(page, "draft-errors")
    fill_terms(page)
    fits_and_passes(page, "draft")
    press(page, "Save and add items")
    fits_and_passes(page, "draft-empty")

    page.get_by_role("link", name="Add Statement: fact").click()
    fits_and_passes(page, "item")
    page.get_by_label("What the partner will read").fill("Has had no home of her own since May.")
    choose(page, "A need", "To choose which help fits")
    press(page, "Add to the draft")
    fits_and_passes(page, "draft-preview")
    press(page, "Send to the originator")
    assert page.get_by_text("Sent to the originator's disclosure officer.").is_visible()
    fits_and_passes(page, "submitted")


def fill_terms(page):
    choose(page, "Offer a service", "Offering support", "Within a week", "No")
    page.get_by_label("How many hours of its time, in all?").fill("4")
    page.get_by_label("Which skills does it take?").fill("Housing advice")
    page.get_by_label("Crime and Disorder Act 1998 s.115: to a relevant authority").check()
    page.get_by_label("DPA s.35 and Sch 8 para 4").check()
    page.get_by_label("Why is this partner told?").fill("The council has the housing duty.")


def test_officer_reviews_and_approves(sign_in, go, path):
    path.until("submitted")
    page = sign_in("david")

    go(f"/disclosures/{path.disclosure_id}/")
    fits_and_passes(page, "review-why")
    open_for(page, TO_DECIDE)
    press(page, "Approve")
    fits_and_passes(page, "review-errors")
    page.get_by_label("Why may this be shared?").fill("The council cannot help without it.")
    choose(page, "Checked against the source", "Yes")
    page.get_by_label("When was it last checked?").fill("2/3/2026")
    press(page, "Approve")
    assert page.get_by_text("Approved. The centre can now ask the partner.").is_visible()
    page.get_by_role("link", name="All disclosures").click()
    fits_and_passes(page, "list")

    go(f"/disclosures/{path.disclosure_id}/record/?why=prepare_decision")
    fits_and_passes(page, "record")


def test_partner_asks_accepts_reads_and_proposes(sign_in, go, path):
    path.until("offered")
    page = sign_in("peter")

    go(f"/disclosures/{path.disclosure_id}/")
    fits_and_passes(page, "offer")
    page.get_by_label("Your question").fill("Is a night shift needed?")
    press(page, "Send question")
    fits_and_passes(page, "offer-queried")
    press(page, "Accept")
    fits_and_passes(page, "offer-errors")
    page.get_by_label("I accept these terms and the prohibited uses").check()
    press(page, "Accept")
    fits_and_passes(page, "accepted-why")
    open_for(page, TO_HELP, "Open what you were told")
    fits_and_passes(page, "content")

    path.told().support_agreed()
    go(f"/disclosures/{path.disclosure_id}/?why=do_the_ask")
    page.get_by_role("button", name="Propose an action of support").click()
    press(page, "Propose to the centre")
    fits_and_passes(page, "propose-errors")
    fill_proposal(page, path)
    press(page, "Propose to the centre")
    fits_and_passes(page, "action-proposed")
    go("/actions/")
    fits_and_passes(page, "actions")


def fill_proposal(page, path):
    choose(page, "Housing")
    page.get_by_label("What will be done?").fill("Go to the first viewing together.")
    page.get_by_label("By when?").fill(path.at.date().isoformat())


def test_action_is_agreed_and_finished(sign_in, go, path):
    path.until("action_proposed")
    page = sign_in("carys")
    go(f"/actions/{path.action_id}/")
    fits_and_passes(page, "action-why")
    open_for(page, TO_DECIDE)
    fits_and_passes(page, "action-to-agree")
    press(page, "Agree this action")

    page = sign_in("peter")
    go(f"/actions/{path.action_id}/")
    choose(page, "Yes")
    page.get_by_label("What came of it?").fill("Moved in on the first of the month.")
    fits_and_passes(page, "action-to-finish")
    press(page, "Save the outcome")
    open_for(page, TO_HELP)
    fits_and_passes(page, "action-done")


def test_partner_that_answered_the_question_sees_it(sign_in, go, path):
    path.until("approved")
    page = sign_in("carys")
    go(f"/disclosures/{path.disclosure_id}/?why=prepare_decision")
    fits_and_passes(page, "approved")
    press(page, "Ask Synthetic Council of Northgate")
    fits_and_passes(page, "offered-centre")
