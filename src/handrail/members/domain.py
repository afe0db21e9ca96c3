"""Members and posts in the domain's words: roles, and which kinds of organisation may hold them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID


class Role(StrEnum):
    """What a post is for (product.md, who uses it)."""

    NOMINATING_OFFICER = "nominating_officer"
    DISCLOSURE_OFFICER = "disclosure_officer"
    COORDINATOR = "coordinator"
    PRACTITIONER = "practitioner"
    CHAIR = "chair"
    DUTY_OFFICER = "duty_officer"
    ADVOCATE = "advocate"
    DATA_PROTECTION_OFFICER = "data_protection_officer"
    REVIEWER = "reviewer"
    SCRUTINY_MEMBER = "scrutiny_member"
    EVALUATOR = "evaluator"
    INSPECTOR = "inspector"
    ADMINISTRATOR = "administrator"


ROLE_WORDS: dict[str, str] = {
    Role.NOMINATING_OFFICER: "Nominating officer",
    Role.DISCLOSURE_OFFICER: "Disclosure officer",
    Role.COORDINATOR: "Coordinator",
    Role.PRACTITIONER: "Practitioner",
    Role.CHAIR: "Chair",
    Role.DUTY_OFFICER: "Police duty officer",
    Role.ADVOCATE: "Advocate",
    Role.DATA_PROTECTION_OFFICER: "Data protection officer",
    Role.REVIEWER: "Independent reviewer",
    Role.SCRUTINY_MEMBER: "Scrutiny member",
    Role.EVALUATOR: "Evaluator",
    Role.INSPECTOR: "Inspector",
    Role.ADMINISTRATOR: "Administrator",
}

NOMINATING_KINDS = frozenset(
    {"intelligence_service", "counter_terrorism_police", "territorial_police"}
)
POLICE_KINDS = frozenset({"counter_terrorism_police", "territorial_police"})
PARTNER_KINDS = frozenset(
    {
        "local_authority",
        "health",
        "education",
        "housing",
        "probation",
        "work_and_pensions",
        "provider",
    }
)

# A post of this role can only exist at these kinds of organisation. Support and investigative
# posts are thereby never held at one organisation, let alone by one person (R45).
KINDS_FOR_ROLE: dict[Role, frozenset[str]] = {
    Role.NOMINATING_OFFICER: NOMINATING_KINDS,
    Role.DISCLOSURE_OFFICER: NOMINATING_KINDS,
    Role.COORDINATOR: frozenset({"centre"}),
    Role.PRACTITIONER: PARTNER_KINDS,
    Role.CHAIR: frozenset({"local_authority"}),
    Role.DUTY_OFFICER: POLICE_KINDS,
    Role.ADVOCATE: frozenset({"provider"}),
    Role.DATA_PROTECTION_OFFICER: frozenset({"centre"}),
    Role.REVIEWER: frozenset({"oversight"}),
    Role.SCRUTINY_MEMBER: frozenset({"local_authority", "umbrella_body"}),
    Role.EVALUATOR: frozenset({"oversight"}),
    Role.INSPECTOR: frozenset({"oversight"}),
    Role.ADMINISTRATOR: frozenset({"centre"}),
}


@dataclass(frozen=True, kw_only=True)
class Post:
    """A role at an organisation for an area; its id is a compartment of content."""

    id: UUID
    organisation_id: UUID
    organisation_kind: str
    role: Role
    area: str
    title: str


@dataclass(frozen=True, kw_only=True)
class Grant:
    """What is asked when somebody is put in a post: the two keys, and from when until when."""

    member_id: UUID
    member_organisation_id: UUID
    post: Post
    organisation_key: UUID
    centre_key: UUID
    from_on: date
    until_on: date | None = None
