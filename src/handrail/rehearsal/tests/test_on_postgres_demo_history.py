"""The demo's two years as its database keeps them: whole, in the past, and about nobody."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from handrail.cases.domain import CaseState
from handrail.clocks.domain import TERMS, ClockKind
from handrail.contributions.domain import ContributionState
from handrail.meetings.domain import MeetingState
from handrail.members.domain import Role
from handrail.nominations.rules import NominationState
from handrail.questions.domain import QuestionState
from handrail.rehearsal.demo.loading import Wanted, cast_of, planned
from handrail.site.clock_table import CLOCK_TABLE
from handrail.voluntary.domain import AgreementState

pytestmark = pytest.mark.slow
SEED = b"the seed of every test"
CASES_STATES = {CaseState.OPEN, CaseState.CLOSED}
REACHED = [
    ("cases_case", "state", CASES_STATES),
    ("voluntary_agreement", "state", set(AgreementState) - {AgreementState.NOT_ASKED}),
    ("questions_question", "state", set(QuestionState)),
    ("contributions_contribution", "state", {ContributionState.RELEASED}),
    ("meetings_meeting", "state", {MeetingState.CALLED, MeetingState.SIGNED}),
    (
        "nominations_nomination",
        "state",
        set(NominationState) - {NominationState.WITHDRAWN},
    ),
]


@pytest.fixture
def asked(demo, superuser):
    return lambda query: superuser.execute(query).fetchall()


@pytest.mark.parametrize(("table", "column", "states"), REACHED, ids=[each[0] for each in REACHED])
def test_every_state_that_somebody_could_look_for_is_there(asked, table, column, states):
    found = {value for (value,) in asked(f"SELECT DISTINCT {column} FROM {table}")}

    assert states <= found


def test_there_are_sixty_people_and_a_case_and_a_nomination_of_each(asked):
    for table in ("nominations_nomination", "cases_case"):
        assert asked(f"SELECT count(*), count(DISTINCT person_id) FROM {table}") == [(60, 60)]


def test_forty_members_hold_every_role_and_each_address_is_synthetic(demo, asked):
    addresses = [email for (email,) in asked("SELECT email FROM members_member")]

    assert len(addresses) == len(set(addresses)) == 40
    assert all(each.endswith("@synthetic.example") for each in addresses)
    assert {each.role for each in demo.visitors} == set(Role)


def test_every_members_name_and_every_organisation_says_that_it_is_synthetic(asked):
    for table in ("members_member", "partners_organisation"):
        assert all(name.startswith("Synthetic ") for (name,) in asked(f"SELECT name FROM {table}"))


def test_no_moment_that_any_table_keeps_of_an_act_lies_ahead(demo, asked):
    columns = asked(
        "SELECT table_name, column_name FROM information_schema.columns"
        " WHERE table_schema = 'public' AND data_type = 'timestamp with time zone'"
        " AND column_name IN ('made_at', 'received_at', 'opened_at', 'closed_at', 'set_at',"
        " 'done_at', 'escalated_at', 'raised_at', 'asked_at', 'released_at', 'decided_at')"
    )
    latest = {name: asked(f"SELECT max({column}) FROM {name}")[0][0] for name, column in columns}

    assert len(latest) >= 8
    assert not [name for name, at in latest.items() if at and at.date() > demo.today]


def test_every_clock_is_of_a_kind_that_has_a_term_and_an_action(asked):
    kinds = {ClockKind(kind) for (kind,) in asked("SELECT DISTINCT kind FROM clocks_clock")}

    assert kinds <= TERMS.keys()
    assert kinds <= CLOCK_TABLE.keys()


def test_no_clock_of_the_past_was_left_and_none_failed(demo, asked):
    left = asked(
        "SELECT kind FROM clocks_clock WHERE done_at IS NULL AND escalated_at IS NULL"
        f" AND due_at < '{demo.today}'::date - interval '1 hour'"
    )

    assert left == []
    assert asked("SELECT count(*) FROM clocks_clock WHERE failures > 0") == [(0,)]


def test_the_references_are_those_of_the_plan(demo):
    wanted = Wanted(seed=SEED, today=demo.today, keys=Path("/nowhere"), clocks={})
    tellers, _ = planned(wanted, cast_of(wanted))

    for label, kept in demo.references.items():
        for what in ("case", "person", "nomination"):
            assert kept[what] == tellers[label].references[what]


def test_what_a_journey_leads_to_is_there(demo, asked):
    held = {str(reference) for (reference,) in asked("SELECT id FROM cases_case")}

    assert {kept["case"] for kept in demo.references.values()} <= held


def test_the_demo_was_founded_two_years_ago(demo, asked):
    ((first,),) = asked("SELECT min(signed_on) FROM agreements_agreement")

    assert timedelta(days=715) < demo.today - first <= timedelta(days=730)
