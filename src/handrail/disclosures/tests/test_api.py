"""The way out through the API: three people, one disclosure, and what each side is told."""

from __future__ import annotations

from datetime import date
from uuid import UUID, uuid4

import pytest

from handrail.nominations.actions import statement_id
from handrail.rehearsal.thin_path import STATEMENT, ThinPath

JSON = "application/json"
WHY = "prepare_decision"


@pytest.fixture
def path(cast):
    return ThinPath(cast, cast.at)


def post(client, where, **sent):
    return client.post(f"/api/{where}", data=sent, content_type=JSON)


def a_draft(**changes):
    sent = {
        "why": WHY,
        "ask": "offer_service",
        "purpose": "support",
        "hours": 4,
        "urgency": "within_a_week",
        "skills": "Housing advice",
        "funding": "Funded by the programme",
        "involves_meeting": False,
        "gateway": "cda_s115",
        "basis": "part_3_s35_sch8",
        "reasons": "The person needs a home, and the council has the duty.",
    }
    return sent | changes


def an_item(path, **changes):
    sent = {
        "why": WHY,
        "source": str(statement_id(path.nomination_id, 0)),
        "kind": "need",
        "decision_served": "choose_the_help",
        "text": "Has had no home of their own since May.",
    }
    return sent | changes


def quality(cast):
    checked_on = cast.today.isoformat()
    return {"accuracy": "checked", "is_complete": True, "checked_on": checked_on}


def test_three_people_bring_a_disclosure_to_its_reader(call, path, cast):
    path.until("lead_answered")
    carys, david, peter = call("carys"), call("david"), call("peter")

    assert post(carys, f"cases/{path.case_id}/best-placed").status_code == 201
    weighed = carys.get(f"/api/cases/{path.case_id}/best-placed").json()
    decision = {"chosen": weighed["alternatives"][0]["organisation"], "reasons": "It has the duty."}
    assert post(carys, f"cases/{path.case_id}/best-placed/decision", **decision).status_code == 201
    made = post(carys, f"cases/{path.case_id}/disclosures", **a_draft()).json()["id"]
    assert post(carys, f"disclosures/{made}/items", **an_item(path)).status_code == 201
    assert post(carys, f"disclosures/{made}/submit").status_code == 201
    approval = {"reasons": "It cannot help without.", **quality(cast)}
    assert post(david, f"disclosures/{made}/approve", **approval).status_code == 201
    assert post(carys, f"disclosures/{made}/offer").status_code == 201
    assert post(peter, f"disclosures/{made}/accept", has_accepted_uses=True).status_code == 201

    content = peter.get(f"/api/disclosures/{made}/content?why=do_the_ask").json()
    assert [each["text"] for each in content["items"]] == [an_item(path)["text"]]


def test_an_offer_tells_its_terms_and_nothing_of_the_person(call, path):
    path.until("offered")
    peter, where = call("peter"), f"/api/disclosures/{path.disclosure_id}"

    offer = peter.get(where)
    content = peter.get(f"{where}/content?why=do_the_ask")

    shown = offer.json()["disclosure"]
    assert (shown["state"], shown["terms"]["skills"]) == ("offered", "Housing advice")
    assert (shown["case"], shown["gateway"], shown["basis"]) == (None, None, None)
    assert content.status_code == 403
    assert STATEMENT.text not in content.content.decode()


def test_the_partner_is_not_told_where_an_item_was_drawn_from(call, path):
    path.until("accepted")
    where = f"/api/disclosures/{path.disclosure_id}/content"

    sent = call("carys").get(f"{where}?why={WHY}").json()
    read = call("peter").get(f"{where}?why=do_the_ask").json()

    assert sent["items"][0]["regime"] == "part_3"
    assert (read["items"][0]["regime"], read["items"][0]["intelligence_derived"]) == (None, None)
    assert (bool(sent["decision_reasons"]), read["decision_reasons"]) == (True, None)


def test_no_answer_names_a_member(call, path, cast):
    path.until("accepted")
    where = f"/api/disclosures/{path.disclosure_id}"

    answers = [
        call("peter").get(address).content.decode()
        for address in (where, f"{where}/content?why=do_the_ask", "/api/disclosures")
    ]

    assert not [name for name, member in cast.members.items() if str(member) in str(answers)]


def test_what_is_sent_twice_is_made_once(call, path):
    path.until("placed")
    carys, key = call("carys"), str(uuid4())
    where = f"cases/{path.case_id}/disclosures"

    first = post(carys, where, **a_draft(key=key))
    again = post(carys, where, **a_draft(key=key))
    other = post(carys, where, **a_draft(key=key, hours=5))

    assert (first.status_code, again.status_code, other.status_code) == (201, 200, 409)
    assert first.json() == again.json()
    assert len(carys.get("/api/disclosures").json()["items"]) == 1


def test_an_item_and_a_question_sent_twice_are_kept_once(call, path):
    path.until("drafted")
    carys, key = call("carys"), str(uuid4())
    items = f"disclosures/{path.disclosure_id}/items"

    added = [post(carys, items, **an_item(path, key=key)).status_code for _ in range(2)]
    path.submitted().approved().offered()
    peter, question = call("peter"), {"key": key, "text": "Is a hostel enough?"}
    asked = [
        post(peter, f"disclosures/{path.disclosure_id}/query", **question).status_code
        for _ in range(2)
    ]

    assert (added, asked) == ([201, 200], [201, 200])
    thread = peter.get(f"/api/disclosures/{path.disclosure_id}").json()["thread"]
    assert [each["text"] for each in thread] == ["Is a hostel enough?"]


def test_an_item_is_worded_from_what_the_case_holds(call, path):
    path.until("drafted")

    response = post(
        call("carys"),
        f"disclosures/{path.disclosure_id}/items",
        **an_item(path, source=str(uuid4())),
    )

    assert response.json()["errors"][0]["code"] == "source_unknown"


def test_an_item_can_be_taken_out_of_a_draft(call, path):
    path.until("drafted")
    carys, where = call("carys"), f"/api/disclosures/{path.disclosure_id}"

    assert carys.delete(f"{where}/items/{path.id('item')}").status_code == 204
    assert carys.get(f"{where}/content?why={WHY}").json()["items"] == []


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"skills": "Housing advice for Ada"}, "skills"),
        ({"hours": 0}, "hours"),
        ({"ask": "awareness"}, "ask"),
        ({"gateway": "ssa_s2_2_a"}, "gateway"),
        ({"reasons": "x" * 2001}, "body.given.reasons"),
        ({"funding": "nul\0"}, "funding"),
    ],
)
def test_a_draft_is_asked_what_the_page_asks(call, path, change, field):
    path.until("placed")

    response = post(call("carys"), f"cases/{path.case_id}/disclosures", **a_draft(**change))

    assert (response.status_code, response.json()["errors"][0]["field"]) == (422, field)


def test_a_rule_says_no_in_codes_and_in_words(call, path):
    path.until("received")

    response = post(call("carys"), f"cases/{path.case_id}/disclosures", **a_draft())

    problem = response.json()
    assert (response.status_code, problem["type"]) == (403, "urn:handrail:problem:refused")
    assert problem["reasons"] == ["deconfliction_not_clear", "best_placed_undecided"]
    assert "Deconfliction is not clear" in problem["detail"]


def test_the_drafter_does_not_approve(call, path, cast):
    path.until("submitted")
    approval = {"reasons": "It is mine.", **quality(cast)}

    response = post(call("carys"), f"disclosures/{path.disclosure_id}/approve", **approval)

    assert (response.status_code, bool(response.json()["reasons"])) == (403, True)


@pytest.mark.parametrize(
    ("method", "address"),
    [
        ("GET", "disclosures/{}"),
        ("GET", "disclosures/{}/content?why=do_the_ask"),
        ("POST", "disclosures/{}/submit"),
        ("POST", "disclosures/{}/offer"),
        ("DELETE", f"disclosures/{{}}/items/{UUID(int=7)}"),
    ],
)
def test_an_outsider_learns_nothing_from_the_answer(call, path, method, address):
    path.until("approved")
    grace = call("grace")

    there = grace.generic(method, f"/api/{address.format(path.disclosure_id)}")
    nowhere = grace.generic(method, f"/api/{address.format(uuid4())}")

    assert (there.status_code, there.content) == (404, nowhere.content)


def test_after_a_decline_it_is_gone_from_the_partner(call, path):
    path.until("offered")
    peter, where = call("peter"), f"disclosures/{path.disclosure_id}"

    assert post(peter, f"{where}/decline").status_code == 201
    assert peter.get(f"/api/{where}").status_code == 404


def test_the_originator_is_not_told_what_became_of_its_approval(call, path):
    david, reference = call("david"), path.until("approved").disclosure_id
    where = ("/api/disclosures", f"/api/disclosures/{reference}")
    before = [david.get(each).json() for each in where]

    path.offered().accepted()

    assert [david.get(each).json() for each in where] == before


def test_a_key_used_at_two_addresses_makes_two_things(call, cast):
    peter, key = call("peter"), str(uuid4())
    other = {"forename": "Bea", "date_of_birth": date(1991, 6, 2)}
    one = ThinPath(cast, cast.at, name="one").until("offered").disclosure_id
    two = ThinPath(cast, cast.at, name="two", changes=other).until("offered").disclosure_id

    first = post(peter, f"disclosures/{one}/decline", key=key, text="No capacity.")
    second = post(peter, f"disclosures/{two}/query", key=key, text="By when?")

    assert (first.status_code, second.status_code) == (201, 201)
