"""Safety statements: asked by the centre, answered by the police, read by all who work on the case."""

from __future__ import annotations

from typing import ClassVar
from uuid import UUID

from django.contrib.postgres.fields import ArrayField
from django.db import models

from handrail.acts.domain import member_entity
from handrail.policy.engine import Entity
from handrail.safety import domain


class SafetyStatement(models.Model):
    """What the police of one nomination were asked, and what they stated. Names no source.

    Who gives it sees the row and not the case; who works on the case sees it from the first.
    """

    SEALED: ClassVar = ("precautions",)

    id = models.UUIDField(primary_key=True)
    case_id = models.UUIDField(db_index=True)
    person_id = models.UUIDField()
    area = models.TextField()
    audience = ArrayField(models.UUIDField())
    is_shared = models.BooleanField(default=True)
    police_id = models.UUIDField()
    nomination_id = models.UUIDField()
    originator_reference = models.TextField()
    asked_by = models.UUIDField()
    asked_at = models.DateTimeField()
    answer = models.TextField(default="")
    stated_by = models.UUIDField(null=True)
    stated_at = models.DateTimeField(null=True)
    holds_until = models.DateTimeField(null=True)
    outdated_at = models.DateTimeField(null=True)
    precautions = models.BinaryField(null=True)

    class Meta:
        db_table = "safety_statement"

    def __str__(self) -> str:
        return str(self.id)

    def as_domain(self) -> domain.SafetyStatement:
        names = (
            "id", "case_id", "police_id", "originator_reference", "asked_at", "stated_at",
            "holds_until", "outdated_at",
        )  # fmt: skip
        return domain.SafetyStatement(
            answer=domain.SafetyAnswer(self.answer) if self.answer else None,
            **{name: getattr(self, name) for name in names},
        )

    def as_entity(self) -> Entity:
        attributes = {
            "police": str(self.police_id),
            "area": self.area,
            "workers": [member_entity(worker) for worker in sorted(self.workers)],
        }
        return Entity("SafetyStatement", str(self.id), attributes)

    # Set by the query that finds the row for an act, where the case is in scope.
    workers: tuple[UUID, ...] = ()
