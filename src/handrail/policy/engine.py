"""Who may do what: Cedar policies read once, asked for every act, never cached across requests.

Any error while deciding is a deny and a fault (Cedar itself skips a `forbid` that errors), and
entities are parsed with the schema, so that a missing attribute is refused and not passed over.
Knows no framework and no table: callers bring the entities.
"""

from __future__ import annotations

import hashlib
import json
import logging
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import cedarpy

from handrail.policy.decisions import Decision

PACKAGE = Path(__file__).resolve().parent.parent
SCHEMA_FILE = Path(__file__).with_name("handrail.cedarschema")
NOT_PERMITTED = "not_permitted"
POLICY_FAULT = "policy_fault"

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Entity:
    """One Cedar entity: its type, its opaque id and its attributes."""

    type: str
    id: str
    attributes: Mapping[str, Any] = field(default_factory=dict)

    @property
    def uid(self) -> dict[str, str]:
        return {"type": self.type, "id": self.id}

    def as_json(self) -> dict[str, Any]:
        return {"uid": self.uid, "attrs": dict(self.attributes), "parents": []}


@dataclass(frozen=True)
class Policy:
    """What a reader needs of one policy: its name, its effect, its reason code and its source."""

    id: str
    effect: str
    reason: str
    source: str


class Engine:
    """The policies of the house, parsed once. `digest` names exactly this text."""

    def __init__(self, texts: Mapping[str, str], schema: str) -> None:
        joined = "\n".join(texts[name] for name in sorted(texts))
        self.digest = hashlib.sha256(f"{schema}\n{joined}".encode()).hexdigest()
        self.text, self.schema_text = joined, schema
        self._schema = cedarpy.Schema.from_str(schema)
        self._policies = cedarpy.PolicySet.from_str(joined)
        self.policies = _described(joined)

    def problems(self) -> tuple[str, ...]:
        """What the schema finds wrong with the policies, one sentence each; empty when sound."""
        checked = cedarpy.validate_policies(self.text, self._schema)
        return tuple(str(error) for error in checked.errors)

    def decide(self, *, principal: Entity, action: str, resource: Entity) -> Decision:
        """Ask whether this principal may do this to this. Denies with reasons; never raises."""
        request = {
            "principal": principal.uid,
            "action": {"type": "Action", "id": action},
            "resource": resource.uid,
            "context": {},
        }
        try:
            entities = self._entities(principal, resource)
            result = cedarpy.is_authorized(request, self._policies, entities, self._schema)
        except ValueError:
            logger.exception("policy fault: the entities of %s do not fit the schema", action)
            return Decision(action, (POLICY_FAULT,))
        return self._decision(action, result)

    def _entities(self, *entities: Entity) -> cedarpy.Entities:
        listed = json.dumps([entity.as_json() for entity in entities])
        return cedarpy.Entities.from_json_str(listed, schema=self._schema)

    def _decision(self, action: str, result: cedarpy.AuthzResult) -> Decision:
        if result.diagnostics.errors or result.decision == cedarpy.Decision.NoDecision:
            logger.error("policy fault: deciding %s failed", action)
            return Decision(action, (POLICY_FAULT,))
        deciding = tuple(sorted(result.diagnostics.id_annotations_by_reason.values()))
        if result.allowed:
            return Decision(action, (), deciding)
        reasons = tuple(self.policies[name].reason for name in deciding) or (NOT_PERMITTED,)
        return Decision(action, tuple(dict.fromkeys(reasons)), deciding)


def _described(text: str) -> dict[str, Policy]:
    """Each policy by its `@id`; a policy without `@id`, `@reason` and `@source` is an error."""
    parsed = json.loads(cedarpy.policies_to_json_str(text))["staticPolicies"]
    described = {}
    for policy in parsed.values():
        notes = policy.get("annotations", {})
        missing = {"id", "reason", "source"} - notes.keys()
        if missing or notes["id"] in described:
            named = notes.get("id", "a policy")
            raise ValueError(f"{named} lacks {sorted(missing)} or stands twice")
        described[notes["id"]] = Policy(effect=policy["effect"], **notes)
    return described


def policy_texts(package: Path = PACKAGE) -> dict[str, str]:
    """The text of every capability's policies, by capability."""
    files = sorted(package.glob("*/policy.cedar"))
    return {file.parent.name: file.read_text(encoding="utf-8") for file in files}


@cache
def engine() -> Engine:
    """The engine of this process: its policies are part of the release, as its code is."""
    return Engine(policy_texts(), SCHEMA_FILE.read_text(encoding="utf-8"))
