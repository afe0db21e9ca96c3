from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handrail.awareness.domain import (
    ANSWER_WORDS,
    GROUNDS,
    HOW,
    LETTERS,
    RENEWALS,
    STATE_WORDS,
    Answer,
    AnswerState,
    Awareness,
    AwarenessState,
    NotYet,
    Ruling,
    SafeRoute,
    folded,
)
from handrail.awareness.rules import may_ask_not_yet, may_decide, may_tell

TODAY = date(2026, 3, 2)
UNKNOWING = Awareness(state=AwarenessState.NOT_DECIDED)
TOLD = Awareness(state=AwarenessState.TOLD, told_on=TODAY)
NOT_YET = Awareness(state=AwarenessState.NOT_YET, review_on=TODAY)
ASKED = replace(UNKNOWING, is_asked=True)
ROUTE = SafeRoute(how="in_person", is_checked=True, words="Lives alone.")
PROPOSAL = NotYet(
    regime="part_3",
    ground="s44",
    considered=("tell_part",),
    reasons="It would put a witness in danger.",
    review_on=TODAY + timedelta(days=90),
)


def told(known=UNKNOWING, *, on=TODAY, leads=False, **changes):
    return may_tell(known, replace(ROUTE, **changes), told_on=on, today=TODAY, leads=leads)


def asked(known=UNKNOWING, **changes):
    return may_ask_not_yet(known, replace(PROPOSAL, **changes), today=TODAY)


def ruled(known=UNKNOWING, state=AnswerState.ASKED, **changes):
    return may_decide(known, state, replace(Ruling(is_agreed=True, reasons="Shown."), **changes))


def test_somebody_is_told_by_a_safe_route():
    assert told()
    assert told(how="letter_posted", is_shared_address=True, names_scheme=False)
    assert told(how="letter_posted", names_scheme=True)


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"known": TOLD}, "already_told"),
        ({"known": NOT_YET}, "not_yet_stands"),
        ({"known": ASKED}, "not_yet_stands"),
        ({"on": TODAY + timedelta(days=1)}, "told_ahead"),
        ({"how": "by_pigeon"}, "how_unknown"),
        ({"is_checked": False}, "route_not_checked"),
        ({"words": " "}, "route_unsaid"),
    ],
)
def test_telling_is_refused_with_its_reason(change, reason):
    assert told(**change).reasons == (reason,)


@given(
    how=st.sampled_from(sorted(HOW)),
    is_shared=st.booleans(),
    names=st.booleans(),
    leads=st.booleans(),
)
def test_no_letter_to_a_shared_address_names_the_scheme(how, is_shared, names, leads):
    decision = told(how=how, is_shared_address=is_shared, names_scheme=names, leads=leads)

    assert bool(decision) is not (how in LETTERS and is_shared and names)


@pytest.mark.parametrize("known", [NOT_YET, ASKED])
def test_who_leads_the_case_may_always_tell(known):
    assert told(known, leads=True)


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"known": TOLD}, "already_told"),
        ({"known": ASKED}, "not_yet_asked"),
        ({"regime": "part_2"}, "ground_unknown"),
        ({"ground": "convenience"}, "ground_unknown"),
        ({"considered": ()}, "less_not_considered"),
        ({"considered": ("nothing",)}, "less_not_considered"),
        ({"reasons": ""}, "reasons_unsaid"),
        ({"review_on": TODAY}, "not_told_review_not_ahead"),
        ({"review_on": TODAY + timedelta(days=91)}, "not_told_review_too_late"),
        ({"known": replace(NOT_YET, renewals=RENEWALS + 1)}, "renewals_used_up"),
    ],
)
def test_not_telling_is_refused_with_its_reason(change, reason):
    assert asked(**change).reasons == (reason,)


@pytest.mark.parametrize(
    ("regime", "ground"), [(regime, ground) for regime in GROUNDS for ground in GROUNDS[regime]]
)
def test_every_ground_holds_under_its_own_law_and_no_other(regime, ground):
    held = {other for other in GROUNDS if asked(regime=other, ground=ground)}

    assert held == {regime}


@given(ahead=st.integers(-10, 200), renewals=st.integers(0, 5))
def test_nobody_is_left_untold_for_more_than_90_days_at_a_time(ahead, renewals):
    review_on = TODAY + timedelta(days=ahead)
    decision = asked(replace(NOT_YET, renewals=renewals), review_on=review_on)

    assert bool(decision) is (1 <= ahead <= 90 and renewals <= RENEWALS)


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"state": AnswerState.AGREED}, "not_yet_decided"),
        ({"state": AnswerState.WITHDRAWN}, "not_yet_decided"),
        ({"known": TOLD}, "already_told"),
        ({"reasons": " "}, "reasons_unsaid"),
        ({"known": replace(NOT_YET, renewals=RENEWALS)}, "renewals_used_up"),
    ],
)
def test_a_ruling_is_refused_with_its_reason(change, reason):
    assert ruled(**change).reasons == (reason,)


def test_after_two_renewals_only_one_more_and_refusing_always():
    known = replace(NOT_YET, renewals=RENEWALS)

    assert ruled(known, is_one_more=True)
    assert ruled(known, is_agreed=False)


def an_answer(position, state, **changes):
    answer = Answer(
        id=UUID(int=position),
        case_id=UUID(int=1),
        state=state,
        position=position,
        on_day=TODAY,
        how="",
        by_post="Reviewer",
        review_on=TODAY,
    )
    return replace(answer, **changes)


def test_where_nothing_was_recorded_the_person_is_to_be_told():
    known = folded([], tell_by=TODAY)

    assert (known.state, known.tell_by, known.is_told) == ("not_decided", TODAY, False)


@given(states=st.lists(st.sampled_from(AnswerState)))
def test_told_is_told_whatever_else_was_decided(states):
    known = folded([an_answer(n, state) for n, state in enumerate(states)], tell_by=None)

    assert known.is_told is (AnswerState.TOLD in states)


@pytest.mark.parametrize(
    ("states", "state", "renewals"),
    [
        (["asked"], "not_decided", 0),
        (["agreed"], "not_yet", 0),
        (["agreed", "asked"], "not_yet", 0),
        (["agreed", "agreed", "agreed"], "not_yet", 2),
        (["agreed", "refused"], "not_decided", 0),
        (["refused", "agreed"], "not_yet", 0),
        (["withdrawn", "told"], "told", 0),
    ],
)
def test_the_last_decision_counts(states, state, renewals):
    answers = [an_answer(n, AnswerState(each)) for n, each in enumerate(states)]
    known = folded(answers, tell_by=None)

    assert (known.state, known.renewals) == (state, renewals)


def test_every_state_has_its_words():
    assert set(STATE_WORDS) == set(AwarenessState)
    assert set(ANSWER_WORDS) == set(AnswerState)
