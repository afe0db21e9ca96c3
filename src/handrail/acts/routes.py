"""What the API's routes share: why content is opened, where a list goes on, what was made.

Shapes only. A route translates, calls one action or query, and translates back.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Any, Protocol
from uuid import UUID, uuid5

from ninja import Query, Schema, Status
from pydantic import ConfigDict, Field, StringConstraints

from handrail.acts.fields import LONGEST
from handrail.acts.pages import ActorRequest
from handrail.acts.purposes import PURPOSES, refuse_unknown

Why = Annotated[
    str,
    Query(
        description="Why the content is opened. It is kept on the ledger.",
        enum=list(PURPOSES),
    ),
]
After = Annotated[UUID | None, Query(description="The last reference of the page before this one.")]

Key = Annotated[
    UUID | None,
    Field(description="A key of your own. What is sent again under it is made once."),
]

Text = Annotated[str, StringConstraints(max_length=LONGEST)]


class Given(Schema):
    """What a client sends: the fields that are known, and no other."""

    model_config = ConfigDict(extra="forbid")


class Made(Schema):
    """The reference of what was made, or had been made before under the same key."""

    id: UUID


class Referenced(Protocol):
    """Something in a list, by its reference."""

    @property
    def id(self) -> UUID: ...


def purpose(why: str) -> str:
    """The reason that was given for opening content, one of the closed list (R36)."""
    refuse_unknown(why)
    return why


def next_after(rows: Sequence[Referenced], *, page: int) -> UUID | None:
    """Where the list goes on: what to send as `after`, or None at its end."""
    return rows[-1].id if len(rows) == page else None


def reference_of(key: UUID | None, request: ActorRequest) -> UUID:
    """The reference of what this member makes under a key of its own, or a fresh one.

    It follows from member, address and key: nobody learns from a clash what others made, and a
    key that is used at two addresses makes two things.
    """
    if key is None:
        return request.new_id()
    return uuid5(request.actor.member_id, f"{request.path} {key}")


def made(reference: UUID, events: Any) -> Status[Made]:
    """201 for what was made now; 200 for what had been made before and is the same."""
    return Status(201 if events else 200, Made(id=reference))
