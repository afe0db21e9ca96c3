"""In whatever order people and clocks come: an alarm is never lost or silent, a risk has one owner."""

from __future__ import annotations

from contextlib import suppress
from datetime import timedelta
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from handrail.acts.context import reading
from handrail.acts.domain import the_clock
from handrail.clocks.domain import URGENT
from handrail.clocks.queries import open_clocks
from handrail.clocks.sweep import sweep
from handrail.errors import NotFoundError, RefusedError
from handrail.members.domain import POLICE_KINDS
from handrail.risk import queries
from handrail.risk.actions import escalating, owning
from handrail.risk.actions.owning import NewRisk
from handrail.risk.domain import RISK_KINDS, TOP, Alarm, EscalationState, RiskState
from handrail.risk.tests.steps import STANDING
from handrail.site.clock_table import CLOCK_TABLE

BOUNDED = settings(
    max_examples=6,
    stateful_step_count=9,
    deadline=None,
    database=None,
    suppress_health_check=list(HealthCheck),
)


class Alarms(RuleBasedStateMachine):
    """One alarm, answered by anybody in any order while time goes on."""

    cast = None

    def __init__(self):
        super().__init__()
        self.at, self.reference, self.level = self.cast.at, uuid4(), 0
        self.desk, self.ended = self.cast.actor("dunya"), False
        escalating.raise_escalation(
            None,
            by=self.cast.actor("peter"),
            at=self.at,
            escalation_id=self.reference,
            alarm=Alarm(words="He is on the bridge."),
        )

    def now(self):
        with reading(self.desk):
            return queries.escalation(self.reference)

    @rule(minutes=st.integers(1, 20))
    def time_goes_on(self, minutes):
        self.at += timedelta(minutes=minutes)
        sweep(CLOCK_TABLE, at=self.at)

    @rule(kind=st.sampled_from(sorted(URGENT)))
    def a_clock_is_called_that_may_not_run(self, kind):
        CLOCK_TABLE[kind](self.reference, self.at)

    @rule()
    def somebody_sees_it(self):
        with suppress(RefusedError):
            escalating.acknowledge(self.reference, by=self.desk, at=self.at)

    @rule(number=st.sampled_from(["", " ", "SYN-1"]), name=st.sampled_from(["dunya", "peter"]))
    def somebody_takes_it_over(self, number, name):
        with suppress(RefusedError):
            escalating.take_over(
                self.reference, by=self.cast.actor(name), at=self.at, incident_number=number
            )
            assert (number, name) == ("SYN-1", "dunya")
            self.ended = True

    @rule()
    def the_police_stand_down(self):
        with suppress(RefusedError):
            escalating.stand_down(self.reference, by=self.desk, at=self.at, standing=STANDING)
            self.ended = True

    @invariant()
    def it_waits_until_a_person_ended_it(self):
        assert self.now().is_waiting is not self.ended

    @invariant()
    def exactly_one_clock_runs_while_it_waits_and_none_after(self):
        running = [clock for clock in open_clocks([self.reference]) if clock.escalated_at is None]
        assert len(running) == (0 if self.ended else 1)
        assert all(clock.due_at <= self.at + timedelta(minutes=15) for clock in running)

    @invariant()
    def it_never_climbs_down_and_never_past_the_top(self):
        level = self.now().level
        assert self.level <= level <= TOP
        self.level = level

    @invariant()
    def who_raised_it_always_finds_it(self):
        raiser = self.cast.actor("peter")
        with reading(raiser):
            found = queries.escalation(self.reference)
        assert found == self.now()


def test_an_alarm_is_never_lost_and_never_silent(cast):
    machine = type("AlarmsOfThisCast", (Alarms,), {"cast": cast})

    run_state_machine_as_test(machine, settings=BOUNDED)


class Owners(RuleBasedStateMachine):
    """One risk, offered, answered, given and closed by anybody in any order."""

    path = None

    def __init__(self):
        super().__init__()
        self.reference, self.at = uuid4(), self.path.at
        self.new = None

    def now(self):
        with reading(self.path.by("carys")):
            return queries.risk(self.reference)

    def tried(self, act, name, **rest):
        with suppress(RefusedError, NotFoundError):
            act(self.reference, by=self.path.by(name), at=self.at, **rest)

    @rule(kind=st.sampled_from(sorted(RISK_KINDS)))
    def it_is_raised(self, kind):
        if self.new is None:
            self.new = NewRisk(id=self.reference, kind=kind, words="It was said.")
            owning.raise_risk(self.path.case_id, by=self.path.by("peter"), at=self.at, new=self.new)

    @rule(
        name=st.sampled_from(["dunya", "peter", "grace"]),
        to=st.sampled_from(["council", "clinic", "police", "centre", "umbrella", "advocacy"]),
    )
    def somebody_offers_it(self, name, to):
        self.tried(owning.offer_transfer, name, to=self.path.cast.organisations[to])

    @rule(
        name=st.sampled_from(["dunya", "peter", "grace", "carys"]),
        act=st.sampled_from(
            [owning.accept_transfer, owning.return_transfer, owning.withdraw_offer]
        ),
    )
    def somebody_answers(self, name, act):
        self.tried(act, name)

    @rule(name=st.sampled_from(["dunya", "peter"]))
    def somebody_closes_it(self, name):
        self.tried(owning.close_risk, name, reason="Over.")

    @rule()
    def nobody_answers_in_time(self):
        if self.new is not None:
            owning.lapse_transfer(self.reference, by=the_clock(self.at), at=self.at)

    @invariant()
    def the_owner_is_who_its_history_says(self):
        if self.new is None:
            return
        with reading(self.path.by("carys")):
            steps = queries.history(self.reference)
        assert steps[-1].owner_id == self.now().owner_id
        assert [step.how for step in steps].count("raised") == 1

    @invariant()
    def nobody_but_who_accepted_it_owns_it(self):
        if self.new is None:
            return
        held = self.now()
        with reading(self.path.by("carys")):
            last = [s for s in queries.history(self.reference) if s.owner_id == held.owner_id]
        is_police = held.owner_kind in POLICE_KINDS
        assert is_police or "accepted" in {step.how for step in last}
        assert is_police or self.new.kind != "violence_or_terrorism"

    @invariant()
    def no_return_ends_outside_the_police(self):
        if self.new is not None and self.now().state is RiskState.RETURNED:
            assert self.now().owner_kind in POLICE_KINDS

    @invariant()
    def a_clock_runs_exactly_while_an_offer_stands(self):
        is_offered = self.new is not None and self.now().state is RiskState.TRANSFER_OFFERED
        assert len(open_clocks([self.reference])) == is_offered


def test_a_risk_has_exactly_one_owner_after_any_moves(path):
    machine = type("OwnersOfThisPath", (Owners,), {"path": path})

    run_state_machine_as_test(machine, settings=BOUNDED)


@pytest.mark.parametrize("minutes", [30, 45, 60, 75, 600])
def test_at_the_top_it_rings_again_and_again(cast, minutes):
    reference = uuid4()
    escalating.raise_escalation(
        None, by=cast.actor("peter"), at=cast.at, escalation_id=reference, alarm=Alarm(words="!")
    )
    for passed in (5, 15, 30, minutes):
        at = cast.at + timedelta(minutes=passed)
        sweep(CLOCK_TABLE, at=at)

    (clock,) = open_clocks([reference])
    assert (clock.due_at, clock.escalated_at) == (at + timedelta(minutes=15), None)
    with reading(cast.actor("dunya")):
        assert queries.escalation(reference).state is EscalationState.RINGING
