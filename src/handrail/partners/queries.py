"""Organisations by reference, by area and by kind."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from handrail.errors import NotFoundError
from handrail.members.domain import PARTNER_KINDS
from handrail.partners.domain import Organisation
from handrail.partners.models import Organisation as Row


def organisation(reference: UUID) -> Organisation:
    """One organisation. Raises `NotFoundError`."""
    row = Row.objects.filter(id=reference).first()
    if row is None:
        raise NotFoundError
    return row.as_domain()


def names_of(references: Iterable[UUID]) -> dict[UUID, str]:
    return dict(Row.objects.filter(id__in=set(references)).values_list("id", "name"))


def partners_in(area: str) -> list[Organisation]:
    """The organisations of an area that give support, by name."""
    rows = Row.objects.filter(areas__contains=[area], kind__in=PARTNER_KINDS).order_by("name", "id")
    return [row.as_domain() for row in rows]


def of_kind(kind: str) -> list[Organisation]:
    return [row.as_domain() for row in Row.objects.filter(kind=kind).order_by("name", "id")]


def everybody() -> list[Organisation]:
    """Every organisation that takes part, by name."""
    return [row.as_domain() for row in Row.objects.order_by("name", "id")]


def named(name: str) -> Organisation | None:
    row = Row.objects.filter(name=name).first()
    return row.as_domain() if row else None
