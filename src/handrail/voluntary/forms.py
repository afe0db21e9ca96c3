"""What is typed about agreement to support, the advocate and the person's voice."""

from __future__ import annotations

from django import forms

from handrail.acts.fields import Day, OneOf, Reasoned, Words, YesOrNo
from handrail.voluntary.domain import Said
from handrail.voluntary.rules import WORDS

DAY_REASONS = {"said_ahead": "on_day", "said_before": "on_day"}
PRESENT = {
    "label": "Who was there?",
    "help_text": "By what they are to the person, not by name. Kept sealed.",
    "error_messages": {"required": WORDS["present_unsaid"]},
    "widget": forms.Textarea({"rows": 2}),
}


class AskForm(Reasoned):
    """When the person was asked, who was there, and that the letter's words were said (R21)."""

    reason_words = WORDS
    reason_fields = DAY_REASONS | {"present_unsaid": "present", "words_not_said": "words_said"}

    words_said = forms.BooleanField(
        label="I said these words to the person",
        error_messages={"required": WORDS["words_not_said"]},
    )
    on_day = Day(label="When was the person asked?")
    present = Words(**PRESENT)

    @property
    def said(self) -> Said:
        """What was typed, as rules know it."""
        return Said(**self.cleaned_data)


class GiveForm(AskForm):
    """When the person agreed. Capacity is presumed; where it is lacking, more is asked (R21)."""

    reason_fields = AskForm.reason_fields | {
        "best_interests_missing": "best_interests",
        "advocate_missing": "has_capacity",
    }

    has_capacity = YesOrNo(
        label="Can the person decide this?",
        help_text="Say yes unless an assessment under the Mental Capacity Act says otherwise.",
    )
    best_interests = Words(
        label="If not: why is this in the person's best interests?", required=False
    )
    field_order = ("words_said", "on_day", "present", "has_capacity", "best_interests")


class EndForm(Reasoned):
    """When the person said no. Nothing else has to be said."""

    reason_words = WORDS
    reason_fields = DAY_REASONS

    on_day = Day(label="When did the person say so?")
    present = Words(**(PRESENT | {"required": False, "error_messages": {}}))

    @property
    def said(self) -> Said:
        return Said(**self.cleaned_data)


class SeatForm(Reasoned):
    """Which advocate the person chose."""

    reason_words = WORDS
    reason_fields = {
        "not_the_persons_choice": "is_chosen",
        "advocate_unknown": "member_id",
    }

    member_id = OneOf(label="Whom did the person choose?")
    is_chosen = YesOrNo(label="Is this the person's own choice?")


class VoiceForm(Reasoned):
    """What the person says, in the person's own words where possible."""

    reason_words = WORDS
    reason_fields = {"voice_unsaid": "text"}

    text = Words(
        label="What does the person say?",
        help_text="In the person's own words where you can. All who work on the case may read it.",
        error_messages={"required": WORDS["voice_unsaid"]},
    )
