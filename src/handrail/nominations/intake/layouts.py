"""The two forms in which a batch may come."""

from __future__ import annotations

from enum import StrEnum
from pathlib import PurePath


class Layout(StrEnum):
    """How a file is laid out."""

    CSV = "csv"
    JSON = "json"

    @classmethod
    def of_name(cls, name: str) -> Layout:
        """JSON where the file's name says so, else CSV."""
        return cls.JSON if PurePath(name).suffix.casefold() == ".json" else cls.CSV
