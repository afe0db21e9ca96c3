"""What was done, one value for each step of a disclosure's way out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from handrail.acts.domain import Event
from handrail.ledger.domain import Processing


@dataclass(frozen=True, kw_only=True)
class BestPlacedProposed(Event):
    """Partners were weighed and one, or none, was proposed as best placed."""

    act: ClassVar[str] = "best_placed.proposed"
    processing: ClassVar[Processing] = Processing.CONSULTATION


@dataclass(frozen=True, kw_only=True)
class BestPlacedDecided(Event):
    """A coordinator decided which partner is asked."""

    act: ClassVar[str] = "best_placed.decided"
    processing: ClassVar[Processing] = Processing.DECISION


@dataclass(frozen=True, kw_only=True)
class DisclosureDrafted(Event):
    """A disclosure was drafted for one partner."""

    act: ClassVar[str] = "disclosure.drafted"
    processing: ClassVar[Processing] = Processing.COMBINATION


@dataclass(frozen=True, kw_only=True)
class ItemAdded(Event):
    """An item that a decision of the recipient needs was put into a draft."""

    act: ClassVar[str] = "disclosure.item_added"
    processing: ClassVar[Processing] = Processing.COMBINATION


@dataclass(frozen=True, kw_only=True)
class ItemRemoved(Event):
    """An item was taken out of a draft."""

    act: ClassVar[str] = "disclosure.item_removed"
    processing: ClassVar[Processing] = Processing.ALTERATION


@dataclass(frozen=True, kw_only=True)
class DisclosureSubmitted(Event):
    """A draft was put before the originator's disclosure officer."""

    act: ClassVar[str] = "disclosure.submitted"
    processing: ClassVar[Processing] = Processing.DECISION


@dataclass(frozen=True, kw_only=True)
class DisclosureApproved(Event):
    """The originator's disclosure officer let it go out."""

    act: ClassVar[str] = "disclosure.approved"
    processing: ClassVar[Processing] = Processing.DECISION


@dataclass(frozen=True, kw_only=True)
class DisclosureRefused(Event):
    """The originator's disclosure officer kept it in, with reasons."""

    act: ClassVar[str] = "disclosure.refused"
    processing: ClassVar[Processing] = Processing.DECISION


@dataclass(frozen=True, kw_only=True)
class DisclosureOffered(Event):
    """A partner was asked whether it can help, and told nothing of the person."""

    act: ClassVar[str] = "disclosure.offered"
    processing: ClassVar[Processing] = Processing.DECISION


@dataclass(frozen=True, kw_only=True)
class DisclosureAccepted(Event):
    """A named officer of the partner accepted the ask, and the content opened to that officer."""

    act: ClassVar[str] = "disclosure.accepted"
    processing: ClassVar[Processing] = Processing.DISCLOSURE


@dataclass(frozen=True, kw_only=True)
class DisclosureQueried(Event):
    """The partner asked the originator something before answering."""

    act: ClassVar[str] = "disclosure.queried"
    processing: ClassVar[Processing] = Processing.QUESTION


@dataclass(frozen=True, kw_only=True)
class DisclosureAnswered(Event):
    """The originator answered the partner's question."""

    act: ClassVar[str] = "disclosure.answered"
    processing: ClassVar[Processing] = Processing.QUESTION


@dataclass(frozen=True, kw_only=True)
class DisclosureDeclined(Event):
    """The partner declined; nothing of the content was ever readable there."""

    act: ClassVar[str] = "disclosure.declined"
    processing: ClassVar[Processing] = Processing.DECISION


@dataclass(frozen=True, kw_only=True)
class DisclosureReturned(Event):
    """The partner gave an accepted disclosure back in time."""

    act: ClassVar[str] = "disclosure.returned"
    processing: ClassVar[Processing] = Processing.DECISION


@dataclass(frozen=True, kw_only=True)
class DisclosureDiscarded(Event):
    """The centre decided not to send a draft or an approved disclosure."""

    act: ClassVar[str] = "disclosure.discarded"
    processing: ClassVar[Processing] = Processing.DECISION


@dataclass(frozen=True, kw_only=True)
class DisclosureLapsed(Event):
    """Nobody at the partner answered in time."""

    act: ClassVar[str] = "disclosure.lapsed"
    processing: ClassVar[Processing] = Processing.DECISION


@dataclass(frozen=True, kw_only=True)
class DisclosureRecalled(Event):
    """The originator recalled it, and its content closed at once."""

    act: ClassVar[str] = "disclosure.recalled"
    processing: ClassVar[Processing] = Processing.ALTERATION


@dataclass(frozen=True, kw_only=True)
class DisclosureCorrected(Event):
    """The originator put right words in the place of wrong ones."""

    act: ClassVar[str] = "disclosure.corrected"
    processing: ClassVar[Processing] = Processing.ALTERATION


@dataclass(frozen=True, kw_only=True)
class ErrorReported(Event):
    """Somebody who read it reported an error."""

    act: ClassVar[str] = "disclosure.error_reported"
    processing: ClassVar[Processing] = Processing.QUESTION


@dataclass(frozen=True, kw_only=True)
class DisclosureUpheld(Event):
    """The originator said that what was reported as an error is right."""

    act: ClassVar[str] = "disclosure.upheld"
    processing: ClassVar[Processing] = Processing.DECISION


@dataclass(frozen=True, kw_only=True)
class RecallConfirmed(Event):
    """The officer who held a copy confirmed that nothing of it is left."""

    act: ClassVar[str] = "disclosure.recall_confirmed"
    processing: ClassVar[Processing] = Processing.DECISION


@dataclass(frozen=True, kw_only=True)
class CorrectionConfirmed(Event):
    """The officer who holds a copy confirmed its correction."""

    act: ClassVar[str] = "disclosure.correction_confirmed"
    processing: ClassVar[Processing] = Processing.DECISION
