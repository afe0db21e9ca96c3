"""Every combination of what keeps a case open, and of what can be said about who leads."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handrail.cases import rules
from handrail.cases.domain import LEADS, OUTCOMES, CaseState, Lead, LeadKind
from handrail.cases.rules import Ending
from handrail.cases.tests.test_rules import CASE, ENDING, NOON

COUNTS = st.integers(min_value=0, max_value=2)
ENDINGS = st.builds(
    Ending,
    outcome=st.sampled_from([*OUTCOMES, "", "arrested"]),
    what_has_changed=st.sampled_from(["A home.", "", " \n"]),
    undecided_pairs=COUNTS,
    unanswered_disclosures=COUNTS,
    unfinished_actions=COUNTS,
    unanswered_needs=COUNTS,
    unsettled_risks=COUNTS,
)
BARS = {
    "undecided_pairs": "same_person_undecided",
    "unanswered_disclosures": "disclosure_unanswered",
    "unfinished_actions": "action_unfinished",
    "unanswered_needs": "need_without_answer",
    "unsettled_risks": "risk_unsettled",
}


def holding(**obstacles):
    return tuple(code for code, holds in obstacles.items() if holds)


@given(state=st.sampled_from(CaseState), ending=ENDINGS)
def test_a_closing_names_everything_in_its_way(state, ending):
    said = holding(
        case_not_open=state is not CaseState.OPEN,
        outcome_unknown=ending.outcome not in OUTCOMES,
        changes_unsaid=not ending.what_has_changed.strip(),
    )
    waits = tuple(reason for count, reason in BARS.items() if getattr(ending, count))

    assert rules.may_close(replace(CASE, state=state), ending).reasons == said + waits


@pytest.mark.parametrize("count", BARS)
@pytest.mark.parametrize("outcome", OUTCOMES)
def test_no_outcome_closes_a_case_over_what_waits(count, outcome):
    ending = replace(ENDING, outcome=outcome, **{count: 1})

    assert rules.may_close(CASE, ending).reasons == (BARS[count],)


@pytest.mark.parametrize("state", CaseState)
@pytest.mark.parametrize("kind", [*LeadKind, "", "police"])
@pytest.mark.parametrize("has_organisation", [True, False])
def test_an_answer_on_the_lead_names_everything_in_its_way(state, kind, has_organisation):
    decision = rules.may_record_lead(
        replace(CASE, state=state), kind=kind, has_organisation=has_organisation
    )

    assert decision.reasons == holding(
        case_has_ended=state is CaseState.CLOSED,
        lead_unknown=kind not in set(LeadKind),
        lead_organisation_needless=kind == "none" and has_organisation,
    )


@pytest.mark.parametrize("kind", LeadKind)
def test_every_kind_of_lead_has_words_and_all_but_none_is_somebody(kind):
    lead = Lead(case_id=CASE.id, kind=kind, organisation_id=None, recorded_at=NOON)

    assert LEADS[kind]
    assert lead.is_somebody is (kind is not LeadKind.NONE)
