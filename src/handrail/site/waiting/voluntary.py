"""What waits in agreement to support: to ask the person who knows, and to hear the person."""

from __future__ import annotations

from django.urls import reverse

from handrail.acts.domain import Actor
from handrail.awareness.queries import awareness_in
from handrail.cases import queries as cases
from handrail.site.waiting.tasks import Task, Waiting
from handrail.voluntary import queries
from handrail.voluntary.domain import AgreementState

TITLES = {
    AgreementState.NOT_ASKED: "Ask the person for agreement to support",
    AgreementState.ASKED: "Record what the person answers",
}


def _for_practitioner(actor: Actor) -> list[Task]:
    """Whoever works on the case asks the person who knows."""
    mine = [each.id for each in cases.every_open_case() if actor.member_id in each.workers]
    known, held = awareness_in(mine), queries.agreement_in(mine)
    return [
        Task(
            id=case_id,
            title=TITLES[held[case_id].state],
            href=reverse("voluntary:show", args=[case_id]),
        )
        for case_id in mine
        if known[case_id].is_told and held[case_id].state in TITLES
    ]


def _for_advocate(actor: Actor) -> list[Task]:
    mine = [each for each in cases.every_open_case() if each.advocate_id == actor.member_id]
    heard = queries.cases_with_a_voice(each.id for each in mine)
    return [
        Task(
            id=each.id,
            title="Add the person's voice",
            href=reverse("voluntary:voice", args=[each.id]),
        )
        for each in mine
        if each.id not in heard
    ]


BY_ROLE: Waiting = {"practitioner": _for_practitioner, "advocate": _for_advocate}
