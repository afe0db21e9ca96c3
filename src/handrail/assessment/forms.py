"""What is typed about needs and strengths."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django import forms

from handrail.acts.fields import OneOf, Reasoned, Words
from handrail.assessment.domain import PERSONS_VIEWS, REASONS, TOPICS, NeedSaid, StrengthSaid
from handrail.assessment.rules import WORDS
from handrail.contributions.rules import WORDS as OF_CONTRIBUTIONS

TOLD = "not_before_told_and_agreed"


class Sourced(Reasoned):
    """A form that says which released contributions something came from."""

    reason_words = WORDS | {TOLD: OF_CONTRIBUTIONS[TOLD]}

    sources = forms.MultipleChoiceField(
        label="Which contributions does it come from?",
        required=False,
        help_text="Only what was released to all who work on the case.",
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, released: Mapping[UUID, str], **options: Any) -> None:
        super().__init__(*args, **options)
        if released:
            self.offer("sources", {str(key): words for key, words in released.items()})
        else:
            del self.fields["sources"]

    @property
    def chosen(self) -> tuple[UUID, ...]:
        """The contributions that were ticked."""
        return tuple(UUID(each) for each in self.cleaned_data.get("sources", ()))


class NeedForm(Sourced):
    """A need in words, with the person's own view of it."""

    reason_fields = {
        "need_topic_unknown": "topic",
        TOLD: "topic",
        "need_empty": "text",
        "says_immigration_status": "text",
        "persons_view_unknown": "persons_view",
        "persons_view_unsaid": "persons_words",
        "source_not_released": "sources",
    }

    topic = OneOf(
        label="What is it about?",
        choices=TOPICS.items(),
        help_text="Autism or another neurodivergence is no need: choose 'Adjustment', and say what helps.",
    )
    text = Words(
        label="What does the person need?",
        help_text="In plain words, without a score. Everybody who works on the case can read it.",
        error_messages={"required": WORDS["need_empty"]},
    )
    persons_view = OneOf(
        label="Does the person see it so too?",
        choices=PERSONS_VIEWS.items(),
        error_messages={"required": WORDS["persons_view_unknown"]},
    )
    persons_words = Words(
        label="How does the person say it?",
        required=False,
        help_text="In their own words, where you have them.",
    )
    field_order = ("topic", "text", "persons_view", "persons_words", "sources")

    @property
    def said(self) -> NeedSaid:
        """What was typed, as rules know it."""
        given = self.cleaned_data
        names = ("topic", "text", "persons_view", "persons_words")
        return NeedSaid(sources=self.chosen, **{name: given[name] for name in names})


class StrengthForm(Sourced):
    """A strength in words."""

    reason_fields = {
        "need_topic_unknown": "topic",
        TOLD: "topic",
        "need_empty": "text",
        "says_immigration_status": "text",
        "source_not_released": "sources",
    }

    topic = OneOf(label="What is it about?", choices=TOPICS.items())
    text = Words(
        label="What can the person build on?",
        help_text="In plain words. Everybody who works on the case can read it.",
        error_messages={"required": WORDS["need_empty"]},
    )
    field_order = ("topic", "text", "sources")

    @property
    def said(self) -> StrengthSaid:
        """What was typed, as rules know it."""
        given = self.cleaned_data
        return StrengthSaid(topic=given["topic"], text=given["text"], sources=self.chosen)


class ReviseForm(Reasoned):
    """New words for a need."""

    reason_words = WORDS
    reason_fields = {
        "need_empty": "text",
        "words_unchanged": "text",
        "says_immigration_status": "text",
    }

    text = Words(
        label="What does the person need now?",
        help_text="The former words are kept, and shown beside these.",
        error_messages={"required": WORDS["need_empty"]},
    )


class ReasonForm(Reasoned):
    """Why no action answers a need (R19)."""

    reason_words = WORDS
    reason_fields = {
        "need_reason_unknown": "code",
        "need_reason_unsaid": "words",
        "says_immigration_status": "words",
    }

    code = OneOf(label="Why does no action answer it?", choices=REASONS.items())
    words = Words(
        label="Say it in a sentence", error_messages={"required": WORDS["need_reason_unsaid"]}
    )
