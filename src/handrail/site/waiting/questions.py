"""What waits in questions: to be answered by who was asked, to be judged by who asked."""

from __future__ import annotations

from django.urls import reverse

from handrail.acts.domain import Actor
from handrail.questions import queries
from handrail.questions.domain import Question
from handrail.site.waiting.tasks import Task, Waiting


def _to_answer(actor: Actor) -> list[Task]:
    waiting = queries.for_owner(actor.organisation_id)
    return [_task(each, "Answer a question") for each in waiting]


def _to_judge(actor: Actor) -> list[Task]:
    answered = queries.answered_for(actor.organisation_id)
    return [_task(each, "Say whether an answer will do") for each in answered]


def _both(actor: Actor) -> list[Task]:
    return [*_to_answer(actor), *_to_judge(actor)]


def _task(each: Question, title: str) -> Task:
    due_at = each.due_at if title == "Answer a question" else None
    href = reverse("questions:show", args=[each.id])
    return Task(id=each.id, title=title, href=href, since=each.asked_at, due_at=due_at)


BY_ROLE: Waiting = {
    "coordinator": _to_answer,
    "disclosure_officer": _to_answer,
    "practitioner": _both,
    "chair": _both,
    "scrutiny_member": _to_judge,
}
