"""Questions, costs and first screens in a real browser: each page at both widths, with axe on each."""

from __future__ import annotations

import pytest

from handrail.evaluation.tests import entering
from handrail.members.domain import Role
from handrail.questions.tests import asking
from handrail.rehearsal.thin_path import ThinPath
from handrail.site.tests.browser import fits_and_passes

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


def test_a_councillor_asks_the_centre_answers_and_the_public_reads(sign_in, go, page, path):
    asking.write(path)
    asking.consult(path)
    go("/questions/")
    fits_and_passes(page, "questions-public-none")

    sign_in("sally")
    fits_and_passes(page, "home-scrutiny")
    go("/questions/ask/")
    fits_and_passes(page, "ask")
    press(page, "Ask")
    fits_and_passes(page, "ask-errors")
    page.get_by_label("Your question").fill("Who pays when the pilot ends?")
    page.get_by_label("Who should answer?").select_option(label="Synthetic Multi-Agency Centre")
    page.get_by_label("Yes", exact=True).check()
    press(page, "Ask")
    fits_and_passes(page, "question-asked")

    sign_in("carys").get_by_role("link", name="Answer a question").click()
    fits_and_passes(page, "question-to-answer")
    page.get_by_label("Your answer").fill("The programme pays for two years.")
    press(page, "Send the answer")

    sign_in("sally").get_by_role("link", name="Say whether an answer will do").click()
    fits_and_passes(page, "question-to-judge")
    page.get_by_label("What is wrong with the answer?").fill("And after that?")
    press(page, "Dispute the answer")
    page.context.clear_cookies()
    go("/questions/")
    page.get_by_role("link", name="Who pays when the pilot ends?").first.click()
    fits_and_passes(page, "question-public")


def test_a_consultation_is_opened_responded_to_and_closed(sign_in, go, path):
    page = sign_in("carys")
    go("/questions/consultations/open/")
    fits_and_passes(page, "consult")
    asking.consult(path)
    asking.respond(path, questions=((path.id("question"), "Who pays?"),))
    go(f"/questions/consultations/{path.id('consultation')}/")
    fits_and_passes(page, "consultation")
    asking.answer(path)
    page.reload()
    press(page, "Close the consultation")
    fits_and_passes(page, "consultation-closed")

    sign_in("sally")
    go("/questions/letters/write/")
    fits_and_passes(page, "write")
    asking.write(path)
    go(f"/questions/letters/{path.id('letter')}/")
    fits_and_passes(page, "letter")


def test_hours_and_money_are_entered_and_corrected(sign_in, go, path):
    page = sign_in("peter")
    go("/costs/")
    fits_and_passes(page, "costs-none")
    page.get_by_role("button", name="Enter hours or money").click()
    fits_and_passes(page, "cost")
    press(page, "Save the entry")
    fits_and_passes(page, "cost-errors")
    entering.enter(path)
    entering.pay(path, "promised", 1_200_000)
    entering.pay(path, "paid", 800_000)
    go("/costs/")
    fits_and_passes(page, "costs")
    page.get_by_role("link", name="Correct").first.click()
    fits_and_passes(page, "cost-correct")


def test_those_who_watch_over_have_their_first_screens(sign_in, go, page, path):
    for number in range(12):
        said = {"forename": f"Fore{number}", "surname": f"Sur{number}", "date_of_birth": None}
        ThinPath(path.cast, path.at, name=f"n{number}", changes=said).until("received")
    for name in ("peter", "grace", "carys"):
        entering.enter(path, by=name, name=f"cost of {name}")
    entering.pay(path, "promised", 1_200_000)
    asking.ask(path)
    path.cast.post(
        "administering", at="centre", role=Role.ADMINISTRATOR, area="everywhere", title="Admin"
    )
    path.cast.member("adam", in_posts=["administering"], full_name="Adam Synthetic")
    for name, address in (
        ("sally", "twelve-questions"),
        ("una", "twelve-questions"),
        ("priya", "clocks"),
        ("evan", "evaluation"),
        ("imran", "records/?seed=lamp"),
        ("adam", "set-up"),
    ):
        sign_in(name)
        fits_and_passes(page, f"home-{name}")
        go(f"/{address}" if "?" in address else f"/{address}/")
        fits_and_passes(page, f"{address.partition('/')[0]}-{name}")
