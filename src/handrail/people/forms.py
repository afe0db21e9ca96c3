"""What somebody decides about two people who may be one."""

from __future__ import annotations

from handrail.acts.fields import OneOf, Reasoned, Words
from handrail.people import rules


class ReopenForm(Reasoned):
    """Why a decision is undone."""

    reason_words = rules.WORDS
    reason_fields = {"reasons_needed": "reasons"}

    reasons = Words(label="Why is this decided again?", help_text="What came to light since.")


class DecideForm(Reasoned):
    """The same or not, and why. Nobody is asked how sure a machine is."""

    reason_words = rules.WORDS
    reason_fields = {"reasons_needed": "reasons"}

    answer = OneOf(
        label="Are they the same person?",
        choices=[("same", "Yes, the same person"), ("different", "No, two different people")],
    )
    reasons = Words(
        label="Why?",
        help_text="What agrees and what does not. The decision must be readable later.",
    )
