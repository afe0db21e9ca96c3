"""Agreements as their parties see them: in force on a day, or not."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from handrail.acts.context import reading
from handrail.acts.tests import doing
from handrail.acts.tests.playing import changed, entries, picture
from handrail.agreements import actions, queries
from handrail.errors import RefusedError
from handrail.rehearsal.thin_path import ThinPath

DAY = timedelta(days=1)


@pytest.fixture
def path(cast):
    return ThinPath(cast, cast.at)


def found(path, name, *between, on=None):
    parties = [path.cast.organisations[party].id for party in between]
    with reading(path.by(name)):
        return queries.in_force(*parties, on=on or path.today)


def record(path, **changes):
    agreement = replace(doing.an_agreement(path), **changes)
    actions.record("registry", **doing.setting_up(path), agreement=agreement)
    return agreement


@pytest.mark.parametrize(
    ("name", "between", "holds"),
    [
        ("carys", ("centre", "council"), True),
        ("peter", ("centre", "police", "council"), True),
        ("peter", ("centre", "clinic"), False),
        ("imran", ("centre", "council"), False),
        ("carys", ("council", "clinic"), False),
    ],
)
def test_an_agreement_is_found_by_its_parties_between_all_that_are_asked_for(
    path, name, between, holds
):
    assert (found(path, name, *between) is not None) is holds


@pytest.mark.parametrize(("days", "holds"), [(-1, False), (0, True), (363, True), (364, False)])
def test_an_agreement_holds_from_its_first_day_to_its_review(path, days, holds):
    on = path.today + days * DAY

    assert (found(path, "carys", "centre", "council", on=on) is not None) is holds


def test_the_newest_agreement_counts(path):
    newer = record(path, in_force_from=path.today + DAY)

    assert found(path, "carys", "centre", "council", on=path.today + DAY).id == newer.id
    assert found(path, "carys", "centre", "council").id != newer.id


def test_an_agreement_is_looked_up_by_its_parties_only(path):
    reference = path.cast.new_id("agreement council")
    for name, seen in (("peter", True), ("grace", False)):
        with reading(path.by(name)):
            assert (queries.agreement(reference) is not None) is seen
            assert queries.is_in_force(reference, on=path.today) is seen


def test_the_entry_of_an_agreement_names_its_parties(path, superuser):
    agreement = record(path)

    entry = entries(superuser)[-1]
    assert entry["act"] == "agreement.recorded"
    assert entry["recipients"] == [str(party) for party in agreement.parties]


def test_an_agreement_that_is_not_whole_is_not_recorded(path, superuser):
    before = picture(superuser)

    with pytest.raises(RefusedError, match="no_gateway"):
        record(path, gateways=())
    assert changed(before, picture(superuser)) == {"ledger_entry", "ledger_waiting"}
