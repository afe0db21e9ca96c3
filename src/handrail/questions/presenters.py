"""Questions and consultations as pages show them: organisations by name, people by their posts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from handrail.acts.domain import Actor
from handrail.acts.fields import paragraphs
from handrail.partners import queries as partners
from handrail.policy.decisions import Decision
from handrail.questions import queries
from handrail.questions.domain import (
    ANSWERING,
    ASKING,
    POSITIONS,
    TRANSITIONS,
    TWELVE,
    Consultation,
    Question,
    Remark,
)
from handrail.questions.rules import WORDS

LONGEST = 140
KINDS = {"answer": "Answer", "dispute": "Answer disputed"}


@dataclass(frozen=True, kw_only=True)
class Row:
    """One line of a list of questions."""

    id: UUID
    text: str
    asker: str
    owner: str
    state: str
    age: str
    is_overdue: bool
    is_public: bool


@dataclass(frozen=True, kw_only=True)
class Said:
    """An answer or a dispute, as it stands beside the question."""

    kind: str
    by: str
    at: datetime
    lines: tuple[str, ...]
    evidence: str
    evidence_words: str


@dataclass(frozen=True, kw_only=True)
class About:
    """A question as its page shows it, and what this reader can do with it."""

    question: Question
    row: Row
    lines: tuple[str, ...]
    by: str
    topic: str
    letter_id: UUID | None
    said: tuple[Said, ...]
    may_answer: bool
    may_judge: bool


@dataclass(frozen=True, kw_only=True)
class Voice:
    """One organisation that was asked in a consultation, and what it said, if it did."""

    organisation: str
    position: str
    lines: tuple[str, ...]
    at: datetime | None


def age_words(since: datetime, *, at: datetime) -> str:
    """How long ago, in whole days."""
    days = (at - since).days
    if days <= 0:
        return "Asked today"
    return "Asked 1 day ago" if days == 1 else f"Asked {days} days ago"


def rows(found: Iterable[Question], *, at: datetime) -> tuple[Row, ...]:
    """A list of questions: who asks whom, where each stands, and how old it is."""
    listed = list(found)
    names = partners.names_of({each.asker_id for each in listed} | {e.owner_id for e in listed})
    return tuple(_row(each, names, at=at) for each in listed)


def about(reference: UUID, *, seen_by: Actor, at: datetime) -> About:
    """A question in scope with all that was said to it. Raises `NotFoundError`."""
    held = queries.question(reference)
    remarks = queries.remarks([held.id]).get(held.id, [])
    names = partners.names_of(
        {held.asker_id, held.owner_id, *(each.organisation_id for each in remarks)}
    )
    is_owner = seen_by.organisation_id == held.owner_id and bool(seen_by.roles & {*ANSWERING})
    is_asker = seen_by.organisation_id == held.asker_id and bool(seen_by.roles & {*ASKING})
    return About(
        question=held,
        row=_row(held, names, at=at),
        lines=paragraphs(held.text),
        by=f"{held.asker_post}, {names[held.asker_id]}",
        topic=TWELVE.get(held.topic, ""),
        letter_id=held.letter_id if queries.is_letter_seen(held.letter_id) else None,
        said=tuple(_said(each, names) for each in remarks),
        may_answer=is_owner and held.state in TRANSITIONS["answer"],
        may_judge=is_asker and held.state in TRANSITIONS["accept"],
    )


def voices(held: Consultation) -> tuple[Voice, ...]:
    """Everybody who was asked, with what they said."""
    said = {each.organisation_id: each for each in queries.responses(held.id)}
    names = partners.names_of(held.asked)
    return tuple(
        Voice(
            organisation=names[each],
            position=POSITIONS[said[each].position] if each in said else "No response yet",
            lines=paragraphs(said[each].text) if each in said else (),
            at=said[each].said_at if each in said else None,
        )
        for each in held.asked
        if each in names
    )


def may_respond(held: Consultation, *, seen_by: Actor) -> bool:
    """Whether this reader's organisation is asked and has not said anything yet."""
    has_said = seen_by.organisation_id in {e.organisation_id for e in queries.responses(held.id)}
    is_asked = seen_by.organisation_id in held.asked and bool(seen_by.roles & {*ASKING})
    return held.is_open and is_asked and not has_said


def may_lead(seen_by: Actor) -> bool:
    """Whether this reader opens and closes consultations."""
    is_centre = seen_by.organisation_kind == "centre"
    return is_centre and bool(seen_by.roles & {"coordinator", "administrator"})


def may_ask(seen_by: Actor) -> bool:
    """Whether this reader asks questions and writes letters."""
    return bool(seen_by.roles & {*ASKING})


def may_write(seen_by: Actor) -> bool:
    """Whether this reader writes letters: who asks does, and the centre replies."""
    is_centre = seen_by.organisation_kind == "centre" and "coordinator" in seen_by.roles
    return may_ask(seen_by) or is_centre


def in_words(decision: Decision) -> tuple[str, ...]:
    return tuple(WORDS[reason] for reason in decision.reasons)


def _row(each: Question, names: dict[UUID, str], *, at: datetime) -> Row:
    return Row(
        id=each.id,
        text=each.text if len(each.text) <= LONGEST else f"{each.text[:LONGEST].rstrip()}…",
        asker=names[each.asker_id],
        owner=names[each.owner_id],
        state=each.state,
        age=age_words(each.asked_at, at=at),
        is_overdue=each.is_overdue(at),
        is_public=each.is_public,
    )


def _said(each: Remark, names: dict[UUID, str]) -> Said:
    return Said(
        kind=KINDS[each.kind],
        by=f"{each.post}, {names[each.organisation_id]}",
        at=each.said_at,
        lines=paragraphs(each.text),
        evidence=each.evidence,
        evidence_words=TWELVE.get(each.evidence, ""),
    )
