"""What is typed on the way out: choices from closed sets, and words. Knows no row and no actor."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any
from uuid import UUID

from django import forms

from handrail.acts.fields import Day, OneOf, Reasoned, Words, YesOrNo
from handrail.agreements.domain import ITEM_KINDS, PURPOSES
from handrail.disclosures import gateways, rules
from handrail.disclosures.domain import (
    ACCURACIES,
    ASKS,
    DECISIONS_SERVED,
    URGENCIES,
    Quality,
    Terms,
)
from handrail.disclosures.gateways import BASES, GATEWAYS

MOST_HOURS = 1000
NOT_DERIVED = "Not for an item drawn from intelligence (s.38(4))"
SAY_NOTHING = "Say nothing of the person: this is read before anybody accepts."


class DecideForm(Reasoned):
    """Which partner is asked, and why. 'Everyone' is not a choice."""

    reason_words = rules.WORDS
    reason_fields = {"not_an_alternative": "chosen", "reasons_needed": "reasons"}

    chosen = OneOf(label="Which partner is asked?")
    reasons = Words(
        label="Why this partner, and not the others?", help_text="Kept with the decision."
    )

    def __init__(self, *args: Any, partners: Mapping[UUID, str], **options: Any) -> None:
        super().__init__(*args, **options)
        self.offer("chosen", {str(key): name for key, name in partners.items()})


class DraftForm(Reasoned):
    """The terms of an ask, and on which law it rests."""

    reason_words = rules.WORDS
    reason_fields = {
        "ask_unknown": "ask",
        "purpose_not_in_agreement": "purpose",
        "urgency_unknown": "urgency",
        "basis_does_not_fit": "basis",
    }

    ask = OneOf(
        label="What is the partner asked to do?",
        choices=ASKS.items(),
        help_text="One ask. 'For awareness' is not an ask.",
    )
    purpose = OneOf(label="For which purpose of the agreement?")
    hours = forms.IntegerField(
        label="How many hours of its time, in all?",
        min_value=1,
        max_value=MOST_HOURS,
        widget=forms.NumberInput(attrs={"class": "govuk-input--width-4"}),
    )
    urgency = OneOf(label="How soon?", choices=URGENCIES.items())
    skills = forms.CharField(
        label="Which skills does it take?", max_length=200, help_text=SAY_NOTHING
    )
    funding = forms.CharField(
        label="What funding comes with it?", max_length=200, help_text=SAY_NOTHING
    )
    involves_meeting = YesOrNo(
        label="Does the ask involve meeting the person?",
        help_text="Not without a dated safety statement of the police.",
    )
    gateway = OneOf(label="By which legal gateway do the items leave?")
    basis = OneOf(label="On which lawful basis and condition?")
    reasons = Words(
        label="Why is this partner told?",
        help_text="The originator reads this before approving, the partner after accepting.",
    )

    def __init__(
        self, *args: Any, parties: Any, regimes: Collection[str], name: str, **options: Any
    ) -> None:
        super().__init__(*args, **options)
        self._name = name
        fitting = gateways.fitting_gateways(parties, regimes=regimes)
        bases = gateways.fitting_bases(fitting, regimes=regimes)
        self.offer("purpose", _worded(PURPOSES, parties.purposes))
        self.offer(
            "gateway",
            {code: GATEWAYS[code].words for code in fitting},
            hints={code: NOT_DERIVED for code in fitting if GATEWAYS[code].bars_derived},
        )
        self.offer("basis", _worded(BASES, bases))

    def clean_skills(self) -> str:
        return self._naming_nobody("skills")

    def clean_funding(self) -> str:
        return self._naming_nobody("funding")

    def clean(self) -> dict[str, Any]:
        given = self.cleaned_data
        if {"gateway", "basis"} <= given.keys():
            self.mends(gateways.may_rest_on(given["gateway"], given["basis"]))
        return given

    def terms(self, *, is_child: bool) -> Terms:
        """What was typed, with what was not asked: whether the person is a child."""
        names = (
            "ask", "purpose", "hours", "urgency", "skills", "funding", "involves_meeting",
        )  # fmt: skip
        given = self.cleaned_data
        return Terms(is_child=is_child, **{name: given[name] for name in names})

    def _naming_nobody(self, field: str) -> str:
        text: str = self.cleaned_data[field]
        if rules.names_the_person(text, names=[self._name]):
            raise forms.ValidationError(
                "Leave the person's name out. " + SAY_NOTHING, code="names_the_person"
            )
        return text


class ItemForm(Reasoned):
    """One item as it will leave: its kind, the decision that needs it, and its words."""

    reason_words = rules.WORDS
    reason_fields = {"no_decision_served": "decision_served", "kind_not_in_agreement": "kind"}

    text = Words(
        label="What the partner will read",
        help_text=(
            "The least that lets it help. Name nobody else: say 'a relative' or 'a neighbour'. "
            "Leave out what no decision needs."
        ),
    )
    kind = OneOf(label="What kind of item is it?")
    decision_served = OneOf(
        label="Which decision of the partner does it serve?",
        choices=DECISIONS_SERVED.items(),
        error_messages={"required": rules.WORDS["no_decision_served"]},
    )

    def __init__(self, *args: Any, kinds: Collection[str], **options: Any) -> None:
        super().__init__(*args, **options)
        self.offer("kind", _worded(ITEM_KINDS, kinds))


class ApproveForm(Reasoned):
    """Why it may leave, and how accurate, complete and current it is (R13)."""

    reason_words = rules.WORDS
    reason_fields = {
        "reasons_needed": "reasons",
        "accuracy_unknown": "accuracy",
        "quality_checked_in_future": "checked_on",
    }

    reasons = Words(label="Why may this be shared?", help_text="Kept in the decision record.")
    accuracy = OneOf(label="How accurate is it?", choices=ACCURACIES.items())
    is_complete = YesOrNo(label="Is it complete for the decisions that it serves?")
    checked_on = Day(label="When was it last checked?")

    @property
    def quality(self) -> Quality:
        names = ("accuracy", "is_complete", "checked_on")
        return Quality(**{name: self.cleaned_data[name] for name in names})


class CorrectForm(ApproveForm):
    """The right words for one item, why the old ones were wrong, and how good it is now (R13)."""

    reason_fields = ApproveForm.reason_fields | {"nothing_corrected": "text"}

    text = Words(label="What it should say", help_text="The partner reads these words instead.")
    reasons = Words(
        label="What was wrong?",
        help_text="Kept sealed with the old words. The partner does not read it.",
    )
    field_order = ("text", "reasons", "accuracy", "is_complete", "checked_on")


class RecallForm(forms.Form):
    """Why it is called back."""

    reasons = Words(label="Why do you recall it?", help_text="Kept sealed with the disclosure.")


class ReportErrorForm(forms.Form):
    """What is wrong in it."""

    text = Words(
        label="What is wrong?",
        help_text="The originator's disclosure officer and the centre read it.",
    )


class UpholdForm(forms.Form):
    """Why what was reported as an error is right."""

    text = Words(label="Why is it right as it stands?", help_text="Those who reported it read it.")


class RefuseForm(forms.Form):
    """Why it stays in."""

    reasons = Words(label="Why may this not be shared?", help_text="Kept in the decision record.")


class AnswerForm(forms.Form):
    """The originator's answer to a partner's question."""

    text = Words(label="Your answer", help_text=SAY_NOTHING)


class AcceptForm(forms.Form):
    """The officer's word on terms and prohibited uses."""

    has_accepted_uses = forms.BooleanField(
        label="I accept these terms and the prohibited uses",
        error_messages={"required": rules.WORDS["terms_not_accepted"]},
    )


class QueryForm(forms.Form):
    """A question before answering."""

    text = Words(label="Your question", help_text="The centre and the originator read it.")


class DeclineForm(forms.Form):
    """A decline, with words for whoever wants to add some."""

    text = Words(
        label="Anything you want to say", required=False, help_text="You need not say why."
    )


class ReturnForm(forms.Form):
    """Why an accepted disclosure is given back."""

    text = Words(label="Why do you return it?", help_text="The centre reads it.")


class DiscardForm(forms.Form):
    """Why the centre does not send it."""

    text = Words(label="Why is it not sent?", help_text="Kept in the decision record.")


def _worded(vocabulary: Mapping[str, str], codes: Collection[str]) -> dict[str, str]:
    return {code: said for code, said in vocabulary.items() if code in codes}
