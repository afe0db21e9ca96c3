"""Ask before tell: what a partner can read before, after and instead of accepting."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from handrail.acts.context import reading
from handrail.acts.domain import the_clock
from handrail.acts.tests import doing
from handrail.disclosures import actions, queries
from handrail.disclosures.domain import DisclosureState
from handrail.errors import NotFoundError, RefusedError
from handrail.rehearsal.thin_path import STEPS, ThinPath

REFERENCE = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
SOMEBODY_ELSE = {
    "forename": "Maximiliane",
    "surname": "Otherwise-Longname",
    "concern": "Quite another concern, and told at much greater length than the first one was.",
}


def shown(path, name="peter"):
    """All that queries tell this member of a disclosure and its case, as text, without references."""
    with reading(path.by(name)):
        told = (
            queries.disclosure(path.disclosure_id),
            queries.standing(path.disclosure_id, seen_by=path.by(name)),
            queries.items_of(path.disclosure_id),
            queries.thread(path.disclosure_id),
            queries.best_placed(path.case_id),
        )
    return REFERENCE.sub("…", repr(told))


def opening(path, name="peter", act=actions.open_disclosure):
    return act(path.disclosure_id, by=path.by(name), at=path.at, purpose="do_the_ask")


def finds_nothing(path, name="peter"):
    actor = path.by(name)
    with reading(actor):
        assert queries.items_of(path.disclosure_id) == []
        assert queries.thread(path.disclosure_id) == []
        assert queries.of_case(path.case_id) == []
        assert queries.in_states(*DisclosureState) == []
        with pytest.raises(NotFoundError):
            queries.disclosure(path.disclosure_id)
    for act in (actions.open_disclosure, actions.review):
        with pytest.raises(NotFoundError):
            opening(path, name, act)


def test_offers_of_two_different_people_read_the_same_to_the_letter(cast):
    one = ThinPath(cast, cast.at, name="1").until("offered")
    text = "Something far longer, about something else, that must not show before acceptance."
    other = ThinPath(cast, cast.at, name="2", changes=SOMEBODY_ELSE, text=text).until("offered")

    assert shown(one) == shown(other)


def test_before_acceptance_there_is_nothing_to_open(cast):
    path = ThinPath(cast, cast.at).until("offered")

    with reading(path.by("peter")):
        assert queries.items_of(path.disclosure_id) == []
    for act in (actions.open_disclosure, actions.review):
        with pytest.raises(RefusedError, match="not_permitted"):
            opening(path, act=act)


@pytest.mark.parametrize("step", ["drafted", "submitted", "approved"])
def test_before_the_offer_a_partner_does_not_learn_that_there_is_one(cast, step):
    finds_nothing(ThinPath(cast, cast.at).until(step))


def test_acceptance_opens_to_the_officer_and_to_no_colleague(cast):
    cast.member("paula", in_posts=["housing_lead"], full_name="Paula Synthetic")
    path = ThinPath(cast, cast.at).until("accepted")

    assert opening(path).items[0].text == path.text
    with reading(path.by("paula")):
        assert queries.items_of(path.disclosure_id) == []
    with pytest.raises(RefusedError, match="not_permitted"):
        opening(path, "paula")


def declined(path):
    actions.decline(path.disclosure_id, **doing.saying(path, "peter"))


def lapsed(path):
    actions.lapse(path.disclosure_id, **doing.clock(path))


def given_back(path):
    path.accepted()
    actions.give_back(path.disclosure_id, **doing.saying(path, "peter"))


@pytest.mark.parametrize("end", [declined, lapsed, given_back])
def test_what_ended_disappears_from_the_partners_view_and_the_record_stays(cast, end):
    path = ThinPath(cast, cast.at).until("offered")
    doing.query(path)
    end(path)

    finds_nothing(path)
    with reading(path.by("carys")):
        assert queries.disclosure(path.disclosure_id)
        assert queries.thread(path.disclosure_id)
    assert opening(path, "david", actions.review).items


def test_an_offer_in_anothers_hands_is_nobodys_elses(cast):
    finds_nothing(ThinPath(cast, cast.at).until("accepted"), "grace")


def test_nothing_is_approved_under_an_agreement_of_others(cast, superuser):
    path = ThinPath(cast, cast.at).until("submitted")
    of_others = cast.new_id("agreement clinic")
    superuser.execute("UPDATE disclosures_disclosure SET agreement_id = %s", [of_others])
    superuser.execute(
        "UPDATE agreements_agreement SET parties = array_remove(parties, %s) WHERE id = %s",
        [cast.organisations["police"].id, of_others],
    )

    with pytest.raises(RefusedError, match="no_agreement_in_force"):
        path.approved()


@pytest.mark.parametrize("step", ["submitted", "approved", "offered", "accepted"])
def test_when_the_agreement_ends_nothing_goes_on(cast, superuser, step):
    path = ThinPath(cast, cast.at).until(STEPS[STEPS.index(step) - 1])
    superuser.execute("UPDATE agreements_agreement SET ended_on = %s", [path.by("peter").today])

    with pytest.raises(RefusedError, match="no_agreement_in_force"):
        getattr(path, step)()


def test_when_the_agreement_ends_what_was_accepted_closes(cast, superuser):
    path = ThinPath(cast, cast.at).until("accepted")
    superuser.execute("UPDATE agreements_agreement SET ended_on = %s", [path.by("peter").today])

    with pytest.raises(RefusedError, match="no_agreement_in_force"):
        opening(path)


@pytest.mark.parametrize(
    "changes",
    [
        lambda path: {"originator_id": path.cast.organisations["clinic"].id},
        lambda path: {"originator_kind": "territorial_police"},
        lambda path: {"recipient_kind": "health"},
        lambda path: {"agreement_id": path.cast.new_id("agreement clinic")},
    ],
    ids=["originator", "its kind", "partner's kind", "agreement"],
)
def test_a_draft_stands_on_what_its_case_stands_on(cast, changes):
    path = ThinPath(cast, cast.at).until("placed")

    with pytest.raises(RefusedError, match="other_footing"):
        doing.draft(path, **changes(path))


def test_nothing_is_offered_once_the_check_ran_out_until_there_is_a_new_one(cast):
    path = ThinPath(cast, cast.at).until("approved")
    later = replace(path, at=path.at + doing.LATER)

    with pytest.raises(RefusedError, match="deconfliction_not_clear"):
        later.offered()
    doing.check_again(later)
    later.offered()


def test_nothing_is_drafted_while_it_is_open_whether_two_are_one(cast):
    path = ThinPath(cast, cast.at).until("placed")
    replace(path, name="2").received()

    with pytest.raises(RefusedError, match="same_person_undecided"):
        doing.draft(path)
    doing.decide_pair(path)
    doing.draft(path)


def test_an_item_that_is_not_there_is_not_removed(cast):
    path = ThinPath(cast, cast.at).until("drafted")

    with pytest.raises(NotFoundError):
        actions.remove_item(
            path.disclosure_id, **doing.on(path, "carys"), item_id=path.id("another item")
        )


def test_the_clock_ends_nothing_before_its_time(cast):
    path = ThinPath(cast, cast.at).until("offered")

    with pytest.raises(RefusedError, match="not_due_yet"):
        actions.lapse(path.disclosure_id, by=the_clock(path.at), at=path.at)
