"""A decision as a value: true when nothing stands in the way, else the reasons as codes.

Both walls that decide speak this word: the rules of each capability and the Cedar engine.
"""

from __future__ import annotations

from dataclasses import dataclass

from handrail.errors import RefusedError


@dataclass(frozen=True)
class Decision:
    """What was asked and the codes of what stands in the way; true when there are none."""

    action: str
    reasons: tuple[str, ...] = ()
    policies: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return not self.reasons

    def and_then(self, other: Decision) -> Decision:
        """Both must allow; the reasons of either stand."""
        return Decision(
            self.action,
            tuple(dict.fromkeys(self.reasons + other.reasons)),
            self.policies + other.policies,
        )

    def or_raise(self) -> None:
        """Do nothing where it is allowed, else raise `RefusedError` with the reasons."""
        if self.reasons:
            raise RefusedError(self.action, self.reasons, policies=self.policies)


def decide(action: str, **obstacles: bool) -> Decision:
    """Keep the named obstacles that hold. Each name is a reason code with words of its own."""
    return Decision(action, tuple(code for code, holds in obstacles.items() if holds))
