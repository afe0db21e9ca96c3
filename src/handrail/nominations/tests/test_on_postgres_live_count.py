"""How many nominations of an organisation are live: what the agreement's number is held to."""

from __future__ import annotations

import pytest

from handrail.acts.context import reading
from handrail.nominations import domain as words
from handrail.nominations import queries
from handrail.nominations.rules import LIVE, NominationState
from handrail.rehearsal.thin_path import ThinPath


def counted_by(cast, name):
    with reading(cast.actor(name)):
        return queries.live_count(at=cast.at)


def test_a_pause_cannot_be_told_from_the_count(cast):
    ThinPath(cast, cast.at, name="1").received()
    ThinPath(cast, cast.at, name="2").received(pursue_status=words.PursueStatus.COVERT)

    assert counted_by(cast, "nadia") == 2


@pytest.mark.parametrize("name", ["carys", "peter"])
def test_nobody_learns_the_number_of_another_organisation(cast, name):
    ThinPath(cast, cast.at).received()

    assert counted_by(cast, name) == 0


@pytest.mark.parametrize("state", NominationState)
def test_the_database_counts_by_the_list_of_the_rules(cast, superuser, state):
    ThinPath(cast, cast.at).received()
    superuser.execute("UPDATE nominations_nomination SET state = %s", [state.value])

    assert counted_by(cast, "nadia") == (state in LIVE)
