"""The root of everything that can go wrong: refusals (a rule's answer) and failures (the world's).

Doors translate these once, in one place: a page, a problem document (RFC 9457) or an exit code.
Nothing here may hold a person's details, because messages reach logs and screens.
"""

from __future__ import annotations

from dataclasses import dataclass


class HandrailError(Exception):
    """Something Handrail can explain. Anything else that is raised is a bug."""

    status = 500
    code = "error"
    exit_code = 3


class RefusedError(HandrailError):
    """A rule said no. Holds the reasons as codes, and never a person's details."""

    status = 403
    code = "refused"
    exit_code = 1

    def __init__(
        self, action: str, reasons: tuple[str, ...], *, policies: tuple[str, ...] = ()
    ) -> None:
        self.action, self.reasons, self.policies = action, reasons, policies
        super().__init__(f"{action} refused: {', '.join(reasons)}")


class NotFoundError(HandrailError):
    """Nothing of that reference exists for the one who asked; says no more, whatever the cause."""

    status = 404
    code = "not_found"
    exit_code = 2

    def __init__(self) -> None:
        super().__init__("Nothing here goes by that reference.")


@dataclass(frozen=True)
class Fault:
    """One thing wrong with what was sent: where, what kind, and what to do about it."""

    field: str
    code: str
    message: str
    row: int | None = None


class InputError(HandrailError):
    """What was sent cannot be used. Names each fault; never repeats a person's details."""

    status = 422
    code = "invalid"
    exit_code = 2

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        self.faults = faults
        super().__init__("; ".join(f"{fault.field}: {fault.message}" for fault in faults))


class FailureError(HandrailError):
    """The world did not cooperate (database, disk, node). Says whether trying again can help."""

    status = 503
    code = "unavailable"

    def __init__(self, sentence: str, *, retry: bool = True) -> None:
        self.retry = retry
        super().__init__(sentence)


class ConflictError(FailureError):
    """Somebody else changed the same thing first; look again before trying again."""

    status = 409
    code = "conflict"


class FaultFoundError(HandrailError):
    """A check (doctor, ledger verify) found a fault."""

    code = "fault_found"
    exit_code = 4
