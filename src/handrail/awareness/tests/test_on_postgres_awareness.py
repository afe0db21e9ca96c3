"""Awareness on a real database: who tells, who decides not yet, who reads why, and the clocks."""

from __future__ import annotations

from datetime import timedelta

import pytest

from handrail.acts.context import reading
from handrail.acts.tests import doing
from handrail.acts.tests.playing import acts
from handrail.awareness import actions, queries
from handrail.awareness.tests.builders import (
    AGREED,
    REFUSED,
    ask_not_yet,
    asked_id,
    decide,
    known,
    not_yet,
    tell,
)
from handrail.clocks.calendar import london_day, months_after
from handrail.clocks.queries import open_clocks
from handrail.clocks.sweep import sweep
from handrail.disclosures import actions as disclosures
from handrail.errors import NotFoundError, RefusedError
from handrail.rehearsal.thin_path import ThinPath
from handrail.site.clock_table import CLOCK_TABLE


@pytest.fixture
def path(cast):
    return ThinPath(cast, cast.at).until("accepted")


def clocks(path):
    with reading(path.by("carys")):
        return {clock.kind: clock for clock in open_clocks([path.case_id])}


@pytest.mark.parametrize("name", ["carys", "peter"])
def test_everybody_in_the_case_knows_that_the_person_is_to_be_told(path, name):
    due = london_day(months_after(path.at, 1))

    assert (known(path, name).state, known(path, name).tell_by) == ("not_decided", due)


def test_the_month_runs_from_the_first_receipt_and_does_not_begin_again(path, superuser):
    first = clocks(path)["person_told"].due_at
    superuser.execute(
        "UPDATE disclosures_disclosure SET state = 'offered', accepted_by = NULL, accepted_at = NULL"
    )
    path.at += timedelta(days=1)
    path.accepted()

    assert clocks(path)["person_told"].due_at == first


@pytest.mark.parametrize("name", ["carys", "peter"])
def test_who_works_on_the_case_tells_and_the_clock_stops(path, name):
    tell(path, by=name)

    assert known(path).told_on == path.today
    assert "person_told" not in clocks(path)


@pytest.mark.parametrize(
    ("name", "error"),
    [("grace", NotFoundError), ("david", NotFoundError), ("rhona", NotFoundError)],
)
def test_nobody_else_tells(path, name, error):
    with pytest.raises(error):
        tell(path, by=name)


def test_the_safe_route_is_read_by_who_works_on_the_case(path):
    tell(path)

    opened = actions.open_route(path.case_id, **doing.on(path, "carys"), purpose="supervise")
    assert opened == "Shares the flat with nobody."


def test_a_worker_does_not_ask_and_does_not_decide(path):
    with pytest.raises(RefusedError, match="not_permitted"):
        ask_not_yet(path, by="peter")


def test_a_reviewer_reads_the_proposal_and_nothing_else_of_the_case(path):
    ask_not_yet(path)
    rhona, reference = path.by("rhona"), asked_id(path)

    opened = actions.open_withholding(reference, by=rhona, at=path.at, purpose="prepare_decision")
    assert "violent" in opened.reasons
    with pytest.raises(NotFoundError):
        disclosures.open_case(path.case_id, by=rhona, at=path.at, purpose="supervise")
    with pytest.raises(NotFoundError):
        disclosures.review(path.disclosure_id, by=rhona, at=path.at, purpose="supervise")


def test_a_worker_sees_that_it_was_asked_and_not_why(path):
    ask_not_yet(path)

    assert known(path, "peter").is_asked
    with pytest.raises(NotFoundError):
        actions.open_withholding(asked_id(path), **doing.on(path, "peter"), purpose="supervise")


@pytest.mark.parametrize(("name", "error"), [("carys", RefusedError), ("peter", NotFoundError)])
def test_nobody_but_a_reviewer_decides(path, name, error):
    ask_not_yet(path)

    with pytest.raises(error):
        decide(path, by=name)


def test_agreed_means_not_yet_until_the_review_and_the_month_stops(path):
    not_yet(path)

    assert (known(path).state, known(path).by_post) == ("not_yet", "Independent reviewer")
    assert set(clocks(path)) == {"not_told_review"}
    assert london_day(clocks(path)["not_told_review"].due_at) == known(path).review_on


def test_refused_means_to_be_told_and_the_month_runs_on(path):
    due = clocks(path)["person_told"].due_at
    ask_not_yet(path)
    decide(path, REFUSED)

    assert known(path).state == "not_decided"
    assert clocks(path)["person_told"].due_at == due


def test_a_worker_does_not_tell_against_a_reviewer_and_the_coordinator_may(path):
    not_yet(path)
    with pytest.raises(RefusedError, match="not_yet_stands"):
        tell(path, by="peter")

    tell(path, by="carys")
    assert known(path).is_told
    assert clocks(path) == {}


def test_what_was_asked_is_settled_by_telling(path):
    ask_not_yet(path)
    reference = asked_id(path)
    tell(path, by="carys")

    with pytest.raises(RefusedError, match="not_yet_decided"):
        actions.decide_not_yet(reference, **doing.on(path, "rhona"), ruling=AGREED)


def test_two_renewals_then_one_more_by_the_reviewer_then_none(path):
    for _ in range(3):
        not_yet(path)
    ask_not_yet(path)
    with pytest.raises(RefusedError, match="renewals_used_up"):
        decide(path)
    decide(path, type(AGREED)(is_agreed=True, reasons="Once more.", is_one_more=True))

    with pytest.raises(RefusedError, match="renewals_used_up"):
        ask_not_yet(path)


def test_what_runs_out_is_recorded_and_seen_by_the_data_protection_officer(path, superuser):
    with reading(path.by("priya")):
        assert queries.missed() == []
    swept = sweep(CLOCK_TABLE, at=path.at + timedelta(days=32))

    assert swept.failed == 0
    assert "awareness.overdue" in acts(superuser)
    with reading(path.by("priya")):
        assert [clock.about for clock in queries.missed()] == [path.case_id]


def test_nobody_but_the_clock_says_that_time_ran_out(path):
    with pytest.raises(NotFoundError):
        actions.overdue(path.case_id, **doing.on(path, "carys"))
