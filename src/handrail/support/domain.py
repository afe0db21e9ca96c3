"""An action of support: its states, its purpose from a closed list, its owner and its outcome."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID


class ActionState(StrEnum):
    """Where an action stands (domain.md section 2)."""

    PROPOSED = "proposed"
    AGREED = "agreed"
    DONE = "done"
    NOT_DONE = "not_done"
    STOPPED = "stopped"


STATE_WORDS: dict[str, str] = {
    ActionState.PROPOSED: "Proposed",
    ActionState.AGREED: "Agreed",
    ActionState.DONE: "Done",
    ActionState.NOT_DONE: "Not done",
    ActionState.STOPPED: "Stopped",
}
UNFINISHED = frozenset({ActionState.PROPOSED, ActionState.AGREED})

TRANSITIONS: dict[str, dict[ActionState, ActionState]] = {
    "confirm": {ActionState.PROPOSED: ActionState.AGREED},
    "finish": {ActionState.AGREED: ActionState.DONE},
    "give_up": {ActionState.AGREED: ActionState.NOT_DONE},
}


@dataclass(frozen=True, kw_only=True)
class Proposal:
    """What the partner proposes to do, for what, by when; and that the person knows and agreed."""

    purpose: str
    description: str
    due_on: date
    told_on: date | None
    agreed_on: date | None


@dataclass(frozen=True, kw_only=True)
class SupportAction:
    """Agreed support: a purpose, an owner, a date, an outcome."""

    id: UUID
    case_id: UUID
    disclosure_id: UUID
    owner_id: UUID
    worker_id: UUID
    state: ActionState
    purpose: str
    due_on: date
    told_on: date
    agreed_on: date

    @property
    def state_words(self) -> str:
        return STATE_WORDS[self.state]
