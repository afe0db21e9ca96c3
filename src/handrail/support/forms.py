"""What is typed about an action of support: what is done for the person, and what came of it."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

from django import forms

from handrail.acts.fields import Day, OneOf, Reasoned, Words, YesOrNo
from handrail.partners.domain import SUPPORT_PURPOSES
from handrail.support.domain import WHY_NOT_DELIVERED, Held, Proposal
from handrail.support.rules import WORDS


class ProposeForm(Reasoned):
    """What will be done, for what and by when (R18)."""

    reason_words = WORDS
    reason_fields = {
        "purpose_unknown": "purpose",
        "description_missing": "description",
        "due_in_the_past": "due_on",
        "need_unknown": "need",
        "sessions_uncountable": "sessions_ordered",
    }

    purpose = OneOf(label="What is the support for?", choices=SUPPORT_PURPOSES.items())
    description = Words(
        label="What will be done?",
        help_text="For 'other', say what it is for. Nobody is asked to watch or report on a person.",
        error_messages={"required": WORDS["description_missing"]},
    )
    due_on = Day(label="By when?")
    need = OneOf(label="Which need does it answer?", required=False)
    sessions_ordered = forms.IntegerField(
        label="How many sessions are ordered?",
        required=False,
        help_text="Leave it empty where the support does not come in sessions.",
        widget=forms.NumberInput(attrs={"class": "govuk-input--width-3"}),
        error_messages={"invalid": WORDS["sessions_uncountable"]},
    )

    def answer(self, needs: Mapping[str, str]) -> None:
        """Offer these needs; an action may also answer none of them."""
        self.offer("need", {**needs, "": "None of these"} if needs else {"": "No need is recorded"})

    @property
    def proposal(self) -> Proposal:
        """What was typed, as rules know it."""
        said = self.cleaned_data
        return Proposal(
            **{name: said[name] for name in ("purpose", "description", "due_on")},
            need_id=UUID(said["need"]) if said["need"] else None,
            sessions_ordered=said["sessions_ordered"] or 0,
        )


class FinishForm(forms.Form):
    """Whether an agreed action was done, and what came of it."""

    is_done = YesOrNo(label="Was it done?")
    outcome = Words(label="What came of it?", error_messages={"required": WORDS["outcome_missing"]})


class SessionForm(Reasoned):
    """One session: the day it was for, and whether it was delivered."""

    reason_words = WORDS
    reason_fields = {"session_ahead": "happened_on", "why_not_unknown": "why_not"}

    happened_on = Day(label="On which day was it?")
    why_not = OneOf(
        label="Was it delivered?",
        choices=[(code or "delivered", words) for code, words in WHY_NOT_DELIVERED.items()],
    )

    @property
    def held(self) -> Held:
        """What was typed, as rules know it."""
        said = self.cleaned_data
        why_not = "" if said["why_not"] == "delivered" else said["why_not"]
        return Held(happened_on=said["happened_on"], why_not=why_not)


class SecondLookForm(Reasoned):
    """What a reviewer says of a doubtful task."""

    reason_words = WORDS
    reason_fields = {"second_look_reasons_missing": "reasons"}

    is_watching = YesOrNo(label="Does it ask somebody to watch, follow or report on a person?")
    reasons = Words(label="Why?", error_messages={"required": WORDS["second_look_reasons_missing"]})
