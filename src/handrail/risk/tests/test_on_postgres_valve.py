"""What passes from support to the police: two people, a reason, a check, a count, and nothing else."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import DatabaseError, connection

from handrail.acts.context import acting, reading
from handrail.clocks.sweep import sweep
from handrail.errors import NotFoundError, RefusedError
from handrail.risk import queries
from handrail.risk.actions import valve
from handrail.risk.actions.valve import OwnReport
from handrail.risk.domain import PassageState
from handrail.risk.tests import steps
from handrail.site.clock_table import CLOCK_TABLE


def held(path, name="peter"):
    with reading(path.by(name)):
        return queries.passage(path.id("passage"))


def text_for(path, name):
    return valve.open_passage(
        path.id("passage"), by=path.by(name), at=path.at, purpose="prepare_decision"
    ).text


def test_until_a_second_person_agrees_the_police_see_nothing(path):
    steps.propose(path)
    with pytest.raises(NotFoundError):
        held(path, "dunya")

    steps.agree(path)

    assert text_for(path, "dunya") == steps.PROPOSED.text


def test_nobody_agrees_with_themselves(path):
    steps.propose(path)

    with pytest.raises(RefusedError, match="second_person_needed"):
        valve.agree(path.id("passage"), by=path.by("peter"), at=path.at)


def test_a_colleague_in_the_same_post_is_no_second_post(path):
    steps.propose(path)
    colleague = replace(
        path.by("carys"),
        post_ids=(*path.by("carys").post_ids, *path.by("peter").post_ids),
    )

    with pytest.raises(RefusedError, match="another_post_needed"):
        valve.agree(path.id("passage"), by=colleague, at=path.at)


def test_the_database_passes_nothing_that_one_person_wants(path):
    steps.propose(path)

    with pytest.raises(DatabaseError, match="two people"), acting(path.by("peter")):
        connection.cursor().execute("SELECT risk_pass(%s)", [path.id("passage")])


def test_a_reviewer_who_was_not_involved_checks_it(path):
    steps.agreed(path)
    valve.check(
        path.id("passage"), by=path.by("rhona"), at=path.at, is_founded=False, reasons="Too much."
    )

    assert held(path).state is PassageState.UNFOUNDED
    with reading(path.by("sally")):
        counts = queries.valve_counts("london", path.at - timedelta(days=1))
    assert counts == {
        "escalations": 0,
        "items": 1,
        "own_reports": 0,
        "founded": 0,
        "unfounded": 1,
    }


def test_nobody_else_checks_it(path):
    steps.agreed(path)

    for name in ("carys", "dunya"):
        with pytest.raises(RefusedError, match="not_permitted"):
            valve.check(
                path.id("passage"), by=path.by(name), at=path.at, is_founded=True, reasons="Yes."
            )


def test_a_check_that_is_late_shows(path):
    steps.agreed(path)
    sweep(CLOCK_TABLE, at=path.at + timedelta(days=9))

    assert held(path, "rhona").is_overdue


def test_an_immediate_risk_about_a_case_is_counted_and_checked(path):
    steps.raise_alarm(path)
    with reading(path.by("rhona")):
        (passage,) = queries.passages_in(PassageState.PASSED)

    assert (passage.kind, passage.escalation_id) == ("escalation", path.id("escalation"))
    valve.check(passage.id, by=path.by("rhona"), at=path.at, is_founded=True, reasons="Yes.")


def test_a_members_own_report_asks_nobody(path):
    report = OwnReport(id=path.id("passage"), told="constable", on=path.today, words="By phone.")
    valve.record_own_report(path.case_id, by=path.by("peter"), at=path.at, report=report)

    assert held(path).state is PassageState.RECORDED
    with pytest.raises(NotFoundError):
        held(path, "dunya")


def test_nothing_passes_but_for_serious_harm_or_a_legal_duty(path):
    said = replace(steps.PROPOSED, ground="curiosity")

    with pytest.raises(RefusedError, match="passage_ground_unknown"):
        valve.propose(
            path.case_id,
            by=path.by("peter"),
            at=path.at,
            passage_id=path.id("passage"),
            said=said,
        )
