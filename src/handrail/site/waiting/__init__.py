"""What waits for a member, by the posts held: a title, where to go, and by when."""

from __future__ import annotations

from handrail.acts.domain import Actor
from handrail.site.waiting import (
    assessment,
    awareness,
    cases_and_disclosures,
    contributions,
    evaluation,
    meetings,
    mending,
    nominations,
    oversight,
    questions,
    reviews,
    risk,
    safety,
    voluntary,
)
from handrail.site.waiting.tasks import Task

_TABLES = tuple(
    each.BY_ROLE
    for each in (
        assessment,
        awareness,
        cases_and_disclosures,
        contributions,
        evaluation,
        meetings,
        oversight,
        mending,
        nominations,
        questions,
        reviews,
        risk,
        safety,
        voluntary,
    )
)


def waiting_for(actor: Actor) -> list[Task]:
    """Everything that waits for this member, what is due soonest first, then what waits longest."""
    tasks = [
        task
        for role in sorted(actor.roles)
        for table in _TABLES
        if role in table
        for task in table[role](actor)
    ]
    return sorted(tasks, key=_urgency)


def _urgency(task: Task) -> tuple[bool, float, float, str]:
    due = task.due_at.timestamp() if task.due_at else 0.0
    since = task.since.timestamp() if task.since else 0.0
    return (task.due_at is None, due, since, str(task.id))
