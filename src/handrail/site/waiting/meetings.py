"""What waits around a meeting: to prepare, to come, to chair, to sign, to attest."""

from __future__ import annotations

from django.urls import reverse

from handrail.acts.domain import Actor
from handrail.meetings import queries
from handrail.meetings.domain import Meeting
from handrail.site.waiting.tasks import Task, Waiting


def _for_chair(actor: Actor) -> list[Task]:
    return [
        _task(each, "Sign the minutes" if each.has_begun(actor.today) else "Next meeting")
        for each in queries.called()
    ]


def _for_practitioner(actor: Actor) -> list[Task]:
    return [_task(each, "Come to a meeting") for each in queries.called()]


def _for_coordinator(actor: Actor) -> list[Task]:
    coming = [each for each in queries.called() if not each.has_begun(actor.today)]
    return [_task(each, "Prepare a meeting") for each in coming]


def _for_disclosure_officer(actor: Actor) -> list[Task]:
    return [
        Task(
            id=each.id,
            title="Attest before a meeting",
            href=reverse("meetings:attest", args=[each.id]),
            due_at=each.starts_at,
        )
        for each in queries.awaited()
    ]


def _task(each: Meeting, title: str) -> Task:
    href = reverse("meetings:show", args=[each.id])
    return Task(id=each.id, title=title, href=href, due_at=each.starts_at)


BY_ROLE: Waiting = {
    "chair": _for_chair,
    "coordinator": _for_coordinator,
    "disclosure_officer": _for_disclosure_officer,
    "practitioner": _for_practitioner,
}
