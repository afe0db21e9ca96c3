"""The wrapped keys. Destroying one here erases what it sealed; nothing here is content."""

from __future__ import annotations

from django.db import models
from django.db.models import Q


class PersonKey(models.Model):
    """A person's key, wrapped by a version of the key-encryption key; no bytes once destroyed."""

    id = models.UUIDField(primary_key=True)
    wrapped = models.BinaryField(null=True)
    kek_version = models.IntegerField()
    made_at = models.DateTimeField()
    destroyed_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "vault_person_key"
        constraints = [
            models.CheckConstraint(
                condition=Q(wrapped__isnull=False, destroyed_at__isnull=True)
                | Q(wrapped__isnull=True, destroyed_at__isnull=False),
                name="vault_person_key_whole_or_gone",
            )
        ]

    def __str__(self) -> str:
        return f"person key {self.id}"


class ItemKey(models.Model):
    """The key and salt of one content row, whose id it bears, wrapped by the person's key."""

    id = models.UUIDField(primary_key=True)
    # No constraint in the database: a foreign key would tell who may insert that a hidden row exists.
    person_key = models.ForeignKey(PersonKey, on_delete=models.DO_NOTHING, db_constraint=False)
    version = models.PositiveSmallIntegerField(default=1)
    wrapped = models.BinaryField(null=True)
    destroyed_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "vault_item_key"
        constraints = [
            models.CheckConstraint(
                condition=Q(wrapped__isnull=False, destroyed_at__isnull=True)
                | Q(wrapped__isnull=True, destroyed_at__isnull=False),
                name="vault_item_key_whole_or_gone",
            )
        ]

    def __str__(self) -> str:
        return f"item key {self.id}"
