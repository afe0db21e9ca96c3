"""Risks as pages show them. Outside its own organisation everybody is a post."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from handrail.acts.domain import Actor
from handrail.acts.fields import paragraphs
from handrail.members.domain import PARTNER_KINDS, POLICE_KINDS
from handrail.partners import queries as partners
from handrail.partners.domain import AREAS, Organisation
from handrail.risk import queries, rules
from handrail.risk.domain import (
    DUTIES,
    GROUNDS,
    LEGAL_DUTIES,
    PASSAGE_KINDS,
    REPORTED_TO,
    RISK_KINDS,
    SAID,
    STEP_WORDS,
    Escalation,
    Passage,
    PassageState,
    Risk,
)

CAME_THROUGH = (PassageState.PASSED, PassageState.FOUNDED, PassageState.UNFOUNDED)
# The same as the policy says of those who answer for their body.
MOVE_RISKS = frozenset({"duty_officer", "practitioner"})
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


@dataclass(frozen=True, kw_only=True)
class Held:
    """A risk as pages show it, without its words: who owns it, and what may be done by whom."""

    risk: Risk
    kind: str
    owner: str
    offered_to: str
    contact: str
    raised_by: str
    is_ours: bool
    is_offered_to_us: bool
    reads_words: bool


@dataclass(frozen=True, kw_only=True)
class Line:
    """One line of a risk's history, as the timeline draws it."""

    title: str
    at: datetime
    by: str
    text: str = ""


@dataclass(frozen=True, kw_only=True)
class Passed:
    """A passage as pages show it, without its words."""

    passage: Passage
    kind: str
    ground: str
    proposed_by: str
    agreed_by: str
    area: str


def risks(found: Iterable[Risk], *, seen_by: Actor) -> list[Held]:
    """Risks with the names of the bodies that own them."""
    listed = list(found)
    bodies = {one for each in listed for one in (each.owner_id, each.contact_id, each.raised_from)}
    names = partners.names_of(bodies | {each.offered_to for each in listed if each.offered_to})
    return [_held(each, names, seen_by=seen_by) for each in listed]


def history(reference: UUID) -> list[Line]:
    """Who owned a risk from its first second on, as a timeline."""
    steps = queries.history(reference)
    ids = {one for step in steps for one in (step.owner_id, step.to_id, step.by_from) if one}
    names = partners.names_of(ids)
    return [
        Line(
            title=STEP_WORDS[step.how].format(
                owner=names[step.owner_id], to=names[step.to_id] if step.to_id else ""
            ),
            at=step.at,
            by=_post(step.by_as, names.get(step.by_from, "")) if step.by_from else "The clock",
        )
        for step in steps
    ]


def duties(case_id: UUID) -> list[Line]:
    found = queries.duties_of(case_id)
    names = partners.names_of(each.organisation_id for each in found)
    return [
        Line(
            title=DUTIES[each.duty],
            at=each.recorded_at,
            by=_post(each.recorded_as, names[each.organisation_id]),
        )
        for each in found
    ]


def passages(found: Iterable[Passage]) -> list[Passed]:
    """Passages with the posts and bodies of who proposed and agreed."""
    listed = list(found)
    names = partners.names_of(each.proposed_from for each in listed)
    grounds = GROUNDS | REPORTED_TO
    return [
        Passed(
            passage=each,
            kind=PASSAGE_KINDS[each.kind],
            ground=LEGAL_DUTIES.get(each.duty, grounds[each.ground]),
            proposed_by=_post(each.proposed_as, names[each.proposed_from]),
            agreed_by=each.agreed_as,
            area=AREAS.get(each.area, each.area),
        )
        for each in listed
    ]


def beside(actor: Actor) -> dict[str, Any]:
    """What a desk has beside what is ringing: risks offered and owned, and items that passed."""
    ours = actor.organisation_id
    items = [each for each in queries.passages_in(*CAME_THROUGH) if each.kind == "item"]
    return {
        "offered": risks(queries.offered_risks(ours), seen_by=actor),
        "owned": risks(queries.owned_risks(ours), seen_by=actor),
        "passed": passages(items),
    }


def risks_status(case_id: UUID) -> str:
    """Where the risks of a case stand, for its task list."""
    count = len(queries.open_risks(case_id))
    return f"{count} open" if count else "None open"


def passages_status(case_id: UUID) -> str:
    """What of a case waits on its way to the police, or passed, for its task list."""
    found = queries.passages_of(case_id)
    if any(each.state is PassageState.PROPOSED for each in found):
        return "A second person is to agree"
    passed = sum(each.passed_at is not None for each in found)
    return f"{passed} passed" if passed else "Nothing passed"


def bodies_for(held: Risk) -> dict[UUID, str]:
    """The bodies to which this risk could be offered now, by name."""
    kinds = sorted(POLICE_KINDS | PARTNER_KINDS)
    found = [each for kind in kinds for each in partners.of_kind(kind)]
    return {each.id: each.name for each in found if _could_take(held, each)}


def _could_take(held: Risk, body: Organisation) -> bool:
    can_answer = queries.can_answer(body.id, area=held.area)
    return bool(rules.may_offer(held, to=body.id, to_kind=body.kind, can_answer=can_answer))


def _held(risk: Risk, names: Mapping[UUID, str], *, seen_by: Actor) -> Held:
    moves = bool(seen_by.roles & MOVE_RISKS)  # a body's chair sees it and moves nothing
    return Held(
        risk=risk,
        kind=RISK_KINDS[risk.kind],
        owner=names[risk.owner_id],
        offered_to=names[risk.offered_to] if risk.offered_to else "",
        contact=_post(risk.contact_post, names[risk.contact_id]),
        raised_by=_post(risk.raised_as, names[risk.raised_from]),
        is_ours=moves and risk.owner_id == seen_by.organisation_id,
        is_offered_to_us=moves and risk.offered_to == seen_by.organisation_id,
        reads_words=_reads_words(risk, seen_by),
    )


def _reads_words(risk: Risk, seen_by: Actor) -> bool:
    """The same as the policy says: who works on the case, and a body that accepted it. Not police."""
    works = seen_by.member_id in risk.readers or bool(seen_by.roles & {"coordinator", "chair"})
    accepted = risk.owner_id == seen_by.organisation_id and "practitioner" in seen_by.roles
    return works or accepted


def _post(title: str, body: str) -> str:
    return ", ".join(filter(None, (title, body)))


def is_duty_officer(actor: Actor) -> bool:
    return "duty_officer" in actor.roles


def _ringing(held: Escalation, names: Mapping[UUID, str], *, at: datetime) -> Ringing:
    return Ringing(
        escalation=held,
        area=AREAS.get(held.area, "Area not known"),
        raised_by=_post(held.raised_as, names.get(held.raised_from, "")),
        minutes=int((at - held.raised_at).total_seconds() // 60),
    )
