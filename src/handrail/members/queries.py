"""Who signs in and who acts: read through the functions of the narrow sign-in role, one by one.

Nobody can list accounts here, not even the web role: a caller must already know whom it means.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import connection

from handrail.acts.domain import LONDON, Actor, Door
from handrail.errors import NotFoundError
from handrail.members.domain import Post
from handrail.members.models import Member
from handrail.members.models import Post as PostRow


@dataclass(frozen=True, kw_only=True)
class Colleague:
    """A member of the own organisation, as its administrator sees them."""

    name: str
    trained_until: date | None


def actor(member_id: UUID, *, door: Door, at: datetime) -> Actor:
    """The member in the posts held today. Raises `NotFoundError` when there is no such member."""
    found = _acting(member_id, at=at)
    if found is None:
        raise NotFoundError
    return _actor(found, door=door, at=at)


def signed_in(member_id: UUID, *, at: datetime) -> tuple[Member, Actor] | None:
    """The account that a session names and who it acts as, read at once; None when it is gone."""
    found = _acting(member_id, at=at)
    return (_account(found), _actor(found, door=Door.WEB, at=at)) if found else None


def _acting(member_id: UUID, *, at: datetime) -> dict[str, Any] | None:
    today = at.astimezone(LONDON).date()
    found: dict[str, Any] | None = _one("SELECT member_acting(%s, %s)", [member_id, today])
    return found


def _actor(found: dict[str, Any], *, door: Door, at: datetime) -> Actor:
    posts = found["posts"]
    return Actor(
        member_id=UUID(found["id"]),
        organisation_id=UUID(found["organisation_id"]),
        organisation_kind=found["organisation_kind"],
        door=door,
        roles=frozenset(post["role"] for post in posts),
        areas=frozenset(post["area"] for post in posts),
        post_ids=tuple(UUID(post["id"]) for post in posts),
        title=posts[0]["title"] if posts else "",
        trained_until=_date(found["trained_until"]),
        today=at.astimezone(LONDON).date(),
    )


def signing_in(email: str) -> Member | None:
    """The active account of this address, with its password hash, or None."""
    found = _one("SELECT member_signing_in(%s)", [email])
    return _account(found) if found else None


def account(member_id: UUID, *, at: datetime) -> Member | None:
    """The active account that a session names, or None."""
    found = _acting(member_id, at=at)
    return _account(found) if found else None


def is_anybody_here() -> bool:
    """Whether the centre has any member yet. Says no more than that."""
    return bool(_one("SELECT member_exists()", []))


def member_of_token(token: str, *, at: datetime) -> UUID | None:
    """The member whose unexpired token this is, or None."""
    found: UUID | None = _one("SELECT member_of_token(%s, %s)", [token_digest(token), at])
    return found


def actor_of_token(token: str, *, door: Door, at: datetime) -> Actor | None:
    """The member whose unexpired token this is, as an actor, in one round trip; None where none."""
    found = _one(
        "SELECT member_acting(member_of_token(%s, %s), %s)",
        [token_digest(token), at, at.astimezone(LONDON).date()],
    )
    return _actor(found, door=door, at=at) if found else None


def token_digest(token: str) -> bytes:
    """What is kept of a token: tokens are random and long, so one hash is enough."""
    return hashlib.sha256(token.encode()).digest()


def posts_at(organisation_id: UUID, *roles: str) -> list[Post]:
    """The posts of these roles at an organisation. Posts are no secret; who holds them is."""
    rows = PostRow.objects.filter(organisation_id=organisation_id, role__in=roles).order_by("id")
    return [row.as_domain() for row in rows]


def every_post() -> list[Post]:
    """Every post of the programme, in a fixed order."""
    return [row.as_domain() for row in PostRow.objects.order_by("organisation_id", "id")]


def colleagues() -> list[Colleague]:
    """The members of the own organisation, by name; the third wall shows no others."""
    rows = Member.objects.filter(is_active=True).order_by("name", "id")
    return [Colleague(name=row.name, trained_until=row.trained_until) for row in rows]


def titles_of(posts: Iterable[UUID]) -> dict[UUID, str]:
    """What these posts are called. Posts are no secret; who holds them is."""
    return dict(PostRow.objects.filter(id__in=set(posts)).values_list("id", "title"))


def posts_for_area(area: str, *, role: str) -> list[Post]:
    return [row.as_domain() for row in PostRow.objects.filter(area=area, role=role).order_by("id")]


def posts_for_areas(areas: Iterable[str], *, role: str) -> list[Post]:
    rows = PostRow.objects.filter(area__in=set(areas), role=role).order_by("area", "id")
    return [row.as_domain() for row in rows]


def posts_of_role(role: str) -> list[Post]:
    return [row.as_domain() for row in PostRow.objects.filter(role=role).order_by("area", "id")]


def _account(found: dict[str, Any]) -> Member:
    names = ("email", "name", "organisation_kind", "password", "is_active")
    known = {name: found[name] for name in names}
    return Member(
        id=UUID(found["id"]),
        organisation_id=UUID(found["organisation_id"]),
        trained_until=_date(found["trained_until"]),
        **known,
    )


def _date(text: str | None) -> Any:
    return datetime.fromisoformat(text).date() if text else None


def _one(sql: str, values: list[Any]) -> Any:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        (found,) = cursor.fetchone()
    return json.loads(found) if isinstance(found, str) else found
