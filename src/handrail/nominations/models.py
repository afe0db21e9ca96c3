"""Nominations, their statements and deconfliction results: the originator's words, sealed."""

from __future__ import annotations

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models

from handrail.nominations.rules import LIVE, NominationState
from handrail.policy.engine import Entity


class Nomination(models.Model):
    """An originator's proposal that a person be supported."""

    SEALED: ClassVar = ("concern", "adjustments", "withdrawn_because")

    id = models.UUIDField(primary_key=True)
    person_id = models.UUIDField(db_index=True)
    case_id = models.UUIDField(db_index=True)
    originator_id = models.UUIDField()
    nominated_by = models.UUIDField()
    originator_reference = models.TextField()
    commitment = models.TextField()
    area = models.TextField()
    audience = ArrayField(models.UUIDField())
    state = models.TextField()
    received_at = models.DateTimeField()
    subject_category = models.TextField()
    pursue_status = models.TextField()
    threshold = models.TextField()
    ground = models.TextField()
    marking = models.TextField()
    closed_on = models.DateField(null=True)
    clear_until = models.DateTimeField(null=True)
    concern = models.BinaryField()
    adjustments = models.BinaryField(null=True)
    ended_at = models.DateTimeField(null=True)
    withdrawn_because = models.BinaryField(null=True)

    class Meta:
        db_table = "nominations_nomination"
        constraints = [
            models.UniqueConstraint(
                fields=["originator_id", "originator_reference"], name="nominations_once"
            )
        ]
        indexes = [
            models.Index(
                fields=["originator_id"],
                condition=models.Q(state__in=[*LIVE]),
                name="nominations_live",
            )
        ]

    def __str__(self) -> str:
        return str(self.id)

    def as_entity(self) -> Entity:
        attributes = {"originator": str(self.originator_id), "area": self.area}
        return Entity("Nomination", str(self.id), attributes)

    @property
    def as_state(self) -> NominationState:
        return NominationState(self.state)


class Statement(models.Model):
    """One graded statement of a nomination: an item that can be disclosed by itself."""

    SEALED: ClassVar = ("text", "author", "handling_conditions")

    id = models.UUIDField(primary_key=True)
    nomination_id = models.UUIDField(db_index=True)
    person_id = models.UUIDField()
    audience = ArrayField(models.UUIDField())
    position = models.IntegerField()
    kind = models.TextField()
    source_grade = models.TextField()
    intelligence_grade = models.TextField()
    handling = models.TextField()
    intelligence_derived = models.BooleanField()
    regime = models.TextField()
    text = models.BinaryField()
    author = models.BinaryField()
    handling_conditions = models.BinaryField(null=True)

    class Meta:
        db_table = "nominations_statement"

    def __str__(self) -> str:
        return str(self.id)


class Deconfliction(models.Model):
    """The result of one check: go on or not now, until when, and never why (R7)."""

    id = models.UUIDField(primary_key=True)
    nomination_id = models.UUIDField(db_index=True)
    person_id = models.UUIDField()
    audience = ArrayField(models.UUIDField())
    result = models.TextField()
    checked_on = models.DateField()
    expires_at = models.DateTimeField()
    recorded_by = models.UUIDField()
    recorded_at = models.DateTimeField()

    class Meta:
        db_table = "nominations_deconfliction"

    def __str__(self) -> str:
        return str(self.id)
