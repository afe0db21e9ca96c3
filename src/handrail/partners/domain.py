"""Organisations, areas and support purposes in the domain's words."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

KINDS: dict[str, str] = {
    "centre": "Multi-agency centre",
    "intelligence_service": "Intelligence service",
    "counter_terrorism_police": "Counter-terrorism police",
    "territorial_police": "Territorial police",
    "local_authority": "Local authority",
    "health": "Health",
    "education": "Education",
    "housing": "Housing",
    "probation": "Probation",
    "work_and_pensions": "Work and pensions",
    "provider": "Provider",
    "umbrella_body": "Umbrella body",
    "central_government": "Central government",
    "oversight": "Oversight",
}

# The pilot areas of 2018. An area's code is what files and posts name.
AREAS: dict[str, str] = {
    "london": "London",
    "west-midlands": "West Midlands",
    "north-west": "North West",
}
EVERYWHERE = "everywhere"

# R18: the closed list of what an action may be for.
SUPPORT_PURPOSES: dict[str, str] = {
    "housing": "Housing",
    "health": "Health",
    "mental_health": "Mental health",
    "employment": "Employment",
    "education": "Education",
    "family": "Family",
    "mentoring": "Mentoring",
    "finance": "Finance",
    "substance_use": "Substance use",
    "protection_from_exploitation": "Protection from exploitation",
    "resettlement": "Resettlement",
    "adjustment": "Adjustment",
    "other": "Other, with a reason",
}


@dataclass(frozen=True, kw_only=True)
class Organisation:
    """A body that takes part."""

    id: UUID
    name: str
    kind: str
    areas: tuple[str, ...]
    services: tuple[str, ...] = ()
    capacity: int = 0
    funding: str = ""

    @property
    def kind_words(self) -> str:
        return KINDS[self.kind]
