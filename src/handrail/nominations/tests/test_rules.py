from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handrail.nominations import rules
from handrail.nominations.domain import (
    DORMANT_STATUSES,
    DeconflictionAnswer,
    DeconflictionResult,
    PursueStatus,
)
from handrail.nominations.rules import AFTER_DECONFLICTION, STATE_WORDS, Intake, NominationState

S = NominationState
NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
TODAY = date(2026, 3, 2)
DAY = timedelta(days=1)
RESULT = DeconflictionResult("SYN-1", DeconflictionAnswer.GO_ON, TODAY)
ROOM = Intake(live=9, most=10, areas=frozenset({"london"}))
MOMENTS = st.datetimes(datetime(2026, 1, 1), datetime(2026, 12, 1), timezones=st.just(UTC))  # noqa: DTZ001 - the bounds must be naive
# Who must do something next, state by state; nobody where it ended or waits for a check outside.
OWNERS = {
    S.DECONFLICTING: "coordinator",
    S.READY: "coordinator",
    S.PLACED: "coordinator",
    S.DORMANT: "coordinator",
    S.RETURNED: None,
    S.CLOSED: None,
    S.WITHDRAWN: None,
}


def deconflicted(state=S.DECONFLICTING, *, checked_on=TODAY, expires_at=NOON + DAY, **changes):
    result = DeconflictionResult("SYN-1", DeconflictionAnswer.GO_ON, checked_on)
    known = {"is_held": False, "at": NOON} | changes
    return rules.may_deconflict(state, result=result, expires_at=expires_at, **known)


@pytest.mark.parametrize(
    ("added", "areas", "refused"),
    [
        (1, {"london"}, ()),
        (0, set(), ()),
        (2, {"london"}, ("over_the_agreed_number",)),
        (1, {"london", "north-west"}, ("area_has_no_coordinator",)),
        (2, {"north-west"}, ("over_the_agreed_number", "area_has_no_coordinator")),
    ],
)
def test_nominations_come_in_up_to_the_agreed_number_where_somebody_coordinates(
    added, areas, refused
):
    assert rules.may_receive(ROOM, added=added, areas=frozenset(areas)).reasons == refused


@given(live=st.integers(0, 50), most=st.integers(0, 50), added=st.integers(0, 50))
def test_there_are_never_more_live_nominations_than_agreed(live, most, added):
    intake = Intake(live=live, most=most, areas=frozenset({"london"}))

    if rules.may_receive(intake, added=added, areas=frozenset({"london"})):
        assert live + added <= most


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"is_held": True}, "paused_for_review"),
        ({"state": S.RETURNED}, "nomination_ended"),
        ({"state": S.WITHDRAWN}, "nomination_ended"),
        ({"checked_on": TODAY + DAY}, "check_from_the_future"),
        ({"expires_at": NOON}, "check_expired"),
    ],
)
def test_a_check_is_refused_with_its_reason(changes, reason):
    assert deconflicted(**changes).reasons == (reason,)


@pytest.mark.parametrize("state", AFTER_DECONFLICTION)
def test_a_check_of_a_live_nomination_is_recorded(state):
    assert deconflicted(state)


def test_the_day_of_a_check_is_londons():
    after_midnight = datetime(2026, 7, 1, 23, 30, tzinfo=UTC)
    checked = {"checked_on": date(2026, 7, 2), "expires_at": after_midnight + DAY}

    assert deconflicted(at=after_midnight, **checked)


@pytest.mark.parametrize("state", S)
def test_a_nomination_that_ended_takes_no_answer_and_a_live_one_takes_both(state):
    answers = AFTER_DECONFLICTION.get(state, {})

    assert set(answers) == (set(DeconflictionAnswer) if OWNERS[state] else set())


@pytest.mark.parametrize("state", AFTER_DECONFLICTION)
def test_not_now_always_pauses(state):
    assert AFTER_DECONFLICTION[state][DeconflictionAnswer.NOT_NOW] is S.DORMANT


def test_every_state_has_its_words_and_its_owner():
    assert set(STATE_WORDS) == set(S) == set(OWNERS)


@given(at=MOMENTS, clear_until=st.none() | MOMENTS, state=st.sampled_from(S))
def test_nothing_is_clear_after_its_check_ran_out_or_outside_its_states(at, clear_until, state):
    is_clear = rules.is_clear(state, clear_until=clear_until, at=at)

    if is_clear:
        assert state in (S.READY, S.PLACED)
        assert at < clear_until


@given(at=MOMENTS, clear_until=MOMENTS)
def test_at_any_moment_a_check_holds_or_may_run_out_and_never_both(at, clear_until):
    holds = rules.is_clear(S.READY, clear_until=clear_until, at=at)

    assert holds is not bool(rules.may_expire(clear_until, at=at))


def test_no_check_at_all_may_run_out():
    assert rules.may_expire(None, at=NOON)


@pytest.mark.parametrize(
    ("valid_until", "shorter"),
    [(None, False), (TODAY, True), (TODAY + DAY, True), (TODAY + 60 * DAY, False)],
)
def test_a_check_holds_for_its_term_and_can_only_be_said_to_hold_shorter(valid_until, shorter):
    term = rules.holds_until(RESULT)
    said = DeconflictionResult("SYN-1", RESULT.result, TODAY, valid_until=valid_until)

    assert rules.holds_until(said) <= term
    assert (rules.holds_until(said) < term) is shorter


@pytest.mark.parametrize("status", PursueStatus)
def test_who_is_or_may_be_investigated_begins_dormant_and_all_else_waits_for_a_check(status):
    state = rules.first_state(is_dormant=status in DORMANT_STATUSES)

    assert (state is S.DORMANT) is (status in {"overt", "covert", "unknown"})
    assert state in (S.DORMANT, S.DECONFLICTING)


@pytest.mark.parametrize(
    ("born_on", "on", "age"),
    [
        (date(2008, 3, 2), TODAY, 18),
        (date(2008, 3, 3), TODAY, 17),
        (date(2008, 2, 29), date(2026, 2, 28), 17),
        (date(2008, 2, 29), date(2026, 3, 1), 18),
        (TODAY, TODAY, 0),
        (None, TODAY, None),
    ],
)
def test_age_is_counted_in_whole_years(born_on, on, age):
    assert rules.age_on(born_on, on=on) == age
