"""Setting people up: members, posts and tokens. An administrator's acts, never on content."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import ClassVar
from uuid import UUID

from django.contrib.auth.hashers import make_password
from django.db import IntegrityError, transaction

from handrail.acts.actions import action
from handrail.acts.domain import Actor, Event, member_entity
from handrail.errors import Fault, InputError
from handrail.ledger.domain import Processing
from handrail.members import rules
from handrail.members.domain import Grant, Post
from handrail.members.models import Member, Tenure, Token
from handrail.members.models import Post as PostRow
from handrail.members.queries import token_digest
from handrail.policy.engine import Entity

TOKEN_LIFE = timedelta(days=30)


class _Registry:
    """What setting up is done to: the register of organisations and members as a whole."""

    def as_entity(self) -> Entity:
        return Entity("Registry", "registry")


def registry(_reference: object, *, seen_by: Actor) -> _Registry:
    """The register: the same for everybody who asks; the policy says who may change it."""
    return _Registry()


@dataclass(frozen=True, kw_only=True)
class MemberAdded(Event):
    """Somebody was given an account."""

    act: ClassVar[str] = "member.added"
    processing: ClassVar[Processing] = Processing.ALTERATION


@dataclass(frozen=True, kw_only=True)
class PostAdded(Event):
    """An organisation was given a post that members can hold."""

    act: ClassVar[str] = "post.added"
    processing: ClassVar[Processing] = Processing.ALTERATION


@dataclass(frozen=True, kw_only=True)
class PostGranted(Event):
    """A member was put in a post, with two keys."""

    act: ClassVar[str] = "post.granted"
    processing: ClassVar[Processing] = Processing.ALTERATION


@dataclass(frozen=True, kw_only=True)
class NewMember:
    """What an administrator enters about somebody who will act here."""

    id: UUID
    email: str
    name: str
    organisation_id: UUID
    organisation_kind: str
    trained_until: date
    password: str


@action("member.add", on=registry)
def add(_row: _Registry, *, by: Actor, at: datetime, member: NewMember) -> MemberAdded:
    """Give somebody an account, unless the address has one already."""
    row = Member(
        id=member.id,
        email=member.email.strip().lower(),
        name=member.name,
        organisation_id=member.organisation_id,
        organisation_kind=member.organisation_kind,
        trained_until=member.trained_until,
        password=make_password(member.password),
    )
    try:
        with transaction.atomic():
            Member.objects.bulk_create([row])
    except IntegrityError as clash:
        fault = Fault("email", "taken", "This address cannot be used. Enter another one.")
        raise InputError((fault,)) from clash
    return MemberAdded(about=member.id)


@action("post.add", on=registry)
def add_post(_row: _Registry, *, by: Actor, at: datetime, post: Post) -> PostAdded:
    """Add a post at an organisation, unless its kind cannot hold such a post (R45)."""
    rules.may_exist(post).or_raise()
    PostRow.objects.create(
        id=post.id,
        organisation_id=post.organisation_id,
        organisation_kind=post.organisation_kind,
        role=post.role.value,
        area=post.area,
        title=post.title,
    )
    return PostAdded(about=post.id)


@action("post.grant", on=registry)
def grant_post(
    _row: _Registry, *, by: Actor, at: datetime, tenure_id: UUID, grant: Grant
) -> PostGranted:
    """Put a member in a post, unless `may_hold` refuses. Records the two keys."""
    rules.may_hold(grant).or_raise()
    Tenure.objects.create(
        id=tenure_id,
        member_id=grant.member_id,
        post_id=grant.post.id,
        organisation_id=grant.post.organisation_id,
        organisation_key=grant.organisation_key,
        centre_key=grant.centre_key,
        from_on=grant.from_on,
        until_on=grant.until_on,
    )
    return PostGranted(about=grant.member_id)


@dataclass(frozen=True, kw_only=True)
class TokenIssued(Event):
    """A member made a token for the shell or the API."""

    act: ClassVar[str] = "token.issued"
    processing: ClassVar[Processing] = Processing.ALTERATION


@dataclass(frozen=True)
class Self:
    """The acting member, as the one thing that a token can be made for."""

    member_id: UUID

    def as_entity(self) -> Entity:
        return Entity("Account", str(self.member_id), {"member": member_entity(self.member_id)})


def oneself(_reference: object, *, seen_by: Actor) -> Self:
    """Whoever acts. Nobody makes a token for somebody else."""
    return Self(seen_by.member_id)


@action("token.issue", on=oneself)
def issue_token(row: Self, *, by: Actor, at: datetime, token_id: UUID, token: str) -> TokenIssued:
    """Keep the hash of a token that the member was shown once; it expires after 30 days."""
    Token.objects.create(
        id=token_id,
        member_id=row.member_id,
        organisation_id=by.organisation_id,
        hashed=token_digest(token),
        label="",
        made_at=at,
        expires_at=at + TOKEN_LIFE,
    )
    return TokenIssued(about=token_id)


def new_token() -> str:
    """A token with 256 bits of randomness; the prefix lets scanners find leaked ones."""
    return f"handrail_{secrets.token_urlsafe(32)}"
