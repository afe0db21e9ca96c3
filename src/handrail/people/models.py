"""The person's identity, sealed; the blind keys by which 'possibly the same' is found; the pairs."""

from __future__ import annotations

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models

from handrail.people import domain
from handrail.policy.engine import Entity


class Person(models.Model):
    """Somebody the centre may support. Its id is also the id of the key that seals it."""

    SEALED: ClassVar = ("forename", "surname", "date_of_birth", "address", "postcode")

    id = models.UUIDField(primary_key=True)
    area = models.TextField()
    audience = ArrayField(models.UUIDField())
    entered_at = models.DateTimeField()
    blind_keys = ArrayField(models.IntegerField())
    forename = models.BinaryField()
    surname = models.BinaryField()
    date_of_birth = models.BinaryField()
    address = models.BinaryField()
    postcode = models.BinaryField()

    class Meta:
        db_table = "people_person"
        # Each import looks up what it has just entered, so a list of pending rows would be searched
        # row by row: without it 20,000 people take seconds, with it half a minute.
        indexes = [
            GinIndex(fields=["blind_keys"], fastupdate=False, name="people_person_blind_keys")
        ]

    def __str__(self) -> str:
        return str(self.id)

    @property
    def person_id(self) -> object:
        return self.id


class SamePersonPair(models.Model):
    """Two people who may be one, and what a human decided."""

    SEALED: ClassVar = ("reasons", "reopened_because")

    id = models.UUIDField(primary_key=True)
    person_id = models.UUIDField()
    left_id = models.UUIDField()
    right_id = models.UUIDField()
    areas = ArrayField(models.TextField())
    audience = ArrayField(models.UUIDField())
    state = models.TextField(default=domain.PairState.PROPOSED)
    decided_at = models.DateTimeField(null=True)
    decided_by = models.UUIDField(null=True)
    reasons = models.BinaryField(null=True)
    reopened_at = models.DateTimeField(null=True)
    reopened_because = models.BinaryField(null=True)

    class Meta:
        db_table = "people_same_person_pair"
        constraints = [
            models.UniqueConstraint(fields=["left_id", "right_id"], name="people_pair_once")
        ]

    def __str__(self) -> str:
        return str(self.id)

    def as_entity(self) -> Entity:
        """A pair is decided by whoever works on the cases of either area."""
        return Entity("Pair", str(self.id), {"areas": self.areas})

    def as_domain(self) -> domain.SamePersonPair:
        return domain.SamePersonPair(
            id=self.id,
            left_id=self.left_id,
            right_id=self.right_id,
            state=domain.PairState(self.state),
            decided_at=self.decided_at,
            reopened_at=self.reopened_at,
        )
