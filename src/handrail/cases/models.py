"""Cases. A row says where a case stands; what is said in it is sealed or lies elsewhere."""

from __future__ import annotations

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models

from handrail.acts.domain import member_entity
from handrail.cases import domain
from handrail.policy.engine import Entity


class Case(models.Model):
    """What the centre and partners do about one person in one area.

    Its audience is who takes part: the area's coordinators, the officers who accepted a disclosure
    (`workers`), the chair's post and the person's advocate.
    """

    SEALED: ClassVar = ("what_has_changed",)

    id = models.UUIDField(primary_key=True)
    person_id = models.UUIDField(db_index=True)
    area = models.TextField()
    audience = ArrayField(models.UUIDField())
    workers = ArrayField(models.UUIDField(), default=list)
    chair_id = models.UUIDField(null=True)
    advocate_id = models.UUIDField(null=True)
    state = models.TextField(default=domain.CaseState.OPEN)
    opened_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)
    outcome = models.TextField(default="")
    what_has_changed = models.BinaryField(null=True)

    class Meta:
        db_table = "cases_case"

    def __str__(self) -> str:
        return str(self.id)

    def as_entity(self) -> Entity:
        attributes = {
            "area": self.area,
            "workers": [member_entity(worker) for worker in sorted(self.workers)],
            "advocate": member_entity(self.advocate_id),
        }
        return Entity("Case", str(self.id), attributes)

    def as_domain(self) -> domain.Case:
        return domain.Case(
            id=self.id,
            person_id=self.person_id,
            area=self.area,
            state=domain.CaseState(self.state),
            opened_at=self.opened_at,
            closed_at=self.closed_at,
            outcome=self.outcome,
            workers=tuple(self.workers),
            chair_id=self.chair_id,
            advocate_id=self.advocate_id,
            working=tuple(each for each in self.audience if each != self.advocate_id),
        )


class Lead(models.Model):
    """One answer to 'Who already leads?' (R44). The newest holds; all who work on the case share it.

    `pointer` is the lead's own reference, and no second record of what the lead knows.
    """

    SEALED: ClassVar = ("pointer",)

    id = models.UUIDField(primary_key=True)
    case_id = models.UUIDField(db_index=True)
    person_id = models.UUIDField()
    area = models.TextField()
    audience = ArrayField(models.UUIDField())
    is_shared = models.BooleanField(default=True)
    kind = models.TextField()
    organisation_id = models.UUIDField(null=True)
    recorded_by = models.UUIDField()
    recorded_at = models.DateTimeField()
    pointer = models.BinaryField(null=True)

    class Meta:
        db_table = "cases_lead"

    def __str__(self) -> str:
        return str(self.id)

    def as_domain(self) -> domain.Lead:
        return domain.Lead(
            case_id=self.case_id,
            kind=domain.LeadKind(self.kind),
            organisation_id=self.organisation_id,
            recorded_at=self.recorded_at,
        )
