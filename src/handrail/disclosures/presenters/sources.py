"""What an opened case holds that an item of a disclosure can be worded from."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from handrail.acts.fields import paragraphs
from handrail.disclosures import rules
from handrail.disclosures.domain import DECISIONS_SERVED, Item
from handrail.disclosures.gateways import IDENTITY_REGIMES
from handrail.disclosures.presenters.wording import (
    day_words,
    grading_words,
    in_words,
)
from handrail.disclosures.queries import CaseText, Standing
from handrail.nominations.domain import Handling
from handrail.nominations.queries import NominationText, StatementText
from handrail.nominations.rules import age_on

ADULT = 18
ANY_DECISION = next(iter(DECISIONS_SERVED))


@dataclass(frozen=True, kw_only=True)
class Source:
    """Something known in the case that an item can be worded from."""

    code: str
    title: str
    paragraphs: tuple[str, ...]
    notes: str
    suggested: str
    conditions: str
    kind: str
    statement_kind: str
    grading: str
    handling: str
    regime: str
    intelligence_derived: bool

    def as_item(self, item_id: UUID, *, kind: str, decision_served: str) -> Item:
        """The item that this becomes: what bars it is inherited, whoever words it (R10)."""
        return Item(
            id=item_id,
            kind=kind,
            decision_served=decision_served,
            regime=self.regime,
            intelligence_derived=self.intelligence_derived,
            handling=self.handling,
        )

    def with_conditions(self, text: str) -> str:
        """The words as they leave: conditions of handling go wherever the item goes (R2)."""
        return f"{text}\n\nHandling conditions: {self.conditions}" if self.conditions else text

    def bars(self, standing: Standing) -> tuple[str, ...]:
        """Why no item can be worded from this in that draft, in words; empty where one can."""
        parties = standing.parties
        kind = next(iter(sorted(parties.item_kinds)), "")
        item = self.as_item(standing.disclosure.id, kind=kind, decision_served=ANY_DECISION)
        return in_words(
            rules.may_carry(item, disclosure=standing.disclosure, parties=standing.parties)
        )


def sources(opened: CaseText, *, originator_kind: str) -> tuple[Source, ...]:
    """Everything in an opened case that an item can be worded from: who it is, then what was said."""
    statements = [
        _of_statement(statement)
        for nomination in opened.nominations
        for statement in nomination.statements
    ]
    return (*_of_identity(opened, regime=IDENTITY_REGIMES[originator_kind]), *statements)


def is_adult(opened: CaseText, *, on: date) -> bool:
    """Whether the person is known to be an adult. Who may be a child counts as one (R5)."""
    born = opened.identity.date_of_birth
    age = age_on(date.fromisoformat(born) if born else None, on=on)
    return age is not None and age >= ADULT


def _of_statement(statement: StatementText) -> Source:
    return Source(
        code=str(statement.id),
        title=f"Statement: {statement.kind}",
        paragraphs=paragraphs(statement.text),
        notes=grading_words(statement.source_grade + statement.intelligence_grade),
        suggested=statement.text,
        conditions=statement.handling_conditions,
        kind="",
        statement_kind=statement.kind,
        grading=statement.source_grade + statement.intelligence_grade,
        handling=statement.handling,
        regime=statement.regime,
        intelligence_derived=statement.intelligence_derived,
    )


def _of_identity(opened: CaseText, *, regime: str) -> list[Source]:
    """Name and date of birth. Never an address: it may be protected (R45)."""
    born = opened.identity.date_of_birth
    known = {
        "name": ("Name", opened.identity.name),
        "date-of-birth": (
            "Date of birth",
            day_words(date.fromisoformat(born)) if born else "",
        ),
    }
    return [
        Source(
            code=code,
            title=title,
            paragraphs=(said,),
            notes=grading_words(""),
            suggested=f"{title}: {said}",
            conditions="",
            kind="identity",
            statement_kind="fact",
            grading="",
            handling=Handling.PERMITTED.value,
            regime=regime,
            # Whom intelligence may have led to is treated as drawn from it: the careful reading.
            intelligence_derived=_any_derived(opened.nominations),
        )
        for code, (title, said) in known.items()
        if said
    ]


def _any_derived(nominations: Iterable[NominationText]) -> bool:
    return any(each.intelligence_derived for one in nominations for each in one.statements)
