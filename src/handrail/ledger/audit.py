"""The audit: reads a log from its first line to its last beside its checkpoints, and names faults.

One pass, whatever the size of the log; it holds the right edge and the faults, and no entry. It
knows no database: the lines and marks come in from `verify`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from operator import attrgetter
from typing import TYPE_CHECKING

from handrail.ledger.domain import Entry
from handrail.ledger.errors import InvalidEntryError, UnreadableNoteError, UntrustedNoteError
from handrail.ledger.note import Checkpoint, Verifier
from handrail.ledger.tree import Edge, leaf_hash

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from uuid import UUID

MOST_FAULTS = 1_000


class Wrong(StrEnum):
    """What can be wrong with a log, each with its sentence in `SENTENCES`."""

    ALTERED = "altered"
    MALFORMED = "malformed"
    REMOVED = "removed"
    MISSING = "missing"
    REPEATED = "repeated"
    REWRITTEN = "rewritten"
    CHECKPOINT = "checkpoint"
    UNCOVERED = "uncovered"
    FORKED = "forked"
    LOST = "lost"
    QUEUE = "queue"
    TOO_MANY = "too_many"


SENTENCES: dict[Wrong, str] = {
    Wrong.ALTERED: "the entry is not the one that was given this index",
    Wrong.MALFORMED: "the entry is not in the one form that an entry has",
    Wrong.REMOVED: "the entry of this index is gone",
    Wrong.MISSING: "no entry has this index, and a checkpoint or a later entry says that one had",
    Wrong.REPEATED: "this index was given more than once",
    Wrong.REWRITTEN: "the entries do not make the tree that was signed: changed, moved or put in",
    Wrong.CHECKPOINT: "the checkpoint that ends here does not hold: its signature or its edge",
    Wrong.UNCOVERED: "no checkpoint covers this index",
    Wrong.FORKED: "the entries do not make the tree of the checkpoint that was brought along",
    Wrong.LOST: "an entry has no index and does not wait for one",
    Wrong.QUEUE: "an entry waits that is gone or has its index already",
    Wrong.TOO_MANY: "there is more than this; the rest was not read",
}


@dataclass(frozen=True)
class Fault:
    """One thing wrong: from the index `first` up to and without `end`, or with one entry's row."""

    wrong: Wrong
    first: int | None = None
    end: int | None = None
    entry: UUID | None = None

    def __str__(self) -> str:
        return f"{self._where()}: {SENTENCES[self.wrong]}"

    def _where(self) -> str:
        if self.first is None or self.end is None:
            return f"entry {self.entry}"
        last = self.end - 1
        return f"index {self.first}" if last <= self.first else f"indexes {self.first} to {last}"


@dataclass(frozen=True, slots=True)
class Line:
    """One sequenced entry as the database has it; nothing of the entry where it is gone."""

    index: int
    leaf: bytes
    entry_id: UUID
    body: bytes | None


@dataclass(frozen=True)
class Mark:
    """A checkpoint to compare with at its size: what was signed, and the edge kept beside it.

    `stated` is None where it does not hold, `edge` where none is kept or it is not that of the
    checkpoint. `is_ours` tells our own from one that was kept elsewhere.
    """

    size: int
    stated: Checkpoint | None
    edge: Edge | None = None
    is_ours: bool = True

    @property
    def holds(self) -> bool:
        return self.stated is not None and (self.edge is not None or not self.is_ours)


def kept_mark(size: int, note: str, *, root: bytes, edge: Edge, verifier: Verifier) -> Mark:
    """The mark that a stored checkpoint makes, as far as the log's own signature backs it."""
    try:
        stated = Checkpoint.opened(note, verifier=verifier)
    except (UnreadableNoteError, UntrustedNoteError):
        return Mark(size, None)
    if (stated.size, stated.root) != (size, root):
        return Mark(size, None)
    return Mark(size, stated, edge if edge.is_sound() and edge.root() == root else None)


class TooManyFaultsError(Exception):
    """Ends the reading of a log that is wrong all over; never leaves this module."""


@dataclass
class Audit:
    """One reading of a log, from its lines in the order of their indexes."""

    lines: Iterator[Line]
    _faults: list[Fault] = field(default_factory=list)
    _edge: Edge = field(default_factory=Edge)
    _due: int = 0  # the index that the next line should have
    _since: int = 0  # the size of the last mark that was compared
    _whole: bool = True  # whether the edge is that of all lines so far
    _named: bool = False  # whether an index since then is known not to be what it was
    _held: Line | None = None  # read, and not yet due

    def read(self, marks: Iterable[Mark]) -> tuple[Fault, ...]:
        """Read all lines and compare at each mark, the smallest size first; the faults found."""
        self._held = next(self.lines, None)
        try:
            for mark in marks:
                self._reach(mark)
            self._read_what_no_mark_covers()
        except TooManyFaultsError:
            self._faults.append(Fault(Wrong.TOO_MANY, self._due, self._due + 1))
        return tuple(sorted(self._faults, key=attrgetter("first", "end")))

    def _reach(self, mark: Mark) -> None:
        if not mark.holds:
            self._find(Wrong.CHECKPOINT, max(mark.size - 1, 0))
        if mark.stated is not None:
            self._edge = self._edge.extended(self._leaves(mark.size))
            self._compare(mark.stated, mark=mark)

    def _leaves(self, size: int) -> Iterator[bytes]:
        """The leaf hashes up to this size, as they were kept; on the way, each line is looked at."""
        while self._held is not None and self._held.index < size:
            line, self._held = self._held, next(self.lines, None)
            if line.index < self._due:
                self._find(Wrong.REPEATED, line.index)
                continue
            self._skip_to(line.index)
            self._look_at(line)
            self._due += 1
            yield line.leaf
        self._skip_to(size)

    def _skip_to(self, index: int) -> None:
        if index > self._due:
            self._find(Wrong.MISSING, self._due, end=index)
            self._due, self._whole = index, False

    def _look_at(self, line: Line) -> None:
        if line.body is None:
            self._find(Wrong.REMOVED, line.index)
        elif leaf_hash(line.body) != line.leaf:
            self._find(Wrong.ALTERED, line.index)
            self._named = True
        elif not _is_entry(line.body, of=line.entry_id):
            self._find(Wrong.MALFORMED, line.index)

    def _compare(self, stated: Checkpoint, *, mark: Mark) -> None:
        agrees = not self._whole or self._edge.root() == stated.root
        # Where an index is named already, that is the better word for why the roots differ.
        if not (agrees or self._named):
            wrong = Wrong.REWRITTEN if mark.is_ours else Wrong.FORKED
            self._find(wrong, self._since, end=mark.size)
        if mark.is_ours:
            self._go_on_from(mark, whole=self._whole and agrees)
        elif agrees:
            self._since = mark.size

    def _go_on_from(self, mark: Mark, *, whole: bool) -> None:
        """From what was signed, where that is not what was read: later faults then show, too."""
        if not whole and mark.edge is not None:
            self._edge, whole = mark.edge, True
        self._whole, self._named, self._since = whole, False, mark.size

    def _read_what_no_mark_covers(self) -> None:
        covered = self._due
        while self._held is not None:
            for _ in self._leaves(self._held.index + 1):
                pass
        if self._due > covered:
            self._find(Wrong.UNCOVERED, covered, end=self._due)

    def _find(self, wrong: Wrong, first: int, *, end: int | None = None) -> None:
        if len(self._faults) >= MOST_FAULTS:
            raise TooManyFaultsError
        self._faults.append(Fault(wrong, first, first + 1 if end is None else end))


def _is_entry(body: bytes, *, of: UUID) -> bool:
    try:
        return Entry.parse(body).nonce == of.hex
    except InvalidEntryError:
        return False
