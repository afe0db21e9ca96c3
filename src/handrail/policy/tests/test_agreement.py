"""Cedar and the plain reading agree on every request there is; and each policy is needed for that."""

from __future__ import annotations

import re
from collections import defaultdict

import pytest

from handrail.policy.engine import (
    POLICY_FAULT,
    SCHEMA_FILE,
    Engine,
    Entity,
    engine,
    policy_texts,
)
from handrail.policy.tests.plain_reading import Who, in_the_way
from handrail.policy.tests.requests import Asked, applies_to, every_request

ENOUGH = 40
# R26: an immediate risk can be raised by any member.
TURNS_NOBODY_AWAY = {"escalation.raise"}


def differs(asked: Asked, *, by: Engine | None = None) -> bool:
    decided = (by or engine()).decide(
        principal=asked.principal, action=asked.action, resource=asked.resource
    )
    return set(decided.reasons) != in_the_way(asked.who, asked.action, asked.what)


@pytest.fixture(scope="module")
def answers():
    """Every request with Cedar's decision; some fifty thousand, asked once."""
    asked = list(every_request())
    return [
        (one, engine().decide(principal=one.principal, action=one.action, resource=one.resource))
        for one in asked
    ]


@pytest.fixture(scope="module")
def decided_alone(answers):
    """For each policy some requests that it alone decided."""
    found = defaultdict(list)
    for asked, decision in answers:
        if len(decision.policies) == 1 and len(found[decision.policies[0]]) < ENOUGH:
            found[decision.policies[0]].append(asked)
    return found


def test_cedar_decides_as_the_plain_reading_says(answers):
    different = [
        (asked, decision.reasons)
        for asked, decision in answers
        if set(decision.reasons) != in_the_way(asked.who, asked.action, asked.what)
    ]

    assert len(answers) > 20_000
    assert different == []


def test_every_act_is_allowed_to_somebody_and_refused_to_somebody(answers):
    seen = {(asked.action, bool(decision)) for asked, decision in answers}
    clocks = {action for action, (principal, _) in applies_to().items() if principal == "Clock"}

    assert {action for action, allowed in seen if allowed} == set(applies_to())
    never = clocks | TURNS_NOBODY_AWAY
    assert {action for action, allowed in seen if not allowed} == set(applies_to()) - never


@pytest.mark.parametrize("name", sorted(engine().policies))
def test_a_policy_that_is_dropped_is_noticed(decided_alone, name):
    without = Engine(
        {folder: dropped(text, name) for folder, text in policy_texts().items()},
        SCHEMA_FILE.read_text(encoding="utf-8"),
    )

    assert name not in without.policies
    assert any(differs(asked, by=without) for asked in decided_alone[name])


def dropped(text, name):
    parts = re.split(r"(?m)^(?=@id\()", text)
    return "".join(part for part in parts if not part.startswith(f'@id("{name}")'))


def test_the_reading_notices_a_policy_that_lets_anybody_in():
    careless = policy_texts() | {
        "careless": '@id("careless") @reason("careless") @source("") '
        'permit (principal, action == Action::"case.open", resource);'
    }
    wide = Engine(careless, SCHEMA_FILE.read_text(encoding="utf-8"))

    assert any(differs(asked, by=wide) for asked in every_request() if asked.action == "case.open")


def test_what_the_schema_does_not_foresee_is_a_fault_and_refused():
    """Each act against every resource and principal that it is not for."""
    asked = list({(one.action, one.what.type): one for one in every_request()}.values())
    resources = {one.what.type: one.resource for one in asked}
    clock, member = Entity("Clock", "clock"), asked[0].principal
    for one in asked:
        for type_name, resource in resources.items():
            for principal in (clock, member):
                foreseen = (principal.type, type_name) == applies_to()[one.action]
                decided = engine().decide(principal=principal, action=one.action, resource=resource)
                assert foreseen or decided.reasons == (POLICY_FAULT,)


def test_the_plain_reading_gives_the_clock_nothing_but_its_own_acts():
    clock = Who(is_clock=True)
    allowed = {one.action for one in every_request() if not in_the_way(clock, one.action, one.what)}

    assert allowed == {
        action for action, (principal, _) in applies_to().items() if principal == "Clock"
    }
