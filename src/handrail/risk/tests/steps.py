"""Every act about a risk once, as acts/tests/steps.py has it for the whole house."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from handrail.acts.tests import doing
from handrail.acts.tests.stepping import SEALED_NEW, Step
from handrail.clocks.domain import ClockKind
from handrail.rehearsal.thin_path import ThinPath
from handrail.risk.actions import escalating
from handrail.risk.domain import Alarm, Standing

ALARM = Alarm(words="He is at the bridge and says goodbye.", whereabouts="The old bridge")


def raise_alarm(path: ThinPath) -> Any:
    return escalating.raise_escalation(
        path.case_id,
        **doing.on(path, "carys"),
        escalation_id=path.id("escalation"),
        alarm=ALARM,
    )


def acknowledge(path: ThinPath) -> Any:
    return escalating.acknowledge(path.id("escalation"), **doing.on(path, "dunya"))


def raised(path: ThinPath) -> None:
    raise_alarm(path)


STANDING = Standing(
    reason="No crime; she needs a doctor.",
    next_owner="crisis_team",
    accepted_by="Night lead, crisis team",
    accepted_at=datetime(2020, 1, 1, tzinfo=UTC),
)
STEPS = (
    Step(
        verb="escalation.raise",
        after="received",
        run=raise_alarm,
        entries=("escalation.raised",),
        changes=("risk_escalation", "clocks_clock", *SEALED_NEW),
    ),
    Step(
        verb="escalation.acknowledge",
        after="received",
        before=raised,
        run=acknowledge,
        entries=("escalation.acknowledged",),
        changes=("risk_escalation", "clocks_clock"),
    ),
    Step(
        verb="escalation.take_over",
        after="received",
        before=raised,
        run=lambda path: escalating.take_over(
            path.id("escalation"), **doing.on(path, "dunya"), incident_number="SYN-1"
        ),
        entries=("escalation.taken_over",),
        changes=("risk_escalation", "clocks_clock"),
    ),
    Step(
        verb="escalation.stand_down",
        after="received",
        before=raised,
        run=lambda path: escalating.stand_down(
            path.id("escalation"), **doing.on(path, "dunya"), standing=STANDING
        ),
        entries=("escalation.stood_down",),
        changes=("risk_escalation", "clocks_clock"),
    ),
    Step(
        verb="escalation.climb",
        after="received",
        before=raised,
        run=lambda path: escalating.climb(
            path.id("escalation"),
            **doing.clock(path),
            ran_out=ClockKind.ESCALATION_FIRST_RING,
        ),
        entries=("escalation.climbed",),
        changes=("risk_escalation", "clocks_clock"),
    ),
)
