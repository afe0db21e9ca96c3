from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handrail.acts.domain import (
    CLOCK,
    FOUNDING,
    NOBODY,
    Actor,
    Door,
    member_entity,
    the_clock,
    the_founding,
)
from handrail.acts.purposes import PURPOSES, is_purpose

TODAY = date(2026, 3, 2)
PETER, COUNCIL, POST, OTHER_POST = (UUID(int=number) for number in range(1, 5))
ACTOR = Actor(
    member_id=PETER,
    organisation_id=COUNCIL,
    organisation_kind="local_authority",
    door=Door.WEB,
    today=TODAY,
    roles=frozenset({"practitioner", "inspector"}),
    areas=frozenset({"london", "north-west"}),
    post_ids=(POST, OTHER_POST),
    trained_until=TODAY,
)
SUMMER_NIGHT = datetime(2026, 7, 1, 23, 30, tzinfo=UTC)


def test_an_actor_opens_the_compartments_of_the_member_and_the_posts_and_no_other():
    assert set(ACTOR.compartments) == {PETER, POST, OTHER_POST}
    assert COUNCIL not in ACTOR.compartments


@given(days=st.integers(-400, 400))
def test_training_counts_on_its_last_day_and_no_longer(days):
    trained = replace(ACTOR, trained_until=TODAY + timedelta(days=days))

    assert trained.is_trained is (days >= 0)


def test_who_was_never_trained_is_not_trained():
    assert not replace(ACTOR, trained_until=None).is_trained


def test_cedar_sees_a_member_by_references_and_posts():
    entity = ACTOR.as_entity()

    assert entity.uid == {"type": "Member", "id": str(PETER)}
    assert entity.attributes == {
        "organisation": str(COUNCIL),
        "kind": "local_authority",
        "roles": ["inspector", "practitioner"],
        "areas": ["london", "north-west"],
        "trained": True,
    }


def test_the_clock_is_no_member_and_holds_nothing():
    clock = the_clock(SUMMER_NIGHT)

    assert clock.as_entity().uid == {"type": "Clock", "id": "clock"}
    assert clock.compartments == (CLOCK,)
    assert (clock.roles, clock.areas, clock.is_trained) == (frozenset(), frozenset(), False)


def test_the_founding_sets_up_and_opens_nothing():
    founding = the_founding(SUMMER_NIGHT)

    assert founding.roles == {"administrator"}
    assert founding.compartments == (FOUNDING,)
    assert founding.is_trained


@pytest.mark.parametrize("actor", [the_clock(SUMMER_NIGHT), the_founding(SUMMER_NIGHT)])
def test_the_day_of_an_act_is_londons(actor):
    assert actor.today == date(2026, 7, 2)


def test_nobody_is_no_member():
    assert member_entity(None) == NOBODY
    assert member_entity(PETER) == {"type": "Member", "id": str(PETER)}


def test_references_on_the_ledger_are_opaque():
    assert (ACTOR.reference, ACTOR.organisation) == (str(PETER), str(COUNCIL))


@pytest.mark.parametrize("code", PURPOSES)
def test_every_purpose_is_one_and_is_said_in_words(code):
    assert is_purpose(code)
    assert PURPOSES[code].startswith("To ")


@pytest.mark.parametrize("code", [None, "", "curiosity", "PREPARE_DECISION"])
def test_anything_else_is_no_purpose(code):
    assert not is_purpose(code)
