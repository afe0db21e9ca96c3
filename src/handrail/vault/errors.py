"""What can stand between a sealed text and its reader. No sentence here holds content."""

from __future__ import annotations

from handrail.errors import FailureError


class VaultError(FailureError):
    """A seal or a key that does not serve; trying again does not help."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence, retry=False)


class BrokenSealError(VaultError):
    """A sealed text was changed, cut, moved, or sealed under another version of its key."""

    code = "broken_seal"

    def __init__(self, place: str, cause: str) -> None:
        self.place, self.cause = place, cause
        super().__init__(
            f"What is sealed in {place} does not open ({cause}). Run `handrail doctor`, then compare with a backup."
        )


class KeyDestroyedError(VaultError):
    """The key was destroyed on purpose: what it sealed is erased, here and in every copy."""

    status = 410
    code = "erased"

    def __init__(self, name: str) -> None:
        self.name = name
        super().__init__(f"The {name} was destroyed, so what it sealed is erased.")


class KeyMissingError(VaultError):
    """A key that should be there is not; a backup may have it."""

    code = "key_missing"

    def __init__(self, name: str) -> None:
        self.name = name
        super().__init__(f"The {name} is missing. Restore it from the backup of the keys.")
