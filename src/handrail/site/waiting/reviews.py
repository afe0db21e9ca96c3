"""What waits in reviews: to look again, and to review after closing."""

from __future__ import annotations

from datetime import datetime, time

from django.urls import reverse

from handrail.acts.domain import LONDON, Actor
from handrail.reviews import queries
from handrail.reviews.domain import ExitReview
from handrail.site.waiting.tasks import Task, Waiting


def _for_coordinator(actor: Actor) -> list[Task]:
    again = [
        Task(
            id=each.id,
            title="Review how support goes",
            href=reverse("reviews:of_case", args=[each.case_id]),
            due_at=datetime.combine(each.next_on, time.max, tzinfo=LONDON),
        )
        for each in queries.to_look_again()
        if each.next_on is not None
    ]
    return [*again, *_for_owner(actor)]


def _for_owner(actor: Actor) -> list[Task]:
    return [_task(each) for each in queries.undone_soon(actor.today)]


def _for_data_protection_officer(actor: Actor) -> list[Task]:
    """Whoever watches clocks sees each of them run, from the day that it was set."""
    return [_task(each) for each in queries.undone()]


def _task(each: ExitReview) -> Task:
    href = reverse("reviews:after", args=[each.id])
    return Task(id=each.id, title=_title(each), href=href, due_at=each.due_at)


def _title(each: ExitReview) -> str:
    late = "Overdue: review" if each.overdue_at else "Review"
    return f"{late} {each.kind_words}"


BY_ROLE: Waiting = {
    "coordinator": _for_coordinator,
    "data_protection_officer": _for_data_protection_officer,
    "practitioner": _for_owner,
}
