"""The second pass over a batch: good rows and bad ones apart, repeats told from contradictions.

Holds one row at a time, and of each reference two digests of sixteen bytes.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Generic, Protocol, TypeVar

from handrail.nominations.intake.ceiling import scan
from handrail.nominations.intake.cells import Bounds
from handrail.nominations.intake.columns import PROHIBITED_NAMES, known_names, needed_names
from handrail.nominations.intake.encodings import Limits
from handrail.nominations.intake.faults import FaultCode, RowFaults
from handrail.nominations.intake.layouts import Layout
from handrail.nominations.intake.nomination_rows import nomination, refused
from handrail.nominations.intake.sent_rows import SentRow, Sheet, rows_of_csv, rows_of_json

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator
    from datetime import date
    from typing import BinaryIO

    from handrail.errors import Fault
    from handrail.nominations.domain import Nomination
    from handrail.nominations.intake.encodings import Readable


class Referenced(Protocol):
    """What is sent under a reference and can be recognised when it is sent again."""

    @property
    def reference(self) -> str: ...

    def digest(self) -> str:
        """The content in one word."""


Wanted = TypeVar("Wanted", bound=Referenced)

NOMINATION_SHEET = Sheet(
    known=known_names(),
    needed=needed_names(),
    barred=dict.fromkeys(PROHIBITED_NAMES, FaultCode.PROHIBITED_FIELD),
)


class Reading(Generic[Wanted]):
    """One pass over a file: yields what is good and what is not, and counts as it goes.

    A row that repeats an earlier one word for word is counted as `repeated` and not yielded.
    `sent` is the row that the last outcome came from, so that it can still be given back.
    """

    sent: SentRow

    def __init__(
        self,
        rows: Iterator[SentRow],
        *,
        read: Callable[[SentRow], Wanted | RowFaults],
        limits: Limits,
    ) -> None:
        self.accepted = self.refused = self.repeated = self.fault_count = 0
        self.faults: list[Fault] = []
        self._most = limits.faults_reported
        self._seen: dict[bytes, bytes] = {}
        self._outcomes = self._read_all(rows, read)

    def __iter__(self) -> Iterator[Wanted | RowFaults]:
        return self._outcomes

    def _read_all(
        self, rows: Iterator[SentRow], read: Callable[[SentRow], Wanted | RowFaults]
    ) -> Iterator[Wanted | RowFaults]:
        for row in rows:
            self.sent = row
            outcome = self._once(row, read(row))
            if outcome is None:
                self.repeated += 1
                continue
            self._count(outcome)
            yield outcome

    def _once(self, row: SentRow, found: Wanted | RowFaults) -> Wanted | RowFaults | None:
        """The outcome, unless the same reference came before: then a repeat, or a fault."""
        if isinstance(found, RowFaults):
            return found
        reference = hashlib.blake2b(found.reference.encode(), digest_size=16).digest()
        content = bytes.fromhex(found.digest())[:16]
        before = self._seen.setdefault(reference, content)
        if before is content:
            return found
        if before == content:
            return None
        row.refuse(FaultCode.DUPLICATE_REFERENCE, field="reference")
        return refused(row, reference=found.reference)

    def _count(self, outcome: Wanted | RowFaults) -> None:
        if not isinstance(outcome, RowFaults):
            self.accepted += 1
            return
        self.refused += 1
        self.fault_count += len(outcome.faults)
        self.faults.extend(outcome.faults[: self._most - len(self.faults)])


def read(
    stream: Readable,
    *,
    layout: Layout,
    areas: Collection[str],
    received_on: date,
    limits: Limits | None = None,
) -> Reading[Nomination]:
    """The nominations of a batch that `scan` has cleared, and the rows that stay out.

    Raises `InputError` where nothing of the file can be used.
    """
    limits = limits or Limits()
    bounds = Bounds(received_on=received_on, areas=frozenset(areas))
    rows = (
        rows_of_json(stream, limits=limits)
        if layout is Layout.JSON
        else rows_of_csv(stream, sheet=NOMINATION_SHEET, limits=limits)
    )
    return Reading(rows, read=lambda row: nomination(row, bounds), limits=limits)


def open_batch(
    stream: BinaryIO,
    *,
    layout: Layout,
    areas: Collection[str],
    received_on: date,
    limits: Limits | None = None,
) -> Reading[Nomination]:
    """Both passes in their order: refuses the batch whole (R1), or rewinds it and reads it."""
    start = stream.tell()
    scan(stream, layout=layout, limits=limits).or_raise()
    stream.seek(start)
    return read(stream, layout=layout, areas=areas, received_on=received_on, limits=limits)
