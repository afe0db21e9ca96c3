"""Meeting, planning, a second look, reviewing and closing, in a real browser."""

from __future__ import annotations

import pytest

from handrail.assessment.tests import assessing
from handrail.meetings.tests import meeting
from handrail.rehearsal.thin_path import ThinPath
from handrail.reviews.tests import reviewing
from handrail.site.tests.browser import fits_and_passes
from handrail.support.tests import supporting

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


def open_for(page, button):
    page.get_by_label(TO_DECIDE, exact=True).check()
    press(page, button)


def test_a_meeting_is_called_held_and_signed(sign_in, go, path):
    path.until("action_agreed")
    page = sign_in("carys")
    go(f"/meetings/{path.case_id}/")
    fits_and_passes(page, "meetings-none")
    press(page, "Call a meeting")
    press(page, "Call the meeting")
    fits_and_passes(page, "meeting-call-errors")
    page.get_by_label("On which day?").fill(path.today.isoformat())
    page.get_by_label("At what time?").fill("23:59")
    page.get_by_label("Where?").fill("Room 3, Northgate town hall")
    page.get_by_label("Chair of the panel, London").check()
    page.get_by_label("What is new? (optional)").fill("Who goes along to the first viewing?")
    press(page, "Call the meeting")
    fits_and_passes(page, "meeting-called")

    page = sign_in("chloe")
    fits_and_passes(page, "home-chair")
    page.get_by_role("link", name="Sign the minutes").click()
    press(page, "Record who came")
    page.get_by_label("Chair of the panel, London").first.check()
    fits_and_passes(page, "meeting-attend")
    press(page, "Save")
    press(page, "Record a decision")
    press(page, "Record the decision")
    fits_and_passes(page, "meeting-decide-errors")
    for label in ("What was asked?", "What was considered?", "What was decided?", "Why?"):
        page.get_by_label(label).fill("The housing lead goes along.")
    page.get_by_label("Everybody agreed").check()
    press(page, "Record the decision")
    open_for(page, "Open")
    fits_and_passes(page, "meeting-opened")
    press(page, "Sign the minutes")
    fits_and_passes(page, "meeting-signed")


def test_an_originator_attests(sign_in, go, path):
    meeting.call(path.until("action_agreed"))
    page = sign_in("david")
    page.get_by_role("link", name="Attest before a meeting").click()
    fits_and_passes(page, "attest")
    page.get_by_label("I cannot say").check()
    press(page, "Attest")
    assert page.get_by_text("Originator to advise", exact=True).is_visible()


def test_the_chair_signs_a_plan_that_answers_every_need(sign_in, go, path):
    path.until("support_agreed")
    assessing.record(path)
    supporting.propose(path, "Go to the first viewing together.", need_id=path.id("need"))
    path.action_agreed()
    meeting.call(path)
    page = sign_in("chloe")
    go(f"/meetings/{path.case_id}/plan/")
    fits_and_passes(page, "plan-why")
    open_for(page, "Open the plan")
    fits_and_passes(page, "plan-opened")
    press(page, "Sign the plan")
    fits_and_passes(page, "plan-signed")


def test_a_reviewer_looks_at_a_doubtful_task(sign_in, path):
    supporting.propose(path.until("support_agreed"))
    page = sign_in("rhona")
    page.get_by_role("link", name="A doubtful task").click()
    fits_and_passes(page, "doubtful-why")
    page.get_by_label("To supervise or review work in this case", exact=True).check()
    press(page, "Read the words")
    fits_and_passes(page, "doubtful-opened")
    page.get_by_label("No", exact=True).check()
    page.get_by_label("Why?", exact=True).fill("It is about a garden.")
    press(page, "Record your answer")
    assert page.get_by_text("Your answer is recorded.").is_visible()


def test_a_worker_keeps_sessions_and_a_coordinator_reviews_and_closes(sign_in, go, path):
    path.until("support_agreed")
    supporting.propose(path, "Go along to appointments.", sessions_ordered=6)
    path.action_agreed()
    page = sign_in("peter")
    go(f"/actions/{path.action_id}/")
    press(page, "Record a session")
    page.get_by_label("On which day was it?").fill(path.today.isoformat())
    page.get_by_label("Delivered", exact=True).check()
    fits_and_passes(page, "session")
    press(page, "Save the session")
    fits_and_passes(page, "action-sessions")
    reviewing.record(path)
    reviewing.delivered(path)

    page = sign_in("carys")
    go(f"/reviews/{path.case_id}/")
    fits_and_passes(page, "reviews")
    press(page, "Record a review")
    fits_and_passes(page, "review-record")
    go(f"/cases/{path.case_id}/close/")
    fits_and_passes(page, "case-close-reviews")
    page.get_by_label("Needs met").check()
    page.get_by_label("Synthetic Council of Northgate").check()
    page.get_by_label("What has changed since last time?").fill("There is a home now.")
    press(page, "Close the case")
    go(f"/reviews/after/{reviewing.exit_id(path)}/")
    fits_and_passes(page, "review-after")
