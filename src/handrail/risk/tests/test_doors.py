"""Every page about a risk: who is let in, who is refused, and to whom it is not there at all."""

from __future__ import annotations

from urllib.parse import unquote
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from handrail.acts.tests.bare_pages import bare
from handrail.rehearsal.small_pilot import MEMBERS
from handrail.risk.tests import steps

SAID = {"words": "He says goodbye to everybody."}
OPEN = "?why=prepare_decision"
ITEM = {"text": "He has a machete.", "ground": "serious_harm", "reasons": "His brother."}
STANDING = {
    "reason": "Not for police.",
    "next_owner": "ambulance",
    "accepted_by": "Control",
    "accepted_on": "2020-01-01",
    "accepted_time": "00:01",
}
FINDING = {"is_founded": "yes", "reasons": "It was needed."}
NEEDED = {
    "acknowledge": ("escalation", {}),
    "take_over": ("escalation", {"incident_number": "SYN-1"}),
    "stand_down": ("escalation", STANDING),
    "accept": ("risk", {}),
    "return": ("risk", {}),
    "withdraw": ("risk", {}),
    "close": ("risk", {"reason": "Over."}),
    "agree": ("passage", {}),
    "check": ("passage", FINDING),
}
OF_A_CASE = ("listed", "raise_in_case", "duty", "passages", "propose", "report")


def at(name, *references):
    return reverse(f"risk:{name}", args=references)


def words(response):
    return " ".join(response.content.decode().replace("&#39;", "'").split())


@pytest.mark.parametrize("name", MEMBERS)
def test_every_role_raises_one_and_sees_what_became_of_it(browse, name):
    page = browse(name).post(at("raise"), SAID, follow=True)

    assert "Nobody has taken this over. If danger is now, call 999." in words(page)


def test_who_is_not_signed_in_is_asked_to_sign_in(cast):
    assert unquote(Client().get(at("raise"))["Location"]).endswith(f"?next={at('raise')}")


@pytest.mark.parametrize("until", ["2020-01-01", None])
def test_training_that_ran_out_stops_no_page_of_a_warning(browse, superuser, until):
    peter, dunya = browse("peter"), browse("dunya")
    superuser.execute("UPDATE members_member SET trained_until = %s", [until])
    where = peter.post(at("raise"), SAID)["Location"]

    assert SAID["words"] in words(peter.get(where + OPEN))
    assert dunya.post(f"{where}seen/").status_code == 302
    assert dunya.post(f"{where}take-over/", {"incident_number": "SYN-1"}).status_code == 302


@pytest.mark.parametrize("name", ["raise_in_case", "propose"])
def test_training_that_ran_out_stops_all_else(browse, superuser, path, name):
    peter = browse("peter")
    superuser.execute("UPDATE members_member SET trained_until = '2020-01-01'")

    sent = ITEM | {"kind": "self_harm", "words": "It was said."}
    assert peter.post(at(name, path.case_id), sent).status_code == 403


def test_a_paused_case_stops_no_warning(browse, superuser, path):
    superuser.execute("UPDATE cases_case SET state = 'paused_for_review'")

    page = browse("peter").post(f"{at('raise')}?case={path.case_id}", SAID, follow=True)

    assert page.status_code == 200
    assert "1 immediate risk to take over" in words(browse("dunya").get(at("desk")))


def test_a_paused_case_stops_no_risk_and_no_item_for_the_police(browse, superuser, path):
    superuser.execute("UPDATE cases_case SET state = 'paused_for_review'")
    risk = {"kind": "self_harm", "words": "It was said."}

    assert browse("peter").post(at("raise_in_case", path.case_id), risk).status_code == 302
    assert browse("peter").post(at("propose", path.case_id), ITEM).status_code == 302


@pytest.mark.parametrize(
    ("name", "who"),
    [
        ("acknowledge", "carys"),  # who raised it does not answer it
        ("take_over", "carys"),
        ("accept", "carys"),  # the centre was offered nothing
        ("withdraw", "peter"),  # who is offered it cannot take the offer back
        ("close", "carys"),
        ("agree", "peter"),  # who proposed it
        ("check", "carys"),  # no reviewer
    ],
)
def test_who_may_see_it_and_not_do_this_is_refused(browse, everything, name, who):
    kind, sent = NEEDED[name]
    refused = browse(who).post(at(name, everything.id(kind)), sent)

    assert refused.status_code in (403, 422)


@pytest.mark.parametrize("name", NEEDED)
def test_what_is_out_of_scope_is_not_there_for_any_act(browse, everything, name):
    kind, sent = NEEDED[name]
    outside, nowhere = (
        browse("grace").post(at(name, one), sent) for one in (everything.id(kind), uuid4())
    )

    assert outside.status_code == nowhere.status_code == 404
    assert bare(outside) == bare(nowhere)


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("immediate", "escalation"),
        ("stand_down", "escalation"),
        ("show", "risk"),
        ("offer", "risk"),
        ("passage", "passage"),
    ],
)
@pytest.mark.parametrize("who", ["grace", "sally", "nadia"])
def test_what_is_out_of_scope_is_not_there_to_look_at(browse, everything, name, kind, who):
    outside, nowhere = (browse(who).get(at(name, one)) for one in (everything.id(kind), uuid4()))

    assert outside.status_code == nowhere.status_code == 404
    assert bare(outside) == bare(nowhere)


@pytest.mark.parametrize("name", OF_A_CASE)
def test_a_case_of_others_has_no_risks_pages(browse, path, name):
    outside, nowhere = (browse("grace").get(at(name, one)) for one in (path.case_id, uuid4()))

    assert browse("peter").get(at(name, path.case_id)).status_code == 200
    assert outside.status_code == 404
    assert bare(outside) == bare(nowhere)


@pytest.mark.parametrize("name", ["raise_in_case", "duty", "propose", "report"])
def test_nothing_is_kept_from_an_empty_form(browse, path, name, superuser):
    page = browse("peter").post(at(name, path.case_id), {})

    assert page.status_code == 422
    for table in ("risk_risk", "risk_duty", "risk_passage"):
        assert superuser.execute(f"SELECT count(*) FROM {table}").fetchone() == (0,)


@pytest.mark.parametrize(
    "change",
    [
        {"accepted_on": "2999-01-01"},
        {"accepted_time": "later"},
        {"next_owner": "council"},
        {"reason": " "},
    ],
)
def test_standing_down_asks_again_for_what_is_wrong(browse, everything, change):
    where = at("stand_down", everything.id("escalation"))
    page = browse("dunya").post(where, STANDING | change)

    assert page.status_code == 422
    assert "Stand down" in words(browse("dunya").get(at("immediate", everything.id("escalation"))))


def test_a_page_that_keeps_still_does_not_look_again(browse, everything):
    where = at("immediate", everything.id("escalation"))

    assert 'http-equiv="refresh"' in words(browse("carys").get(where))
    assert 'http-equiv="refresh"' not in words(browse("carys").get(f"{where}?still=yes"))
    assert "does not ring" in words(browse("dunya").get(f"{at('desk')}?still=yes"))


def test_a_second_officer_is_told_that_another_was_faster(browse, everything):
    where = at("take_over", everything.id("escalation"))
    sent = {"incident_number": "SYN-1"}

    assert browse("dunya").post(where, sent).status_code == 302
    assert "Somebody has done this already" in words(browse("dunya").post(where, sent))


def test_what_was_checked_is_checked_once(browse, everything):
    steps.agree(everything)
    where = at("check", everything.id("passage"))

    assert [browse("rhona").post(where, FINDING).status_code for _ in "12"] == [302, 403]


@pytest.mark.parametrize(
    "said",
    [
        {"words": "x" * 10_001},
        {"words": "Help.", "whereabouts": "x" * 201},
        {"words": "Help.", "children": "perhaps"},
    ],
)
def test_what_does_not_fit_is_asked_again_and_nothing_typed_is_lost(browse, said):
    page = browse("peter").post(at("raise"), said)

    assert page.status_code == 422
    assert said["words"] in words(page)


def test_the_longest_warning_fits(browse):
    assert browse("peter").post(at("raise"), {"words": "x" * 10_000}).status_code == 302


@pytest.mark.parametrize("name", sorted(NEEDED.keys() - {"stand_down"}))
def test_nothing_is_done_by_looking(browse, everything, name):
    assert browse("dunya").get(at(name, everything.id(NEEDED[name][0]))).status_code == 405


def test_who_cannot_move_a_risk_is_shown_no_button_for_it(browse, everything):
    risk = everything.id("risk")
    page = words(browse("peter").get(at("show", risk)))
    assert "Yes, we own it now" in page

    browse("peter").post(at("accept", risk))

    assert "Give it to the police" in words(browse("peter").get(at("show", risk)))
    assert "Give it to the police" not in words(browse("carys").get(at("show", risk)))
    assert "Close the risk" not in words(browse("dunya").get(at("show", risk)))
