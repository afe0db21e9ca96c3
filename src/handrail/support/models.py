"""Actions of support. Seen by the centre and by the worker who does them."""

from __future__ import annotations

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models

from handrail.acts.domain import member_entity
from handrail.policy.engine import Entity
from handrail.support import domain


class SupportAction(models.Model):
    """Agreed support: a purpose, an owner, a date, an outcome."""

    SEALED: ClassVar = ("description", "outcome", "second_look")

    id = models.UUIDField(primary_key=True)
    case_id = models.UUIDField(db_index=True)
    disclosure_id = models.UUIDField()
    person_id = models.UUIDField()
    area = models.TextField()
    audience = ArrayField(models.UUIDField())
    is_shared = models.BooleanField(default=True)
    need_id = models.UUIDField(null=True)
    sessions_ordered = models.IntegerField(default=0)
    owner_id = models.UUIDField()
    worker_id = models.UUIDField()
    state = models.TextField(default=domain.ActionState.PROPOSED)
    purpose = models.TextField()
    due_on = models.DateField()
    told_on = models.DateField()
    agreed_on = models.DateField()
    proposed_at = models.DateTimeField()
    confirmed_at = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)
    looked_at = models.DateTimeField(null=True)
    description = models.BinaryField()
    outcome = models.BinaryField(null=True)
    second_look = models.BinaryField(null=True)

    class Meta:
        db_table = "support_action"

    def __str__(self) -> str:
        return str(self.id)

    def as_entity(self) -> Entity:
        attributes = {
            "area": self.area,
            "owner": str(self.owner_id),
            "worker": member_entity(self.worker_id),
            "held": self.state == domain.ActionState.HELD,
        }
        return Entity("SupportAction", str(self.id), attributes)

    def as_domain(self) -> domain.SupportAction:
        names = (
            "id", "case_id", "disclosure_id", "owner_id", "worker_id", "purpose", "due_on",
            "told_on", "agreed_on", "need_id", "sessions_ordered",
        )  # fmt: skip
        return domain.SupportAction(
            state=domain.ActionState(self.state), **{name: getattr(self, name) for name in names}
        )


class Session(models.Model):
    """One session of an action: on which day, when it was entered, and whether it was delivered.

    Seen by the centre and by the worker: who else sits at the table reads counts at most.
    """

    id = models.UUIDField(primary_key=True)
    case_id = models.UUIDField(db_index=True)
    action_id = models.UUIDField(db_index=True)
    person_id = models.UUIDField()
    audience = ArrayField(models.UUIDField())
    happened_on = models.DateField()
    entered_at = models.DateTimeField()
    why_not = models.TextField(default="")

    class Meta:
        db_table = "support_session"

    def __str__(self) -> str:
        return str(self.id)

    def as_domain(self) -> domain.Session:
        names = ("id", "action_id", "happened_on", "entered_at", "why_not")
        return domain.Session(**{name: getattr(self, name) for name in names})
