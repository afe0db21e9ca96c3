"""Every route about a risk: done, refused with a reason, and not there for others."""

from __future__ import annotations

from uuid import uuid4

import pytest

from handrail.rehearsal.small_pilot import MEMBERS
from handrail.risk.tests import steps

JSON = "application/json"
OPEN = "?why=prepare_decision"
SAID = {"words": "He says goodbye to everybody."}
ITEM = {"text": "He has a machete.", "ground": "serious_harm", "reasons": "His brother."}
STANDING = {
    "reason": "Not for police.",
    "next_owner": "ambulance",
    "accepted_by": "Control",
    "accepted_at": "2020-01-01T00:00:00Z",
}
FINDING = {"is_founded": True, "reasons": "It was needed."}


def post(client, where, **sent):
    return client.post(f"/api/{where}", data=sent, content_type=JSON)


def named(where, path):
    """An address with the references of this path in it."""
    return where.format(
        case=path.case_id,
        **{name: path.id(name) for name in ("escalation", "risk", "passage")},
    )


def told(response):
    return response.status_code, response.json().get("reasons")


@pytest.mark.parametrize("name", MEMBERS)
def test_every_role_raises_one(call, name):
    client = call(name)
    made = post(client, "escalations", **SAID)

    assert made.status_code == 201
    seen = client.get(f"/api/escalations/{made.json()['id']}").json()
    assert seen["told"].startswith("Nobody has taken this over")


@pytest.mark.parametrize("case", [None, "00000000-0000-4000-8000-00000000a0a0"])
def test_a_case_that_is_none_of_yours_stops_no_warning(call, case):
    made = post(call("grace"), "escalations", case=case, **SAID)

    assert made.status_code == 201


def test_about_a_case_it_says_so(call, path):
    client = call("peter")
    made = post(client, "escalations", case=str(path.case_id), **SAID).json()["id"]

    assert client.get(f"/api/escalations/{made}").json()["case"] == str(path.case_id)


@pytest.mark.parametrize("words", ["", "  "])
def test_without_a_word_nothing_is_raised(call, words):
    assert told(post(call("peter"), "escalations", words=words)) == (403, ["risk_unsaid"])


def test_another_alarm_under_the_same_key_is_a_clash(call):
    client, key = call("peter"), str(uuid4())
    post(client, "escalations", key=key, **SAID)

    assert post(client, "escalations", key=key, words="Another.").status_code == 409


@pytest.mark.parametrize(
    ("change", "reasons"),
    [
        ({"reason": ""}, ["stand_down_reason_missing"]),
        ({"next_owner": "council"}, ["next_owner_missing"]),
        ({"accepted_by": " "}, ["next_owner_not_accepted"]),
        ({"accepted_at": "2999-01-01T00:00:00Z"}, ["acceptance_ahead"]),
    ],
)
def test_standing_down_is_refused_with_what_is_missing(call, everything, change, reasons):
    where = f"escalations/{everything.id('escalation')}/stand-down"

    assert told(post(call("dunya"), where, **(STANDING | change))) == (403, reasons)
    assert post(call("dunya"), where, **STANDING).status_code == 201


def test_a_time_that_names_no_zone_is_asked_again(call, everything):
    where = f"escalations/{everything.id('escalation')}/stand-down"
    sent = STANDING | {"accepted_at": "2020-01-01T00:00:00"}

    assert post(call("dunya"), where, **sent).status_code == 422


def test_seen_twice_is_seen_once(call, everything):
    where = f"escalations/{everything.id('escalation')}/acknowledge"

    assert [post(call("dunya"), where).status_code for _ in "12"] == [201, 200]


@pytest.mark.parametrize(
    ("who", "where", "sent"),
    [
        ("dunya", "escalations/{escalation}/acknowledge", {}),
        ("dunya", "escalations/{escalation}/take-over", {"incident_number": "SYN-1"}),
        ("peter", "risks/{risk}/accept", {}),
        ("peter", "risks/{risk}/return", {}),
        ("dunya", "risks/{risk}/withdraw", {}),
        ("carys", "passages/{passage}/agree", {}),
        ("peter", "cases/{case}/risks", {"kind": "other", "words": "It was said."}),
        ("peter", "cases/{case}/duties", {"duty": "care_act_s42"}),
        ("peter", "cases/{case}/passages", ITEM),
        ("peter", "cases/{case}/own-reports", {"told": "constable", "on": "2020-01-01"}),
    ],
)
def test_done_by_who_may(call, everything, who, where, sent):
    assert post(call(who), named(where, everything), **sent).status_code == 201


@pytest.mark.parametrize(
    ("who", "where", "sent"),
    [
        ("carys", "escalations/{escalation}/acknowledge", {}),
        ("dunya", "escalations/{escalation}/take-over", {"incident_number": " "}),
        ("carys", "risks/{risk}/accept", {}),
        ("dunya", "risks/{risk}/return", {}),
        ("peter", "risks/{risk}/withdraw", {}),
        ("dunya", "risks/{risk}/close", {"reason": "Over."}),
        ("peter", "passages/{passage}/agree", {}),
        ("carys", "passages/{passage}/check", FINDING),
        ("peter", "cases/{case}/risks", {"kind": "boredom", "words": "It was said."}),
        ("peter", "cases/{case}/duties", {"duty": "prevent_duty"}),
        ("peter", "cases/{case}/passages", ITEM | {"ground": "curiosity"}),
        ("peter", "cases/{case}/own-reports", {"told": "constable", "on": "2999-01-01"}),
    ],
)
def test_refused_to_who_may_not_and_to_what_cannot_be(call, everything, who, where, sent):
    assert post(call(who), named(where, everything), **sent).status_code == 403


@pytest.mark.parametrize(
    "where",
    [
        "escalations/{}/acknowledge",
        "risks/{}/accept",
        "risks/{}/return",
        "risks/{}/withdraw",
        "passages/{}/agree",
    ],
)
def test_nothing_is_done_to_what_is_not_there(call, everything, where):
    kind = {"escalations": "escalation", "risks": "risk", "passages": "passage"}
    known = everything.id(kind[where.partition("/")[0]])
    client = call("grace")
    outside, nowhere = (post(client, where.format(one)) for one in (known, uuid4()))

    assert (outside.status_code, outside.content) == (404, nowhere.content)


@pytest.mark.parametrize(
    ("where", "kind"),
    [
        ("escalations/{}", "escalation"),
        ("escalations/{}/words" + OPEN, "escalation"),
        ("risks/{}", "risk"),
        ("risks/{}/words" + OPEN, "risk"),
        ("passages/{}" + OPEN, "passage"),
        ("cases/{}/risks", "case"),
        ("cases/{}/passages", "case"),
    ],
)
def test_what_is_out_of_scope_is_not_there(call, everything, where, kind):
    client = call("grace")
    outside, nowhere = (
        client.get("/api/" + where.format(one)) for one in (everything.id(kind), uuid4())
    )

    assert (outside.status_code, outside.content) == (404, nowhere.content)
    assert call("carys").get("/api/" + where.format(everything.id(kind))).status_code == 200


@pytest.mark.parametrize("where", ["risks/{risk}/words", "passages/{passage}"])
@pytest.mark.parametrize("why", ["", "?why=curiosity"])
def test_no_words_open_without_a_reason_of_the_list(call, everything, where, why):
    assert call("carys").get(f"/api/{named(where, everything)}{why}").status_code == 422


def test_lists_hold_what_is_in_scope_and_no_more(call, everything):
    assert [each["id"] for each in call("dunya").get("/api/risks").json()["items"]] == [
        str(everything.id("risk"))
    ]
    for where in ("risks", "escalations"):
        assert call("grace").get(f"/api/{where}").json() == {"items": [], "next": None}


def test_the_same_key_makes_each_thing_once(call, everything):
    client, key = call("peter"), str(uuid4())
    case = f"cases/{everything.case_id}"
    for where, sent in (
        ("risks", {"kind": "other", "words": "It was said."}),
        ("duties", {"duty": "care_act_s42"}),
        ("passages", ITEM),
        ("own-reports", {"told": "constable", "on": "2020-01-01"}),
    ):
        again = [post(client, f"{case}/{where}", key=key, **sent).status_code for _ in "12"]
        assert again == [201, 200], where


def test_an_offer_to_nobody_known_is_not_there(call, path):
    steps.raise_risk(path)

    assert post(call("dunya"), f"risks/{path.id('risk')}/offer", to=str(uuid4())).status_code == 404


def test_offered_to_a_council_and_never_with_violence(call, path):
    council, client = str(path.cast.organisations["council"].id), call("peter")
    made = [
        post(client, f"cases/{path.case_id}/risks", kind=kind, words="It was said.").json()["id"]
        for kind in ("self_harm", "violence_or_terrorism")
    ]
    answers = [told(post(call("dunya"), f"risks/{each}/offer", to=council)) for each in made]

    assert answers == [(201, None), (403, ["police_risk_stays_with_police"])]


def test_a_field_that_nobody_knows_is_refused(call):
    assert post(call("peter"), "escalations", name="Ada", **SAID).status_code == 422
