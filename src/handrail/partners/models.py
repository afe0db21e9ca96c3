"""Organisations. Who takes part is public; who works there is not here."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models

from handrail.partners import domain


class Organisation(models.Model):
    """A body that takes part."""

    id = models.UUIDField(primary_key=True)
    name = models.TextField()
    kind = models.TextField()
    areas = ArrayField(models.TextField())
    services = ArrayField(models.TextField(), default=list)
    capacity = models.IntegerField(default=0)
    funding = models.TextField(default="")

    class Meta:
        db_table = "partners_organisation"

    def __str__(self) -> str:
        return self.name

    def as_domain(self) -> domain.Organisation:
        return domain.Organisation(
            id=self.id,
            name=self.name,
            kind=self.kind,
            areas=tuple(self.areas),
            services=tuple(self.services),
            capacity=self.capacity,
            funding=self.funding,
        )
