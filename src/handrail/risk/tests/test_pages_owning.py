"""The doors of risks and passages: raise, offer, accept; propose, agree, check."""

from __future__ import annotations

from uuid import uuid4

import pytest
from django.urls import reverse

from handrail.acts.tests.bare_pages import bare
from handrail.risk.tests import steps

OPEN = "?why=prepare_decision"
RISK = {"kind": "self_harm", "words": "She speaks of ending it all."}
ITEM = {"text": "He has a machete.", "ground": "serious_harm", "reasons": "His brother."}


def at(name, *references):
    return reverse(f"risk:{name}", args=references)


def words(response):
    return " ".join(response.content.decode().replace("&#39;", "'").split())


def test_the_case_leads_to_its_risks_and_to_what_passed(browse, path):
    page = words(browse("carys").get(f"/cases/{path.case_id}/{OPEN}"))

    assert at("listed", path.case_id) in page
    assert at("passages", path.case_id) in page


def test_who_works_on_the_case_raises_a_risk_that_the_police_own(browse, path):
    page = browse("peter").post(at("raise_in_case", path.case_id), RISK, follow=True)

    assert "Raised. The police own it." in words(page)
    assert "owned it from the first second" in words(page)
    assert "Synthetic Counter Terrorism Unit" in words(
        browse("carys").get(at("listed", path.case_id))
    )


def test_a_risk_without_words_is_asked_again(browse, path):
    page = browse("peter").post(at("raise_in_case", path.case_id), RISK | {"words": ""})

    assert page.status_code == 422


def test_its_words_open_for_a_reason(browse, path):
    steps.raise_risk(path)
    where = at("show", path.id("risk"))

    assert "ending it all" not in words(browse("carys").get(where))
    assert "ending it all" in words(browse("carys").get(where + OPEN))


def test_offered_accepted_and_given_back_to_the_police(browse, path):
    steps.raise_risk(path)
    risk, council = path.id("risk"), path.cast.organisations["council"]
    assert council.name in words(browse("dunya").get(at("offer", risk)))
    browse("dunya").post(at("offer", risk), {"to": council.id})
    assert "will your organisation own this risk?" in words(browse("peter").get("/"))

    page = browse("peter").post(at("accept", risk), follow=True)
    assert "Your organisation owns this risk now." in words(page)
    page = browse("peter").post(
        at("offer", risk), {"to": path.cast.organisations["police"].id}, follow=True
    )

    assert "Given to the police. They own it now." in words(page)
    assert "The police own it again, by standing acceptance" in words(page)


def test_an_offer_can_be_turned_down_or_withdrawn(browse, path):
    steps.risk_offered(path)
    assert browse("peter").post(at("return", path.id("risk"))).status_code == 302
    steps.offer_to_council(path)

    page = browse("dunya").post(at("withdraw", path.id("risk")), follow=True)

    assert "The offer is withdrawn." in words(page)


def test_its_owner_closes_it_with_a_reason(browse, path):
    steps.raise_risk(path)
    where = at("close", path.id("risk"))

    assert browse("dunya").post(where, {"reason": ""}).status_code == 422
    assert "The risk is closed." in words(
        browse("dunya").post(where, {"reason": "Over."}, follow=True)
    )


def test_a_duty_is_recorded_and_moves_nothing(browse, path):
    page = browse("peter").post(at("duty", path.case_id), {"duty": "care_act_s42"}, follow=True)

    assert "No risk has moved." in words(page)
    assert "Care Act 2014 s.42" in words(page)


def test_two_people_pass_an_item_and_a_third_checks_it(browse, path):
    page = browse("peter").post(at("propose", path.case_id), ITEM, follow=True)
    passage = page.redirect_chain[-1][0]
    assert "an item for the police" in words(browse("carys").get("/"))
    assert browse("dunya").get(passage).status_code == 404

    assert "Agree that this passes" in words(browse("carys").get(passage + OPEN))
    browse("carys").post(f"{passage}agree/")
    assert passage in words(browse("dunya").get(at("desk")))
    assert ITEM["text"] in words(browse("dunya").get(passage + OPEN))

    assert "Check what passed to the police" in words(browse("rhona").get("/"))
    sent = {"is_founded": "yes", "reasons": "It was needed."}
    assert "Your finding is kept" in words(
        browse("rhona").post(f"{passage}check/", sent, follow=True)
    )


def test_a_legal_duty_names_the_law(browse, path):
    page = browse("peter").post(at("propose", path.case_id), ITEM | {"ground": "legal_duty"})

    assert "Choose which duty in law it is." in words(page)


def test_ones_own_report_is_recorded_afterwards(browse, path):
    sent = {"told": "constable", "on": path.today.isoformat(), "words": ""}
    page = browse("peter").post(at("report", path.case_id), sent, follow=True)

    assert "Your own report is recorded." in words(page)
    assert "never delays, forbids or replaces" in words(page)


def test_a_reviewer_reads_the_immediate_risk_that_is_checked(browse, path):
    steps.raise_alarm(path)

    assert "bridge" in words(browse("rhona").get(at("immediate", path.id("escalation")) + OPEN))


@pytest.mark.parametrize("name", ["show", "passage"])
def test_what_is_another_case_s_is_not_there(browse, path, name):
    steps.raise_risk(path)
    steps.propose(path)
    reference = path.id({"show": "risk", "passage": "passage"}[name])
    outside = browse("grace").get(at(name, reference))

    assert outside.status_code == 404
    assert bare(outside) == bare(browse("grace").get(at(name, uuid4())))


def test_the_api_raises_shows_and_passes(call, path):
    json = "application/json"
    client, case = call("peter"), f"/api/cases/{path.case_id}"
    risk = client.post(f"{case}/risks", data=RISK, content_type=json).json()["id"]
    seen = client.get(f"/api/risks/{risk}").json()
    assert [step["how"] for step in seen["history"]] == ["raised"]
    assert client.get(f"/api/risks/{risk}/words{OPEN}").json()["words"] == RISK["words"]

    passage = client.post(f"{case}/passages", data=ITEM, content_type=json).json()["id"]
    assert call("carys").post(f"/api/passages/{passage}/agree").status_code == 201
    assert call("dunya").get(f"/api/passages/{passage}{OPEN}").json()["text"] == ITEM["text"]
    assert call("grace").get(f"/api/passages/{passage}{OPEN}").status_code == 404
