from __future__ import annotations

import pytest

from handrail.acts.context import reading
from handrail.rehearsal.thin_path import ThinPath
from handrail.site.waiting import waiting_for


def titles(cast, name):
    actor = cast.actor(name)
    with reading(actor):
        return [task.title for task in waiting_for(actor)]


@pytest.mark.parametrize(
    ("step", "name", "title"),
    [
        ("received", "carys", "Record deconfliction"),
        ("cleared", "carys", "Decide which partner is best placed"),
        ("drafted", "carys", "Check a draft and submit it"),
        ("submitted", "david", "Approve or refuse a disclosure"),
        ("approved", "carys", "Offer an approved disclosure"),
        ("offered", "peter", "Answer an offer: offer a service"),
        ("action_proposed", "carys", "Agree a proposed action"),
        ("action_agreed", "peter", "Do an agreed action"),
    ],
)
def test_each_step_waits_for_the_one_whose_turn_it_is(cast, step, name, title):
    ThinPath(cast, cast.at).until(step)

    assert titles(cast, name) == [title]


def test_nothing_waits_for_those_whose_turn_it_is_not(cast):
    ThinPath(cast, cast.at).until("offered")

    assert [titles(cast, name) for name in ("nadia", "david", "carys", "grace", "imran")] == [
        []
    ] * 5


def test_a_person_who_may_be_another_waits_for_that_decision_first(cast):
    for name in ("1", "2"):
        ThinPath(cast, cast.at, name=name).until("cleared")

    assert titles(cast, "carys") == ["Decide: possibly the same person"]
