"""Who takes part in the demo's pilot: invented organisations of every kind, in three areas."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from handrail.partners.domain import AREAS, EVERYWHERE, Organisation

PAID = "Funded by the programme for the pilot"
ALL = tuple(AREAS)

# Short name: full name, kind, areas, services, how many people it has room for.
ORGANISATIONS: dict[str, tuple[str, str, tuple[str, ...], tuple[str, ...], int]] = {
    "agency": ("Synthetic Intelligence Agency", "intelligence_service", (EVERYWHERE,), (), 0),
    "counter-terrorism": (
        "Synthetic Counter Terrorism Police", "counter_terrorism_police", (EVERYWHERE,), (), 0,
    ),
    "police-london": ("Synthetic Police, London", "territorial_police", ("london",), (), 0),
    "police-west-midlands": (
        "Synthetic Police, West Midlands", "territorial_police", ("west-midlands",), (), 0,
    ),
    "police-north-west": (
        "Synthetic Police, North West", "territorial_police", ("north-west",), (), 0,
    ),
    "council-london": (
        "Synthetic Council of Northgate", "local_authority", ("london",),
        ("housing", "family", "protection_from_exploitation", "finance"), 12,
    ),
    "council-west-midlands": (
        "Synthetic Council of Millbrook", "local_authority", ("west-midlands",),
        ("housing", "family", "protection_from_exploitation", "mentoring", "finance"), 12,
    ),
    "council-north-west": (
        "Synthetic Council of Harbourside", "local_authority", ("north-west",),
        ("family", "protection_from_exploitation", "finance"), 12,
    ),
    "health": ("Synthetic Health Trust", "health", ALL, ("health", "mental_health"), 15),
    "college": (
        "Synthetic Sixth Form College", "education", ("west-midlands",),
        ("education", "employment"), 6,
    ),
    "housing": ("Synthetic Homes", "housing", ("north-west",), ("housing", "resettlement"), 8),
    "probation": (
        "Synthetic Probation Service", "probation", ("west-midlands",), ("resettlement",), 6,
    ),
    "jobs": (
        "Synthetic Jobs and Benefits", "work_and_pensions", ("london",),
        ("employment", "finance"), 10,
    ),
    "charity": (
        "Synthetic Mentors and Advocates", "provider", ("london", "north-west"),
        ("mentoring", "employment", "education", "resettlement"), 10,
    ),
    "umbrella": ("Synthetic Councils Together", "umbrella_body", (EVERYWHERE,), (), 0),
    "government": ("Synthetic Department", "central_government", (EVERYWHERE,), (), 0),
    "oversight": ("Synthetic Office of Review", "oversight", (EVERYWHERE,), (), 0),
}  # fmt: skip
CENTRE = "Synthetic Multi-Agency Centre"
ORIGINATORS = ("agency", "counter-terrorism", "police-london")
PARTNERS = tuple(name for name, (_, _, _, services, _) in ORGANISATIONS.items() if services)


def organisation(name: str, *, new_id: Callable[[str], UUID]) -> Organisation:
    """The organisation of this short name, as it is entered."""
    full_name, kind, areas, services, capacity = ORGANISATIONS[name]
    return Organisation(
        id=new_id(f"organisation {name}"),
        name=full_name,
        kind=kind,
        areas=areas,
        services=services,
        capacity=capacity,
        funding=PAID if services else "",
    )
