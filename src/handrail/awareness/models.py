"""Rows of awareness: answers that all who work on the case share, and grounds that few may read."""

from __future__ import annotations

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models

from handrail.awareness import domain
from handrail.policy.engine import Entity


class Answer(models.Model):
    """One answer to 'does the person know?': told on a day, or asked and decided not to tell yet."""

    SEALED: ClassVar = ("route",)

    id = models.UUIDField(primary_key=True)
    case_id = models.UUIDField(db_index=True)
    person_id = models.UUIDField()
    area = models.TextField()
    audience = ArrayField(models.UUIDField())
    is_shared = models.BooleanField(default=True)
    is_the_persons = models.BooleanField(default=False)
    position = models.IntegerField()
    state = models.TextField()
    on_day = models.DateField()
    how = models.TextField(default="")
    by_post = models.TextField()
    review_on = models.DateField(null=True)
    made_at = models.DateTimeField()
    route = models.BinaryField(null=True)

    class Meta:
        db_table = "awareness_awareness"
        constraints = (
            models.UniqueConstraint(fields=["case_id", "position"], name="awareness_in_order"),
        )

    def __str__(self) -> str:
        return str(self.id)

    def as_entity(self) -> Entity:
        return Entity("Withholding", str(self.id), {"area": self.area})

    def as_domain(self) -> domain.Answer:
        names = ("id", "case_id", "position", "on_day", "how", "by_post", "review_on")
        return domain.Answer(
            state=domain.AnswerState(self.state), **{name: getattr(self, name) for name in names}
        )


class Ground(models.Model):
    """Why the person is not told yet: for the centre that asks and the reviewers who decide."""

    SEALED: ClassVar = ("reasons", "decision_reasons")

    id = models.UUIDField(primary_key=True)
    answer_id = models.UUIDField(db_index=True)
    case_id = models.UUIDField(db_index=True)
    person_id = models.UUIDField()
    area = models.TextField()
    audience = ArrayField(models.UUIDField())
    regime = models.TextField()
    ground = models.TextField()
    considered = ArrayField(models.TextField())
    is_one_more = models.BooleanField(default=False)
    reasons = models.BinaryField()
    decision_reasons = models.BinaryField(null=True)

    class Meta:
        db_table = "awareness_ground"

    def __str__(self) -> str:
        return str(self.id)
