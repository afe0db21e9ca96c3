"""Disclosures, the copy of what leaves, the questions asked about it, and who is best placed.

The recipient reads the item rows and nothing else: a copy made for it, opened by acceptance.
"""

from __future__ import annotations

from typing import Any, ClassVar
from uuid import UUID

from django.contrib.postgres.fields import ArrayField
from django.db import models

from handrail.acts.domain import member_entity
from handrail.disclosures import domain
from handrail.policy.engine import Entity


class Disclosure(models.Model):
    """A decision to tell one organisation a set of items, with one ask. Its terms are the offer."""

    SEALED: ClassVar = ("reasons", "decision_reasons", "recall_reasons")

    id = models.UUIDField(primary_key=True)
    case_id = models.UUIDField(db_index=True)
    person_id = models.UUIDField()
    audience = ArrayField(models.UUIDField())
    state = models.TextField(default=domain.DisclosureState.DRAFT)
    originator_id = models.UUIDField()
    originator_kind = models.TextField()
    recipient_id = models.UUIDField()
    recipient_kind = models.TextField()
    agreement_id = models.UUIDField()
    area = models.TextField()
    ask = models.TextField()
    purpose = models.TextField()
    is_child = models.BooleanField()
    hours = models.IntegerField()
    urgency = models.TextField()
    skills = models.TextField()
    funding = models.TextField()
    involves_meeting = models.BooleanField()
    gateway = models.TextField()
    basis = models.TextField()
    drafted_by = models.UUIDField()
    drafted_at = models.DateTimeField()
    approved_by = models.UUIDField(null=True)
    approved_at = models.DateTimeField(null=True)
    offered_at = models.DateTimeField(null=True)
    answer_due_at = models.DateTimeField(null=True)
    accepted_by = models.UUIDField(null=True)
    accepted_at = models.DateTimeField(null=True)
    return_by = models.DateTimeField(null=True)
    accuracy = models.TextField(default="")
    is_complete = models.BooleanField(null=True)
    checked_on = models.DateField(null=True)
    reasons = models.BinaryField()
    decision_reasons = models.BinaryField(null=True)
    accepted_in = models.UUIDField(null=True)
    closed_at = models.DateTimeField(null=True)
    recalled_at = models.DateTimeField(null=True)
    error_reported_at = models.DateTimeField(null=True)
    recall_reasons = models.BinaryField(null=True)

    class Meta:
        db_table = "disclosures_disclosure"

    def __str__(self) -> str:
        return str(self.id)

    def as_domain(self) -> domain.Disclosure:
        names = (
            "id", "case_id", "originator_id", "recipient_id", "agreement_id", "area", "gateway",
            "basis", "drafted_by", "approved_by", "accepted_by", "answer_due_at", "return_by",
            "accepted_in", "accepted_at", "closed_at", "recalled_at", "error_reported_at",
        )  # fmt: skip
        return domain.Disclosure(
            state=domain.DisclosureState(self.state),
            terms=self.as_terms(),
            **{name: getattr(self, name) for name in names},
        )

    def as_terms(self) -> domain.Terms:
        names = (
            "ask", "purpose", "is_child", "hours", "urgency", "skills", "funding",
            "involves_meeting",
        )  # fmt: skip
        return domain.Terms(**{name: getattr(self, name) for name in names})

    def as_entity(self) -> Entity:
        attributes = {
            "originator": str(self.originator_id),
            "recipient": str(self.recipient_id),
            "area": self.area,
            "drafted_by": member_entity(self.drafted_by),
            "approved_by": member_entity(self.approved_by),
            "accepted_by": member_entity(self.accepted_by),
            "in_force": self.in_force,
        }
        return Entity("Disclosure", str(self.id), attributes)

    # Set by the query that finds the row for an act; a row found otherwise is in no agreement.
    in_force = False


class DisclosureItem(models.Model):
    """One item of the copy that leaves: just its text, and what the recipient must know of it."""

    SEALED: ClassVar = ("text",)

    id = models.UUIDField(primary_key=True)
    disclosure_id = models.UUIDField(db_index=True)
    person_id = models.UUIDField()
    audience = ArrayField(models.UUIDField())
    position = models.IntegerField()
    kind = models.TextField()
    decision_served = models.TextField()
    statement_kind = models.TextField()
    grading = models.TextField()
    handling = models.TextField()
    regime = models.TextField()
    originator_id = models.UUIDField()
    intelligence_derived = models.BooleanField()
    text = models.BinaryField()
    corrected_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "disclosures_item"

    def __str__(self) -> str:
        return str(self.id)

    def as_domain(self) -> domain.Item:
        return domain.Item(
            id=self.id,
            kind=self.kind,
            decision_served=self.decision_served,
            regime=self.regime,
            intelligence_derived=self.intelligence_derived,
            handling=self.handling,
        )


class Remark(models.Model):
    """One line of the thread between recipient and originator: a question or its answer."""

    SEALED: ClassVar = ("text",)

    id = models.UUIDField(primary_key=True)
    disclosure_id = models.UUIDField(db_index=True)
    person_id = models.UUIDField()
    audience = ArrayField(models.UUIDField())
    kind = models.TextField()
    organisation_id = models.UUIDField()
    said_at = models.DateTimeField()
    text = models.BinaryField()

    class Meta:
        db_table = "disclosures_remark"

    def __str__(self) -> str:
        return str(self.id)


class Correction(models.Model):
    """What an item said before it was corrected, and why it was (R13): for originator and centre."""

    SEALED: ClassVar = ("was", "reasons")

    id = models.UUIDField(primary_key=True)
    disclosure_id = models.UUIDField(db_index=True)
    item_id = models.UUIDField()
    person_id = models.UUIDField()
    audience = ArrayField(models.UUIDField())
    corrected_by = models.UUIDField()
    corrected_at = models.DateTimeField()
    was = models.BinaryField()
    reasons = models.BinaryField()

    class Meta:
        db_table = "disclosures_correction"

    def __str__(self) -> str:
        return str(self.id)


class Notice(models.Model):
    """What the officer who holds a copy was told of it, and confirms (R13). Holds no content."""

    id = models.UUIDField(primary_key=True)
    disclosure_id = models.UUIDField(db_index=True)
    person_id = models.UUIDField()
    audience = ArrayField(models.UUIDField())
    kind = models.TextField()
    originator_id = models.UUIDField()
    recipient_id = models.UUIDField()
    told = models.UUIDField()
    told_at = models.DateTimeField()
    confirmed_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "disclosures_notice"

    def __str__(self) -> str:
        return str(self.id)

    def as_domain(self) -> domain.Notice:
        names = (
            "id", "disclosure_id", "originator_id", "recipient_id", "told", "told_at",
            "confirmed_at",
        )  # fmt: skip
        return domain.Notice(
            kind=domain.NoticeKind(self.kind), **{name: getattr(self, name) for name in names}
        )

    def as_entity(self) -> Entity:
        attributes = {"recipient": str(self.recipient_id), "told": member_entity(self.told)}
        return Entity("Notice", str(self.id), attributes)


class BestPlaced(models.Model):
    """Which partner is asked, with the alternatives considered and why."""

    SEALED: ClassVar = ("reasons",)

    id = models.UUIDField(primary_key=True)
    case_id = models.UUIDField(db_index=True)
    person_id = models.UUIDField()
    area = models.TextField()
    audience = ArrayField(models.UUIDField())
    state = models.TextField(default=domain.BestPlacedState.PROPOSED)
    chosen_id = models.UUIDField(null=True)
    alternatives = models.JSONField()
    proposed_at = models.DateTimeField()
    decided_by = models.UUIDField(null=True)
    decided_at = models.DateTimeField(null=True)
    reasons = models.BinaryField(null=True)

    class Meta:
        db_table = "disclosures_best_placed"

    def __str__(self) -> str:
        return str(self.id)

    def as_entity(self) -> Entity:
        attributes = {"area": self.area, "workers": [], "advocate": member_entity(None)}
        return Entity("Case", str(self.case_id), attributes)

    def as_domain(self) -> domain.BestPlaced:
        return domain.BestPlaced(
            id=self.id,
            case_id=self.case_id,
            state=domain.BestPlacedState(self.state),
            chosen_id=self.chosen_id,
            alternatives=tuple(_alternative(each) for each in self.alternatives),
            decided_by=self.decided_by,
            decided_at=self.decided_at,
        )


def _alternative(held: dict[str, Any]) -> domain.Alternative:
    return domain.Alternative(
        organisation_id=UUID(str(held["organisation_id"])),
        reasons_for=tuple(held["reasons_for"]),
        reasons_against=tuple(held["reasons_against"]),
    )
