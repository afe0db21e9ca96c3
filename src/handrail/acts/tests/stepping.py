"""What one act of the house is to its proof: what comes before it, what it changes, its entries.

A capability lists its own in `<capability>/tests/steps.py`; `acts/tests/steps.py` sums them up.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from handrail.rehearsal.cast import Cast
from handrail.rehearsal.thin_path import ThinPath

SEALED_NEW = ("vault_item_key",)


@dataclass(frozen=True, kw_only=True)
class Step:
    """One act: its verb, the step of the thin path that it stands on, and what it leaves."""

    verb: str
    after: str = ""
    before: Callable[[ThinPath], Any] = bool  # nothing more
    run: Callable[[ThinPath], Any]
    entries: tuple[str, ...]
    changes: tuple[str, ...] = ()
    is_about_a_person: bool = True

    def prepared(self, cast: Cast) -> ThinPath:
        """The thin path at the point where this act can be done."""
        path = ThinPath(cast, cast.at)
        if self.after:
            path.until(self.after)
        self.before(path)
        return path
