"""Questions, remarks, letters, consultations and responses. Organisations speak here, of no person."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models

from handrail.policy.engine import Entity
from handrail.questions import domain


class Letter(models.Model):
    """A letter to the programme, or the reply to one."""

    id = models.UUIDField(primary_key=True)
    title = models.TextField()
    organisation_id = models.UUIDField()
    on_behalf_of = models.TextField(default="")
    dated = models.DateField()
    text = models.TextField()
    is_public = models.BooleanField()
    replies_to = models.UUIDField(null=True)
    entered_by = models.UUIDField()
    entered_at = models.DateTimeField()

    class Meta:
        db_table = "questions_letter"

    def __str__(self) -> str:
        return f"letter {self.id}"

    def as_domain(self) -> domain.Letter:
        return domain.Letter(
            id=self.id,
            title=self.title,
            organisation_id=self.organisation_id,
            on_behalf_of=self.on_behalf_of,
            dated=self.dated,
            text=self.text,
            is_public=self.is_public,
            replies_to=self.replies_to,
        )


class Question(models.Model):
    """Something that is asked, and where it stands."""

    id = models.UUIDField(primary_key=True)
    text = models.TextField()
    topic = models.TextField(default="")
    asker_id = models.UUIDField()
    asked_by = models.UUIDField()
    asker_post = models.TextField()
    owner_id = models.UUIDField()
    is_public = models.BooleanField()
    letter_id = models.UUIDField(null=True, db_index=True)
    consultation_id = models.UUIDField(null=True, db_index=True)
    state = models.TextField(default=domain.QuestionState.OPEN)
    asked_at = models.DateTimeField()
    due_at = models.DateTimeField()
    overdue_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "questions_question"
        indexes = [models.Index(fields=["-asked_at", "id"], name="questions_by_age")]

    def __str__(self) -> str:
        return f"question {self.id}"

    def as_entity(self) -> Entity:
        attributes = {"asker": str(self.asker_id), "owner": str(self.owner_id)}
        return Entity("Question", str(self.id), attributes)

    def as_domain(self) -> domain.Question:
        return domain.Question(
            id=self.id,
            text=self.text,
            topic=self.topic,
            asker_id=self.asker_id,
            asker_post=self.asker_post,
            owner_id=self.owner_id,
            is_public=self.is_public,
            state=domain.QuestionState(self.state),
            asked_at=self.asked_at,
            due_at=self.due_at,
            overdue_at=self.overdue_at,
            letter_id=self.letter_id,
            consultation_id=self.consultation_id,
        )


class Remark(models.Model):
    """An answer, or why one is disputed. Never changed and never removed."""

    id = models.UUIDField(primary_key=True)
    question_id = models.UUIDField(db_index=True)
    is_public = models.BooleanField()
    kind = models.TextField()
    organisation_id = models.UUIDField()
    said_by = models.UUIDField()
    post = models.TextField()
    text = models.TextField()
    evidence = models.TextField(default="")
    said_at = models.DateTimeField()

    class Meta:
        db_table = "questions_remark"

    def __str__(self) -> str:
        return f"{self.kind} {self.id}"

    def as_domain(self) -> domain.Remark:
        return domain.Remark(
            kind=self.kind,
            organisation_id=self.organisation_id,
            post=self.post,
            text=self.text,
            evidence=self.evidence,
            said_at=self.said_at,
        )


class Consultation(models.Model):
    """A consultation round. What it says is for everybody."""

    id = models.UUIDField(primary_key=True)
    title = models.TextField()
    subject = models.TextField()
    text = models.TextField()
    asked = ArrayField(models.UUIDField())
    organisation_id = models.UUIDField()
    opened_at = models.DateTimeField()
    until_on = models.DateField()
    closed_at = models.DateTimeField(null=True)
    what_changed = models.TextField(default="")

    class Meta:
        db_table = "questions_consultation"

    def __str__(self) -> str:
        return f"consultation {self.id}"

    def as_entity(self) -> Entity:
        return Entity("Consultation", str(self.id), {"organisation": str(self.organisation_id)})

    def as_domain(self) -> domain.Consultation:
        return domain.Consultation(
            id=self.id,
            title=self.title,
            subject=self.subject,
            text=self.text,
            asked=tuple(self.asked),
            opened_at=self.opened_at,
            until_on=self.until_on,
            closed_at=self.closed_at,
            what_changed=self.what_changed,
        )


class Response(models.Model):
    """What one organisation says in a consultation. Never changed."""

    id = models.UUIDField(primary_key=True)
    consultation_id = models.UUIDField()
    organisation_id = models.UUIDField()
    said_by = models.UUIDField()
    post = models.TextField()
    position = models.TextField()
    text = models.TextField()
    said_at = models.DateTimeField()

    class Meta:
        db_table = "questions_response"
        constraints = [
            models.UniqueConstraint(
                fields=["consultation_id", "organisation_id"], name="questions_responds_once"
            )
        ]

    def __str__(self) -> str:
        return f"response {self.id}"

    def as_domain(self) -> domain.Response:
        return domain.Response(
            position=self.position,
            text=self.text,
            organisation_id=self.organisation_id,
            post=self.post,
            said_at=self.said_at,
        )
