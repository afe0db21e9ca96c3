"""How somebody says who already leads a case, and that it ends."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from handrail.acts.fields import OneOf, Reasoned, Words
from handrail.cases import rules
from handrail.cases.domain import LEADS, OUTCOMES


class ClosingForm(Reasoned):
    """The outcome, and what has changed since last time (R23)."""

    reason_words = rules.WORDS
    reason_fields = {"outcome_unknown": "outcome", "changes_unsaid": "what_has_changed"}

    outcome = OneOf(
        label="What came of it?",
        choices=OUTCOMES.items(),
        error_messages={"required": rules.WORDS["outcome_unknown"]},
    )
    owner = OneOf(
        label="Who does the reviews at 6 and 12 months?",
        required=False,
        help_text="Only where somebody was helped. Without an answer the centre does them.",
    )
    what_has_changed = Words(
        label="What has changed since last time?",
        help_text="Since the contacts before this one. Kept sealed with the case.",
        error_messages={"required": rules.WORDS["changes_unsaid"]},
    )


NOT_HERE = "It does not take part in this programme"


class LeadForm(Reasoned):
    """Who already leads (R44), and the lead's own reference."""

    reason_words = rules.WORDS
    reason_fields = {"lead_unknown": "kind", "lead_organisation_needless": "organisation"}

    kind = OneOf(
        label="Who already leads?",
        choices=LEADS.items(),
        help_text="Ask the partners and look for yourself before you answer that nobody does.",
        error_messages={"required": rules.WORDS["lead_unknown"]},
    )
    organisation = OneOf(
        label="Which organisation leads?", required=False, help_text="Leave it if nobody leads."
    )
    pointer = Words(
        label="The lead's own reference",
        required=False,
        max_length=200,
        help_text="So that it can be found there. Keep no second record. Sealed with the case.",
    )

    def __init__(self, *args: Any, partners: Mapping[UUID, str], **options: Any) -> None:
        super().__init__(*args, **options)
        named = {str(key): name for key, name in partners.items()}
        self.offer("organisation", named | {"": NOT_HERE})

    @property
    def organisation_id(self) -> UUID | None:
        said = self.cleaned_data["organisation"]
        return UUID(said) if said else None
