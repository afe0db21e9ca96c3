"""Agreement to support and the person's voice as pages show them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from handrail.acts.domain import Actor
from handrail.awareness.domain import Awareness
from handrail.awareness.queries import awareness_of
from handrail.cases.domain import Case
from handrail.cases.queries import case
from handrail.partners import queries as partners
from handrail.voluntary import queries
from handrail.voluntary.domain import TRANSITIONS, AgreementToSupport, Step, Voice


@dataclass(frozen=True, kw_only=True)
class About:
    """What the pages of one case say of agreement and voice."""

    case: Case
    known: Awareness
    agreement: AgreementToSupport
    steps: tuple[Step, ...]
    voices: tuple[Voice, ...]
    works: bool  # records for the person
    leads: bool
    speaks: bool  # is the person's advocate

    @property
    def next_steps(self) -> frozenset[str]:
        """What can be recorded now."""
        if not self.works or not self.known.is_told or not self.case.is_open:
            return frozenset()
        return frozenset(
            verb for verb, moves in TRANSITIONS.items() if self.agreement.state in moves
        )


def about(reference: UUID, *, seen_by: Actor) -> About:
    """Agreement and voice in a case in scope. Raises `NotFoundError`."""
    held, leads = case(reference), "coordinator" in seen_by.roles
    return About(
        case=held,
        known=awareness_of(reference),
        agreement=queries.agreement_of(reference),
        steps=tuple(queries.steps_of(reference)),
        voices=tuple(queries.voices_of(reference)),
        works=leads or seen_by.member_id in held.workers,
        leads=leads,
        speaks=seen_by.member_id == held.advocate_id,
    )


def advocates(case_id: UUID, *, on: date) -> dict[str, str]:
    """Whom the person may choose, by organisation and post; two alike are told apart by a number."""
    found = queries.advocates_for(case_id, on=on)
    names = partners.names_of(each.organisation_id for each in found)
    titles = [f"{names[each.organisation_id]}: {each.post}" for each in found]
    count, shown = Counter(titles), Counter[str]()
    choices = {}
    for each, title in zip(found, titles, strict=True):
        shown[title] += 1
        number = f" ({shown[title]})" if count[title] > 1 else ""
        choices[str(each.member_id)] = title + number
    return choices
