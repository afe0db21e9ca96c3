"""The third wall, asked from the web role's own connection: what the database itself refuses."""

from __future__ import annotations

from contextlib import contextmanager
from datetime import date
from uuid import UUID

import psycopg
import pytest
from django.apps import apps
from psycopg import errors, sql
from psycopg.pq import TransactionStatus

from handrail.acts.domain import the_clock
from handrail.acts.tests import doing
from handrail.assessment.tests import assessing
from handrail.awareness.tests import builders as awareness
from handrail.contributions.tests import contributing
from handrail.database.provision import read_access
from handrail.disclosures.tests import mending
from handrail.meetings.tests import meeting
from handrail.rehearsal.thin_path import ThinPath
from handrail.reviews.tests import reviewing
from handrail.risk.tests import steps as risk
from handrail.safety.tests import steps as safety
from handrail.voluntary.tests import builders as voluntary

CONTENT = sorted(model._meta.db_table for model in apps.get_models() if hasattr(model, "SEALED"))
OWN = ("members_member", "members_tenure", "members_token", "agreements_agreement")
STRANGER = UUID(int=99)
SOMEBODY_ELSE = {"forename": "Yusra", "surname": "Other", "date_of_birth": date(1951, 2, 3)}


@pytest.fixture(scope="module")
def web(data, cluster):
    """A connection of the web role that has never acted for anybody."""
    with psycopg.connect(read_access(data).web.conninfo(), autocommit=True) as connection:
        yield connection


@contextmanager
def seen_by(web, actor):
    """A transaction in this actor's scope that is always rolled back."""
    compartments = ",".join(map(str, actor.compartments))
    with web.transaction(force_rollback=True):
        web.execute(f"SET LOCAL handrail.compartments = '{{{compartments}}}'")
        web.execute(f"SET LOCAL handrail.member = '{actor.member_id}'")
        web.execute(f"SET LOCAL handrail.organisation = '{actor.organisation_id}'")
        yield web


def count(web, table):
    return web.execute(sql.SQL("SELECT count(*) FROM {}").format(sql.Identifier(table))).fetchone()[
        0
    ]


def met_and_planned(cast):
    """Another case, of another officer, with a meeting and a plan."""
    cast.member("paula", in_posts=["housing_lead"], full_name="Paula Synthetic")
    other = ThinPath(cast, cast.at, name="3", practitioner="paula", changes=SOMEBODY_ELSE)
    other.until("action_agreed")
    contributing.contribute(other)
    contributing.ask(other)
    for act in (meeting.call, meeting.decided, meeting.plan_signed, reviewing.record):
        act(other)


@pytest.fixture
def path(cast):
    """A case in which every table of content has a row."""
    other = ThinPath(cast, cast.at, name="2").received()
    assessing.record(other)
    assessing.revise(other)
    assessing.record_strength(other)
    path = ThinPath(cast, cast.at).received()
    doing.decide_pair(path)
    for step in (
        "cleared",
        "lead_answered",
        "placed",
        "drafted",
        "submitted",
        "approved",
        "offered",
    ):
        getattr(path, step)()
    doing.query(path)
    doing.issue_token(path)
    safety.ask(path)
    safety.state(path)
    risk.raise_alarm(path)
    met_and_planned(cast)
    path.accepted()
    mending.correct(path)
    awareness.ask_not_yet(path)
    awareness.tell(path, by="carys")
    path.support_agreed().action_proposed()
    voluntary.seat(path)
    voluntary.speak(path)
    risk.raise_risk(path)
    risk.propose(path)
    return path


def test_without_a_context_no_table_of_content_answers(web, path):
    for table in (*CONTENT, *OWN):
        with pytest.raises(errors.UndefinedObject, match="unrecognized configuration"):
            count(web, table)


def test_a_context_that_ended_opens_nothing_either(web, path):
    for table in CONTENT:
        with seen_by(web, path.by("carys")):
            assert count(web, table) > 0, table
        with pytest.raises((errors.UndefinedObject, errors.InvalidTextRepresentation)):
            count(web, table)


@pytest.mark.parametrize("name", ["grace", "imran"])
def test_another_compartment_sees_no_row(web, path, name):
    with seen_by(web, path.by(name)):
        assert {table for table in CONTENT if count(web, table)} == set()


def test_the_recipient_sees_its_disclosure_items_thread_and_action_and_no_more(web, path):
    with seen_by(web, path.by("peter")):
        seen = {table for table in CONTENT if count(web, table)}

    assert seen == {
        "cases_case",
        "cases_lead",
        "safety_statement",
        "disclosures_disclosure",
        "disclosures_item",
        "disclosures_remark",
        "support_action",
        "awareness_awareness",
        "voluntary_agreement",
        "voluntary_voice",
        "risk_passage",
        "risk_risk",
    }


def test_the_originator_sees_its_nomination_and_what_its_officers_decide_and_no_case(web, path):
    for name, tables in {
        "nadia": {"people_person", "nominations_nomination", "nominations_statement"},
        "david": {
            "people_person", "nominations_nomination", "nominations_statement",
            "disclosures_disclosure", "disclosures_item", "disclosures_remark",
            "disclosures_correction", "safety_statement",
        },
    }.items():  # fmt: skip
        with seen_by(web, path.by(name)):
            assert {table for table in CONTENT if count(web, table)} == tables


def test_the_clock_sees_what_may_lapse_and_nothing_that_is_worked_on(web, path):
    with seen_by(web, the_clock(path.at)):
        seen = {table for table in CONTENT if count(web, table)}

    assert {"disclosures_disclosure", "nominations_nomination"} <= seen
    assert not seen & {
        "disclosures_item",
        "support_action",
        "cases_case",
        "disclosures_best_placed",
    }


def columns(web, table):
    found = web.execute(
        "SELECT column_name FROM information_schema.columns WHERE table_name = %s", [table]
    )
    return [name for (name,) in found]


def a_copy(web, table):
    """SQL that enters a row once more, under references of its own and for another audience."""
    fresh = {
        "id": "gen_random_uuid()",
        "case_id": "gen_random_uuid()",
        "left_id": "gen_random_uuid()",
        "originator_reference": "gen_random_uuid()::text",
        "audience": "%(audience)s::uuid[]",
    }
    names = columns(web, table)
    chosen = [sql.SQL(fresh[name]) if name in fresh else sql.Identifier(name) for name in names]
    return sql.SQL("INSERT INTO {table} ({names}) SELECT {chosen} FROM {table} LIMIT 1").format(
        table=sql.Identifier(table),
        names=sql.SQL(", ").join(map(sql.Identifier, names)),
        chosen=sql.SQL(", ").join(chosen),
    )


def test_nobody_puts_a_row_into_the_compartment_of_somebody_else(web, path):
    carys = path.by("carys")
    for table in CONTENT:
        copy = a_copy(web, table)
        with seen_by(web, carys):
            web.execute(copy, {"audience": [carys.member_id]})
        with pytest.raises(errors.InsufficientPrivilege, match="row-level"), seen_by(web, carys):
            web.execute(copy, {"audience": [STRANGER]})


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE {} SET audience = audience",
        "UPDATE {} SET id = id",
        "TRUNCATE {}",
        "ALTER TABLE {} DISABLE ROW LEVEL SECURITY",
    ],
)
def test_nobody_changes_an_audience_or_a_reference_or_the_wall(web, path, change):
    for table in CONTENT:
        statement = sql.SQL(change).format(sql.Identifier(table))
        with pytest.raises(errors.InsufficientPrivilege), seen_by(web, path.by("carys")):
            web.execute(statement)


def test_nobody_removes_a_row_of_content(web, path):
    for table in set(CONTENT) - {"disclosures_item"}:
        statement = sql.SQL("DELETE FROM {}").format(sql.Identifier(table))
        with pytest.raises(errors.InsufficientPrivilege), seen_by(web, path.by("carys")):
            web.execute(statement)


def test_an_item_is_removed_from_a_draft_and_from_nothing_else(web, cast):
    path = ThinPath(cast, cast.at).until("drafted")
    carys = path.by("carys")

    with seen_by(web, carys):
        assert web.execute("DELETE FROM disclosures_item").rowcount == 1
    path.submitted()
    with seen_by(web, carys):
        assert web.execute("DELETE FROM disclosures_item").rowcount == 0


def test_a_change_reaches_no_row_out_of_scope(web, path):
    with seen_by(web, path.by("grace")):
        assert web.execute("UPDATE disclosures_disclosure SET state = 'accepted'").rowcount == 0


def test_agreements_are_seen_by_their_parties(web, cast):
    seen = {}
    for name in ("carys", "peter", "grace", "imran"):
        with seen_by(web, cast.actor(name)):
            seen[name] = count(web, "agreements_agreement")

    assert seen == {"carys": 2, "peter": 1, "grace": 1, "imran": 0}


def test_nobody_left_the_connection_in_a_transaction(web):
    assert web.info.transaction_status is TransactionStatus.IDLE
