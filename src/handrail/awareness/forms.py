"""What is typed about telling: that the person was told, why not yet, and what a reviewer rules."""

from __future__ import annotations

from django import forms

from handrail.acts.fields import Day, OneOf, Reasoned, Words, YesOrNo
from handrail.awareness.domain import GROUNDS, HOW, LESS, NotYet, Ruling, SafeRoute
from handrail.awareness.rules import WORDS

REGIME_OF = {ground: regime for regime, grounds in GROUNDS.items() for ground in grounds}
LAWS = {"part_2": "Councils, health, partners", "part_3": "Police", "part_4": "Security Service"}


class TellForm(Reasoned):
    """When and how the person was told, and the check that was made before (R28)."""

    reason_words = WORDS
    reason_fields = {
        "told_ahead": "told_on",
        "how_unknown": "how",
        "route_not_checked": "is_checked",
        "route_unsaid": "words",
        "scheme_named_at_shared_address": "names_scheme",
    }

    is_checked = YesOrNo(
        label="Did you check first who shares the person's home, post and phone?",
        help_text="Think of domestic abuse, honour-based harm, a child, or a hostile group.",
    )
    words = Words(
        label="What did you find out, and what support was there on the day?",
        help_text="Kept sealed.",
        error_messages={"required": WORDS["route_unsaid"]},
    )
    told_on = Day(label="When was the person told?")
    how = OneOf(label="How was the person told?", choices=HOW.items())
    is_shared_address = YesOrNo(label="Can others open the person's post?")
    names_scheme = YesOrNo(
        label="If it was a letter: did it name the scheme?",
        help_text="A letter to a shared address never does. Leave this out if there was no letter.",
        required=False,
    )

    @property
    def route(self) -> SafeRoute:
        """What was typed, as rules know it. A letter of which nothing is said counts as naming it."""
        said = self.cleaned_data
        return SafeRoute(
            how=said["how"],
            is_checked=said["is_checked"],
            words=said["words"],
            is_shared_address=said["is_shared_address"],
            names_scheme=said["names_scheme"] is not False,
        )


class NotYetForm(Reasoned):
    """On what ground the person is not told yet, what less was considered, and until when (R28)."""

    reason_words = WORDS
    reason_fields = {
        "ground_unknown": "ground",
        "less_not_considered": "considered",
        "reasons_unsaid": "reasons",
        "not_told_review_not_ahead": "review_on",
        "not_told_review_too_late": "review_on",
    }

    considered = forms.MultipleChoiceField(
        label="What less was considered?",
        choices=list(LESS.items()),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": WORDS["less_not_considered"]},
    )
    ground = OneOf(
        label="On what ground in law?",
        choices=[
            (code, f"{LAWS[regime]}: {words}")
            for regime, grounds in GROUNDS.items()
            for code, words in grounds.items()
        ],
    )
    reasons = Words(
        label="Why, and why is nothing less enough?",
        help_text="Kept sealed, for the reviewer and for the Information Commissioner.",
        error_messages={"required": WORDS["reasons_unsaid"]},
    )
    review_on = Day(label="When is this looked at again?", help_text="At most 90 days from today.")

    @property
    def asked(self) -> NotYet:
        """What was typed, as rules know it. The ground says which law it is."""
        said = self.cleaned_data
        return NotYet(
            regime=REGIME_OF[said["ground"]],
            ground=said["ground"],
            considered=tuple(said["considered"]),
            reasons=said["reasons"],
            review_on=said["review_on"],
        )


class RulingForm(Reasoned):
    """What a reviewer decides, with reasons."""

    reason_words = WORDS
    reason_fields = {"reasons_unsaid": "reasons", "renewals_used_up": "is_one_more"}

    is_agreed = YesOrNo(label="Do you agree that the person is told later?")
    reasons = Words(label="Why?", error_messages={"required": WORDS["reasons_unsaid"]})
    is_one_more = forms.BooleanField(
        label="This was renewed twice already. I agree to one more.", required=False
    )

    @property
    def ruling(self) -> Ruling:
        said = self.cleaned_data
        return Ruling(
            is_agreed=said["is_agreed"],
            reasons=said["reasons"],
            is_one_more=said.get("is_one_more", False),  # asked only where it is the last
        )
