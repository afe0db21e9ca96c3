"""Entries of cost: an organisation's own, never changed, corrected by newer ones."""

from __future__ import annotations

from django.db import models

from handrail.evaluation import domain
from handrail.policy.engine import Entity


class Cost(models.Model):
    """One amount of one kind for one month."""

    id = models.UUIDField(primary_key=True)
    organisation_id = models.UUIDField(db_index=True)
    area = models.TextField()
    kind = models.TextField()
    grade = models.TextField(default="")
    hours = models.DecimalField(max_digits=8, decimal_places=2, null=True)
    pence = models.BigIntegerField(null=True)
    month = models.DateField()
    entered_by = models.UUIDField()
    entered_at = models.DateTimeField()
    corrects = models.UUIDField(null=True, unique=True)
    correction = models.TextField(default="")

    class Meta:
        db_table = "evaluation_cost"

    def __str__(self) -> str:
        return f"cost {self.id}"

    def as_entity(self) -> Entity:
        return Entity(
            "CostBook", str(self.organisation_id), {"organisation": str(self.organisation_id)}
        )

    def as_domain(self) -> domain.Cost:
        return domain.Cost(
            kind=self.kind,
            area=self.area,
            month=self.month,
            hours=self.hours,
            grade=self.grade,
            pence=self.pence,
        )
