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
