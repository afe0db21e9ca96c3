"""What is typed about an action of support: what is done for the person, and what came of it."""

from __future__ import annotations

from django import forms

from handrail.acts.fields import Day, OneOf, Reasoned, Words, YesOrNo
from handrail.partners.domain import SUPPORT_PURPOSES
from handrail.support.domain import Proposal
from handrail.support.rules import WORDS


class ProposeForm(Reasoned):
    """What will be done, for what and by when (R18)."""

    reason_words = WORDS
    reason_fields = {
        "purpose_unknown": "purpose",
        "description_missing": "description",
        "due_in_the_past": "due_on",
    }

    purpose = OneOf(label="What is the support for?", choices=SUPPORT_PURPOSES.items())
    description = Words(
        label="What will be done?",
        help_text="For 'other', say what it is for. Nobody is asked to watch or report on a person.",
        error_messages={"required": WORDS["description_missing"]},
    )
    due_on = Day(label="By when?")

    @property
    def proposal(self) -> Proposal:
        """What was typed, as rules know it."""
        names = ("purpose", "description", "due_on")
        return Proposal(**{name: self.cleaned_data[name] for name in names})


class FinishForm(forms.Form):
    """Whether an agreed action was done, and what came of it."""

    is_done = YesOrNo(label="Was it done?")
    outcome = Words(label="What came of it?", error_messages={"required": WORDS["outcome_missing"]})
