"""The clocks of awareness to the day: the month, the review of 90 days, and what renewing does."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from handrail.acts.context import reading
from handrail.acts.tests.playing import acts
from handrail.awareness import queries
from handrail.awareness.tests.builders import AGREED, REFUSED, ask_not_yet, decide, known, tell
from handrail.clocks.calendar import months_after, start_of
from handrail.clocks.queries import open_clocks
from handrail.clocks.sweep import sweep
from handrail.disclosures.tests.joining import joining
from handrail.errors import RefusedError
from handrail.rehearsal.thin_path import ThinPath
from handrail.site.clock_table import CLOCK_TABLE

MOMENT = timedelta(seconds=1)
ONE_MORE = replace(AGREED, is_one_more=True)


@pytest.fixture
def path(cast):
    return ThinPath(cast, cast.at).until("accepted")


def due(path):
    """The open clocks about telling, and when each runs out."""
    with reading(path.by("carys")):
        return {
            clock.kind: clock.due_at
            for clock in open_clocks([path.case_id])
            if clock.kind in queries.KINDS
        }


def ruled(path, ruling=AGREED, *, days=30):
    ask_not_yet(path, review_on=path.today + timedelta(days=days))
    decide(path, ruling)


def overdue_at(superuser, moment):
    sweep(CLOCK_TABLE, at=moment)
    return acts(superuser).count("awareness.overdue")


def test_the_month_runs_out_at_its_end_and_not_a_moment_before(path, superuser):
    end = months_after(path.at, 1)

    assert overdue_at(superuser, end - MOMENT) == 0
    assert overdue_at(superuser, end) == 1
    assert overdue_at(superuser, end + timedelta(days=1)) == 1


@pytest.mark.parametrize("days", [1, 30, 90])
def test_a_review_is_due_as_its_day_begins(path, superuser, days):
    ruled(path, days=days)
    begins = start_of(path.today + timedelta(days=days))

    assert due(path) == {"not_told_review": begins}
    assert overdue_at(superuser, begins - MOMENT) == 0
    assert overdue_at(superuser, begins) == 1


@pytest.mark.parametrize("days", [0, 91])
def test_a_review_on_the_same_day_or_after_90_days_is_not_asked(path, days):
    with pytest.raises(RefusedError, match="not_told_review"):
        ask_not_yet(path, review_on=path.today + timedelta(days=days))
    assert list(due(path)) == ["person_told"]


def test_asking_stops_no_clock(path):
    before = due(path)
    ask_not_yet(path)

    assert due(path) == before


def test_asking_again_leaves_the_review_where_it_was(path):
    ruled(path)
    before = due(path)
    ask_not_yet(path, review_on=path.today + timedelta(days=60))

    assert due(path) == before


def test_a_renewal_moves_the_review_and_leaves_one_clock(path):
    ruled(path, days=30)
    ruled(path, days=60)

    assert due(path) == {"not_told_review": start_of(path.today + timedelta(days=60))}
    assert known(path).renewals == 1


def test_a_renewal_refused_within_the_month_leaves_what_is_left_of_it(path):
    month = due(path)["person_told"]
    ruled(path)
    path.at += timedelta(days=3)
    ruled(path, REFUSED)

    assert due(path) == {"person_told": month}


def test_a_renewal_refused_after_the_month_leaves_no_time_at_all(path):
    ruled(path, days=90)
    path.at += timedelta(days=60)
    ruled(path, REFUSED)

    assert due(path) == {"person_told": path.at}
    assert known(path).state == "not_decided"


def test_one_more_refused_is_to_be_told_and_can_be_asked_again(path):
    for _ in range(3):
        ruled(path)
    ruled(path, replace(REFUSED, is_one_more=True))

    assert (known(path).state, known(path).renewals) == ("not_decided", 2)
    assert list(due(path)) == ["person_told"]
    ruled(path, ONE_MORE)
    assert (known(path).state, known(path).renewals) == ("not_yet", 3)


def test_what_a_reviewer_refuses_is_no_renewal(path):
    ruled(path)
    for _ in range(3):
        ruled(path, REFUSED)

    assert known(path).renewals == 0


@pytest.mark.parametrize("state", ["told", "not_yet"])
def test_a_second_partner_begins_no_month_once_it_is_settled(path, state):
    if state == "told":
        tell(path)
    else:
        ruled(path)
    before = due(path)
    joining(path)

    assert due(path) == before


def test_a_partner_that_joins_later_knows_what_the_others_know(path):
    ruled(path)
    tell(path, by="carys")
    joining(path)

    assert known(path, "grace") == known(path, "carys")


def test_a_partner_that_joins_later_may_tell_and_end_what_was_asked(path):
    ask_not_yet(path)
    decide(path, REFUSED)
    second = joining(path)
    tell(second, by="grace")

    assert known(path).is_told
    assert due(path) == {}


@pytest.mark.parametrize("days", [31, 91])
def test_whoever_is_told_late_is_told_and_nothing_runs_out_after(path, superuser, days):
    path.at += timedelta(days=days)
    tell(path)

    assert overdue_at(superuser, path.at + timedelta(days=400)) == 0
