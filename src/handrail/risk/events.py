"""What was done about a risk, one value for each step."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from handrail.acts.domain import Event
from handrail.ledger.domain import Processing


@dataclass(frozen=True, kw_only=True)
class EscalationRaised(Event):
    """A member raised an immediate risk."""

    act: ClassVar[str] = "escalation.raised"
    processing: ClassVar[Processing] = Processing.ESCALATION


@dataclass(frozen=True, kw_only=True)
class EscalationAcknowledged(Event):
    """A duty officer saw an immediate risk. Nobody had taken it over yet."""

    act: ClassVar[str] = "escalation.acknowledged"
    processing: ClassVar[Processing] = Processing.ESCALATION


@dataclass(frozen=True, kw_only=True)
class EscalationTakenOver(Event):
    """The police took an immediate risk over, with an incident number."""

    act: ClassVar[str] = "escalation.taken_over"
    processing: ClassVar[Processing] = Processing.ESCALATION


@dataclass(frozen=True, kw_only=True)
class EscalationStoodDown(Event):
    """The police stood down, and somebody else had accepted the risk."""

    act: ClassVar[str] = "escalation.stood_down"
    processing: ClassVar[Processing] = Processing.DECISION


@dataclass(frozen=True, kw_only=True)
class EscalationClimbed(Event):
    """Nobody answered an immediate risk in time, so it rang at the next level."""

    act: ClassVar[str] = "escalation.climbed"
    processing: ClassVar[Processing] = Processing.ESCALATION


@dataclass(frozen=True, kw_only=True)
class ExemptionUsed(Event):
    """Somebody whose training had run out raised or answered an immediate risk: to be reviewed."""

    act: ClassVar[str] = "escalation.untrained"
    processing: ClassVar[Processing] = Processing.ESCALATION
