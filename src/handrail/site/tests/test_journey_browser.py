"""The main job once from end to end, by seven people who find their way from their first screen."""

from __future__ import annotations

import csv
import io
from datetime import datetime

import pytest
from django.conf import settings
from django.db import connections

from handrail.acts.domain import LONDON
from handrail.ledger.keys import ledger_signer, ledger_verifier
from handrail.ledger.sequencer import sequence
from handrail.ledger.verify import verify
from handrail.site.tests.browser import axe

pytestmark = pytest.mark.browser

TODAY = datetime.now(tz=LONDON).date().isoformat()
ROW = {
    "reference": "SYN-77",
    "forename": "Ада",
    "surname": "Synthetic",
    "date_of_birth": "1990-05-01",
    "area": "london",
    "subject_category": "none_of_these",
    "pursue_status": "closed",
    "closed_on": "2025-11-03",
    "threshold": "unmet_need_after_closure",
    "ground": "unmet_housing_need",
    "concern": "No home since the case closed.",
    "marking": "OFFICIAL-SENSITIVE",
    "statement": "Lost the tenancy in May.",
    "statement_kind": "fact",
    "statement_author": "Case officer",
    "source_grade": "1",
    "intelligence_grade": "A",
    "handling": "P",
    "intelligence_derived": "no",
    "regime": "part_3",
}


@pytest.fixture
def walk(sign_in):
    """A member at the first screen, able to say what is chosen, typed and pressed."""
    return lambda name: Walk(sign_in(name))


class Walk:
    """A page in somebody's hands; every page that is left passes axe."""

    def __init__(self, page):
        self.page = page

    def task(self, title):
        self.page.get_by_role("link", name=title).first.click()
        return self

    def choose(self, *answers):
        for answer in answers:
            self.page.get_by_label(answer, exact=True).check()
        return self

    def choose_for(self, question, answer):
        group = self.page.get_by_role("group", name=question)
        group.get_by_label(answer, exact=True).check()
        return self

    def fill(self, **answers):
        for label, text in answers.items():
            self.page.get_by_label(label.replace("_", " ")).fill(text)
        return self

    def press(self, name):
        axe(self.page)
        self.page.get_by_role("button", name=name, exact=True).click()
        return self

    def because(self, reason, button="Open"):
        return self.choose(reason).press(button)

    def sees(self, text):
        self.page.get_by_text(text).first.wait_for()
        return self

    def lacks(self, text):
        self.page.wait_for_load_state()
        assert self.page.get_by_text(text).count() == 0
        return self


DECIDE = "To prepare or take a decision in this case"
HELP = "To do what was asked of my organisation"


def nominate(walk):
    officer = walk("nadia").task("Nominations").press("Send a file of nominations")
    text = io.StringIO()
    writer = csv.DictWriter(text, ROW)
    writer.writeheader()
    writer.writerow(ROW)
    content = {"name": "batch.csv", "mimeType": "text/csv", "buffer": text.getvalue().encode()}
    officer.page.get_by_label("File of nominations, as CSV or JSON").set_input_files(content)
    officer.press("Send").sees("What came of your file").task("Nominations").sees("SYN-77")


def screen_and_draft(walk):
    coordinator = walk("carys").task("Record deconfliction")
    coordinator.choose("Go on").fill(When_was_it_checked=TODAY).press("Record the check")
    coordinator.task("What waits for me").task("Decide which partner is best placed")
    coordinator.task("Answer").choose("Nobody leads yet").press("Keep this answer")
    coordinator.task("What waits for me").task("Decide which partner is best placed")
    coordinator.press("Weigh the partners").choose("Synthetic Council of Northgate")
    coordinator.fill(Why_this_partner="It has the housing duty.").press("Decide")
    coordinator.press("Draft a disclosure").because(DECIDE)
    coordinator.choose("Offer a service", "Offering support", "Within a week", "No")
    coordinator.fill(How_many_hours="4", Which_skills="Housing advice")
    coordinator.page.get_by_label("Crime and Disorder Act 1998 s.115").check()
    coordinator.page.get_by_label("DPA s.35 and Sch 8 para 4").check()
    coordinator.fill(Why_is_this_partner_told="It has the duty.").press("Save and add items")
    coordinator.task("Add Statement: fact").choose("A need", "To choose which help fits")
    coordinator.press("Add to the draft").press("Send to the originator")


def approve(walk):
    officer = walk("david").task("Approve or refuse a disclosure").because(DECIDE)
    officer.fill(Why_may_this_be_shared="The council cannot help without it.")
    officer.choose("Checked against the source", "Yes").fill(When_was_it_last_checked=TODAY)
    officer.press("Approve").sees("Approved.")


def offer(walk):
    coordinator = walk("carys").task("Offer an approved disclosure").because(DECIDE)
    coordinator.press("Ask Synthetic Council of Northgate")


def accept(walk):
    partner = walk("peter").task("Answer an offer").sees("Offer a service")
    partner.lacks("Lost the tenancy in May.")
    partner.choose("I accept these terms and the prohibited uses").press("Accept")
    partner.because(HELP, "Open what you were told").sees("Lost the tenancy in May.")


def tell_and_ask(walk):
    partner = walk("peter").task("Tell the person, or ask the centre")
    partner.press("Record that the person was told")
    partner.choose_for("Did you check first who shares the person's home, post and phone?", "Yes")
    partner.fill(
        **{"What did you find out, and what support was there on the day?": "Lives alone."}
    )
    partner.choose("In person").choose_for("Can others open the person's post?", "No")
    partner.fill(When_was_the_person_told=TODAY).press("Save").sees("was told")
    partner.task("What waits for me").task("Ask the person for agreement to support")
    for answer in ("Record that the person was asked", "The person agreed"):
        partner.press(answer).choose("I said these words to the person")
        if answer == "The person agreed":
            partner.choose("Yes")
        partner.fill(When_was_the_person_asked=TODAY, Who_was_there="The person and I.")
        partner.press("Save")
    partner.sees("The person agreed to support")


def propose(walk):
    partner = walk("peter").task("Say what you will do").because(HELP, "Open what you were told")
    partner.press("Propose an action of support").choose("Housing")
    partner.fill(What_will_be_done="Go to the first viewing together.", By_when=TODAY)
    partner.press("Propose to the centre")


def agree_finish_and_close(walk):
    walk("carys").task("Agree a proposed action").because(DECIDE).press("Agree this action")
    worker = walk("peter").task("Do an agreed action").choose("Yes")
    worker.fill(What_came_of_it="Moved in.").press("Save the outcome")
    coordinator = walk("carys").task("Cases")
    coordinator.page.locator("main table a").first.click()
    coordinator.because(DECIDE, "Open the case").press("Close the case").choose("Needs met")
    coordinator.fill(What_has_changed="There is a home now.").press("Close the case")


def test_a_file_becomes_support_and_every_act_is_on_a_ledger_that_verifies(walk, cast):
    for step in (nominate, screen_and_draft, approve, offer, accept, tell_and_ask, propose):
        step(walk)
    agree_finish_and_close(walk)
    signer = ledger_signer(settings.DATA / "keys", origin=settings.LEDGER_ORIGIN)
    sequence(connections["sequencer"], signer=signer, at=cast.at)

    walk("imran").task("Ledger").sees("case.closed").sees("disclosure.accepted")

    verdict = verify(connections["sequencer"], verifier=ledger_verifier(settings.DATA / "keys"))
    assert verdict.is_sound
    assert verdict.waiting == 1  # the inspector's own reading
