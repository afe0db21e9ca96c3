"""Organisations on a real database: who takes part is seen by everybody, who may join is not asked."""

from __future__ import annotations

from dataclasses import replace

import pytest

from handrail.acts.context import reading
from handrail.acts.tests import doing
from handrail.acts.tests.playing import changed, picture
from handrail.errors import NotFoundError, RefusedError
from handrail.partners import actions, queries
from handrail.rehearsal.thin_path import ThinPath


@pytest.fixture
def path(cast):
    return ThinPath(cast, cast.at)


def add(path, **changes):
    other = replace(path.cast.organisations["council"], id=path.id("another"), **changes)
    return actions.add("registry", **doing.setting_up(path), organisation=other)


@pytest.mark.parametrize("name", ["peter", "imran"])
def test_everybody_sees_who_takes_part(path, name):
    council = path.cast.organisations["council"]
    with reading(path.by(name)):
        assert queries.organisation(council.id) == council
        assert queries.names_of([council.id]) == {council.id: council.name}
        assert queries.named(council.name) == council
        assert queries.named("Nobody at all") is None
        assert [found.kind for found in queries.of_kind("oversight")] == ["oversight"]


def test_those_who_support_in_an_area_are_found_by_name(path):
    add(path, name="Another Council")
    with reading(path.by("carys")):
        found = [partner.name for partner in queries.partners_in("london")]

    helping = ["Synthetic Advocates", "Synthetic Council of Northgate", "Synthetic Health Trust"]
    assert found == ["Another Council", *helping]


def test_what_is_not_there_is_not_found(path):
    with pytest.raises(NotFoundError), reading(path.by("carys")):
        queries.organisation(path.id("another"))


def test_who_offers_to_watch_does_not_join(path, superuser):
    before = picture(superuser)

    with pytest.raises(RefusedError, match="service_unknown"):
        add(path, services=("surveillance",))
    assert changed(before, picture(superuser)) == {"ledger_entry", "ledger_waiting"}
