"""What the state allows. Pure."""

from __future__ import annotations

WORDS: dict[str, str] = {}
