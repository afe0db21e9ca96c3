from __future__ import annotations

import pytest

from handrail.acts.context import reading
from handrail.members.domain import Role
from handrail.people import actions, queries
from handrail.rehearsal.thin_path import ThinPath


@pytest.fixture
def two_areas(cast):
    cast.post(
        "coordinating_north", at="centre", role=Role.COORDINATOR, area="north-west", title="North"
    )
    cast.member("nia", in_posts=["coordinating_north"], full_name="Nia Synthetic")
    return cast


def undecided(cast, name):
    with reading(cast.actor(name)):
        return queries.undecided_pairs()


def test_swapped_names_are_proposed_as_one_person(cast):
    ThinPath(cast, cast.at, name="1").received()
    ThinPath(cast, cast.at, name="2").received(forename="Synthetic", surname="Ada")

    assert len(undecided(cast, "carys")) == 1


def test_two_areas_learn_of_one_person_and_read_both(two_areas):
    first = ThinPath(two_areas, two_areas.at, name="1").received()
    second = ThinPath(two_areas, two_areas.at, name="2").received(area="north-west")

    for name in ("carys", "nia"):
        (pair,) = undecided(two_areas, name)
        with reading(two_areas.actor(name)):
            both = queries.identities([pair.left_id, pair.right_id])
        assert both.keys() == {first.person_id, second.person_id}


def test_another_area_sees_nobody_who_is_in_no_pair_with_its_own(two_areas):
    path = ThinPath(two_areas, two_areas.at, name="1").received()

    with reading(two_areas.actor("nia")):
        assert queries.identities([path.person_id]) == {}
        assert queries.undecided_pairs() == []


def test_either_area_may_decide(two_areas):
    ThinPath(two_areas, two_areas.at, name="1").received()
    ThinPath(two_areas, two_areas.at, name="2").received(area="north-west")
    (pair,) = undecided(two_areas, "nia")

    actions.decide_same(
        pair.id, by=two_areas.actor("nia"), at=two_areas.at, same=True, reasons="Same birth record."
    )
    assert undecided(two_areas, "carys") == []


def test_who_nominates_does_not_learn_that_the_person_is_known(cast):
    ThinPath(cast, cast.at, name="1").received()
    ThinPath(cast, cast.at, name="2").received()

    assert undecided(cast, "nadia") == []
