"""What waits where a disclosure was wrong: errors to answer, recalls and corrections to confirm."""

from __future__ import annotations

from django.urls import reverse

from handrail.acts.domain import Actor
from handrail.disclosures import queries
from handrail.disclosures.domain import NoticeKind
from handrail.site.waiting.tasks import Task, Waiting

TITLES = {
    NoticeKind.RECALL: "Confirm that you removed what was recalled",
    NoticeKind.CORRECTION: "Confirm a correction",
}


def _for_disclosure_officer(actor: Actor) -> list[Task]:
    return [
        Task(
            id=each.id,
            title="An error was reported",
            href=reverse("disclosures:show", args=[each.id]),
            since=each.error_reported_at,
        )
        for each in queries.with_error()
        if each.originator_id == actor.organisation_id
    ]


def _for_practitioner(actor: Actor) -> list[Task]:
    return [
        Task(
            id=each.id,
            title=TITLES[each.kind],
            href=reverse("disclosures:notice", args=[each.id]),
            since=each.told_at,
        )
        for each in queries.unconfirmed(seen_by=actor)
    ]


BY_ROLE: Waiting = {
    "disclosure_officer": _for_disclosure_officer,
    "practitioner": _for_practitioner,
}
