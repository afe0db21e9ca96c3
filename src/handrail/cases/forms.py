"""How somebody says that a case ends."""

from __future__ import annotations

from handrail.acts.fields import OneOf, Reasoned, Words
from handrail.cases import rules
from handrail.cases.domain import OUTCOMES


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
