"""The demo, loaded: it reaches every state by real acts, at times gone by, and twice alike."""

from __future__ import annotations

import pytest

from handrail.cases.domain import OUTCOMES
from handrail.disclosures.domain import DisclosureState
from handrail.site.start.journeys import journeys
from handrail.support.domain import ActionState

pytestmark = pytest.mark.slow


@pytest.fixture
def asked(demo, superuser):
    return lambda sql: superuser.execute(sql).fetchall()


def states(asked, table, column="state"):
    return {value for (value,) in asked(f"SELECT DISTINCT {column} FROM {table}")}


def test_every_state_of_a_disclosure_and_every_outcome_of_a_case_is_there(asked):
    assert states(asked, "disclosures_disclosure") == set(DisclosureState)
    assert states(asked, "cases_case", "outcome") == {"", *OUTCOMES}


def test_actions_stand_at_every_point_that_support_reaches(asked):
    assert set(ActionState) - {ActionState.HELD} <= states(asked, "support_action")


def test_two_partners_help_in_one_case_and_both_released_what_they_know(asked):
    helping = asked(
        "SELECT case_id FROM disclosures_disclosure WHERE state = 'accepted' "
        "GROUP BY case_id HAVING count(DISTINCT recipient_id) = 2"
    )
    owners = asked(
        "SELECT count(DISTINCT owner_id) FROM contributions_contribution "
        "WHERE state = 'released' GROUP BY case_id ORDER BY 1 DESC LIMIT 1"
    )

    assert len(helping) == 1
    assert owners == [(2,)]


def test_what_councils_ask_about_first_happened_to_somebody(asked):
    assert "returned" in states(asked, "risk_risk")
    assert "founded" in states(asked, "risk_passage")
    assert {"answered", "answered_no"} <= states(asked, "contributions_request")
    assert asked("SELECT count(*) FROM disclosures_correction") == [(1,)]
    assert asked("SELECT count(*) FROM awareness_awareness WHERE state = 'agreed'") >= [(2,)]
    assert asked("SELECT count(*) FROM support_session WHERE why_not <> ''") >= [(1,)]


def test_somebody_was_asked_again_twice_after_support_ended(asked):
    assert asked("SELECT count(*) FROM reviews_exit_review WHERE done_at IS NOT NULL") >= [(3,)]


def test_a_task_of_watching_was_refused_and_counted(asked):
    refused = asked(
        "SELECT count(*) FROM ledger_entry WHERE encode(body, 'escape') LIKE '%watching_task%'"
    )

    assert refused >= [(1,)]


def test_clocks_ran_out_in_their_own_time(asked):
    late = asked(
        "SELECT count(*) FROM clocks_clock WHERE escalated_at IS NOT NULL AND escalated_at <> due_at"
    )
    lapsed = asked("SELECT count(*) FROM ledger_entry WHERE encode(body, 'escape') LIKE "
                   "'%disclosure.lapsed%'")  # fmt: skip

    assert late == [(0,)]
    assert lapsed[0][0] >= 2


def test_no_act_lies_ahead_and_the_history_is_two_years_long(demo, asked):
    ((first, last),) = asked(
        "SELECT min(received_at), max(received_at) FROM nominations_nomination"
    )

    assert last.date() < demo.today
    assert (last - first).days > 365


def test_every_visitor_and_every_journeys_case_is_named(demo):
    assert len(demo.visitors) == 40
    assert {each.about for each in journeys() if each.about} <= demo.references.keys()
