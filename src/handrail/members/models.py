"""Accounts, posts, who holds them, and tokens. No case content is ever here."""

from __future__ import annotations

from django.contrib.auth.base_user import AbstractBaseUser
from django.db import models

from handrail.members import domain


class Member(AbstractBaseUser):
    """Somebody who acts in Handrail; what they may do comes from the posts they hold."""

    id = models.UUIDField(primary_key=True)
    email = models.EmailField(unique=True)
    name = models.TextField()
    organisation_id = models.UUIDField()
    organisation_kind = models.TextField()
    trained_until = models.DateField(null=True)
    is_active = models.BooleanField(default=True)

    last_login = None
    USERNAME_FIELD = "email"

    class Meta:
        db_table = "members_member"


class Post(models.Model):
    """A role at an organisation for an area. Its id is a compartment."""

    id = models.UUIDField(primary_key=True)
    organisation_id = models.UUIDField(db_index=True)
    organisation_kind = models.TextField()
    role = models.TextField()
    area = models.TextField()
    title = models.TextField()

    class Meta:
        db_table = "members_post"

    def as_domain(self) -> domain.Post:
        return domain.Post(
            id=self.id,
            organisation_id=self.organisation_id,
            organisation_kind=self.organisation_kind,
            role=domain.Role(self.role),
            area=self.area,
            title=self.title,
        )


class Tenure(models.Model):
    """The time for which a member holds a post, with the two keys that granted it."""

    id = models.UUIDField(primary_key=True)
    member = models.ForeignKey(Member, on_delete=models.PROTECT)
    post = models.ForeignKey(Post, on_delete=models.PROTECT)
    organisation_id = models.UUIDField()
    organisation_key = models.UUIDField()
    centre_key = models.UUIDField()
    from_on = models.DateField()
    until_on = models.DateField(null=True)

    class Meta:
        db_table = "members_tenure"


class Token(models.Model):
    """An API or shell token, kept as a hash; the token itself is shown once."""

    id = models.UUIDField(primary_key=True)
    member = models.ForeignKey(Member, on_delete=models.PROTECT)
    organisation_id = models.UUIDField()
    hashed = models.BinaryField(unique=True)
    label = models.TextField()
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()

    class Meta:
        db_table = "members_token"


class LockOut(models.Model):
    """Failed sign-ins for an address, known or not, so that neither can be told from the other."""

    address_digest = models.BinaryField(primary_key=True)
    failures = models.IntegerField(default=0)
    locked_until = models.DateTimeField(null=True)

    class Meta:
        db_table = "members_lock_out"
