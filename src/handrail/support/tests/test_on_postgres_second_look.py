"""Doubtful words are held for a reviewer outside the case, who reads them and nothing else (R18)."""

from __future__ import annotations

from datetime import timedelta

import pytest

from handrail.acts.context import reading
from handrail.acts.tests import doing
from handrail.acts.tests.playing import entries
from handrail.errors import NotFoundError, RefusedError
from handrail.rehearsal.thin_path import ThinPath
from handrail.support import actions, queries
from handrail.support.domain import ActionState
from handrail.support.tests import supporting


@pytest.fixture
def path(cast):
    return ThinPath(cast, cast.at).until("support_agreed")


def state(path):
    with reading(path.by("peter")):
        return queries.action(path.action_id).state


def held_for(path, name="rhona"):
    with reading(path.by(name)):
        return [reference for reference, _since in queries.held()]


def refused(path):
    organisation = path.cast.organisations["council"].id
    time = {"since": path.at - timedelta(days=1), "until": path.at + timedelta(days=1)}
    with reading(path.by("sally")):
        return (
            queries.watching_tasks_refused(organisation, **time),
            queries.watching_tasks_refused_in("london", **time),
        )


def test_doubtful_words_are_held_and_nobody_agrees_them(path, superuser):
    supporting.propose(path)

    assert state(path) is ActionState.HELD
    assert entries(superuser)[-1]["act"] == "support_action.held"
    with pytest.raises(RefusedError, match="action_not_at_this_point"):
        path.action_agreed()


def test_plain_words_are_not_held(path):
    supporting.propose(path, "Go to the first viewing together.")

    assert state(path) is ActionState.PROPOSED
    assert held_for(path) == []


def test_a_reviewer_reads_the_words_and_nothing_else(path):
    supporting.propose(path)
    text = actions.second_look(path.action_id, **doing.on(path, "rhona"), purpose="supervise")

    assert (text.purpose, text.description) == ("housing", supporting.DOUBTFUL)
    with pytest.raises(RefusedError, match="not_permitted"):
        actions.open_action(path.action_id, **doing.on(path, "rhona"), purpose="supervise")


@pytest.mark.parametrize("name", ["carys", "peter"])
def test_nobody_at_the_table_takes_the_second_look(path, name):
    supporting.propose(path)

    for act in (actions.clear, actions.refuse_as_watching):
        with pytest.raises(RefusedError, match="not_permitted"):
            supporting.look(path, act, name)


def test_what_is_cleared_goes_on_and_leaves_the_reviewers_sight(path):
    supporting.propose(path)
    supporting.look(path, actions.clear)

    assert state(path) is ActionState.PROPOSED
    assert held_for(path) == []
    with pytest.raises(NotFoundError):
        actions.second_look(path.action_id, **doing.on(path, "rhona"), purpose="supervise")
    path.action_agreed()


def test_what_is_refused_is_counted_for_its_council_with_what_was_refused_outright(path):
    assert refused(path) == (0, 0)
    supporting.propose(path)
    supporting.look(path, actions.refuse_as_watching)
    with pytest.raises(RefusedError, match="watching_task"):
        supporting.propose(path, "Keep an eye on who visits.", action_id=path.id("another"))

    assert state(path) is ActionState.REFUSED
    assert refused(path) == (2, 2)
    opened = actions.open_action(path.action_id, **doing.on(path, "peter"), purpose="do_the_ask")
    assert opened.second_look == "It is about help."


def test_a_second_look_gives_its_reasons_once(path):
    supporting.propose(path)
    with pytest.raises(RefusedError, match="second_look_reasons_missing"):
        supporting.look(path, actions.clear, reasons=" ")
    supporting.look(path, actions.clear)
    with pytest.raises(NotFoundError):
        supporting.look(path, actions.refuse_as_watching)
