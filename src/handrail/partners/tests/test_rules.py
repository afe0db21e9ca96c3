from __future__ import annotations

from dataclasses import replace
from uuid import UUID

import pytest

from handrail.partners.domain import AREAS, EVERYWHERE, KINDS, SUPPORT_PURPOSES, Organisation
from handrail.partners.rules import may_join

COUNCIL = Organisation(
    id=UUID(int=1),
    name="Synthetic Council",
    kind="local_authority",
    areas=("london",),
    services=("housing",),
    capacity=4,
)


@pytest.mark.parametrize(
    "change",
    [
        {},
        {"areas": tuple(AREAS)},
        {"areas": (EVERYWHERE,)},
        {"services": ()},
        {"services": tuple(SUPPORT_PURPOSES)},
        {"capacity": 0},
    ],
)
def test_an_organisation_of_the_programme_may_join(change):
    assert may_join(replace(COUNCIL, **change))


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"kind": "newspaper"}, "kind_unknown"),
        ({"areas": ()}, "area_unknown"),
        ({"areas": ("london", "atlantis")}, "area_unknown"),
        ({"services": ("housing", "surveillance")}, "service_unknown"),
        ({"services": ("",)}, "service_unknown"),
        ({"capacity": -1}, "capacity_negative"),
    ],
)
def test_an_organisation_is_refused_with_its_reason(change, reason):
    assert may_join(replace(COUNCIL, **change)).reasons == (reason,)


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_is_shown_in_words(kind):
    assert replace(COUNCIL, kind=kind).kind_words == KINDS[kind]


def test_no_support_purpose_is_a_task_to_watch():
    assert not {"monitoring", "reporting", "surveillance", "awareness"} & set(SUPPORT_PURPOSES)
