"""Support on a real database: who proposes, agrees and finishes, and what is refused on the record."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from handrail.acts.tests import doing
from handrail.acts.tests.playing import changed, entries, picture
from handrail.errors import NotFoundError, RefusedError
from handrail.rehearsal.thin_path import ThinPath
from handrail.support import actions
from handrail.support.domain import Proposal
from handrail.support.tests.test_watching import WATCHING_TASKS

REFUSED_ONLY = {"ledger_entry", "ledger_waiting"}


@pytest.fixture
def path(cast):
    cast.member("paula", in_posts=["housing_lead"], full_name="Paula Synthetic")
    return ThinPath(cast, cast.at).until("support_agreed")


def propose(path, by="peter", **changes):
    proposal = Proposal(
        purpose="housing",
        description="Go to the first viewing together.",
        due_on=path.today,
    )
    return actions.propose(
        path.disclosure_id,
        **doing.on(path, by),
        action_id=path.action_id,
        proposal=replace(proposal, **changes),
    )


def finish(path, by="peter", **changes):
    said = {"is_done": True, "outcome": "Moved in."} | changes
    return actions.finish(path.action_id, **doing.on(path, by), **said)


@pytest.mark.parametrize("words", WATCHING_TASKS[::6])
def test_a_task_to_watch_is_refused_counted_and_kept_nowhere(path, superuser, words):
    before = picture(superuser)

    with pytest.raises(RefusedError, match="watching_task"):
        propose(path, description=words)
    assert changed(before, picture(superuser)) == REFUSED_ONLY
    assert entries(superuser)[-1]["reasons"] == ["watching_task"]
    assert words not in str(entries(superuser)[-1])


@pytest.mark.parametrize(
    ("step", "reasons"),
    [
        ("accepted", ["person_not_told", "person_has_not_agreed"]),
        ("told", ["person_has_not_agreed"]),
    ],
)
def test_nothing_is_proposed_for_who_was_not_told_or_did_not_agree(cast, superuser, step, reasons):
    with pytest.raises(RefusedError):
        propose(ThinPath(cast, cast.at).until(step))

    assert entries(superuser)[-1]["reasons"] == reasons


@pytest.mark.parametrize("name", ["paula", "carys", "david"])
def test_only_the_officer_who_accepted_proposes(path, name):
    with pytest.raises(RefusedError, match="not_permitted"):
        propose(path, by=name)


def test_nothing_is_proposed_before_acceptance(cast):
    path = ThinPath(cast, cast.at).until("offered")

    with pytest.raises(RefusedError, match="not_permitted"):
        propose(path)


@pytest.mark.parametrize(("name", "error"), [("peter", RefusedError), ("paula", NotFoundError)])
def test_only_the_centre_agrees(path, name, error):
    propose(path)

    with pytest.raises(error):
        actions.confirm(path.action_id, **doing.on(path, name))


@pytest.mark.parametrize(
    ("name", "error"), [("carys", RefusedError), ("paula", NotFoundError), ("david", NotFoundError)]
)
def test_only_the_worker_says_what_came_of_it(path, name, error):
    propose(path)
    path.action_agreed()

    with pytest.raises(error):
        finish(path, by=name)


@pytest.mark.parametrize(("is_done", "state"), [(True, "done"), (False, "not_done")])
def test_an_action_ends_done_or_not_done_once_and_with_its_outcome(path, superuser, is_done, state):
    propose(path)
    path.action_agreed()
    finish(path, is_done=is_done)

    assert superuser.execute("SELECT state FROM support_action").fetchone() == (state,)
    with pytest.raises(RefusedError, match="action_not_at_this_point"):
        finish(path, is_done=is_done)
    opened = actions.open_action(path.action_id, **doing.on(path, "carys"), purpose="supervise")
    assert opened.outcome == "Moved in."


def test_an_action_of_a_case_that_is_not_open_is_not_agreed(path, superuser):
    propose(path)
    superuser.execute("UPDATE cases_case SET state = 'paused_for_review'")

    with pytest.raises(RefusedError, match="case_not_open"):
        path.action_agreed()


def test_an_action_that_is_not_there_is_not_found(path):
    with pytest.raises(NotFoundError):
        actions.confirm(path.action_id, **doing.on(path, "carys"))


def test_training_that_ran_out_ends_access_that_day(path):
    propose(path)
    peter = path.by("peter")
    late = replace(peter, trained_until=peter.today - timedelta(days=1))

    with pytest.raises(RefusedError, match="training_expired"):
        actions.open_action(path.action_id, by=late, at=path.at, purpose="do_the_ask")
