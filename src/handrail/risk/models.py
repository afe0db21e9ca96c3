"""Risks and what leads to the police. Words are sealed; where a thing stands is not."""

from __future__ import annotations

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models

from handrail.acts.domain import member_entity
from handrail.policy.engine import Entity
from handrail.risk import domain


class Escalation(models.Model):
    """An immediate risk. Seen by who raised it and by the police duty officers it rings for.

    `about_case` is no `case_id`: whoever leaves the case still sees what became of their alarm.
    """

    SEALED: ClassVar = (
        "words", "whereabouts", "in_danger", "children", "weapons", "called_999", "call_back",
        "incident_number", "reason", "accepted_by",
    )  # fmt: skip

    id = models.UUIDField(primary_key=True)
    person_id = models.UUIDField()
    about_case = models.UUIDField(null=True, db_index=True)
    area = models.TextField()
    audience = ArrayField(models.UUIDField())
    state = models.TextField()
    level = models.SmallIntegerField(default=0)
    raised_by = models.UUIDField()
    raised_as = models.TextField()
    raised_from = models.UUIDField()
    raised_at = models.DateTimeField(db_index=True)
    acknowledged_by = models.UUIDField(null=True)
    acknowledged_at = models.DateTimeField(null=True)
    taken_over_by = models.UUIDField(null=True)
    taken_over_at = models.DateTimeField(null=True)
    stood_down_by = models.UUIDField(null=True)
    stood_down_at = models.DateTimeField(null=True)
    next_owner = models.TextField(default="")
    accepted_at = models.DateTimeField(null=True)
    words = models.BinaryField()
    whereabouts = models.BinaryField(null=True)
    in_danger = models.BinaryField(null=True)
    children = models.BinaryField(null=True)
    weapons = models.BinaryField(null=True)
    called_999 = models.BinaryField(null=True)
    call_back = models.BinaryField(null=True)
    incident_number = models.BinaryField(null=True)
    reason = models.BinaryField(null=True)
    accepted_by = models.BinaryField(null=True)

    class Meta:
        db_table = "risk_escalation"

    def __str__(self) -> str:
        return str(self.id)

    def as_entity(self) -> Entity:
        attributes = {"area": self.area, "raised_by": member_entity(self.raised_by)}
        return Entity("Escalation", str(self.id), attributes)

    def as_domain(self) -> domain.Escalation:
        names = (
            "id", "about_case", "area", "level", "raised_by", "raised_as", "raised_from",
            "raised_at", "acknowledged_at", "taken_over_at", "stood_down_at", "next_owner",
        )  # fmt: skip
        known = {name: getattr(self, name) for name in names}
        return domain.Escalation(state=domain.EscalationState(self.state), **known)


class Risk(models.Model):
    """A described harm with exactly one owner. Shared by all who work on its case.

    Its owner's and its contact's duty officers see that it is there and of what kind; its words
    reach the police through the valve alone.
    """

    SEALED: ClassVar = ("words", "why_closed")

    id = models.UUIDField(primary_key=True)
    case_id = models.UUIDField(db_index=True)
    person_id = models.UUIDField()
    area = models.TextField()
    audience = ArrayField(models.UUIDField())
    is_shared = models.BooleanField(default=True)
    kind = models.TextField()
    state = models.TextField(default=domain.RiskState.OPEN)
    owner_id = models.UUIDField(db_index=True)
    owner_kind = models.TextField()
    offered_to = models.UUIDField(null=True)
    offered_to_kind = models.TextField(default="")
    contact_id = models.UUIDField()
    contact_post = models.TextField()
    climbed = models.SmallIntegerField(default=0)
    raised_by = models.UUIDField()
    raised_as = models.TextField()
    raised_from = models.UUIDField()
    raised_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)
    words = models.BinaryField()
    why_closed = models.BinaryField(null=True)

    class Meta:
        db_table = "risk_risk"

    def __str__(self) -> str:
        return str(self.id)

    def as_entity(self) -> Entity:
        attributes = {
            "area": self.area,
            "owned_by": str(self.owner_id),
            "offered_to": str(self.offered_to or ""),
            "readers": [member_entity(each) for each in sorted(self.audience)],
        }
        return Entity("Risk", str(self.id), attributes)

    def as_domain(self) -> domain.Risk:
        names = (
            "id", "case_id", "area", "kind", "owner_id", "owner_kind", "offered_to",
            "offered_to_kind", "contact_id", "contact_post", "climbed", "raised_as",
            "raised_from", "raised_at", "closed_at",
        )  # fmt: skip
        known = {name: getattr(self, name) for name in names}
        return domain.Risk(
            state=domain.RiskState(self.state), readers=tuple(self.audience), **known
        )


class RiskStep(models.Model):
    """One line of a risk's history, with its owner from then on: never none, never two."""

    id = models.UUIDField(primary_key=True)
    risk_id = models.UUIDField(db_index=True)
    case_id = models.UUIDField()
    person_id = models.UUIDField()
    audience = ArrayField(models.UUIDField())
    is_shared = models.BooleanField(default=True)
    number = models.SmallIntegerField()
    how = models.TextField()
    owner_id = models.UUIDField()
    to_id = models.UUIDField(null=True)
    at = models.DateTimeField()
    by_as = models.TextField()
    by_from = models.UUIDField(null=True)

    class Meta:
        db_table = "risk_step"

    def __str__(self) -> str:
        return str(self.id)

    def as_domain(self) -> domain.Step:
        names = ("how", "owner_id", "to_id", "at", "by_as", "by_from")
        return domain.Step(**{name: getattr(self, name) for name in names})


class Duty(models.Model):
    """A body's own statutory duty towards the person of a case."""

    id = models.UUIDField(primary_key=True)
    case_id = models.UUIDField(db_index=True)
    person_id = models.UUIDField()
    area = models.TextField()
    audience = ArrayField(models.UUIDField())
    is_shared = models.BooleanField(default=True)
    organisation_id = models.UUIDField()
    duty = models.TextField()
    recorded_by = models.UUIDField()
    recorded_as = models.TextField()
    recorded_at = models.DateTimeField()

    class Meta:
        db_table = "risk_duty"

    def __str__(self) -> str:
        return str(self.id)

    def as_domain(self) -> domain.Duty:
        names = ("organisation_id", "duty", "recorded_as", "recorded_at")
        return domain.Duty(**{name: getattr(self, name) for name in names})


class Passage(models.Model):
    """What passes from support to the police, counted one by one (R27)."""

    SEALED: ClassVar = ("text", "reasons", "finding_reasons")

    id = models.UUIDField(primary_key=True)
    case_id = models.UUIDField(db_index=True)
    person_id = models.UUIDField()
    area = models.TextField()
    audience = ArrayField(models.UUIDField())
    is_shared = models.BooleanField(default=True)
    kind = models.TextField()
    state = models.TextField()
    escalation_id = models.UUIDField(null=True)
    ground = models.TextField(default="")
    duty = models.TextField(default="")
    proposed_by = models.UUIDField()
    proposed_posts = ArrayField(models.UUIDField())
    proposed_as = models.TextField()
    proposed_from = models.UUIDField()
    proposed_at = models.DateTimeField()
    agreed_by = models.UUIDField(null=True)
    agreed_as = models.TextField(default="")
    passed_at = models.DateTimeField(null=True)
    checked_by = models.UUIDField(null=True)
    checked_at = models.DateTimeField(null=True)
    is_overdue = models.BooleanField(default=False)
    text = models.BinaryField(null=True)
    reasons = models.BinaryField(null=True)
    finding_reasons = models.BinaryField(null=True)

    class Meta:
        db_table = "risk_passage"

    def __str__(self) -> str:
        return str(self.id)

    def as_entity(self) -> Entity:
        attributes = {
            "area": self.area,
            "has_passed": self.passed_at is not None,
            "readers": [member_entity(each) for each in sorted(self.audience)],
        }
        return Entity("Passage", str(self.id), attributes)

    def as_domain(self) -> domain.Passage:
        names = (
            "id", "case_id", "area", "kind", "ground", "duty", "proposed_by", "proposed_as",
            "proposed_from", "proposed_at", "agreed_by", "agreed_as", "passed_at",
            "checked_at", "is_overdue", "escalation_id",
        )  # fmt: skip
        known = {name: getattr(self, name) for name in names}
        return domain.Passage(
            state=domain.PassageState(self.state),
            proposed_posts=tuple(self.proposed_posts),
            **known,
        )
