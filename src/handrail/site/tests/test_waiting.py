"""What is somebody's to do shows on that member's first screen, and on nobody else's."""

from __future__ import annotations

from datetime import timedelta

import pytest

from handrail.acts.context import reading
from handrail.acts.tests import doing
from handrail.acts.tests.steps import ENDING
from handrail.awareness.tests.builders import ask_not_yet
from handrail.cases import actions as cases
from handrail.clocks.calendar import london_day
from handrail.disclosures import actions as disclosures
from handrail.members.domain import Role
from handrail.rehearsal.thin_path import ThinPath
from handrail.site.frame import PAGES_FOR_ROLE
from handrail.site.waiting import waiting_for
from handrail.support import actions as support
from handrail.support.domain import ActionState
from handrail.support.queries import in_states as agreed_actions

EVERYBODY = ("nadia", "david", "carys", "peter", "grace", "imran")
CHECK, PLACE, DRAFT = (
    "Record deconfliction",
    "Decide which partner is best placed",
    "Draft a disclosure",
)
SUBMIT, APPROVE, OFFER = (
    "Check a draft and submit it",
    "Approve or refuse a disclosure",
    "Offer an approved disclosure",
)
ANSWER, READ = "Answer an offer: offer a service", "Read what you were told, or return it"
TELL, HELP_TELL = (
    "Tell the person, or ask to tell later",
    "Tell the person, or ask the centre who should",
)
ASK = "Say what you will do"
AGREE_TO_SUPPORT = "Ask the person for agreement to support"
AGREE, DO = "Agree a proposed action", "Do an agreed action"
WHAT_WAITS = {
    "received": {"carys": [CHECK]},
    "cleared": {"carys": [PLACE]},
    "placed": {"carys": [DRAFT]},
    "drafted": {"carys": [SUBMIT]},
    "submitted": {"david": [APPROVE]},
    "approved": {"carys": [OFFER]},
    "offered": {"peter": [ANSWER]},
    "accepted": {"carys": [TELL], "peter": [READ, HELP_TELL]},
    "told": {"peter": [READ, AGREE_TO_SUPPORT]},
    "support_agreed": {"peter": [ASK]},
    "action_proposed": {"carys": [AGREE]},
    "action_agreed": {"peter": [DO]},
}


def tasks(path, name):
    with reading(path.by(name)):
        return waiting_for(path.by(name))


def waiting(path):
    """The titles that wait, by member; who has nothing to do is left out."""
    found = {name: [task.title for task in tasks(path, name)] for name in EVERYBODY}
    return {name: titles for name, titles in found.items() if titles}


@pytest.mark.parametrize("step", WHAT_WAITS)
def test_at_every_step_it_waits_for_whoever_is_to_act(cast, step):
    assert waiting(ThinPath(cast, cast.at).until(step)) == WHAT_WAITS[step]


def test_a_question_waits_for_the_originator_and_the_offer_goes_on_waiting(cast):
    path = ThinPath(cast, cast.at).until("offered")
    doing.query(path)

    assert waiting(path) == {"david": ["Answer a partner's question"], "peter": [ANSWER]}


def test_two_who_may_be_one_wait_before_anything_is_placed(cast):
    path = ThinPath(cast, cast.at).until("cleared")
    ThinPath(cast, cast.at, name="2").received()

    assert sorted(waiting(path)["carys"]) == ["Decide: possibly the same person", CHECK]


def test_a_person_who_may_be_another_waits_for_that_decision_first(cast):
    for name in ("1", "2"):
        ThinPath(cast, cast.at, name=name).until("cleared")

    assert waiting(ThinPath(cast, cast.at)) == {"carys": ["Decide: possibly the same person"]}


@pytest.mark.parametrize("step", ["received", "cleared", "placed"])
def test_nothing_waits_in_a_case_that_closed(cast, step):
    path = ThinPath(cast, cast.at).until(step)
    cases.close(path.case_id, **doing.on(path, "carys"), counted=lambda _case: ENDING)

    assert waiting(path) == {}


def test_when_a_partner_declines_the_case_is_its_coordinators_again(cast):
    path = ThinPath(cast, cast.at).until("offered")
    disclosures.decline(path.disclosure_id, **doing.saying(path, "peter"))

    assert waiting(path) == {"carys": [PLACE]}


def test_an_agreed_action_waits_until_the_day_that_was_agreed(cast):
    path = ThinPath(cast, cast.at).until("action_agreed")
    (task,) = tasks(path, "peter")
    with reading(path.by("peter")):
        (agreed,) = agreed_actions(ActionState.AGREED)

    assert (task.title, london_day(task.due_at)) == (DO, agreed.due_on)


def test_what_is_done_waits_no_more(cast):
    path = ThinPath(cast, cast.at).until("action_agreed")
    support.finish(path.action_id, **doing.on(path, "peter"), is_done=True, outcome="Moved in.")

    assert waiting(path) == {}


def test_what_was_accepted_waits_for_the_officer_who_accepted_until_it_can_be_returned(cast):
    cast.member("paula", in_posts=["housing_lead"], full_name="Paula Synthetic")
    path = ThinPath(cast, cast.at).until("accepted")
    (task,) = [each for each in tasks(path, "peter") if each.title == READ]

    assert task.due_at > path.at
    assert tasks(path, "paula") == []


def test_what_can_no_longer_be_returned_waits_no_more_until_the_person_agrees(cast):
    path = ThinPath(cast, cast.at).until("told")
    path.at += timedelta(days=9)

    assert waiting(path) == {"peter": [AGREE_TO_SUPPORT]}
    path.support_agreed()
    assert waiting(path) == {"peter": [ASK]}


def test_while_a_reviewer_is_asked_the_partner_is_not_to_tell(cast):
    path = ThinPath(cast, cast.at).until("accepted")
    ask_not_yet(path)

    assert HELP_TELL not in waiting(path)["peter"]


def test_what_is_due_soonest_comes_first_and_then_what_waits_longest(cast):
    offered = ThinPath(cast, cast.at, name="1").until("offered")
    doing.query(offered)
    other = {"forename": "Else", "surname": "Somebody"}
    ThinPath(cast, cast.at, name="2", changes=other).until("submitted")

    assert [task.title for task in tasks(offered, "david")] == [
        "Answer a partner's question",
        APPROVE,
    ]


def test_no_title_names_anybody(cast):
    path = ThinPath(cast, cast.at).until("offered")
    shown = {title for titles in waiting(path).values() for title in titles}

    assert not any("Ada" in title or "Synthetic" in title for title in shown)


def test_every_role_has_its_first_pages():
    assert set(PAGES_FOR_ROLE) == set(Role)
