"""An action of support: its states, its purpose from a closed list, its owner and its outcome."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID


class ActionState(StrEnum):
    """Where an action stands (domain.md section 2). Doubtful words are held before it is proposed."""

    HELD = "held"
    REFUSED = "refused"
    PROPOSED = "proposed"
    AGREED = "agreed"
    DONE = "done"
    NOT_DONE = "not_done"
    STOPPED = "stopped"


STATE_WORDS: dict[str, str] = {
    ActionState.HELD: "Held for a second look",
    ActionState.REFUSED: "Refused as watching",
    ActionState.PROPOSED: "Proposed",
    ActionState.AGREED: "Agreed",
    ActionState.DONE: "Done",
    ActionState.NOT_DONE: "Not done",
    ActionState.STOPPED: "Stopped",
}
UNFINISHED = frozenset({ActionState.HELD, ActionState.PROPOSED, ActionState.AGREED})

# What answers a need (R19): not what was given up, stopped or refused.
ANSWERING = frozenset(ActionState) - {
    ActionState.REFUSED, ActionState.NOT_DONE, ActionState.STOPPED,
}  # fmt: skip

# R22: both kinds are kept; neither counts against the person, and no originator reads them (R32).
WHY_NOT_DELIVERED: dict[str, str] = {
    "": "Delivered",
    "cancelled_by_us": "Not delivered: cancelled by us",
    "person_could_not_come": "Not delivered: the person could not come",
}

TRANSITIONS: dict[str, dict[ActionState, ActionState]] = {
    "clear": {ActionState.HELD: ActionState.PROPOSED},
    "refuse_as_watching": {ActionState.HELD: ActionState.REFUSED},
    "confirm": {ActionState.PROPOSED: ActionState.AGREED},
    "finish": {ActionState.AGREED: ActionState.DONE},
    "give_up": {ActionState.AGREED: ActionState.NOT_DONE},
    "stop": {
        ActionState.HELD: ActionState.STOPPED,
        ActionState.PROPOSED: ActionState.STOPPED,
        ActionState.AGREED: ActionState.STOPPED,
    },
}


@dataclass(frozen=True, kw_only=True)
class Proposal:
    """What the partner proposes to do, for what and by when."""

    purpose: str
    description: str
    due_on: date
    need_id: UUID | None = None
    sessions_ordered: int = 0


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
    need_id: UUID | None = None
    sessions_ordered: int = 0

    @property
    def state_words(self) -> str:
        return STATE_WORDS[self.state]


@dataclass(frozen=True, kw_only=True)
class Held:
    """A session as it is entered: the day it was for, and why it was not delivered, if it was not."""

    happened_on: date
    why_not: str = ""


@dataclass(frozen=True, kw_only=True)
class Sessions:
    """How many sessions were ordered, and what became of them (R22)."""

    ordered: int
    delivered: int
    cancelled_by_us: int
    person_could_not_come: int


@dataclass(frozen=True, kw_only=True)
class Session:
    """One session: the day it was for, when that was entered, and why it was not delivered."""

    id: UUID
    action_id: UUID
    happened_on: date
    entered_at: datetime
    why_not: str

    @property
    def is_delivered(self) -> bool:
        return not self.why_not

    @property
    def words(self) -> str:
        return WHY_NOT_DELIVERED[self.why_not]
