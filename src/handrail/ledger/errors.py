"""What can go wrong with the ledger. None of these sentences ever repeats what was sent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handrail.errors import FailureError, HandrailError, InputError

if TYPE_CHECKING:
    from pathlib import Path


class InvalidEntryError(HandrailError):
    """An entry that may not stand on the ledger. Names the field and never its value."""

    code = "invalid_entry"

    def __init__(self, field: str, need: str) -> None:
        self.field, self.need = field, need
        super().__init__(f"An entry's {field} must be {need}.")


class NoTransactionError(HandrailError):
    """Entries were to be appended outside the transaction of their act."""

    code = "no_transaction"

    def __init__(self) -> None:
        super().__init__("Entries are appended inside the transaction of their act, or not at all.")


class UnreadableNoteError(HandrailError):
    """A text is not a signed note, checkpoint or key of the C2SP form."""

    status = InputError.status
    exit_code = InputError.exit_code
    code = "unreadable_note"

    def __init__(self, part: str, need: str) -> None:
        self.part, self.need = part, need
        super().__init__(f"The {part} cannot be read: it must be {need}.")


class UntrustedNoteError(HandrailError):
    """A note that no key we trust has signed, or that one of them signed wrongly."""

    status = InputError.status
    exit_code = 4
    code = "untrusted_note"

    def __init__(self, keys: tuple[str, ...], *, forged: bool) -> None:
        self.keys, self.forged = keys, forged
        what = "bears a false signature of" if forged else "bears no signature of"
        super().__init__(f"The note {what} {', '.join(keys)}.")


class UnsafeKeyError(FailureError):
    """The ledger's key file is not fit for signing."""

    code = "unsafe_key"

    def __init__(self, path: Path, need: str) -> None:
        self.path, self.need = path, need
        super().__init__(f"The ledger's key {path} {need}", retry=False)


class BrokenLogError(FailureError):
    """The last checkpoint does not hold, so nothing may be signed on top of it."""

    code = "broken_log"

    def __init__(self, size: int) -> None:
        self.size = size
        super().__init__(
            f"The checkpoint of size {size} does not hold. Acts go on and their entries wait;"
            " run `ledger verify` and find out who changed the ledger.",
            retry=False,
        )
