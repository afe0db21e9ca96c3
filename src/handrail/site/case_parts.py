"""The parts of a case that lie in folders of their own: a task list, by who takes part.

Each capability that has a page under a case puts one line here.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse

from handrail.acts.domain import Actor
from handrail.assessment import presenters as assessment
from handrail.awareness import queries as awareness
from handrail.cases import presenters as cases
from handrail.contributions import presenters as contributions
from handrail.meetings import presenters as meetings
from handrail.reviews import presenters as reviews
from handrail.risk import presenters as risk
from handrail.safety import presenters as safety
from handrail.voluntary import queries as voluntary

WORKING = frozenset({"coordinator", "practitioner", "chair"})


@dataclass(frozen=True, kw_only=True)
class Part:
    """A page about one case: what it is called, where it is, who has it, and where it stands."""

    title: str
    page: str
    roles: frozenset[str]
    status: Callable[[UUID], str]


@dataclass(frozen=True, kw_only=True)
class Linked:
    """A part as the case's page lists it."""

    title: str
    href: str
    status: str


PARTS: tuple[Part, ...] = (
    Part(title="Who already leads?", page="cases:lead", roles=WORKING, status=cases.lead_status),
    Part(title="Safety", page="safety:of_case", roles=WORKING, status=safety.status),
    Part(
        title="Does the person know?",
        page="awareness:show",
        roles=WORKING,
        status=awareness.status,
    ),
    Part(
        title="Agreement to support",
        page="voluntary:show",
        roles=WORKING,
        status=voluntary.status,
    ),
    Part(
        title="The person's voice",
        page="voluntary:voice",
        roles=WORKING | {"advocate"},
        status=voluntary.voice_status,
    ),
    Part(
        title="What partners know",
        page="contributions:listed",
        roles=WORKING,
        status=contributions.status,
    ),
    Part(
        title="Needs and strengths",
        page="assessment:listed",
        roles=WORKING,
        status=assessment.status,
    ),
    Part(
        title="Meetings and decisions",
        page="meetings:of_case",
        roles=WORKING,
        status=meetings.meeting_status,
    ),
    Part(title="The plan", page="meetings:plan", roles=WORKING, status=meetings.plan_status),
    Part(title="Reviews", page="reviews:of_case", roles=WORKING, status=reviews.status),
    Part(title="Risks", page="risk:listed", roles=WORKING, status=risk.risks_status),
    Part(
        title="Passed to the police",
        page="risk:passages",
        roles=WORKING,
        status=risk.passages_status,
    ),
)


def parts_of(case_id: UUID, *, seen_by: Actor) -> list[Linked]:
    """The parts of this case that this member's posts have, in the order of a case's life."""
    return [
        Linked(
            title=part.title,
            href=reverse(part.page, args=[case_id]),
            status=part.status(case_id),
        )
        for part in PARTS
        if part.roles & seen_by.roles
    ]
