"""Risks as pages show them. Outside its own organisation everybody is a post."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from handrail.acts.domain import Actor
from handrail.acts.fields import paragraphs
from handrail.partners import queries as partners
from handrail.partners.domain import AREAS
from handrail.risk import queries
from handrail.risk.domain import SAID, Escalation

# In the order in which a duty officer needs them.
FIELD_WORDS: dict[str, str] = {
    "words": "What is happening",
    "whereabouts": "Where the person is now",
    "in_danger": "Who else is in danger",
    "children": "Children there",
    "weapons": "Weapons",
    "called_999": "999 called",
    "call_back": "Call back on",
    "incident_number": "Police incident number",
    "reason": "Why the police stood down",
    "accepted_by": "Who accepted it",
}


@dataclass(frozen=True, kw_only=True)
class Ringing:
    """One escalation on the desk, without its words."""

    escalation: Escalation
    area: str
    raised_by: str
    minutes: int


@dataclass(frozen=True, kw_only=True)
class Said:
    """One field of an opened escalation, in words."""

    name: str
    lines: tuple[str, ...]


def ringing(found: Iterable[Escalation], *, at: datetime) -> list[Ringing]:
    """What waits on the desk: since when, from where, and whose turn it is."""
    listed = list(found)
    names = partners.names_of(each.raised_from for each in listed)
    return [_ringing(each, names, at=at) for each in listed]


def about(reference: UUID, *, at: datetime) -> Ringing:
    """An escalation in scope as a page shows it. Raises `NotFoundError`."""
    return ringing([queries.escalation(reference)], at=at)[0]


def said(texts: Mapping[str, str]) -> list[Said]:
    """What was said, field by field, in a fixed order."""
    return [
        Said(name=name, lines=paragraphs(SAID.get(texts[field], texts[field])))
        for field, name in FIELD_WORDS.items()
        if field in texts
    ]


def is_duty_officer(actor: Actor) -> bool:
    return "duty_officer" in actor.roles


def _ringing(held: Escalation, names: Mapping[UUID, str], *, at: datetime) -> Ringing:
    return Ringing(
        escalation=held,
        area=AREAS.get(held.area, "Area not known"),
        raised_by=", ".join(filter(None, (held.raised_as, names.get(held.raised_from, "")))),
        minutes=int((at - held.raised_at).total_seconds() // 60),
    )
