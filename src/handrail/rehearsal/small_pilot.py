"""The smallest synthetic pilot with everybody that one disclosure needs, for tests and benches."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from uuid import UUID

from handrail.acts.domain import Actor
from handrail.members.domain import Role
from handrail.partners.domain import Organisation
from handrail.rehearsal.cast import Cast

EVERYWHERE = "everywhere"
LONDON = "london"

ORGANISATIONS: dict[str, tuple[str, str, tuple[str, ...], tuple[str, ...]]] = {
    "centre": ("Synthetic Multi-Agency Centre", "centre", (EVERYWHERE,), ()),
    "police": ("Synthetic Counter Terrorism Unit", "counter_terrorism_police", (EVERYWHERE,), ()),
    "council": (
        "Synthetic Council of Northgate",
        "local_authority",
        (LONDON,),
        ("housing", "family", "protection_from_exploitation", "mentoring"),
    ),
    "clinic": ("Synthetic Health Trust", "health", (LONDON,), ("health", "mental_health")),
    "advocacy": ("Synthetic Advocates", "provider", (LONDON,), ()),
    "umbrella": ("Synthetic Councils Together", "umbrella_body", (EVERYWHERE,), ()),
    "oversight": ("Synthetic Commissioner", "oversight", (EVERYWHERE,), ()),
}

POSTS: dict[str, tuple[str, Role, str, str]] = {
    "nominating": ("police", Role.NOMINATING_OFFICER, EVERYWHERE, "Nominating officer"),
    "disclosing": ("police", Role.DISCLOSURE_OFFICER, EVERYWHERE, "Disclosure officer"),
    "coordinating": ("centre", Role.COORDINATOR, LONDON, "Coordinator, London"),
    "housing_lead": ("council", Role.PRACTITIONER, LONDON, "Housing and support lead"),
    "nurse_lead": ("clinic", Role.PRACTITIONER, LONDON, "Mental health nurse"),
    "chairing": ("council", Role.CHAIR, LONDON, "Chair of the panel, London"),
    "duty": ("police", Role.DUTY_OFFICER, LONDON, "Duty officer, London"),
    "advocating": ("advocacy", Role.ADVOCATE, LONDON, "Independent advocate"),
    "protecting": (
        "centre",
        Role.DATA_PROTECTION_OFFICER,
        EVERYWHERE,
        "Data protection officer",
    ),
    "reviewing": ("oversight", Role.REVIEWER, EVERYWHERE, "Independent reviewer"),
    "scrutinising": ("council", Role.SCRUTINY_MEMBER, LONDON, "Scrutiny member, Northgate"),
    "speaking": ("umbrella", Role.SCRUTINY_MEMBER, EVERYWHERE, "Policy lead"),
    "evaluating": ("oversight", Role.EVALUATOR, EVERYWHERE, "Evaluator"),
    "inspecting": ("oversight", Role.INSPECTOR, EVERYWHERE, "Inspector"),
}

MEMBERS: dict[str, tuple[str, str]] = {
    "nadia": ("nominating", "Nadia Synthetic"),
    "david": ("disclosing", "David Synthetic"),
    "carys": ("coordinating", "Carys Synthetic"),
    "peter": ("housing_lead", "Peter Synthetic"),
    "grace": ("nurse_lead", "Grace Synthetic"),
    "chloe": ("chairing", "Chloe Synthetic"),
    "dunya": ("duty", "Dunya Synthetic"),
    "aoife": ("advocating", "Aoife Synthetic"),
    "priya": ("protecting", "Priya Synthetic"),
    "rhona": ("reviewing", "Rhona Synthetic"),
    "sally": ("scrutinising", "Sally Synthetic"),
    "una": ("speaking", "Una Synthetic"),
    "evan": ("evaluating", "Evan Synthetic"),
    "imran": ("inspecting", "Imran Synthetic"),
}


def small_pilot(*, by: Actor, at: datetime, new_id: Callable[[str], UUID], password: str) -> Cast:
    """Enter the organisations, members in every role, and the agreements between them."""
    cast = Cast(at=at, administrator=by, new_id=new_id, password=password)
    for name, (full_name, kind, areas, services) in ORGANISATIONS.items():
        cast.organisation(
            name,
            Organisation(
                id=new_id(f"organisation {name}"),
                name=full_name,
                kind=kind,
                areas=areas,
                services=services,
                capacity=20 if services else 0,
                funding="Funded by the programme for the pilot" if services else "",
            ),
        )
    for name, (organisation, role, area, title) in POSTS.items():
        cast.post(name, at=organisation, role=role, area=area, title=title)
    for name, (post, full_name) in MEMBERS.items():
        cast.member(name, in_posts=[post], full_name=full_name)
    for partner in ("council", "clinic"):
        cast.agreement(partner, between=["centre", "police", partner])
    return cast
