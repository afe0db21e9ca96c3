"""The demo's lives and people before anything is loaded: what they name exists, and they differ."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handrail.clocks.calendar import is_working_day
from handrail.members.domain import KINDS_FOR_ROLE, Role
from handrail.partners.domain import AREAS, SUPPORT_PURPOSES
from handrail.rehearsal.demo import working_days
from handrail.rehearsal.demo.lives import LIVES
from handrail.rehearsal.demo.members import ADMINISTRATION, SEATS
from handrail.rehearsal.demo.organisations import ORGANISATIONS
from handrail.rehearsal.demo.people import subject
from handrail.rehearsal.demo.steps import STEPS
from handrail.rehearsal.demo.themes import THEMES

TODAY = date(2026, 11, 22)


def subjects(seed=b"seed"):
    return [subject(number, seed=seed, today=TODAY) for number in range(1, 61)]


def test_every_step_of_a_life_is_one_that_can_be_told():
    assert {do.step for life in LIVES for do in life.steps} <= STEPS.keys()


def test_there_are_sixty_people_and_forty_members():
    assert sum(life.people for life in LIVES) == 60
    assert len({seat.name for seat in (*SEATS, ADMINISTRATION)}) == 40


def test_every_role_is_held_by_somebody_whose_organisation_may_hold_it():
    kinds = {name: kind for name, (_, kind, *_) in ORGANISATIONS.items()} | {"centre": "centre"}

    assert {seat.role for seat in (*SEATS, ADMINISTRATION)} == set(Role)
    assert all(kinds[seat.at] in KINDS_FOR_ROLE[seat.role] for seat in SEATS)


def test_every_kind_of_need_can_be_met_in_every_area():
    for theme in THEMES.values():
        assert theme.partners.keys() == AREAS.keys()
        assert theme.purpose in SUPPORT_PURPOSES


def test_nobody_has_the_name_of_another():
    names = Counter((each.forename, each.surname) for each in subjects())

    assert max(names.values()) == 1


def test_the_same_seed_makes_the_same_people_and_another_makes_others():
    assert subjects() == subjects()
    assert subjects() != subjects(b"another")


@settings(deadline=None)  # the first look at a year reads its holidays
@given(st.dates(date(2020, 1, 1), date(2030, 12, 31)), st.lists(st.integers(0, 15), min_size=1))
def test_every_day_of_a_life_is_a_working_day_in_its_order(today, gaps):
    days = working_days.days_of(working_days.back(today, 0), gaps)

    assert len(days) == len(gaps)
    assert days == sorted(days)
    assert all(is_working_day(day) and day < today for day in days)


@pytest.mark.parametrize("seat", SEATS, ids=lambda seat: seat.name)
def test_every_members_name_says_that_it_is_synthetic(seat):
    assert seat.full_name.startswith("Synthetic ")
