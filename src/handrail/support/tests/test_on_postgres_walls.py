"""Who sees what of support: the reviewer, who joins, who leaves, and the hand that stops it all."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import DatabaseError, connection
from psycopg import sql

from handrail.acts.context import acting, reading
from handrail.acts.tests import doing
from handrail.acts.tests.playing import changed, entries, picture
from handrail.assessment.tests import assessing
from handrail.disclosures import actions as disclosures
from handrail.errors import ConflictError, NotFoundError, RefusedError
from handrail.members.domain import Role
from handrail.rehearsal.thin_path import ThinPath
from handrail.site.waiting import waiting_for
from handrail.support import actions, queries
from handrail.support.domain import ActionState
from handrail.support.stopping import withdraw_support
from handrail.support.tests import supporting
from handrail.support.tests.test_watching import WATCHING_TASKS
from handrail.voluntary.domain import Said

REFUSED_ONLY = {"ledger_entry", "ledger_waiting"}
OF_A_CASE = """
SELECT c.table_name FROM information_schema.columns c
  JOIN pg_class t ON t.relname = c.table_name AND t.relkind = 'r'
 WHERE c.column_name = 'audience' AND c.table_schema = 'public' ORDER BY 1
"""


@pytest.fixture
def path(cast):
    return ThinPath(cast, cast.at).until("support_agreed")


def rows(path, superuser, name):
    """How many rows of each walled table the web role reads in this member's compartments."""
    tables = [table for (table,) in superuser.execute(OF_A_CASE).fetchall()]
    found = {}
    with reading(path.by(name)), connection.cursor() as cursor:
        for table in tables:
            cursor.execute(sql.SQL("SELECT count(*) FROM {}").format(sql.Identifier(table)))
            (found[table],) = cursor.fetchone()
    return {table: count for table, count in found.items() if count}


def states(superuser):
    found = superuser.execute("SELECT state, count(*) FROM support_action GROUP BY 1").fetchall()
    return dict(found)


def joined(path, superuser, name="grace"):
    """Somebody else comes to work on the case, as acceptance brings them."""
    superuser.execute("SELECT case_work(%s, %s)", [path.case_id, path.cast.members[name]])


def test_a_reviewer_reads_the_row_that_is_held_and_no_other_of_the_case(path, superuser):
    before = rows(path, superuser, "rhona")
    supporting.propose(path)
    after = rows(path, superuser, "rhona")

    assert {table for table in after if after[table] != before.get(table)} == {"support_action"}
    assert after["support_action"] == 1


@pytest.mark.parametrize("act", [actions.clear, actions.refuse_as_watching])
def test_after_the_second_look_the_reviewer_reads_nothing_by_sql(path, superuser, act):
    before = rows(path, superuser, "rhona")
    supporting.propose(path)
    supporting.look(path, act)

    assert rows(path, superuser, "rhona") == before


def test_what_was_held_when_the_person_said_no_leaves_the_reviewers_sight(path, superuser):
    before = rows(path, superuser, "rhona")
    supporting.propose(path)
    say_no(path)

    assert rows(path, superuser, "rhona") == before
    with pytest.raises(NotFoundError):
        actions.second_look(path.action_id, **doing.on(path, "rhona"), purpose="supervise")


def say_no(path):
    withdraw_support(path.case_id, **doing.on(path, "peter"), said=Said(on_day=path.today))


@pytest.mark.parametrize("name", ["grace", "nadia", "david", "sally", "evan", "imran", "dunya"])
def test_outsiders_read_no_action_and_no_session_by_sql(path, superuser, name):
    path.action_proposed().action_agreed()
    supporting.record_session(path)

    assert not {"support_action", "support_session"} & set(rows(path, superuser, name))


def test_the_reviewer_of_a_held_action_waits_for_one_task_and_has_no_case(path):
    supporting.propose(path)
    with reading(path.by("rhona")):
        (task,) = waiting_for(path.by("rhona"))

    assert str(path.case_id) not in task.href
    assert str(path.action_id) in task.href


def test_a_reviewer_can_not_hold_or_release_what_nobody_gave(path, superuser):
    path.action_proposed()
    with (
        acting(path.by("rhona")),
        connection.cursor() as cursor,
        pytest.raises(DatabaseError, match="only an action in scope is held"),
    ):
        cursor.execute("SELECT support_second_look(%s)", [path.action_id])


def test_stopping_ends_all_that_is_unfinished_and_nothing_else(path, superuser):
    for number, words in enumerate(["Plain.", "Plain too.", "Plain again.", supporting.DOUBTFUL]):
        supporting.propose(path, words, action_id=path.id(f"action {number}"))
    for number in (0, 1):
        actions.confirm(path.id(f"action {number}"), **doing.on(path, "carys"))
    actions.finish(path.id("action 0"), **doing.on(path, "peter"), is_done=True, outcome="Done.")
    say_no(path)

    assert states(superuser) == {"done": 1, "stopped": 3}


def test_stopping_reaches_no_other_case_of_the_same_worker(path, cast):
    somebody = {"forename": "Bea", "surname": "Other", "date_of_birth": date(1970, 2, 2)}
    other = ThinPath(cast, cast.at, name="2", changes=somebody).until("action_agreed")
    path.action_proposed()
    say_no(path)

    with reading(path.by("peter")):
        found = {each.case_id: each.state for each in queries.in_states(*ActionState)}
    assert found == {path.case_id: ActionState.STOPPED, other.case_id: ActionState.AGREED}


def test_support_is_not_stopped_before_the_person_said_no(path, superuser):
    path.action_proposed()
    before = picture(superuser)

    with pytest.raises(RefusedError, match="person_has_not_said_no"):
        actions.stop(path.case_id, **doing.on(path, "peter"))
    assert changed(before, picture(superuser)) == REFUSED_ONLY


def test_what_is_stopped_takes_no_session_and_no_outcome(path):
    path.action_proposed().action_agreed()
    say_no(path)

    with pytest.raises(RefusedError, match="action_not_at_this_point"):
        supporting.record_session(path)
    with pytest.raises(RefusedError, match="action_not_at_this_point"):
        actions.finish(path.action_id, **doing.on(path, "peter"), is_done=True, outcome="Late.")


def test_after_a_no_nothing_is_proposed(path):
    say_no(path)

    with pytest.raises(RefusedError, match="person_has_not_agreed"):
        supporting.propose(path, "Help with the move.")


def test_who_joins_later_reads_the_actions_and_not_the_sessions(path, superuser):
    path.action_proposed().action_agreed()
    supporting.record_session(path)
    joined(path, superuser)

    with reading(path.by("grace")):
        assert [each.id for each in queries.of_case(path.case_id)] == [path.action_id]
        assert queries.sessions_of([path.action_id]) == []


def test_who_joins_while_words_are_held_does_not_take_the_reviewers_look(path, superuser):
    supporting.propose(path)
    joined(path, superuser)
    supporting.look(path, actions.clear)

    with reading(path.by("grace")):
        assert queries.action(path.action_id).state is ActionState.PROPOSED
    with pytest.raises(RefusedError, match="not_permitted"):
        actions.open_action(path.action_id, **doing.on(path, "grace"), purpose="do_the_ask")


def test_who_gave_the_case_back_reads_neither_action_nor_session(path, superuser):
    path.action_proposed().action_agreed()
    supporting.record_session(path)
    disclosures.give_back(path.disclosure_id, **doing.saying(path, "peter"))

    assert not {"support_action", "support_session"} & set(rows(path, superuser, "peter"))
    with pytest.raises(NotFoundError):
        supporting.record_session(path, why_not="cancelled_by_us")


@pytest.mark.parametrize("words", WATCHING_TASKS[2::7])
def test_what_is_refused_outright_is_counted_for_its_own_council_only(path, words):
    with pytest.raises(RefusedError, match="watching_task"):
        supporting.propose(path, words)
    time = {"since": path.at - timedelta(days=1), "until": path.at + timedelta(days=1)}

    with reading(path.by("sally")):
        counts = [
            queries.watching_tasks_refused(path.cast.organisations[name].id, **time)
            for name in ("council", "clinic")
        ]
    assert counts == [1, 0]


def test_a_refusal_for_another_reason_is_not_counted_as_watching(path):
    with pytest.raises(RefusedError, match="due_in_the_past"):
        supporting.propose(path, "Help.", due_on=path.today - timedelta(days=1))
    council, at = path.cast.organisations["council"].id, path.at

    with reading(path.by("sally")):
        assert not queries.watching_tasks_refused(
            council, since=at - timedelta(days=1), until=at + timedelta(days=1)
        )


def test_what_a_reviewer_cleared_is_not_counted(path):
    supporting.propose(path)
    supporting.look(path, actions.clear)
    council, at = path.cast.organisations["council"].id, path.at

    with reading(path.by("sally")):
        assert not queries.watching_tasks_refused(
            council, since=at - timedelta(days=1), until=at + timedelta(days=1)
        )


@pytest.mark.parametrize(
    "change",
    [{"purpose": "health"}, {"sessions_ordered": 3}, {"description": "Something else."}],
)
def test_another_proposal_under_the_same_reference_is_told_apart(path, change):
    supporting.propose(path, "Plain.")

    assert supporting.propose(path, "Plain.") == []
    with pytest.raises(ConflictError):
        supporting.propose(path, **{"description": "Plain."} | change)


def test_the_same_doubtful_proposal_is_held_once(path, superuser):
    assert supporting.propose(path)
    assert supporting.propose(path) == []
    assert [each["act"] for each in entries(superuser)].count("support_action.held") == 1


def test_a_chair_of_another_area_does_not_agree_an_action(path):
    path.cast.post(
        "chairing there", at="council", role=Role.CHAIR, area="north-west", title="Chair"
    )
    path.cast.member("chris", in_posts=["chairing there"], full_name="Chris Synthetic")
    path.action_proposed()

    with pytest.raises(NotFoundError):
        actions.confirm(path.action_id, **doing.on(path, "chris"))


def test_an_action_answers_a_need_of_another_case_never(path, superuser):
    other = ThinPath(path.cast, path.at, name="2").received(forename="Bea", surname="Other")
    assessing.record(other)

    with pytest.raises(RefusedError, match="need_unknown"):
        supporting.propose(path, "Find a flat.", need_id=other.id("need"))


def test_an_action_that_fell_through_leaves_its_need_open_again(path):
    assessing.record(path)
    supporting.propose(path, "Find a flat.", need_id=path.id("need"))
    path.action_agreed()
    actions.finish(path.action_id, **doing.on(path, "peter"), is_done=False, outcome="None free.")

    with reading(path.by("carys")):
        assert [each.id for each in queries.unanswered_needs(path.case_id)] == [path.id("need")]


def test_a_worker_counts_their_own_sessions_and_the_centre_all(path, superuser):
    supporting.propose(path, "Six talks.", sessions_ordered=6)
    path.action_agreed()
    supporting.record_session(path)
    joined(path, superuser)

    counts = {}
    for name in ("carys", "peter", "grace"):
        with reading(path.by(name)):
            found = queries.counted_for(path.case_id, seen_by=path.by(name))
        counts[name] = (found.ordered, found.delivered)
    assert counts == {"carys": (6, 1), "peter": (6, 1), "grace": (0, 0)}
