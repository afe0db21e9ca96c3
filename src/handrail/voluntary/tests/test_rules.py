from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handrail.voluntary.domain import (
    ENDED,
    STATE_WORDS,
    TRANSITIONS,
    AgreementState,
    AgreementToSupport,
    Said,
    Step,
    folded,
)
from handrail.voluntary.rules import may_add_voice, may_ask, may_end, may_give, may_seat

TODAY = date(2026, 3, 2)
YESTERDAY, TOMORROW = TODAY - timedelta(days=1), TODAY + timedelta(days=1)
SAID = Said(on_day=TODAY, present="The person and the worker.")
AOIFE = UUID(int=7)
states = st.sampled_from(AgreementState)


def held(state="not_asked", since=None):
    return AgreementToSupport(state=AgreementState(state), since=since)


def asked(agreement=None, told_on=YESTERDAY, *, is_case_open=True, **changes):
    said, standing = replace(SAID, **changes), agreement or held()
    return may_ask(standing, said, told_on=told_on, is_case_open=is_case_open, today=TODAY)


def given_(agreement=None, *, has_advocate=False, is_case_open=True, **changes):
    said, state = replace(SAID, **changes), agreement or held("asked")
    given = {"has_advocate": has_advocate, "is_case_open": is_case_open}
    return may_give(state, said, **given, today=TODAY)


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"told_on": None}, "asked_before_told"),
        ({"is_case_open": False}, "case_not_open"),
        ({"told_on": TODAY, "on_day": YESTERDAY}, "said_before"),
        ({"on_day": TOMORROW}, "said_ahead"),
        ({"present": " "}, "present_unsaid"),
        ({"words_said": False}, "words_not_said"),
        ({"agreement": held("given", YESTERDAY)}, "agreement_not_at_this_point"),
    ],
)
def test_asking_is_refused_with_its_reason(change, reason):
    assert asked(**change).reasons == (reason,)


@pytest.mark.parametrize(
    ("change", "reasons"),
    [
        ({}, ()),
        ({"has_capacity": False, "best_interests": "It is.", "has_advocate": True}, ()),
        ({"has_capacity": False, "has_advocate": True}, ("best_interests_missing",)),
        ({"has_capacity": False, "best_interests": "It is."}, ("advocate_missing",)),
        ({"is_case_open": False}, ("case_not_open",)),
        ({"agreement": held()}, ("agreement_not_at_this_point",)),
        ({"agreement": held("asked", TODAY), "on_day": YESTERDAY}, ("said_before",)),
    ],
)
def test_capacity_is_presumed_and_where_it_is_lacking_more_is_asked(change, reasons):
    assert given_(**change).reasons == reasons


@given(state=states, present=st.text(max_size=5), has_capacity=st.booleans())
def test_a_no_needs_nothing_but_its_day(state, present, has_capacity):
    said = Said(on_day=TODAY, present=present, has_capacity=has_capacity, words_said=False)

    for verb in ("refuse", "withdraw"):
        may = may_end(held(state), verb, said, today=TODAY)
        assert bool(may) is (state in TRANSITIONS[verb])


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"is_told": False}, "advocate_before_told"),
        ({"is_chosen": False}, "not_the_persons_choice"),
        ({"advocates": ()}, "advocate_unknown"),
        ({"is_case_open": False}, "case_not_open"),
    ],
)
def test_an_advocate_is_the_choice_of_a_person_who_knows(change, reason):
    seated = {"advocates": {AOIFE}, "is_chosen": True, "is_told": True, "is_case_open": True}

    assert may_seat(AOIFE, **seated)
    assert may_seat(AOIFE, **(seated | change)).reasons == (reason,)


@pytest.mark.parametrize(("text", "may"), [("I want a flat.", True), ("  ", False)])
def test_a_voice_says_something(text, may):
    assert bool(may_add_voice(text)) is may


@given(walked=st.lists(states))
def test_the_last_step_counts(walked):
    steps = [
        Step(
            id=UUID(int=n),
            case_id=UUID(int=1),
            state=state,
            position=n,
            on_day=TODAY,
            by_post="Worker",
            words_said=True,
            has_capacity=True,
        )
        for n, state in enumerate(walked)
    ]

    agreement = folded(reversed(steps))
    assert agreement.state == (walked[-1] if walked else AgreementState.NOT_ASKED)
    assert agreement.has_ended is (agreement.state in ENDED)
    assert (agreement.agreed_on is not None) is (agreement.state == "given")


def test_every_state_has_its_words():
    assert set(STATE_WORDS) == set(AgreementState)
