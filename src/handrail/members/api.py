"""Who asks, as the API sees it: the member of the token, in the posts held today."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from ninja import Router, Schema

router = Router(tags=["Members"])


class Acting(Schema):
    """The member of the token, in the posts held today."""

    member: UUID
    organisation: UUID
    organisation_kind: str
    roles: list[str]
    areas: list[str]
    title: str
    trained_until: date | None


@router.get("/whoami", response=Acting, summary="Who the token acts as")
def whoami(request: Any) -> Acting:
    """Who the token acts as, and in which posts."""
    actor = request.actor
    return Acting(
        member=actor.member_id,
        organisation=actor.organisation_id,
        organisation_kind=actor.organisation_kind,
        roles=sorted(actor.roles),
        areas=sorted(actor.areas),
        title=actor.title,
        trained_until=actor.trained_until,
    )
