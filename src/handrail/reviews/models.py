"""Reviews that were done, and those that are due after a case closed."""

from __future__ import annotations

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models

from handrail.policy.engine import Entity
from handrail.reviews import domain


class Review(models.Model):
    """What somebody said of how support goes, or how the person is after it."""

    SEALED: ClassVar = ("narrative",)

    id = models.UUIDField(primary_key=True)
    case_id = models.UUIDField(db_index=True)
    person_id = models.UUIDField()
    audience = ArrayField(models.UUIDField())
    is_shared = models.BooleanField()
    kind = models.TextField()
    happened_on = models.DateField()
    entered_at = models.DateTimeField()
    entered_by = models.UUIDField()
    next_on = models.DateField(null=True)
    sessions_ordered = models.IntegerField(default=0)
    sessions_delivered = models.IntegerField(default=0)
    narrative = models.BinaryField()

    class Meta:
        db_table = "reviews_review"

    def __str__(self) -> str:
        return str(self.id)

    def as_domain(self) -> domain.Review:
        names = (
            "id", "case_id", "person_id", "happened_on", "entered_at", "next_on",
            "sessions_ordered", "sessions_delivered",
        )  # fmt: skip
        return domain.Review(
            kind=domain.ReviewKind(self.kind), **{name: getattr(self, name) for name in names}
        )


class ExitReview(models.Model):
    """A review that is due after a case closed. Its clock is about it; nothing is said in it."""

    id = models.UUIDField(primary_key=True)
    case_id = models.UUIDField(db_index=True)
    person_id = models.UUIDField()
    area = models.TextField()
    audience = ArrayField(models.UUIDField())
    kind = models.TextField()
    owner_id = models.UUIDField()
    due_at = models.DateTimeField()
    overdue_at = models.DateTimeField(null=True)
    done_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "reviews_exit_review"

    def __str__(self) -> str:
        return str(self.id)

    def as_entity(self) -> Entity:
        attributes = {"area": self.area, "owner": str(self.owner_id)}
        return Entity("ExitReview", str(self.id), attributes)

    def as_domain(self) -> domain.ExitReview:
        names = ("id", "case_id", "area", "owner_id", "due_at", "overdue_at", "done_at")
        return domain.ExitReview(
            kind=domain.ReviewKind(self.kind), **{name: getattr(self, name) for name in names}
        )
