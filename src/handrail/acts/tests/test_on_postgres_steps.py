"""Of every act three things: the row, its entry, and that neither stays when the other fails."""

from __future__ import annotations

import pytest
from django.db import DatabaseError

from handrail.acts.actions import VERBS
from handrail.acts.tests.playing import WITNESS, acts, broken, changed, entries, picture
from handrail.acts.tests.steps import STEPS, WITHIN_ANOTHER
from handrail.ledger.domain import Processing
from handrail.policy.engine import engine

OPENINGS = {
    "nomination.open", "same_person.open", "case.open", "disclosure.open", "disclosure.review",
    "support_action.open", "escalation.open", "risk.open", "valve.open", "ledger.read",
    "contribution.open", "contribution.open_request", "need.open",
    "awareness.open", "withholding.open", "voice.open",
    "agreement_to_support.open",
    "meeting.open", "plan.open", "lead.open", "safety.open",
    "support_action.second_look",
    "review.open",
}  # fmt: skip
every_step = pytest.mark.parametrize("step", STEPS, ids=lambda step: step.verb)


def test_no_act_was_left_out():
    assert {step.verb for step in STEPS} | set(WITHIN_ANOTHER) == set(VERBS) - OPENINGS


@pytest.mark.parametrize("step", STEPS, ids=lambda step: step.verb)
def test_the_row_and_the_entry_stand_or_fall_together(cast, superuser, step):
    path = step.prepared(cast)

    no_row_stays_when_the_entry_fails(superuser, step, path)
    no_entry_but_the_failures_stays_when_a_row_fails(superuser, step, path)
    the_act_changes_its_rows_and_leaves_its_entries(superuser, step, path)


def no_row_stays_when_the_entry_fails(superuser, step, path):
    before = picture(superuser)
    with broken(superuser, "ledger_entry"), pytest.raises(DatabaseError, match="broken for a test"):
        step.run(path)

    assert changed(before, picture(superuser)) == set()


def no_entry_but_the_failures_stays_when_a_row_fails(superuser, step, path):
    for table in step.changes:
        before, told = picture(superuser), len(entries(superuser))
        with broken(superuser, table), pytest.raises(DatabaseError, match="broken for a test"):
            step.run(path)

        assert changed(before, picture(superuser)) == {"ledger_entry", "ledger_waiting"}
        assert acts(superuser)[told:] == [f"{step.verb}.failed"]


def the_act_changes_its_rows_and_leaves_its_entries(superuser, step, path):
    before, told = picture(superuser), len(entries(superuser))
    step.run(path)
    left, added = changed(before, picture(superuser)), entries(superuser)[told:]

    assert left - WITNESS == set(step.changes)
    assert ("acts_handle" in left) is step.is_about_a_person
    assert [entry["act"] for entry in added] == list(step.entries)
    for entry in added:
        assert entry["rule"] == engine().digest
        assert entry["policies"]
        assert set(entry["policies"]) <= engine().policies.keys()
        assert Processing(entry["processing"]) is not Processing.REFUSAL


@pytest.mark.parametrize("inner", WITHIN_ANOTHER)
def test_an_act_within_another_is_proved_with_it(inner):
    (outer,) = [step for step in STEPS if step.verb == WITHIN_ANOTHER[inner]]

    assert {"person.enter": "person.entered", "case.begin": "case.begun"}[inner] in outer.entries
