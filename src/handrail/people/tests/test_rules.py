from __future__ import annotations

from dataclasses import replace
from uuid import UUID

import pytest

from handrail.people.domain import Identity, PairState, SamePersonPair
from handrail.people.rules import may_decide, may_reopen

PAIR = SamePersonPair(
    id=UUID(int=1), left_id=UUID(int=2), right_id=UUID(int=3), state=PairState.PROPOSED
)


def test_a_proposed_pair_may_be_decided_with_reasons():
    assert may_decide(PAIR, reasons="Another date of birth.")


@pytest.mark.parametrize(
    ("state", "reasons", "refused"),
    [
        (PairState.SAME, "Another.", ("already_decided",)),
        (PairState.DIFFERENT, "Another.", ("already_decided",)),
        (PairState.PROPOSED, "", ("reasons_needed",)),
        (PairState.PROPOSED, " \n\t", ("reasons_needed",)),
        (PairState.SAME, "", ("already_decided", "reasons_needed")),
    ],
)
def test_a_decision_is_refused_with_its_reasons(state, reasons, refused):
    assert may_decide(replace(PAIR, state=state), reasons=reasons).reasons == refused


@pytest.mark.parametrize(
    ("forename", "surname", "name"),
    [("Ada", "Lovelace", "Ada Lovelace"), ("", "Lovelace", "Lovelace"), ("Ada", "", "Ada")],
)
def test_a_name_is_what_there_is_of_it(forename, surname, name):
    assert Identity(forename=forename, surname=surname, date_of_birth="").name == name


@pytest.mark.parametrize(
    ("state", "reasons", "refused"),
    [
        (PairState.SAME, "A sister.", ()),
        (PairState.DIFFERENT, "A sister.", ()),
        (PairState.PROPOSED, "A sister.", ("not_decided_yet",)),
        (PairState.SAME, " ", ("reasons_needed",)),
        (PairState.PROPOSED, "", ("not_decided_yet", "reasons_needed")),
    ],
)
def test_a_decision_is_undone_with_reasons_and_only_where_there_is_one(state, reasons, refused):
    assert may_reopen(replace(PAIR, state=state), reasons=reasons).reasons == refused
