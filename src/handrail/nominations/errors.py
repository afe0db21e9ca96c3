"""What can stand in a nomination's way, beyond the root's refusals and failures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handrail.errors import RefusedError

if TYPE_CHECKING:
    from handrail.errors import Fault


class AboveCeilingError(RefusedError):
    """A batch carries a marking above the ceiling, or a source or method field (R1).

    Holds rows and codes, never a word of the batch.
    """

    status = 422
    code = "above_ceiling"

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        self.faults = faults
        super().__init__("nominate", tuple(sorted({fault.code for fault in faults})))
