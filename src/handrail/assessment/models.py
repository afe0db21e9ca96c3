"""Needs and strengths. Seen by all who work on the case, and by whoever joins them."""

from __future__ import annotations

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models

from handrail.acts.domain import member_entity
from handrail.assessment import domain
from handrail.policy.engine import Entity


class Need(models.Model):
    """What the person needs: words, the person's own view, and what it came from."""

    SEALED: ClassVar = ("text", "persons_words", "reason")

    id = models.UUIDField(primary_key=True)
    case_id = models.UUIDField(db_index=True)
    person_id = models.UUIDField()
    area = models.TextField()
    audience = ArrayField(models.UUIDField())
    is_shared = models.BooleanField(default=True)
    topic = models.TextField()
    state = models.TextField(default=domain.NeedState.OPEN)
    persons_view = models.TextField()
    sources = ArrayField(models.UUIDField(), default=list)
    recorded_by = models.UUIDField()
    organisation_id = models.UUIDField()
    recorded_at = models.DateTimeField()
    revised_at = models.DateTimeField(null=True)
    met_at = models.DateTimeField(null=True)
    reason_code = models.TextField(default="")
    text = models.BinaryField()
    persons_words = models.BinaryField(null=True)
    reason = models.BinaryField(null=True)

    class Meta:
        db_table = "assessment_need"

    def __str__(self) -> str:
        return str(self.id)

    def as_entity(self) -> Entity:
        attributes = {
            "area": self.area,
            "readers": [member_entity(each) for each in sorted(self.audience)],
        }
        return Entity("Need", str(self.id), attributes)

    def as_domain(self) -> domain.Need:
        names = (
            "id", "case_id", "topic", "persons_view", "recorded_by", "organisation_id",
            "recorded_at", "revised_at", "met_at", "reason_code",
        )  # fmt: skip
        return domain.Need(
            state=domain.NeedState(self.state),
            sources=tuple(self.sources),
            **{name: getattr(self, name) for name in names},
        )


class FormerWords(models.Model):
    """What a need said before it was revised."""

    SEALED: ClassVar = ("text",)

    id = models.UUIDField(primary_key=True)
    need_id = models.UUIDField(db_index=True)
    case_id = models.UUIDField(db_index=True)
    person_id = models.UUIDField()
    area = models.TextField()
    audience = ArrayField(models.UUIDField())
    is_shared = models.BooleanField(default=True)
    said_at = models.DateTimeField()
    until = models.DateTimeField()
    text = models.BinaryField()

    class Meta:
        db_table = "assessment_former_words"

    def __str__(self) -> str:
        return str(self.id)


class Strength(models.Model):
    """What the person can build on."""

    SEALED: ClassVar = ("text",)

    id = models.UUIDField(primary_key=True)
    case_id = models.UUIDField(db_index=True)
    person_id = models.UUIDField()
    area = models.TextField()
    audience = ArrayField(models.UUIDField())
    is_shared = models.BooleanField(default=True)
    topic = models.TextField()
    sources = ArrayField(models.UUIDField(), default=list)
    recorded_by = models.UUIDField()
    organisation_id = models.UUIDField()
    recorded_at = models.DateTimeField()
    text = models.BinaryField()

    class Meta:
        db_table = "assessment_strength"

    def __str__(self) -> str:
        return str(self.id)

    def as_domain(self) -> domain.Strength:
        names = ("id", "case_id", "topic", "recorded_by", "organisation_id", "recorded_at")
        return domain.Strength(
            sources=tuple(self.sources), **{name: getattr(self, name) for name in names}
        )
