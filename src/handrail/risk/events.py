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


@dataclass(frozen=True, kw_only=True)
class RiskRaised(Event):
    """Somebody who works on a case raised a risk, and the police owned it at once."""

    act: ClassVar[str] = "risk.raised"
    processing: ClassVar[Processing] = Processing.COLLECTION


@dataclass(frozen=True, kw_only=True)
class TransferOffered(Event):
    """The owner of a risk offered it to another body. It stayed the owner's."""

    act: ClassVar[str] = "risk.offered"
    processing: ClassVar[Processing] = Processing.DISCLOSURE


@dataclass(frozen=True, kw_only=True)
class RiskGiven(Event):
    """A body gave a risk to the police, who own it at once."""

    act: ClassVar[str] = "risk.given"
    processing: ClassVar[Processing] = Processing.DISCLOSURE


@dataclass(frozen=True, kw_only=True)
class TransferAccepted(Event):
    """A body accepted a risk and owns it."""

    act: ClassVar[str] = "risk.accepted"
    processing: ClassVar[Processing] = Processing.DECISION


@dataclass(frozen=True, kw_only=True)
class TransferReturned(Event):
    """A body did not take a risk over; it stayed its owner's."""

    act: ClassVar[str] = "risk.returned"
    processing: ClassVar[Processing] = Processing.DECISION


@dataclass(frozen=True, kw_only=True)
class TransferLapsed(Event):
    """Nobody answered the offer of a risk in time; it stayed its owner's."""

    act: ClassVar[str] = "risk.lapsed"
    processing: ClassVar[Processing] = Processing.DECISION


@dataclass(frozen=True, kw_only=True)
class OfferWithdrawn(Event):
    """The owner of a risk withdrew its offer."""

    act: ClassVar[str] = "risk.withdrawn"
    processing: ClassVar[Processing] = Processing.ALTERATION


@dataclass(frozen=True, kw_only=True)
class RiskClosed(Event):
    """The owner of a risk closed it."""

    act: ClassVar[str] = "risk.closed"
    processing: ClassVar[Processing] = Processing.DECISION


@dataclass(frozen=True, kw_only=True)
class DutyRecorded(Event):
    """A body's own statutory duty was recorded. Nothing moved."""

    act: ClassVar[str] = "risk.duty_recorded"
    processing: ClassVar[Processing] = Processing.COLLECTION


@dataclass(frozen=True, kw_only=True)
class PassageProposed(Event):
    """Somebody proposed to pass an item from support to the police."""

    act: ClassVar[str] = "valve.proposed"
    processing: ClassVar[Processing] = Processing.COLLECTION


@dataclass(frozen=True, kw_only=True)
class PassageAgreed(Event):
    """A second person agreed, and an item passed from support to the police."""

    act: ClassVar[str] = "valve.agreed"
    processing: ClassVar[Processing] = Processing.DISCLOSURE


@dataclass(frozen=True, kw_only=True)
class PassageCounted(Event):
    """An immediate risk about a case passed to the police and was counted."""

    act: ClassVar[str] = "valve.counted"
    processing: ClassVar[Processing] = Processing.DISCLOSURE


@dataclass(frozen=True, kw_only=True)
class PassageChecked(Event):
    """A reviewer who was not involved checked a passage to the police."""

    act: ClassVar[str] = "valve.checked"
    processing: ClassVar[Processing] = Processing.DECISION


@dataclass(frozen=True, kw_only=True)
class PassageOverdue(Event):
    """A passage to the police was not checked in time."""

    act: ClassVar[str] = "valve.fell_due"
    processing: ClassVar[Processing] = Processing.ALTERATION


@dataclass(frozen=True, kw_only=True)
class OwnReportRecorded(Event):
    """A member's own report to the police or to safeguarding was recorded."""

    act: ClassVar[str] = "valve.own_report_recorded"
    processing: ClassVar[Processing] = Processing.COLLECTION
