"""`policy`: check that the policies fit their schema, and explain one decision."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from typing import Annotated, Any
from uuid import UUID

import typer

from handrail.acts.context import reading
from handrail.acts.domain import Actor, Door
from handrail.agreements.queries import intake
from handrail.cases.queries import scoped_case
from handrail.cli.acting import acting, member_id
from handrail.cli.call import Call, call_of
from handrail.cli.centre import open_centre
from handrail.cli.explaining import ALL_WORDS
from handrail.disclosures.queries import scoped_disclosure
from handrail.errors import Fault, FaultFoundError, InputError, NotFoundError
from handrail.members import queries
from handrail.members.actions import oneself, registry
from handrail.nominations.queries import scoped_nomination
from handrail.oversight.queries import the_log
from handrail.policy.decisions import Decision, decide
from handrail.policy.engine import Entity, engine
from handrail.support.queries import scoped_action

app = typer.Typer(add_completion=False)

# What an action can be done to, in the order in which a reference is looked up.
BY_NAME: dict[str, Callable[..., Any]] = {"registry": registry, "log": the_log, "self": oneself}
BY_REFERENCE: tuple[Callable[..., Any], ...] = (
    scoped_nomination,
    scoped_case,
    scoped_disclosure,
    scoped_action,
)
ON_THE_WAY_IN = frozenset({"nomination.screen", "nomination.receive", "person.enter", "case.begin"})


@app.callback()
def policy() -> None:
    """Check the policies; explain one decision."""


@app.command()
def check(context: typer.Context) -> None:
    """Check every policy against the schema. Exit 4 names what does not fit."""
    call = call_of(context)
    problems = engine().problems()
    effects = [each.effect for each in engine().policies.values()]
    document = {
        "policies": len(effects),
        "permit": effects.count("permit"),
        "forbid": effects.count("forbid"),
        "digest": engine().digest,
        "problems": list(problems),
    }
    said = f"{len(effects)} policies, digest {engine().digest}"
    call.answer(document, [said, *problems])
    if problems:
        raise typer.Exit(FaultFoundError.exit_code)


@app.command()
def explain(
    context: typer.Context,
    *,
    who: Annotated[str, typer.Option(help="The member, by e-mail or id.")],
    action: Annotated[str, typer.Option(help="The act, as disclosure.approve.")],
    what: Annotated[
        str, typer.Option(help="The reference it would be done to; or registry, log, self.")
    ],
) -> None:
    """Say whether the policies let a member do something, and which of them decided.

    Asked by that member or by an inspector. What the member may not see does not exist here either.
    """
    call = call_of(context)
    with open_centre(call.data):
        member = _asked_by_right(call, who)
        resource = _resource(what, seen_by=member, action=action)
        decision = engine().decide(principal=member.as_entity(), action=action, resource=resource)
    call.answer(_document(decision), _lines(decision))


def _asked_by_right(call: Call, who: str) -> Actor:
    asker = acting(call)
    wanted = member_id(who)
    is_inspector = "inspector" in asker.roles
    decide(
        "explain decision", not_your_decision=wanted != asker.member_id and not is_inspector
    ).or_raise()
    if wanted is None:
        raise InputError((Fault("--who", "unknown", "No member goes by that e-mail or id."),))
    return queries.actor(wanted, door=Door.SHELL, at=call.at)


def _resource(what: str, *, seen_by: Actor, action: str) -> Entity:
    with reading(seen_by):
        if what in BY_NAME:
            found: Entity = BY_NAME[what](what, seen_by=seen_by).as_entity()
            return found
        return _found(_uuid(what), seen_by=seen_by, action=action)


def _found(reference: UUID, *, seen_by: Actor, action: str) -> Entity:
    if action in ON_THE_WAY_IN:
        way_in: Entity = intake(reference, seen_by=seen_by).as_entity()
        return way_in
    for scope in BY_REFERENCE:
        with suppress(NotFoundError):
            found: Entity = scope(reference, seen_by=seen_by).as_entity()
            return found
    raise NotFoundError


def _uuid(written: str) -> UUID:
    try:
        return UUID(written)
    except ValueError as wrong:
        fault = Fault("--what", "not_a_reference", "A reference looks like a UUID.")
        raise InputError((fault,)) from wrong


def _document(decision: Decision) -> dict[str, Any]:
    return {
        "action": decision.action,
        "allowed": bool(decision),
        "reasons": [
            {"code": code, "words": ALL_WORDS.get(code, code)} for code in decision.reasons
        ],
        "policies": [vars(engine().policies[name]) for name in decision.policies],
    }


def _lines(decision: Decision) -> list[str]:
    answer = "allowed" if decision else "refused"
    reasons = [f"  because: {ALL_WORDS.get(code, code)}" for code in decision.reasons]
    named = [engine().policies[name] for name in decision.policies]
    return [
        f"{decision.action}: {answer}",
        *reasons,
        *(f"  {each.effect} {each.id}: {each.source}" for each in named),
    ]
