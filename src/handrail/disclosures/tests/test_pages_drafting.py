"""Doors in the centre: weighing partners, drafting terms and items, submitting, offering."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest

from handrail.disclosures.domain import DisclosureState
from handrail.disclosures.tests.pages import ITEM, TERMS, WHY, at, held, words
from handrail.rehearsal.thin_path import STATEMENT, ThinPath


@pytest.fixture
def path(cast):
    return ThinPath(cast, cast.at)


def test_partners_are_weighed_and_the_one_with_the_duty_proposed(browse, path):
    path.received().cleared().lead_answered()
    carys = browse("carys")

    page = carys.post(at("propose", path.case_id), follow=True)

    assert "Synthetic Council of Northgate Proposed" in words(page)
    assert "It does not offer that support" in words(page)
    assert "0 of 20" in words(page)


def test_coordinator_decides_for_one_partner_with_reasons(browse, path):
    path.received().cleared().lead_answered()
    carys, council = browse("carys"), path.cast.organisations["council"].id
    carys.post(at("propose", path.case_id))

    decision = {"chosen": str(council), "reasons": "It has the housing duty."}
    page = carys.post(at("decide", path.case_id), decision, follow=True)

    assert "Synthetic Council of Northgate Chosen" in words(page)
    assert at("draft", path.case_id) in page.content.decode()


@pytest.mark.parametrize("chosen", ["", "everyone"])
def test_everyone_is_no_choice(browse, path, chosen):
    path.received().cleared().lead_answered()
    carys = browse("carys")
    carys.post(at("propose", path.case_id))

    page = carys.post(at("decide", path.case_id), {"chosen": chosen, "reasons": "All of them."})

    assert page.status_code == 422


def test_nobody_is_weighed_before_deconfliction(browse, path):
    path.received()
    carys = browse("carys")

    page = carys.get(at("best_placed", path.case_id))

    assert "You cannot weigh the partners now." in words(page)
    assert carys.post(at("propose", path.case_id)).status_code == 403


def test_terms_are_drafted_for_the_partner_chosen(browse, path):
    path.until("placed")

    page = browse("carys").post(at("draft", path.case_id) + WHY, TERMS, follow=True)

    assert page.status_code == 200
    assert "Draft begun" in words(page)
    assert "Lost the tenancy in May" in words(page)


def test_drafting_asks_why_before_it_opens_the_case(browse, path):
    path.until("placed")

    page = browse("carys").get(at("draft", path.case_id))

    assert "Why do you open this?" in words(page)
    assert 'name="gateway"' not in page.content.decode()


def test_only_gateways_that_fit_both_ends_are_offered(browse, path):
    path.until("placed")

    page = browse("carys").get(at("draft", path.case_id) + WHY).content.decode()

    offered = set(re.findall(r'name="(?:gateway|basis)" type="radio" value="(\w+)"', page))
    assert offered == {"ctsa_s38", "cda_s115", "dpa_s36_4_common_law", "part_3_s35_sch8"}


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"skills": "Somebody who knows Ada"}, "Leave the person's name out"),
        ({"hours": "0"}, "greater than or equal to 1"),
        ({"ask": "for_awareness"}, "Select a valid choice"),
    ],
)
def test_terms_that_cannot_be_asked_come_back_with_their_reason(browse, path, change, told):
    path.until("placed")

    page = browse("carys").post(at("draft", path.case_id) + WHY, TERMS | change)

    assert page.status_code == 422
    assert told in words(page)


@pytest.mark.parametrize("born", [None, date(2015, 5, 1)])
def test_child_and_person_of_unknown_age_are_not_drafted_for(browse, path, born):
    path.received(date_of_birth=born).cleared().lead_answered().placed()

    page = browse("carys").get(at("draft", path.case_id) + WHY)

    assert "Ordinary children's services lead" in words(page)
    assert 'name="gateway"' not in page.content.decode()


def test_item_is_worded_from_a_statement_and_previewed(browse, path):
    path.until("placed")
    carys = browse("carys")
    drafted = carys.post(at("draft", path.case_id) + WHY, TERMS).url
    (link,) = re.findall(r'href="([^"]+/items/\w{8}-[^"]+)"', carys.get(drafted).content.decode())

    page = carys.post(link, ITEM, follow=True)

    assert "Has no home." in words(page)
    assert "Source reliable; known directly" in words(page)
    assert "A strength" in words(page).partition("What you are not told")[2]


def test_identity_becomes_an_item_only_when_it_is_added(browse, path):
    path.until("placed")
    carys = browse("carys")
    drafted = carys.post(at("draft", path.case_id) + WHY, TERMS).url
    preview = words(carys.get(drafted)).partition("What Synthetic Council")[2]
    (link,) = re.findall(r'href="([^"]+/items/name/[^"]+)"', carys.get(drafted).content.decode())

    page = carys.post(
        link, {"text": "Ada S", "kind": "identity", "decision_served": "identify_the_person"}
    )

    assert "Ada" not in preview
    assert "Ada S" in words(carys.get(page.url)).partition("What Synthetic Council")[2]


def test_item_that_serves_no_decision_stays_out(browse, path):
    path.until("placed")
    carys = browse("carys")
    drafted = carys.post(at("draft", path.case_id) + WHY, TERMS).url

    page = carys.post(drafted.replace(WHY, f"items/name/{WHY}"), ITEM | {"decision_served": ""})

    assert page.status_code == 422
    assert "An item that serves none stays out." in words(page)


def test_statement_from_intelligence_cannot_leave_by_the_panels_gateway(browse, path):
    path.received(
        statements=(replace(STATEMENT, intelligence_derived=True),)
    ).cleared().lead_answered().placed()
    carys = browse("carys")

    drafted = carys.post(at("draft", path.case_id) + WHY, TERMS | {"gateway": "ctsa_s38"}).url
    page = carys.get(drafted)

    assert "Cannot be added. An item drawn from intelligence cannot leave" in words(page)
    assert "/items/" not in page.content.decode()


def test_item_is_taken_out_again(browse, path):
    path.until("drafted")
    carys = browse("carys")

    page = carys.post(at("remove_item", path.disclosure_id, path.id("item")) + WHY, follow=True)

    assert "Item taken out" in words(page)
    assert "There is nothing in it yet." in words(page)


def test_draft_is_submitted_and_offered_after_approval(browse, path):
    path.until("drafted")
    carys = browse("carys")

    carys.post(at("submit", path.disclosure_id))
    assert held(path).state is DisclosureState.AWAITING_APPROVAL
    path.approved()
    carys.post(at("offer", path.disclosure_id))

    assert held(path).state is DisclosureState.OFFERED


def test_empty_draft_says_why_it_cannot_be_sent(browse, path):
    path.until("drafted")
    carys = browse("carys")
    carys.post(at("remove_item", path.disclosure_id, path.id("item")))

    assert "You cannot send it now." in words(carys.get(at("show", path.disclosure_id)))
    assert carys.post(at("submit", path.disclosure_id)).status_code == 403


def test_draft_is_taken_back_with_reasons(browse, path):
    path.until("drafted")
    carys = browse("carys")

    carys.post(at("discard", path.disclosure_id), {"text": "Another partner is better placed."})

    assert held(path).state is DisclosureState.REFUSED
    page = words(carys.get(at("show", path.disclosure_id) + WHY))
    assert "Another partner is better placed." in page
