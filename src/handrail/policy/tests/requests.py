"""Every request that can differ: who asks, for what, of what, with each relation both ways.

A request in the terms of the plain reading, and the same one as Cedar is asked it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import chain, product

from handrail.members.domain import Role
from handrail.partners.domain import KINDS
from handrail.policy.engine import SCHEMA_FILE, Entity
from handrail.policy.tests.plain_reading import What, Who

ME, SOMEBODY = "1" * 32, "2" * 32
OURS, THEIRS = "3" * 32, "4" * 32
BOTH = (False, True)
ROLES = [frozenset(), *(frozenset({role.value}) for role in Role), frozenset(Role)]
# The kinds that a policy on disclosures or on risks could tell apart; all kinds meet every other resource.
OWNING = ("centre", "local_authority", "counter_terrorism_police", "central_government")
DISCLOSING = ("centre", "local_authority", "central_government")
# The attributes that name whoever stands behind a resource.
MINE = ("worker", "told", "advocate", "contributor", "member", "raised_by")


@dataclass(frozen=True)
class Asked:
    """One request, said twice."""

    who: Who
    action: str
    what: What

    @property
    def principal(self) -> Entity:
        return _principal(self.who)

    @property
    def resource(self) -> Entity:
        return _resource(self.what)


def every_request() -> Iterator[Asked]:
    """The product of members, acts and relations that the schema allows, and the clock's acts."""
    for action, (principals, resource) in applies_to().items():
        for who, what in product(_principals(principals, resource), _resources(resource)):
            yield Asked(who, action, what)


@cache
def applies_to() -> dict[str, tuple[str, str]]:
    """Each action of the schema with the one kind of principal and resource that it is for."""
    found = {}
    text = "\n".join(
        line.partition("//")[0] for line in SCHEMA_FILE.read_text(encoding="utf-8").splitlines()
    )
    for declared in text.split(";"):
        if declared.strip().startswith("action"):
            names, _, rest = declared.partition("appliesTo")
            kinds = rest.split("[")
            principal, resource = (kind.partition("]")[0].strip() for kind in kinds[1:])
            found |= dict.fromkeys(names.split('"')[1::2], (principal, resource))
    return found


def _principals(principal: str, resource: str) -> list[Who]:
    if principal == "Clock":
        return [Who(is_clock=True)]
    kinds = {"Disclosure": DISCLOSING, "Risk": OWNING}.get(resource, tuple(KINDS))
    trained = [Who(kind=kind, roles=roles) for kind, roles in product(kinds, ROLES)]
    untrained = [
        Who(kind=kind, roles=roles, trained=False)
        for kind, roles in product(("centre", "local_authority"), (ROLES[0], ROLES[-1]))
    ]
    return trained + untrained


def _resources(resource: str) -> list[What]:
    relations = {
        "Intake": ("from_us", "in_force"),
        "Nomination": ("from_us", "here"),
        "Case": ("here", "mine"),
        "Pair": ("here",),
        "Contribution": ("here", "mine", "heard", "shared"),
        "InformationRequest": ("here", "mine"),
        "Need": ("here", "mine"),
        "SupportAction": ("here", "mine", "held"),
        "Escalation": ("here", "mine"),
        "Risk": ("here", "heard", "from_us", "to_us"),
        "Passage": ("here", "heard", "shared"),
        "Withholding": ("here",),
        "Meeting": ("here", "mine"),
        "Attestation": ("from_us",),
        "ExitReview": ("here", "mine"),
        "Notice": ("to_us", "mine"),
        "SafetyStatement": ("from_us", "here", "mine"),
        "Account": ("mine",),
        "Question": ("from_us", "to_us"),
        "CostBook": ("from_us",),
    }
    if resource == "Disclosure":
        return _disclosures()
    names = relations.get(resource, ())
    return [
        What(type=resource, **dict(zip(names, held, strict=True)))
        for held in product(BOTH, repeat=len(names))
    ]


def _disclosures() -> list[What]:
    one_hat = [{hat: True} for hat in ("drafted", "approved", "accepted")]
    hats = chain([{}], one_hat, [{"drafted": True, "approved": True, "accepted": True}])
    return [
        What(type="Disclosure", here=here, from_us=ours, to_us=to_us, in_force=holds, **hat)
        for hat, here, ours, to_us, holds in product(list(hats), BOTH, BOTH, BOTH, BOTH)
    ]


@cache
def _principal(who: Who) -> Entity:
    if who.is_clock:
        return Entity("Clock", "clock")
    attributes = {
        "organisation": OURS,
        "kind": who.kind,
        "roles": sorted(who.roles),
        "areas": ["london"],
        "trained": who.trained,
    }
    return Entity("Member", ME, attributes)


@cache
def _resource(what: What) -> Entity:
    known = _organisations(what) | _places(what) | _members(what) | _marks(what)
    return Entity(what.type, "5" * 32, {name: known[name] for name in _attributes(what.type)})


def _organisations(what: What) -> dict[str, object]:
    ours = {
        "organisation": what.from_us,
        "originator": what.from_us,
        "police": what.from_us,
        "asker": what.from_us,
        "owned_by": what.from_us,
        "recipient": what.to_us,
        "offered_to": what.to_us,
        "owner": what.mine or what.to_us,
    }
    return {name: OURS if is_ours else THEIRS for name, is_ours in ours.items()}


def _places(what: What) -> dict[str, object]:
    area, other = ("london", "london") if what.here else ("north-west", "west-midlands")
    return {"area": area, "areas": ["north-west", other]}


def _members(what: What) -> dict[str, object]:
    """Who drafted, worked, was told; a set of members holds one of them."""
    reads = what.heard or (what.mine and what.type == "Need")
    one = {
        "drafted_by": what.drafted,
        "approved_by": what.approved,
        "accepted_by": what.accepted,
    } | dict.fromkeys(MINE, what.mine)
    several = {"workers": what.mine, "asked": what.mine, "readers": reads}
    return {name: _member(is_me=is_me) for name, is_me in one.items()} | {
        name: [_member(is_me=is_me)] for name, is_me in several.items()
    }


def _marks(what: What) -> dict[str, object]:
    return {
        "in_force": what.in_force,
        "held": what.held,
        "shared": what.shared,
        "has_passed": what.shared,
    }


def _member(*, is_me: bool) -> dict[str, str]:
    return {"type": "Member", "id": ME if is_me else SOMEBODY}


@cache
def _attributes(type_name: str) -> tuple[str, ...]:
    """The attributes of an entity, in the schema's own order."""
    text = SCHEMA_FILE.read_text(encoding="utf-8")
    declared = text.partition(f"entity {type_name} = {{")[2].partition("}")[0]
    return tuple(line.partition(":")[0].strip() for line in declared.split(",") if ":" in line)
