"""Recording an agreement that its parties signed."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import datetime
from typing import ClassVar

from handrail.acts.actions import action
from handrail.acts.domain import Actor, Event
from handrail.agreements import rules
from handrail.agreements.domain import Agreement
from handrail.agreements.models import Agreement as Row
from handrail.ledger.domain import Processing
from handrail.members.actions import registry


@dataclass(frozen=True, kw_only=True)
class AgreementRecorded(Event):
    """A signed agreement was entered; its parties are bound by what they signed, not by this."""

    act: ClassVar[str] = "agreement.recorded"
    processing: ClassVar[Processing] = Processing.DECISION


@action("agreement.record", on=registry)
def record(_row: object, *, by: Actor, at: datetime, agreement: Agreement) -> AgreementRecorded:
    """Enter an agreement that its parties signed, unless `may_record` refuses."""
    rules.may_record(agreement).or_raise()
    Row.objects.bulk_create([Row(**asdict(agreement))])
    return AgreementRecorded(about=agreement.id, recipients=agreement.parties)
