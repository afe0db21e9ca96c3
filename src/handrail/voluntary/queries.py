"""Agreement to support, the advocate and the person's voice, always in the scope of who looks."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import connection

from handrail.acts.sealed import unsealed
from handrail.cases.queries import case
from handrail.voluntary.domain import Advocate, AgreementToSupport, Step, Voice, folded
from handrail.voluntary.models import Step as StepRow
from handrail.voluntary.models import Voice as VoiceRow


@dataclass(frozen=True, kw_only=True)
class StepText:
    """A step with who was there and why it is in the person's best interests, opened."""

    step: Step
    present: str
    best_interests: str


@dataclass(frozen=True, kw_only=True)
class VoiceText:
    """What the person says, opened."""

    voice: Voice
    text: str


def agreement_of(case_id: UUID) -> AgreementToSupport:
    """Where agreement to support stands, for everybody who takes part in the case."""
    return agreement_in([case_id])[case_id]


def agreement_in(cases: Iterable[UUID]) -> dict[UUID, AgreementToSupport]:
    """The same for many cases at once."""
    wanted = set(cases)
    found: dict[UUID, list[Step]] = {case_id: [] for case_id in wanted}
    for row in StepRow.objects.filter(case_id__in=wanted):
        found[row.case_id].append(row.as_domain())
    return {case_id: folded(steps) for case_id, steps in found.items()}


def steps_of(case_id: UUID) -> list[Step]:
    rows = StepRow.objects.filter(case_id=case_id).order_by("position")
    return [row.as_domain() for row in rows]


def opened_steps(case_id: UUID) -> list[StepText]:
    """The steps with their words. Opens content: call it from a consultation."""
    rows = list(StepRow.objects.filter(case_id=case_id).order_by("position"))
    texts = unsealed(rows)
    return [
        StepText(
            step=row.as_domain(),
            present=texts[row.id].get("present", ""),
            best_interests=texts[row.id].get("best_interests", ""),
        )
        for row in rows
    ]


def advocates_for(case_id: UUID, *, on: date) -> list[Advocate]:
    """Who may be seated in a case in scope: those who hold an advocate's post on this day.

    Nobody who works on the case is among them: an advocate is independent of it (R20).
    """
    workers = case(case_id).workers
    with connection.cursor() as cursor:
        cursor.execute("SELECT advocates_for(%s, %s)", [case_id, on])
        (found,) = cursor.fetchone()
    listed = json.loads(found) if isinstance(found, str) else found or []
    return [
        Advocate(
            member_id=UUID(each["member"]),
            organisation_id=UUID(each["organisation"]),
            post=each["post"],
        )
        for each in listed
        if UUID(each["member"]) not in workers
    ]


def voices_of(case_id: UUID) -> list[Voice]:
    """That the person's voice was added, the newest first."""
    rows = VoiceRow.objects.filter(case_id=case_id).order_by("-made_at", "-id")
    return [row.as_domain() for row in rows]


def cases_with_a_voice(cases: Iterable[UUID]) -> set[UUID]:
    rows = VoiceRow.objects.filter(case_id__in=set(cases))
    return set(rows.values_list("case_id", flat=True))


def opened_voices(case_id: UUID) -> list[VoiceText]:
    """What the person says, the newest first. Opens content: call it from a consultation."""
    rows = list(VoiceRow.objects.filter(case_id=case_id).order_by("-made_at", "-id"))
    texts = unsealed(rows)
    return [VoiceText(voice=row.as_domain(), text=texts[row.id]["text"]) for row in rows]


def status(case_id: UUID) -> str:
    return agreement_of(case_id).words


def voice_status(case_id: UUID) -> str:
    count = VoiceRow.objects.filter(case_id=case_id).count()
    return "Nothing said yet" if not count else f"Heard {count} time{'s' if count > 1 else ''}"
