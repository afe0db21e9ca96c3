"""What a data folder says of its demo: its day, who can sign in, the cases that journeys lead to.

The command `demo` writes it; the start page reads it.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import date
from functools import lru_cache
from pathlib import Path
from uuid import UUID

from handrail.database.private_files import write_private

DEMO_MARK = "demo.json"


@dataclass(frozen=True, kw_only=True)
class Visitor:
    """Somebody as whom a visitor can look: the account, and the post in words."""

    name: str
    member_id: UUID
    email: str
    role: str
    areas: tuple[str, ...]
    post: str
    organisation: str


@dataclass(frozen=True, kw_only=True)
class Demo:
    """A data folder's demo. Its password is printed: it opens nothing but invented data."""

    today: date
    is_complete: bool
    password: str
    steps: int = 0
    visitors: tuple[Visitor, ...] = ()
    references: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    def visitor(self, name: str) -> Visitor:
        return next(each for each in self.visitors if each.name == name)


def write_demo(data: Path, demo: Demo) -> None:
    """Keep it, on disk when this returns."""
    write_private(data / DEMO_MARK, json.dumps(asdict(demo), indent=2, default=str) + "\n")


def read_demo(data: Path) -> Demo | None:
    """What the folder says of its demo; None where it holds none."""
    file = data / DEMO_MARK
    try:
        changed_at = file.stat().st_mtime_ns
    except FileNotFoundError:
        return None
    return _read(file, changed_at)


@lru_cache(maxsize=4)
def _read(file: Path, _changed_at: int) -> Demo:
    kept = json.loads(file.read_text(encoding="utf-8"))
    visitors = tuple(_visitor(each) for each in kept.pop("visitors"))
    return Demo(**kept | {"today": date.fromisoformat(kept["today"]), "visitors": visitors})


def _visitor(kept: dict[str, str]) -> Visitor:
    return Visitor(
        **kept | {"member_id": UUID(kept["member_id"]), "areas": tuple(kept["areas"])}  # type: ignore[arg-type]
    )
