"""Whether two are one: decided once, by a coordinator who sees both, with reasons that are sealed."""

from __future__ import annotations

from datetime import date

import pytest

from handrail.acts.context import reading
from handrail.acts.tests import doing
from handrail.acts.tests.playing import changed, picture
from handrail.errors import NotFoundError, RefusedError
from handrail.people import actions, queries
from handrail.people.domain import PairState
from handrail.rehearsal.thin_path import ThinPath


@pytest.fixture
def path(cast):
    ThinPath(cast, cast.at, name="2").received()
    return ThinPath(cast, cast.at).received()


@pytest.fixture
def pair(path):
    with reading(path.by("carys")):
        (found,) = queries.undecided_pairs()
    return found


def decide(path, pair, by="carys", *, same=True, reasons="The same date of birth."):
    return actions.decide_same(pair.id, **doing.on(path, by), same=same, reasons=reasons)


@pytest.mark.parametrize(("same", "state"), [(True, PairState.SAME), (False, PairState.DIFFERENT)])
def test_a_pair_is_decided_once(path, pair, same, state):
    decide(path, pair, same=same)

    with reading(path.by("carys")):
        (held,) = queries.pairs_of(path.person_id)
        assert held.state is state
        assert queries.undecided_people([path.person_id]) == set()
    with pytest.raises(RefusedError, match="already_decided"):
        decide(path, pair)


def test_a_decision_without_reasons_changes_nothing(path, pair, superuser):
    before = picture(superuser)

    with pytest.raises(RefusedError, match="reasons_needed"):
        decide(path, pair, reasons=" ")
    assert changed(before, picture(superuser)) == {"ledger_entry", "ledger_waiting"}


@pytest.mark.parametrize("name", ["nadia", "david", "peter", "imran"])
def test_who_nominated_does_not_learn_that_there_is_a_pair(path, pair, name):
    with reading(path.by(name)):
        assert queries.undecided_pairs() == []
        assert queries.pairs_of(path.person_id) == []
    with pytest.raises(NotFoundError):
        decide(path, pair, by=name)


def test_both_of_a_pair_wait_for_it(path, pair):
    with reading(path.by("carys")):
        waiting = queries.undecided_people([pair.left_id, pair.right_id, path.id("nobody")])

    assert waiting == {pair.left_id, pair.right_id}


def test_people_who_differ_in_their_birthday_are_no_pair(cast):
    ThinPath(cast, cast.at).received()
    ThinPath(cast, cast.at, name="2").received(date_of_birth=date(1971, 12, 24))

    with reading(cast.actor("carys")):
        assert queries.undecided_pairs() == []
