"""The demo's plan before anything is done: each life's acts at their times, alike for one seed."""

from __future__ import annotations

import itertools
from datetime import date, time, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handrail.clocks.calendar import LONDON, is_working_day, london_day
from handrail.members.domain import KINDS_FOR_ROLE
from handrail.rehearsal.demo.lives import LIVES, THREADS, Do
from handrail.rehearsal.demo.loading import Wanted, cast_of, planned
from handrail.rehearsal.demo.members import SEATS
from handrail.rehearsal.demo.steps import STEPS

TODAY = date(2026, 11, 23)
OPENS, SHUTS = time(9), time(18)
NIGHT = frozenset(
    {"alarm_raised", "alarm_seen", "alarm_taken_over", "alarm_stood_down"}
)  # an alarm comes when it comes


def wanted(*, seed=b"seed", today=TODAY):
    return Wanted(seed=seed, today=today, keys=Path("/nowhere"), clocks={})


def plan(**changes):
    asked = wanted(**changes)
    return planned(asked, cast_of(asked))


@pytest.fixture(scope="module")
def tellers():
    return plan()[0]


@pytest.fixture(scope="module")
def moments():
    return plan()[1]


def test_one_seed_and_day_make_one_plan(moments):
    assert plan()[1] == moments


def test_another_seed_tells_the_same_lives_on_other_days(moments):
    others = plan(seed=b"another")[1]

    assert {(each.label, each.step) for each in others} == {
        (each.label, each.step) for each in moments
    }
    assert [each.at for each in others] != [each.at for each in moments]


@pytest.mark.parametrize("what", ["person_id", "case_id", "nomination_id"])
def test_references_follow_from_the_seed_and_the_label_alone(tellers, what):
    later, others = plan(today=TODAY + timedelta(days=9))[0], plan(seed=b"another")[0]
    ours = getattr(tellers["journey-1"], what)

    assert getattr(later["journey-1"], what) == ours
    assert getattr(others["journey-1"], what) != ours


def test_no_two_stories_share_a_reference(tellers):
    stories = [each for each in tellers.values() if hasattr(each, "subject")]
    references = [found for each in stories for found in each.references.values()]

    assert len(stories) == 60
    assert len(set(references)) == len(references)


@settings(max_examples=30, deadline=None)
@given(st.binary(min_size=1, max_size=8), st.dates(date(2024, 1, 1), date(2030, 12, 31)))
def test_whatever_the_seed_and_the_day_every_act_lies_between_the_founding_and_today(seed, today):
    asked = wanted(seed=seed, today=today)
    cast = cast_of(asked)
    founded_at = cast.at
    _, moments = planned(asked, cast)

    assert founded_at < moments[0].at
    assert london_day(moments[-1].at) < today


@settings(max_examples=30, deadline=None)
@given(st.binary(min_size=1, max_size=8), st.dates(date(2024, 1, 1), date(2030, 12, 31)))
def test_every_act_but_the_named_ones_is_done_in_working_hours(seed, today):
    for each in plan(seed=seed, today=today)[1]:
        clock = each.at.astimezone(LONDON)
        if each.step not in NIGHT:
            assert OPENS <= clock.time() < SHUTS, each
            assert is_working_day(clock.date()), each


def test_only_an_alarm_has_an_hour_of_its_own():
    assert {do.step for life in LIVES for do in life.steps if do.at} == {"alarm_raised"}


@pytest.mark.parametrize("name", ["alarm", "alarm-climbed"])
def test_an_alarm_at_night_is_answered_within_the_same_night(moments, name):
    raised, *answered = [
        each.at for each in moments
        if each.label.rsplit("-", 1)[0] == name and each.step.startswith("alarm")
    ][:3]  # fmt: skip

    assert not OPENS <= raised.time() < SHUTS
    assert all(at - raised < timedelta(minutes=30) for at in answered)


def test_the_acts_of_one_story_keep_their_order(moments, tellers):
    lives = {life.name: life for life in LIVES}
    for label, teller in tellers.items():
        if hasattr(teller, "subject"):
            own = [each for each in moments if each.label == label]

            assert [each.step for each in own] == [do.step for do in lives[teller.life].steps]
            assert all(one.at < other.at for one, other in itertools.pairwise(own)), label


def test_the_agreements_come_before_the_first_nomination(moments):
    first = next(place for place, each in enumerate(moments) if each.step == "agreements_signed")

    assert first < next(place for place, each in enumerate(moments) if each.step == "received")


def test_agreements_are_signed_again_before_a_year_is_over(moments):
    signed = [each.at for each in moments if each.step == "agreements_signed"]

    assert len(signed) == 3
    assert all(later - sooner < timedelta(days=364) for sooner, later in itertools.pairwise(signed))


@pytest.mark.parametrize("told", [*LIVES, *THREADS], ids=lambda told: told.name)
def test_a_life_ends_in_its_span_and_is_told_in_known_steps(told):
    latest, earliest = told.ends

    assert 0 <= latest <= earliest
    assert all(do.step in STEPS for do in told.steps)
    assert all(do.after >= 0 <= do.minutes for do in told.steps)


@pytest.mark.parametrize("kind", [LIVES, THREADS])
def test_no_two_lives_have_one_name(kind):
    names = [told.name for told in kind]

    assert len(names) == len(set(names))


def test_a_step_that_says_nothing_follows_at_once():
    assert Do("received") == Do("received", after=0, at=None, minutes=0)


def test_a_post_is_found_by_its_members_short_name(tellers):
    names = {seat.name for seat in SEATS}
    for story in (each for each in tellers.values() if hasattr(each, "subject")):
        assert f"coordinator-{story.area}" in names
        assert f"nominating-{story.subject.originator}" in names
        assert story.advocate_name in names


@pytest.mark.parametrize("seat", SEATS, ids=lambda seat: seat.name)
def test_a_seat_is_of_a_role_that_some_organisation_may_hold(seat):
    assert KINDS_FOR_ROLE[seat.role]


def test_a_second_reference_of_a_kind_is_another_and_is_found_again(tellers):
    story = plan()[0]["journey-1"]
    first, second = story.next_id("remark"), story.next_id("remark")

    assert first != second == story.newest_id("remark")
    assert first == story.id("remark 1")
