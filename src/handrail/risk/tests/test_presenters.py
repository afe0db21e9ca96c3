"""What screens say of risks: posts and bodies, never names; what can be done, and nothing that cannot."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from django.urls import reverse

from handrail.acts.context import reading
from handrail.cases.queries import case
from handrail.risk import presenters, queries
from handrail.risk.actions import owning
from handrail.risk.domain import SAID, Alarm
from handrail.risk.tests import steps

FIELDS = tuple(Alarm(words="").__dict__)


def shown(path, name):
    by = path.by(name)
    with reading(by):
        return presenters.risks([queries.risk(path.id("risk"))], seen_by=by)[0]


def accepted(path):
    owning.accept_transfer(path.id("risk"), by=path.by("peter"), at=path.at)


def test_everything_that_can_be_said_has_a_name_on_the_screen():
    assert set(FIELDS) <= set(presenters.FIELD_WORDS)


def test_what_was_said_comes_in_the_order_in_which_an_officer_needs_it():
    texts = {"call_back": "0", "words": "He is here.\n\nHelp.", "weapons": "yes"}
    said = presenters.said(texts)

    assert [each.name for each in said] == ["What is happening", "Weapons", "Call back on"]
    assert said[0].lines == ("He is here.", "Help.")


@pytest.mark.parametrize(("code", "words"), [*SAID.items(), ("a rifle", "a rifle")])
def test_a_closed_answer_is_told_in_words_and_an_open_one_as_it_is(code, words):
    assert presenters.said({"weapons": code})[0].lines == (words,)


@pytest.mark.parametrize(
    ("seconds", "minutes"), [(0, 0), (59, 0), (60, 1), (3599, 59), (86_400, 1440)]
)
def test_how_long_it_has_been_ringing(everything, seconds, minutes):
    later = everything.at + timedelta(seconds=seconds)
    with reading(everything.by("dunya")):
        about = presenters.about(everything.id("escalation"), at=later)

    assert about.minutes == minutes


def test_who_raised_it_is_a_post_and_a_body(everything):
    with reading(everything.by("dunya")):
        (ringing,) = presenters.ringing(queries.waiting_escalations(), at=everything.at)

    assert ringing.raised_by == "Coordinator, London, Synthetic Multi-Agency Centre"
    assert ringing.area == "London"


def test_an_area_that_nobody_knows_says_so(everything):
    with reading(everything.by("dunya")):
        held = replace(queries.escalation(everything.id("escalation")), area="everywhere")
        (ringing,) = presenters.ringing([held], at=everything.at)

    assert ringing.area


@pytest.mark.parametrize(("name", "reads"), [("peter", True), ("carys", True), ("dunya", False)])
def test_who_is_shown_the_way_to_its_words(everything, name, reads):
    assert shown(everything, name).reads_words is reads


@pytest.mark.parametrize("name", ["peter", "carys", "dunya"])
def test_who_is_shown_the_way_to_its_words_may_open_them(everything, browse, name):
    where = reverse("risk:show", args=[everything.id("risk")])
    opened = browse(name).get(f"{where}?why=prepare_decision").status_code == 200

    assert opened is shown(everything, name).reads_words


def test_an_offer_is_shown_to_whom_it_was_made(everything):
    council = everything.cast.organisations["council"].name
    seen = {name: shown(everything, name) for name in ("peter", "carys", "dunya")}

    assert {name for name, each in seen.items() if each.is_offered_to_us} == {"peter"}
    assert {name for name, each in seen.items() if each.is_ours} == {"dunya"}
    assert {each.offered_to for each in seen.values()} == {council}


def test_a_chair_of_the_owning_body_is_offered_nothing_to_press(everything):
    chair = replace(everything.by("chloe"), member_id=everything.by("peter").member_id)
    with reading(everything.by("peter")):
        held = queries.risk(everything.id("risk"))
        (about,) = presenters.risks([held], seen_by=chair)

    assert not about.is_offered_to_us
    assert not about.is_ours


def test_its_history_names_bodies_and_the_clock(everything):
    owning.lapse_transfer(everything.id("risk"), **steps.doing.clock(everything))
    with reading(everything.by("peter")):
        lines = presenters.history(everything.id("risk"))

    police, council = (everything.cast.organisations[one].name for one in ("police", "council"))
    assert [line.title for line in lines] == [
        f"Raised: {police} owned it from the first second",
        f"{police} offered it to {council}",
        f"{council} did not answer in time; it stayed with {police}",
    ]
    assert [line.by for line in lines][-1] == "The clock"


def test_nobody_is_named_in_its_history(everything):
    with reading(everything.by("carys")):
        told = " ".join(
            f"{line.title} {line.by}" for line in presenters.history(everything.id("risk"))
        )

    assert not {"Peter", "Dunya", "Carys"} & set(told.replace(",", " ").split())


def test_the_police_contact_stays_when_another_body_owns_it(everything):
    accepted(everything)
    about = shown(everything, "peter")

    assert about.owner == "Synthetic Council of Northgate"
    assert about.contact == "Duty officer, London, Synthetic Counter Terrorism Unit"


def test_the_task_list_counts_what_is_open_and_what_passed(everything):
    with reading(everything.by("carys")):
        assert presenters.risks_status(everything.case_id) == "1 open"
        assert presenters.passages_status(everything.case_id) == "A second person is to agree"
    owning.withdraw_offer(everything.id("risk"), by=everything.by("dunya"), at=everything.at)
    owning.close_risk(
        everything.id("risk"), by=everything.by("dunya"), at=everything.at, reason="Over."
    )
    steps.agree(everything)

    with reading(everything.by("carys")):
        assert case(everything.case_id)
        assert presenters.risks_status(everything.case_id) == "None open"
        assert presenters.passages_status(everything.case_id) == "2 passed"


def test_a_case_with_nothing_says_so(path):
    with reading(path.by("carys")):
        assert presenters.risks_status(path.case_id) == "None open"
        assert presenters.passages_status(path.case_id) == "Nothing passed"
        assert presenters.duties(path.case_id) == []


def test_a_legal_duty_is_shown_by_its_law(everything):
    with reading(everything.by("carys")):
        found = queries.passages_of(everything.case_id)
        law = [replace(each, ground="legal_duty", duty="terrorism_act_s19") for each in found]
        grounds = {each.ground for each in presenters.passages(law)}

    assert grounds == {"Terrorism Act 2000 s.19"}


def test_the_desk_has_offers_what_it_owns_and_what_passed(everything):
    steps.agree(everything)
    dunya = everything.by("dunya")
    with reading(dunya):
        beside = presenters.beside(dunya)

    assert [each.risk.id for each in beside["owned"]] == [everything.id("risk")]
    assert [each.passage.id for each in beside["passed"]] == [everything.id("passage")]
    assert beside["offered"] == []
