"""An immediate risk in a real browser: raised from any page, ringing at the desk, taken over."""

from __future__ import annotations

import pytest

from handrail.rehearsal.thin_path import ThinPath
from handrail.risk.tests import steps
from handrail.site.tests.browser import fits_and_passes

# What happens now is the exception of WCAG 2.2.1, and each such page can be told to keep still.
LOOKS_AGAIN = {"excused": "meta-refresh"}

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


def test_it_is_raised_from_any_page_in_one_step(sign_in, go, path):
    page = sign_in("peter")
    page.get_by_role("link", name="Raise an immediate risk").click()
    fits_and_passes(page, "risk-raise")
    press(page, "Raise it now")
    fits_and_passes(page, "risk-raise-errors")
    page.get_by_label("What is happening?").fill("He says goodbye to everybody.")
    press(page, "Raise it now")

    assert page.get_by_text("Nobody has taken this over. If danger is now, call 999.").is_visible()
    fits_and_passes(page, "risk-raised", **LOOKS_AGAIN)


def test_the_desk_rings_until_it_is_taken_over(sign_in, go, path):
    path.until("accepted")
    page = sign_in("dunya")
    assert page.get_by_role("heading", name="Nothing is ringing").is_visible()
    fits_and_passes(page, "risk-desk-none", **LOOKS_AGAIN)
    steps.raise_alarm(path)
    go("/risks/desk/")
    fits_and_passes(page, "risk-desk-one", **LOOKS_AGAIN)
    for name in ("2", "3"):
        steps.raise_alarm(ThinPath(path.cast, path.at, name=name).received())
    steps.raise_risk(path)
    steps.agreed(path)
    go("/risks/desk/")
    assert page.title().startswith("(3)")
    fits_and_passes(page, "risk-desk-several", **LOOKS_AGAIN)

    page.get_by_role("button", name="Read it").first.click()
    fits_and_passes(page, "risk-answering")
    press(page, "I have seen it")
    fits_and_passes(page, "risk-seen")
    page.get_by_label("Police incident number").fill("SYN-2026-1")
    press(page, "Take it over")
    assert page.get_by_text("The police have taken this over.").is_visible()
    fits_and_passes(page, "risk-taken-over")
    page.get_by_role("button", name="Stand down").click()
    fits_and_passes(page, "risk-stand-down")


def test_a_risk_has_an_owner_and_a_history(sign_in, go, path):
    path.until("accepted")
    steps.risk_offered(path)
    page = sign_in("peter")
    go(f"/risks/case/{path.case_id}/")
    fits_and_passes(page, "risk-listed")
    go(f"/risks/case/{path.case_id}/raise/")
    fits_and_passes(page, "risk-raise-in-case")
    go(f"/risks/case/{path.case_id}/duty/")
    fits_and_passes(page, "risk-duty")
    go(f"/risks/{path.id('risk')}/")
    fits_and_passes(page, "risk-offered")
    press(page, "Yes, we own it now")
    fits_and_passes(page, "risk-owned")
    go(f"/risks/{path.id('risk')}/offer/")
    fits_and_passes(page, "risk-offer")


def test_two_people_pass_an_item_to_the_police(sign_in, go, path):
    path.until("accepted")
    steps.propose(path)
    page = sign_in("carys")
    go(f"/risks/passed/case/{path.case_id}/")
    fits_and_passes(page, "risk-passages")
    go(f"/risks/passed/case/{path.case_id}/propose/")
    fits_and_passes(page, "risk-propose")
    go(f"/risks/passed/case/{path.case_id}/report/")
    fits_and_passes(page, "risk-report")
    go(f"/risks/passed/{path.id('passage')}/?why=prepare_decision")
    fits_and_passes(page, "risk-passage")
    press(page, "Agree that this passes")
    fits_and_passes(page, "risk-passage-agreed")


def test_a_reviewer_checks_what_passed(sign_in, go, path):
    path.until("accepted")
    steps.agreed(path)
    page = sign_in("rhona")
    go(f"/risks/passed/{path.id('passage')}/?why=supervise")
    fits_and_passes(page, "risk-check")
