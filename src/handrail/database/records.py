"""What a data folder remembers of its database: `keys/database.json`, for our eyes only."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING

from handrail.database.private_files import write_private
from handrail.errors import FailureError

if TYPE_CHECKING:
    from pathlib import Path

ONLY_OWNER = 0o700


@dataclass(frozen=True)
class Elsewhere:
    """A server that is not ours to start: where it listens, and how connections are secured."""

    host: str
    port: int
    transport: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Record:
    """The database's name and our roles' passwords. Without `elsewhere` the server is embedded."""

    database: str
    passwords: dict[str, str] = field(repr=False)
    elsewhere: Elsewhere | None = None


def read_record(data: Path) -> Record | None:
    file = _file(data)
    try:
        kept = json.loads(file.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return None
    except (OSError, ValueError) as error:
        raise FailureError(f"{file} cannot be read.", retry=False) from error
    elsewhere = Elsewhere(**kept["elsewhere"]) if kept["elsewhere"] else None
    return Record(database=kept["database"], passwords=kept["passwords"], elsewhere=elsewhere)


def write_record(data: Path, record: Record) -> None:
    """Keep the record, on disk when this returns."""
    file = _file(data)
    file.parent.mkdir(mode=ONLY_OWNER, exist_ok=True)
    write_private(file, json.dumps(asdict(record), indent=2) + "\n")


def _file(data: Path) -> Path:
    return data / "keys" / "database.json"
