"""The database context: who looks, told to PostgreSQL for one transaction and no longer.

Row-level security compares every content row with it. Unset, every policy raises.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from uuid import UUID

from django.db import connection, transaction

from handrail.acts.domain import Actor


@contextmanager
def acting(actor: Actor) -> Iterator[None]:
    """A durable transaction in this actor's scope: what it did is committed when it ends."""
    with transaction.atomic(durable=True):
        _enter(actor)
        yield


@contextmanager
def reading(actor: Actor) -> Iterator[None]:
    """A read transaction in this actor's scope. It writes nothing, and the database sees to it."""
    with transaction.atomic(durable=True):
        _enter(actor, opening="SET TRANSACTION READ ONLY; ")
        yield


def _enter(actor: Actor, *, opening: str = "") -> None:
    compartments = ",".join(map(str, actor.compartments))
    with connection.cursor() as cursor:
        # One round trip. SET LOCAL and not set_config(): a distributed PostgreSQL passes only
        # the former on to its workers. Each value is a UUID, so there is nothing to quote.
        cursor.execute(
            f"{opening}SET LOCAL handrail.compartments = '{{{compartments}}}'; "
            f"SET LOCAL handrail.member = '{_uuid(actor.member_id)}'; "
            f"SET LOCAL handrail.organisation = '{_uuid(actor.organisation_id)}'"
        )


def _uuid(value: UUID) -> UUID:
    if not isinstance(value, UUID):
        raise TypeError("the database context is made of UUIDs only")
    return value
