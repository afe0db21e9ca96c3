"""Every kind of clock that some act sets has an action for when it runs out."""

from __future__ import annotations

import ast
from importlib import import_module
from inspect import signature
from pathlib import Path

import pytest

import handrail
from handrail.clocks.domain import TERMS, URGENT, ClockKind
from handrail.site.clock_table import CLOCK_TABLE

ROOT = Path(handrail.__file__).parent
# Kinds that have a term and that nobody sets yet, each with the part that will.
LATER = {
    ClockKind.ACCESS_REQUEST: "the person's own rights",
    ClockKind.ACCESS_REQUEST_EXTENDED: "the person's own rights",
    ClockKind.AGREEMENT_REVIEW: "agreements that end",
    ClockKind.BREACH_REPORT: "breaches",
    ClockKind.CHALLENGE_DECISION: "the person's own rights",
    ClockKind.COMPLAINT_ACKNOWLEDGEMENT: "the person's own rights",
    ClockKind.INFORMATION_REQUEST: "freedom of information",
}


def modules_that_set_clocks():
    """Each module of ours, tests aside, in whose text a clock is set."""
    files = (file for file in ROOT.rglob("*.py") if "tests" not in file.parts)
    names = [
        ".".join(("handrail", *file.relative_to(ROOT).with_suffix("").parts))
        for file in files
        if any(is_setting(node) for node in ast.walk(ast.parse(file.read_text())))
    ]
    return sorted(names)


def is_setting(node):
    return isinstance(node, ast.Call) and getattr(node.func, "id", "") == "ClockSetting"


def kinds_set_in(name):
    """The kinds that a module's settings name, by constants of the module where they use some."""
    module = import_module(name)
    tree = ast.parse(Path(module.__file__).read_text())
    return {
        kind
        for call in ast.walk(tree)
        if is_setting(call)
        for kind in kinds_of(call.args[0], vars(module))
    }


def kinds_of(told, known):
    """`ClockKind.X`, a constant, or one of several in a constant; else any kind that stands there."""
    try:
        found = eval(compile(ast.Expression(told), "kind", "eval"), dict(known))
    except (NameError, AttributeError):
        name = told.value.id if isinstance(told, ast.Subscript) else None
        held = [known[name]] if name in known else known.values()
        return {kind for each in held for kind in kinds_in(each)}
    return {found}


def kinds_in(held):
    values = held.values() if isinstance(held, dict) else held
    if isinstance(values, tuple | list | frozenset) or isinstance(held, dict):
        return {each for each in values if isinstance(each, ClockKind)}
    return set()


SET = {kind: name for name in modules_that_set_clocks() for kind in kinds_set_in(name)}


def test_the_walk_finds_the_acts_that_set_clocks():
    assert len(modules_that_set_clocks()) >= 8
    assert {ClockKind.DISCLOSURE_ANSWER, ClockKind.PERSON_TOLD, *URGENT} <= SET.keys()


@pytest.mark.parametrize("kind", sorted(SET))
def test_a_kind_that_is_set_has_an_action(kind):
    assert kind in CLOCK_TABLE, SET[kind]


@pytest.mark.parametrize("kind", ClockKind)
def test_a_kind_is_set_somewhere_or_belongs_to_a_later_part(kind):
    assert (kind in SET) != (kind in LATER)


@pytest.mark.parametrize("kind", sorted(CLOCK_TABLE))
def test_no_action_waits_for_a_kind_that_is_none(kind):
    assert kind in set(ClockKind)
    assert kind in TERMS


@pytest.mark.parametrize("kind", sorted(CLOCK_TABLE))
def test_an_action_is_given_what_it_is_about_and_when(kind):
    assert list(signature(CLOCK_TABLE[kind]).parameters)[-2:] == ["about", "at"]
