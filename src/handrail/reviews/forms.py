"""What is typed about a review."""

from __future__ import annotations

from handrail.acts.fields import Day, Reasoned, Words
from handrail.reviews.domain import Said
from handrail.reviews.rules import WORDS


class ExitReviewForm(Reasoned):
    """How the person is after the case closed."""

    reason_words = WORDS
    reason_fields = {"review_ahead": "happened_on", "review_narrative_missing": "narrative"}

    happened_on = Day(label="On which day was the review?")
    narrative = Words(
        label="How is it going?",
        help_text="What helped, what did not, and what the person says of it. No score.",
        error_messages={"required": WORDS["review_narrative_missing"]},
    )

    @property
    def said(self) -> Said:
        """What was typed, as rules know it."""
        return Said(**self.cleaned_data)


class ReviewForm(ExitReviewForm):
    """How support goes, and when to look again."""

    reason_fields = ExitReviewForm.reason_fields | {
        "next_review_missing": "next_on",
        "next_review_not_ahead": "next_on",
    }

    next_on = Day(
        label="When is the next review?", error_messages={"required": WORDS["next_review_missing"]}
    )
