"""Doors of the originator and the partner: approve, refuse, accept, ask, decline, return."""

from __future__ import annotations

from datetime import date
from uuid import uuid4

import pytest

from handrail.disclosures.domain import DisclosureState
from handrail.disclosures.tests.pages import DO, QUALITY, WHY, at, held, plain, words
from handrail.rehearsal.thin_path import STATEMENT, STEPS, ThinPath


@pytest.fixture
def path(cast):
    return ThinPath(cast, cast.at)


def test_officer_opens_for_a_reason_and_approves(browse, path):
    path.until("submitted")
    david = browse("david")
    assert STATEMENT.text not in words(david.get(at("show", path.disclosure_id)))
    assert STATEMENT.text in words(david.get(at("show", path.disclosure_id) + WHY))

    david.post(at("approve", path.disclosure_id), QUALITY)

    assert held(path).state is DisclosureState.APPROVED


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"checked_on": "2/3/2099"}, "The date of the check lies ahead."),
        ({"checked_on": "soon"}, "Enter a date, such as 2/3/2026"),
        ({"accuracy": "perfect"}, "Select a valid choice"),
        ({"reasons": ""}, "Answer 'Why may this be shared?'"),
        ({"is_complete": ""}, "Is it complete"),
    ],
)
def test_approval_without_reasons_or_quality_comes_back(browse, path, change, told):
    path.until("submitted")

    page = browse("david").post(at("approve", path.disclosure_id) + WHY, QUALITY | change)

    assert page.status_code == 422
    assert told in words(page)
    assert STATEMENT.text in words(page)


def test_a_form_that_comes_back_still_asks_why_at_the_page_itself(browse, path):
    path.until("submitted")

    page = browse("david").post(at("approve", path.disclosure_id), {})

    assert f'method="get" action="{at("show", path.disclosure_id)}"' in page.content.decode()


def test_officer_refuses_with_reasons(browse, path):
    path.until("submitted")

    browse("david").post(at("refuse", path.disclosure_id), {"reasons": "It is out of date."})

    assert held(path).state is DisclosureState.REFUSED


def test_drafter_never_approves(browse, path):
    path.until("submitted")

    assert browse("carys").post(at("approve", path.disclosure_id), QUALITY).status_code == 403


def test_originator_reads_no_reason_for_a_return(browse, path):
    path.until("accepted")
    browse("peter").post(at("return", path.disclosure_id), {"text": "He does not want it."})

    assert "He does not want it." not in words(
        browse("david").get(at("show", path.disclosure_id) + WHY)
    )
    assert "He does not want it." in words(
        browse("carys").get(at("show", path.disclosure_id) + WHY)
    )


def test_offer_tells_the_ask_and_nothing_of_the_person(browse, path):
    path.until("offered")

    page = words(browse("peter").get(at("show", path.disclosure_id) + DO))

    for told in ("Offer a service", "An adult", "4 hours in all", "SYN-council", "No immigration"):
        assert told in page
    for kept in (STATEMENT.text, "Ada", "The person needs a home", "cda_s115", "1990"):
        assert kept not in page


def test_offers_about_two_people_differ_in_references_only(browse, cast, path):
    path.until("offered")
    other = ThinPath(cast, cast.at, name="2")
    other.received(forename="Zoltan", surname="Other", date_of_birth=date(1950, 1, 2))
    for step in (
        "cleared",
        "lead_answered",
        "placed",
        "drafted",
        "submitted",
        "approved",
        "offered",
    ):
        getattr(other, step)()
    peter = browse("peter")

    pages = [
        plain(peter.get(at("show", each.disclosure_id)), each.disclosure_id)
        for each in (path, other)
    ]

    assert pages[0] == pages[1]


def test_officer_accepts_and_reads_what_was_sent(browse, path):
    path.until("offered")
    peter = browse("peter")

    peter.post(at("accept", path.disclosure_id), {"has_accepted_uses": "on"})
    page = words(peter.get(at("show", path.disclosure_id) + DO))

    assert STATEMENT.text in page
    for told in ("Fact", "Source reliable; known directly", "Checked against the source"):
        assert told in page
    assert "No decision about employment" in page
    assert "A strength" in page.partition("What you are not told")[2]


def test_accepted_disclosure_asks_why_first(browse, path):
    path.until("accepted")

    page = words(browse("peter").get(at("show", path.disclosure_id) + "?why=curious"))

    assert "Why do you open this?" in page
    assert STATEMENT.text not in page


def test_terms_must_be_accepted(browse, path):
    path.until("offered")

    page = browse("peter").post(at("accept", path.disclosure_id), {})

    assert page.status_code == 422
    assert "Accept the terms and the prohibited uses first." in words(page)
    assert held(path).state is DisclosureState.OFFERED


def test_question_goes_to_the_originator_and_its_answer_comes_back(browse, path):
    path.until("offered")
    browse("peter").post(at("query", path.disclosure_id), {"text": "Is a night shift needed?"})
    david = browse("david")
    assert "Is a night shift needed?" in words(david.get(at("show", path.disclosure_id)))

    david.post(at("answer", path.disclosure_id), {"text": "No, days only."})

    assert "No, days only." in words(browse("peter").get(at("show", path.disclosure_id)))


@pytest.mark.parametrize("verb", ["query", "return"])
def test_question_and_return_need_words(browse, path, verb):
    path.until("offered" if verb == "query" else "accepted")

    assert browse("peter").post(at(verb, path.disclosure_id), {"text": ""}).status_code == 422


@pytest.mark.parametrize(
    ("step", "verb", "text"), [("offered", "decline", ""), ("accepted", "return", "No capacity.")]
)
def test_what_was_declined_or_returned_is_gone_for_the_partner(browse, path, step, verb, text):
    path.until(step)
    peter = browse("peter")

    page = peter.post(at(verb, path.disclosure_id), {"text": text}, follow=True)

    assert "It is gone from your pages." in words(page)
    gone, never = peter.get(at("show", path.disclosure_id) + DO), peter.get(at("show", uuid4()))
    assert (gone.status_code, plain(gone)) == (404, plain(never))


def test_return_is_refused_before_acceptance(browse, path):
    path.until("offered")

    page = browse("peter").post(at("return", path.disclosure_id), {"text": "Not now."})

    assert page.status_code == 403


@pytest.mark.parametrize("last", STEPS[STEPS.index("offered") :])
def test_originator_is_not_told_what_became_of_its_approval(browse, path, last):
    david, reference = browse("david"), path.until("approved").disclosure_id
    pages = (at("listed"), at("show", reference), at("record", reference) + WHY)
    before = [plain(david.get(page)) for page in pages]

    for step in STEPS[STEPS.index("offered") : STEPS.index(last) + 1]:
        getattr(path, step)()

    assert [plain(david.get(page)) for page in pages] == before
