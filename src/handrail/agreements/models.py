"""Agreements between organisations. Seen by their parties only."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models

from handrail.agreements import domain


class Agreement(models.Model):
    """An information sharing agreement."""

    id = models.UUIDField(primary_key=True)
    reference = models.TextField()
    parties = ArrayField(models.UUIDField())
    purposes = ArrayField(models.TextField())
    item_kinds = ArrayField(models.TextField())
    gateways = ArrayField(models.TextField())
    signatories = ArrayField(models.TextField())
    signed_on = models.DateField()
    in_force_from = models.DateField()
    review_on = models.DateField()
    live_nominations = models.IntegerField()
    ended_on = models.DateField(null=True)

    class Meta:
        db_table = "agreements_agreement"

    def __str__(self) -> str:
        return self.reference

    def as_domain(self) -> domain.Agreement:
        return domain.Agreement(
            id=self.id,
            reference=self.reference,
            parties=tuple(self.parties),
            purposes=tuple(self.purposes),
            item_kinds=tuple(self.item_kinds),
            gateways=tuple(self.gateways),
            signatories=tuple(self.signatories),
            signed_on=self.signed_on,
            in_force_from=self.in_force_from,
            review_on=self.review_on,
            live_nominations=self.live_nominations,
            ended_on=self.ended_on,
        )
