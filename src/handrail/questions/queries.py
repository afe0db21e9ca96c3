"""Questions, letters and consultations: the public ones for everybody, the rest for who takes part."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q

from handrail.acts.domain import Actor
from handrail.errors import NotFoundError
from handrail.members import queries as members
from handrail.members.domain import NOMINATING_KINDS
from handrail.partners import queries as partners
from handrail.partners.domain import AREAS, EVERYWHERE, Organisation
from handrail.policy.engine import Entity
from handrail.questions.domain import (
    ANSWERING,
    ASKING,
    UNSETTLED,
    Consultation,
    Letter,
    Question,
    QuestionState,
    Remark,
    Response,
)
from handrail.questions.models import Consultation as ConsultationRow
from handrail.questions.models import Letter as LetterRow
from handrail.questions.models import Question as Row
from handrail.questions.models import Remark as RemarkRow
from handrail.questions.models import Response as ResponseRow

PAGE = 25
ASKED_EVERYWHERE = ("centre", *sorted(NOMINATING_KINDS))


class Floor:
    """Where questions are asked: one place, open to everybody who takes part."""

    def as_entity(self) -> Entity:
        return Entity("Floor", "floor")


def floor(_reference: object, *, seen_by: Actor) -> Floor:
    """The same for everybody who asks; the policy says who may."""
    return Floor()


@dataclass(frozen=True, kw_only=True)
class Standing:
    """How the questions that the reader may see stand altogether."""

    unsettled: int
    settled: int
    oldest: Question | None


def locked_question(reference: UUID, *, seen_by: Actor) -> Row:
    """One question that the actor may see, locked. Raises `NotFoundError`."""
    return _found(Row.objects.select_for_update().filter(id=reference).first())


def question(reference: UUID) -> Question:
    """One question in scope. Raises `NotFoundError`."""
    return _found(Row.objects.filter(id=reference).first()).as_domain()


def questions(*, after: UUID | None = None) -> list[Question]:
    """The questions in scope, a page at a time, the newest first."""
    rows = Row.objects.order_by("-asked_at", "id")
    if after is not None:
        pivot = _found(Row.objects.filter(id=after).first())
        older = Q(asked_at__lt=pivot.asked_at) | Q(asked_at=pivot.asked_at, id__gt=pivot.id)
        rows = rows.filter(older)
    return [row.as_domain() for row in rows[:PAGE]]


def standing() -> Standing:
    """How many questions in scope wait, how many do not, and which waits longest."""
    waiting = Row.objects.filter(state__in=UNSETTLED)
    oldest = waiting.order_by("asked_at", "id").first()
    count = waiting.count()
    return Standing(
        unsettled=count,
        settled=Row.objects.count() - count,
        oldest=oldest.as_domain() if oldest else None,
    )


def for_owner(owner_id: UUID) -> list[Question]:
    """What an organisation has to answer, soonest due first."""
    rows = Row.objects.filter(owner_id=owner_id, state__in=UNSETTLED).order_by("due_at", "id")
    return [row.as_domain() for row in rows]


def answered_for(asker_id: UUID) -> list[Question]:
    """What an organisation asked and was answered, and has neither disputed nor closed."""
    rows = Row.objects.filter(asker_id=asker_id, state=QuestionState.ANSWERED)
    return [row.as_domain() for row in rows.order_by("asked_at", "id")]


def of_letter(letter_id: UUID) -> list[Question]:
    return [row.as_domain() for row in Row.objects.filter(letter_id=letter_id).order_by("id")]


def of_consultation(reference: UUID) -> list[Question]:
    rows = Row.objects.filter(consultation_id=reference).order_by("asked_at", "id")
    return [row.as_domain() for row in rows]


def remarks(references: Iterable[UUID]) -> dict[UUID, list[Remark]]:
    """What was said to each of these questions, in order."""
    found: dict[UUID, list[Remark]] = {}
    for row in RemarkRow.objects.filter(question_id__in=set(references)).order_by("said_at", "id"):
        found.setdefault(row.question_id, []).append(row.as_domain())
    return found


def addressees(areas: frozenset[str]) -> list[Organisation]:
    """Who can be asked from these areas: the centre, the police, and the partners there."""
    wide = [each for kind in ASKED_EVERYWHERE for each in partners.of_kind(kind)]
    return [*wide, *_partners_in(areas)]


def answers_at(organisation_id: UUID) -> bool:
    """Whether somebody at this organisation answers for it."""
    return bool(members.posts_at(organisation_id, *ANSWERING))


def responds_at(organisation_id: UUID) -> bool:
    """Whether somebody at this organisation can say what it thinks."""
    return bool(members.posts_at(organisation_id, *ASKING))


def letter(reference: UUID) -> Letter:
    """One letter in scope. Raises `NotFoundError`."""
    row = LetterRow.objects.filter(id=reference).first()
    if row is None:
        raise NotFoundError
    return row.as_domain()


def letters() -> list[Letter]:
    """The letters in scope, the newest first."""
    return [row.as_domain() for row in LetterRow.objects.order_by("-dated", "id")]


def letters_of(organisation_id: UUID) -> list[Letter]:
    """An organisation's own letters, the newest first."""
    return [each for each in letters() if each.organisation_id == organisation_id]


def is_letter_seen(reference: UUID | None) -> bool:
    """Whether there is a letter and it is in scope."""
    return reference is not None and LetterRow.objects.filter(id=reference).exists()


def is_letter_of(letter_id: UUID | None, organisation_id: UUID) -> bool:
    """Whether this is that organisation's letter; no letter is everybody's."""
    own = LetterRow.objects.filter(organisation_id=organisation_id)
    return letter_id is None or own.filter(id=letter_id).exists()


def locked_consultation(reference: UUID, *, seen_by: Actor) -> ConsultationRow:
    """One consultation, locked. Raises `NotFoundError`."""
    row = ConsultationRow.objects.select_for_update().filter(id=reference).first()
    if row is None:
        raise NotFoundError
    return row


def consultation(reference: UUID) -> Consultation:
    """One consultation. Raises `NotFoundError`."""
    row = ConsultationRow.objects.filter(id=reference).first()
    if row is None:
        raise NotFoundError
    return row.as_domain()


def consultations() -> list[Consultation]:
    """Every consultation, the newest first."""
    return [row.as_domain() for row in ConsultationRow.objects.order_by("-opened_at", "id")]


def is_round_open(reference: UUID | None) -> bool:
    """Whether questions can still be raised in this consultation; outside of one they always can."""
    held = ConsultationRow.objects.filter(closed_at__isnull=True)
    return reference is None or held.filter(id=reference).exists()


def is_asked_in(reference: UUID | None, organisation_id: UUID) -> bool:
    """Whether this organisation is asked in this consultation; outside of one everybody is."""
    held = ConsultationRow.objects.filter(asked__contains=[organisation_id])
    return reference is None or held.filter(id=reference).exists()


def responses(reference: UUID) -> list[Response]:
    """What organisations said in a consultation, in order."""
    rows = ResponseRow.objects.filter(consultation_id=reference).order_by("said_at", "id")
    return [row.as_domain() for row in rows]


def unanswered_in(reference: UUID) -> int:
    """How many questions raised in a consultation have no answer at all."""
    rows = Row.objects.filter(consultation_id=reference, state=QuestionState.OPEN)
    return rows.count()


def consulted(areas: frozenset[str]) -> list[Organisation]:
    """Whom a consultation in these areas can ask: the partners there, and umbrella bodies.

    Only those where somebody can respond.
    """
    found = [*_partners_in(areas), *partners.of_kind("umbrella_body")]
    return [each for each in found if responds_at(each.id)]


def _partners_in(areas: frozenset[str]) -> list[Organisation]:
    where = AREAS if EVERYWHERE in areas else areas & AREAS.keys()
    found = {each.id: each for area in sorted(where) for each in partners.partners_in(area)}
    return sorted(found.values(), key=lambda each: (each.name, str(each.id)))


def _found(row: Row | None) -> Row:
    if row is None:
        raise NotFoundError
    return row
