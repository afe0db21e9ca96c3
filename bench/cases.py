"""The cases that a member can open: their references, and the addresses of their pages."""

from __future__ import annotations

import json
import sys
from uuid import UUID

from django.urls import NoReverseMatch, reverse
from django.utils import timezone

import bench.ready  # noqa: F401 -- before anything with tables
from handrail.acts.context import reading
from handrail.acts.domain import Door
from handrail.cases.queries import open_cases
from handrail.members.queries import actor

WANTED = 500


def main(member: UUID) -> None:
    by = actor(member, door=Door.API, at=timezone.now())
    found: list[UUID] = []
    with reading(by):
        while len(found) < WANTED:
            found += [each.id for each in open_cases(after=found[-1] if found else None)]
    print(json.dumps({"cases": [str(each) for each in found], "pages": _pages(found)}))


def _pages(found: list[UUID]) -> list[str]:
    """Where the cases are shown; nothing as long as there is no such page."""
    try:
        return [reverse("cases:show", args=[each]) for each in found]
    except NoReverseMatch:
        return []


if __name__ == "__main__":
    main(UUID(sys.argv[1]))
