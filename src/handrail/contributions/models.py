"""What partners say they know, and what they are asked. Seen by few until its owner releases it."""

from __future__ import annotations

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models

from handrail.acts.domain import member_entity
from handrail.contributions import domain
from handrail.policy.engine import Entity

IS_OPEN_TO_ALL = models.Q(
    state="released",
    content_class__in=["ordinary", "family", "belief"],
)


class Contribution(models.Model):
    """One thing that a partner says it knows.

    Whatever says `is_shared` reaches those who join the case later; the database keeps that from
    what was not released and from what is clinical.
    """

    SEALED: ClassVar = ("text",)

    id = models.UUIDField(primary_key=True)
    case_id = models.UUIDField(db_index=True)
    person_id = models.UUIDField()
    area = models.TextField()
    audience = ArrayField(models.UUIDField())
    is_shared = models.BooleanField(default=False)
    owner_id = models.UUIDField()
    contributor_id = models.UUIDField()
    request_id = models.UUIDField(null=True)
    state = models.TextField(default=domain.ContributionState.HELD)
    part = models.TextField()
    topic = models.TextField()
    content_class = models.TextField()
    decision_served = models.TextField()
    basis = models.TextField()
    statement_kind = models.TextField()
    as_of = models.DateField()
    contributed_at = models.DateTimeField()
    released_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)
    text = models.BinaryField()

    class Meta:
        db_table = "contributions_contribution"
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(is_shared=False) | IS_OPEN_TO_ALL,
                name="contribution_shared_when_released",
            )
        ]

    def __str__(self) -> str:
        return str(self.id)

    def as_entity(self) -> Entity:
        attributes = {
            "area": self.area,
            "contributor": member_entity(self.contributor_id),
            "readers": [member_entity(each) for each in sorted(self.audience)],
            "shared": self.is_shared,
        }
        return Entity("Contribution", str(self.id), attributes)

    def as_domain(self) -> domain.Contribution:
        names = (
            "id", "case_id", "owner_id", "contributor_id", "part", "topic", "decision_served",
            "basis", "statement_kind", "as_of", "is_shared", "contributed_at", "released_at",
            "request_id",
        )  # fmt: skip
        return domain.Contribution(
            state=domain.ContributionState(self.state),
            content_class=domain.ContentClass(self.content_class),
            **{name: getattr(self, name) for name in names},
        )


class InformationRequest(models.Model):
    """Something that the coordinator or the chair asks a partner, for one decision."""

    SEALED: ClassVar = ("question",)

    id = models.UUIDField(primary_key=True)
    case_id = models.UUIDField(db_index=True)
    person_id = models.UUIDField()
    area = models.TextField()
    audience = ArrayField(models.UUIDField())
    asked_of_id = models.UUIDField()
    asked = ArrayField(models.UUIDField())
    decision_served = models.TextField()
    state = models.TextField(default=domain.RequestState.OPEN)
    asked_by = models.UUIDField()
    asked_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True)
    reason = models.TextField(default="")
    question = models.BinaryField()

    class Meta:
        db_table = "contributions_request"

    def __str__(self) -> str:
        return str(self.id)

    def as_entity(self) -> Entity:
        attributes = {
            "area": self.area,
            "asked": [member_entity(each) for each in sorted(self.asked)],
        }
        return Entity("InformationRequest", str(self.id), attributes)

    def as_domain(self) -> domain.InformationRequest:
        names = (
            "id", "case_id", "asked_of_id", "decision_served", "asked_at", "answered_at", "reason",
        )  # fmt: skip
        return domain.InformationRequest(
            state=domain.RequestState(self.state),
            asked=tuple(self.asked),
            **{name: getattr(self, name) for name in names},
        )
