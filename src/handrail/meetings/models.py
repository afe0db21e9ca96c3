"""Meetings, what came of them, and the plan. Shared by all who work on the case."""

from __future__ import annotations

from typing import Any, ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models

from handrail.acts.domain import member_entity
from handrail.meetings import domain
from handrail.policy.engine import Entity


class Meeting(models.Model):
    """One meeting on a case: the centre's own, or the existing lead's, which it joined."""

    SEALED: ClassVar = ("new_items", "agreed")

    id = models.UUIDField(primary_key=True)
    case_id = models.UUIDField(db_index=True)
    person_id = models.UUIDField()
    area = models.TextField()
    audience = ArrayField(models.UUIDField())
    is_shared = models.BooleanField(default=True)
    state = models.TextField()
    starts_at = models.DateTimeField()
    place = models.TextField()
    chair_id = models.UUIDField(null=True)
    entered_at = models.DateTimeField()
    signed_by = models.UUIDField(null=True)
    signed_at = models.DateTimeField(null=True)
    new_items = models.BinaryField(null=True)
    agreed = models.BinaryField(null=True)

    # Set by the query that finds the row for an act: who works on its case.
    workers: tuple[Any, ...] = ()

    class Meta:
        db_table = "meetings_meeting"

    def __str__(self) -> str:
        return str(self.id)

    def as_entity(self) -> Entity:
        workers = [member_entity(worker) for worker in sorted(self.workers)]
        return Entity("Meeting", str(self.id), {"area": self.area, "workers": workers})

    def as_domain(self) -> domain.Meeting:
        names = ("id", "case_id", "area", "starts_at", "place", "chair_id", "signed_at")
        return domain.Meeting(
            state=domain.MeetingState(self.state), **{name: getattr(self, name) for name in names}
        )


class Attendance(models.Model):
    """Who came to a meeting, or sent word, and for whom."""

    id = models.UUIDField(primary_key=True)
    case_id = models.UUIDField(db_index=True)
    meeting_id = models.UUIDField()
    person_id = models.UUIDField()
    audience = ArrayField(models.UUIDField())
    is_shared = models.BooleanField(default=True)
    organisation_id = models.UUIDField()
    post_id = models.UUIDField()
    title = models.TextField()
    coming = models.TextField()
    entered_at = models.DateTimeField()

    class Meta:
        db_table = "meetings_attendance"

    def __str__(self) -> str:
        return str(self.id)

    def as_domain(self) -> domain.Attendance:
        return domain.Attendance(
            post_id=self.post_id,
            organisation_id=self.organisation_id,
            title=self.title,
            coming=self.coming,
        )


class Decision(models.Model):
    """What a meeting decided, how, and why."""

    SEALED: ClassVar = ("question", "options", "decided", "reasons")

    id = models.UUIDField(primary_key=True)
    case_id = models.UUIDField(db_index=True)
    meeting_id = models.UUIDField()
    person_id = models.UUIDField()
    audience = ArrayField(models.UUIDField())
    is_shared = models.BooleanField(default=True)
    how = models.TextField()
    decided_at = models.DateTimeField()
    question = models.BinaryField()
    options = models.BinaryField()
    decided = models.BinaryField()
    reasons = models.BinaryField()

    class Meta:
        db_table = "meetings_decision"

    def __str__(self) -> str:
        return str(self.id)


class Attestation(models.Model):
    """What an originator attests before a meeting: the one row of it that its officers see."""

    id = models.UUIDField(primary_key=True)
    case_id = models.UUIDField(db_index=True)
    meeting_id = models.UUIDField()
    person_id = models.UUIDField()
    audience = ArrayField(models.UUIDField())
    is_shared = models.BooleanField(default=True)
    originator_id = models.UUIDField()
    starts_at = models.DateTimeField()
    state = models.TextField(default=domain.Attested.AWAITED)
    attested_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "meetings_attestation"

    def __str__(self) -> str:
        return str(self.id)

    def as_entity(self) -> Entity:
        return Entity("Attestation", str(self.id), {"originator": str(self.originator_id)})

    def as_domain(self) -> domain.Attestation:
        names = ("id", "case_id", "meeting_id", "originator_id", "starts_at")
        return domain.Attestation(
            state=domain.Attested(self.state), **{name: getattr(self, name) for name in names}
        )


class Plan(models.Model):
    """The plan as its chair signed it: kept word for word, so that later changes do not alter it."""

    SEALED: ClassVar = ("text",)

    id = models.UUIDField(primary_key=True)
    case_id = models.UUIDField(db_index=True)
    person_id = models.UUIDField()
    audience = ArrayField(models.UUIDField())
    is_shared = models.BooleanField(default=True)
    version = models.IntegerField()
    signed_by = models.UUIDField()
    signed_at = models.DateTimeField()
    text = models.BinaryField()

    class Meta:
        db_table = "meetings_plan"
        constraints = [
            models.UniqueConstraint(fields=["case_id", "version"], name="meetings_plan_version")
        ]

    def __str__(self) -> str:
        return str(self.id)

    def as_domain(self) -> domain.SignedPlan:
        return domain.SignedPlan(
            id=self.id, case_id=self.case_id, version=self.version, signed_at=self.signed_at
        )
