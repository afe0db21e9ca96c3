"""Every act about a risk once, as acts/tests/steps.py has it for the whole house."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from handrail.acts.tests import doing
from handrail.acts.tests.stepping import SEALED_NEW, Step
from handrail.clocks.domain import ClockKind
from handrail.rehearsal.thin_path import ThinPath
from handrail.risk.actions import escalating, owning, valve
from handrail.risk.actions.owning import NewRisk
from handrail.risk.actions.valve import OwnReport
from handrail.risk.domain import Alarm, Proposed, Standing

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


def raise_risk(path: ThinPath) -> Any:
    new = NewRisk(id=path.id("risk"), kind="self_harm", words="She speaks of ending it all.")
    return owning.raise_risk(path.case_id, **doing.on(path, "peter"), new=new)


def risk_raised(path: ThinPath) -> None:
    raise_risk(path)


def offer_to_council(path: ThinPath) -> Any:
    council = path.cast.organisations["council"]
    return owning.offer_transfer(path.id("risk"), **doing.on(path, "dunya"), to=council)


def risk_offered(path: ThinPath) -> None:
    raise_risk(path)
    offer_to_council(path)


def propose(path: ThinPath) -> Any:
    return valve.propose(
        path.case_id,
        **doing.on(path, "peter"),
        passage_id=path.id("passage"),
        said=PROPOSED,
    )


def proposed(path: ThinPath) -> None:
    propose(path)


def agree(path: ThinPath) -> Any:
    return valve.agree(path.id("passage"), **doing.on(path, "carys"))


def agreed(path: ThinPath) -> None:
    propose(path)
    agree(path)


PROPOSED = Proposed(
    text="He said on Monday that he has bought a machete to use on his brother.",
    ground="serious_harm",
    duty="",
    reasons="His brother is in danger, and knows nothing of it.",
)
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
        entries=("escalation.raised", "valve.counted"),
        changes=("risk_escalation", "risk_passage", "clocks_clock", *SEALED_NEW),
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
    Step(
        verb="risk.raise",
        after="accepted",
        run=raise_risk,
        entries=("risk.raised",),
        changes=("risk_risk", "risk_step", *SEALED_NEW),
    ),
    Step(
        verb="risk.offer_transfer",
        after="accepted",
        before=risk_raised,
        run=offer_to_council,
        entries=("risk.offered",),
        changes=("risk_risk", "risk_step", "clocks_clock"),
    ),
    Step(
        verb="risk.accept_transfer",
        after="accepted",
        before=risk_offered,
        run=lambda path: owning.accept_transfer(path.id("risk"), **doing.on(path, "peter")),
        entries=("risk.accepted",),
        changes=("risk_risk", "risk_step", "clocks_clock"),
    ),
    Step(
        verb="risk.return_transfer",
        after="accepted",
        before=risk_offered,
        run=lambda path: owning.return_transfer(path.id("risk"), **doing.on(path, "peter")),
        entries=("risk.returned",),
        changes=("risk_risk", "risk_step", "clocks_clock"),
    ),
    Step(
        verb="risk.withdraw_offer",
        after="accepted",
        before=risk_offered,
        run=lambda path: owning.withdraw_offer(path.id("risk"), **doing.on(path, "dunya")),
        entries=("risk.withdrawn",),
        changes=("risk_risk", "risk_step", "clocks_clock"),
    ),
    Step(
        verb="risk.lapse_transfer",
        after="accepted",
        before=risk_offered,
        run=lambda path: owning.lapse_transfer(path.id("risk"), **doing.clock(path)),
        entries=("risk.lapsed",),
        changes=("risk_risk", "risk_step", "clocks_clock"),
    ),
    Step(
        verb="risk.close",
        after="accepted",
        before=risk_raised,
        run=lambda path: owning.close_risk(
            path.id("risk"), **doing.on(path, "dunya"), reason="She is safe with her sister."
        ),
        entries=("risk.closed",),
        changes=("risk_risk", "risk_step"),
    ),
    Step(
        verb="risk.record_duty",
        after="accepted",
        run=lambda path: owning.record_duty(
            path.case_id,
            **doing.on(path, "peter"),
            duty_id=path.id("duty"),
            duty="care_act_s42",
        ),
        entries=("risk.duty_recorded",),
        changes=("risk_duty",),
    ),
    Step(
        verb="valve.propose",
        after="accepted",
        run=propose,
        entries=("valve.proposed",),
        changes=("risk_passage", *SEALED_NEW),
    ),
    Step(
        verb="valve.agree",
        after="accepted",
        before=proposed,
        run=agree,
        entries=("valve.agreed",),
        changes=("risk_passage", "clocks_clock"),
    ),
    Step(
        verb="valve.check",
        after="accepted",
        before=agreed,
        run=lambda path: valve.check(
            path.id("passage"),
            **doing.on(path, "rhona"),
            is_founded=True,
            reasons="It was needed and no more than that.",
        ),
        entries=("valve.checked",),
        changes=("risk_passage", "clocks_clock"),
    ),
    Step(
        verb="valve.fall_due",
        after="accepted",
        before=agreed,
        run=lambda path: valve.fall_due(path.id("passage"), **doing.clock(path)),
        entries=("valve.fell_due",),
        changes=("risk_passage",),
    ),
    Step(
        verb="valve.record_own_report",
        after="accepted",
        run=lambda path: valve.record_own_report(
            path.case_id,
            **doing.on(path, "peter"),
            report=OwnReport(id=path.id("report"), told="constable", on=path.today),
        ),
        entries=("valve.own_report_recorded",),
        changes=("risk_passage", *SEALED_NEW),
    ),
)
