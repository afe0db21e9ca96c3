from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handrail.assessment.domain import (
    PERSONS_VIEWS,
    REASONS,
    STATE_WORDS,
    TOPICS,
    TRANSITIONS,
    Need,
    NeedState,
)
from handrail.assessment.rules import (
    may_close,
    may_give_reason,
    may_move,
    may_record,
    may_record_strength,
    may_revise,
)
from handrail.assessment.tests.assessing import NEED as SAID
from handrail.assessment.tests.assessing import STRENGTH
from handrail.contributions.domain import Standing

AGREED = Standing(is_case_open=True, is_told=True, has_agreed=True)
UNTOLD = Standing(is_case_open=True, is_told=False, has_agreed=False)
CLOSED = replace(AGREED, is_case_open=False)
NEED = Need(
    id=UUID(int=1),
    case_id=UUID(int=2),
    topic="housing",
    state=NeedState.OPEN,
    persons_view="agrees",
    recorded_by=UUID(int=3),
    organisation_id=UUID(int=4),
    recorded_at=datetime(2026, 3, 2, 12, tzinfo=UTC),
)


def recorded(*, standing=AGREED, are_sources_shared=True, **changes):
    said = replace(SAID, **changes)
    return may_record(said, standing=standing, are_sources_shared=are_sources_shared)


def test_a_need_in_words_with_the_persons_view_is_recorded():
    assert recorded()
    assert recorded(standing=UNTOLD, persons_view="not_asked", persons_words="")


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"standing": CLOSED}, "case_not_open"),
        ({"topic": "nationality"}, "need_topic_unknown"),
        ({"topic": "belief"}, "need_topic_unknown"),
        ({"text": " "}, "need_empty"),
        ({"text": "Has pre-settled status."}, "says_immigration_status"),
        ({"persons_words": "My visa ran out: my visa expired."}, "says_immigration_status"),
        ({"persons_view": "high"}, "persons_view_unknown"),
        ({"persons_view": "sees_it_otherwise", "persons_words": " "}, "persons_view_unsaid"),
        ({"are_sources_shared": False}, "source_not_released"),
        ({"topic": "family", "standing": UNTOLD}, "not_before_told_and_agreed"),
    ],
)
def test_a_need_is_refused_with_its_reason(change, reason):
    assert recorded(**change).reasons == (reason,)


@given(topic=st.sampled_from(sorted(TOPICS)), is_told=st.booleans(), has_agreed=st.booleans())
def test_nothing_of_the_family_is_assessed_before_the_person_knows_and_agrees(
    topic, is_told, has_agreed
):
    standing = Standing(is_case_open=True, is_told=is_told, has_agreed=has_agreed)

    assert bool(recorded(topic=topic, standing=standing)) is (
        standing.is_agreed or topic != "family"
    )


def test_a_strength_rests_on_what_all_may_read():
    assert may_record_strength(STRENGTH, standing=AGREED, are_sources_shared=True)
    assert not may_record_strength(STRENGTH, standing=AGREED, are_sources_shared=False)


@pytest.mark.parametrize("state", NeedState)
@pytest.mark.parametrize("verb", sorted(TRANSITIONS))
def test_a_need_moves_only_from_the_states_of_the_table_and_in_an_open_case(state, verb):
    need = replace(NEED, state=state)

    assert bool(may_move(need, verb, standing=AGREED)) is (state in TRANSITIONS[verb])
    assert "case_not_open" in may_move(need, verb, standing=CLOSED).reasons


def test_a_need_that_is_met_stays_met():
    assert not any(NeedState.MET in steps for steps in TRANSITIONS.values())
    assert not may_close(replace(NEED, state=NeedState.MET), standing=AGREED)


def test_new_words_open_a_need_again():
    assert TRANSITIONS["revise"][NeedState.REASONED] is NeedState.OPEN


@pytest.mark.parametrize(
    ("text", "reasons"),
    [
        ("A ground floor home.", ()),
        (" ", ("need_empty",)),
        ("A home. ", ("words_unchanged",)),
        ("Her immigration status is open.", ("says_immigration_status",)),
    ],
)
def test_a_revision_says_something_new(text, reasons):
    assert may_revise(NEED, text=text, former="A home.", standing=AGREED).reasons == reasons


@pytest.mark.parametrize("code", [*REASONS, "too_busy"])
@pytest.mark.parametrize("words", ["The debts come first.", " "])
def test_a_reason_is_one_of_the_list_and_said_in_words(code, words):
    decision = may_give_reason(NEED, code=code, words=words, standing=AGREED)

    assert bool(decision) is (code in REASONS and bool(words.strip()))


def test_every_state_has_its_words_and_no_word_is_a_score():
    assert set(STATE_WORDS) == set(NeedState)
    assert not {"high", "medium", "low"} & {*STATE_WORDS, *PERSONS_VIEWS, *REASONS}
