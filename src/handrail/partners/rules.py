"""What an organisation must be to take part. Pure."""

from __future__ import annotations

from handrail.partners.domain import AREAS, EVERYWHERE, KINDS, SUPPORT_PURPOSES, Organisation
from handrail.policy.decisions import Decision, decide

WORDS: dict[str, str] = {
    "kind_unknown": "No organisation of this kind can take part.",
    "area_unknown": "The area is not one of the programme's areas.",
    "service_unknown": "One of the services is not a support purpose.",
    "capacity_negative": "Capacity is a number of people, and cannot be below zero.",
}


def may_join(organisation: Organisation) -> Decision:
    """An organisation is of a known kind, in known areas, and offers support purposes only (R18)."""
    areas, services = set(organisation.areas), set(organisation.services)
    return decide(
        "add organisation",
        kind_unknown=organisation.kind not in KINDS,
        area_unknown=not areas or not areas <= {*AREAS, EVERYWHERE},
        service_unknown=not services <= set(SUPPORT_PURPOSES),
        capacity_negative=organisation.capacity < 0,
    )
