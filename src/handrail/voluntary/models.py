"""Steps of agreement to support and words of the person: shared by all who work on the case."""

from __future__ import annotations

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models

from handrail.voluntary import domain


class Step(models.Model):
    """One step: asked, given, refused or withdrawn. The last one counts; none is ever changed."""

    SEALED: ClassVar = ("present", "best_interests")

    id = models.UUIDField(primary_key=True)
    case_id = models.UUIDField(db_index=True)
    person_id = models.UUIDField()
    area = models.TextField()
    audience = ArrayField(models.UUIDField())
    is_shared = models.BooleanField(default=True)
    is_the_persons = models.BooleanField(default=True)
    position = models.IntegerField()
    state = models.TextField()
    on_day = models.DateField()
    by_post = models.TextField()
    words_said = models.BooleanField()
    has_capacity = models.BooleanField()
    made_at = models.DateTimeField()
    present = models.BinaryField(null=True)
    best_interests = models.BinaryField(null=True)

    class Meta:
        db_table = "voluntary_agreement"
        constraints = (
            models.UniqueConstraint(fields=["case_id", "position"], name="agreement_in_order"),
        )

    def __str__(self) -> str:
        return str(self.id)

    def as_domain(self) -> domain.Step:
        names = (
            "id", "case_id", "position", "on_day", "by_post", "words_said", "has_capacity",
        )  # fmt: skip
        return domain.Step(
            state=domain.AgreementState(self.state), **{name: getattr(self, name) for name in names}
        )


class Voice(models.Model):
    """What the person says, in the advocate's hand."""

    SEALED: ClassVar = ("text",)

    id = models.UUIDField(primary_key=True)
    case_id = models.UUIDField(db_index=True)
    person_id = models.UUIDField()
    area = models.TextField()
    audience = ArrayField(models.UUIDField())
    is_shared = models.BooleanField(default=True)
    is_the_persons = models.BooleanField(default=True)
    on_day = models.DateField()
    by_post = models.TextField()
    made_at = models.DateTimeField()
    text = models.BinaryField()

    class Meta:
        db_table = "voluntary_voice"

    def __str__(self) -> str:
        return str(self.id)

    def as_domain(self) -> domain.Voice:
        names = ("id", "case_id", "on_day", "by_post")
        return domain.Voice(**{name: getattr(self, name) for name in names})
