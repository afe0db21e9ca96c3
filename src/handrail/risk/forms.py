"""What is typed about a risk: as little as can be, because somebody may be in danger."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django import forms

from handrail.acts.domain import LONDON
from handrail.acts.fields import Day, OneOf, Reasoned, Words, YesOrNo
from handrail.risk.domain import (
    DUTIES,
    GROUNDS,
    LEGAL_DUTIES,
    LONGEST_WARNING,
    NEXT_OWNERS,
    REPORTED_TO,
    RISK_KINDS,
    SAID,
    Alarm,
    Proposed,
    Standing,
)
from handrail.risk.rules import WORDS

LINE = 200


class Line(forms.CharField):
    """A few words that may be left out."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**({"max_length": LINE, "required": False} | options))


class Maybe(OneOf):
    """Yes, no or not known; it may be left out."""

    def __init__(self, **options: Any) -> None:
        super().__init__(choices=SAID.items(), required=False, **options)


class RaiseForm(Reasoned):
    """One field that must be filled; what else is known helps, and nothing waits for it (R26)."""

    reason_words = WORDS
    reason_fields = {"risk_unsaid": "words"}

    words = Words(
        max_length=LONGEST_WARNING,
        label="What is happening?",
        help_text="Say who is in danger and from what, as far as you know.",
        error_messages={"required": WORDS["risk_unsaid"]},
    )
    whereabouts = Line(label="Where is the person now? (optional)")
    in_danger = Line(label="Who else is in danger? (optional)")
    children = Maybe(label="Are children there? (optional)")
    weapons = Maybe(label="Are there weapons? (optional)")
    called_999 = Maybe(label="Has 999 been called? (optional)")
    call_back = Line(label="On which number can you be called back? (optional)")

    @property
    def alarm(self) -> Alarm:
        return Alarm(**{name: self.cleaned_data[name] for name in self.fields})


class TakeOverForm(Reasoned):
    """The police incident number that makes it the police's (R26)."""

    reason_words = WORDS
    reason_fields = {"incident_number_missing": "incident_number"}

    incident_number = Line(
        label="Police incident number",
        required=True,
        error_messages={"required": WORDS["incident_number_missing"]},
    )


class StandDownForm(Reasoned):
    """Why the police stand down, and who has accepted it from them (R26)."""

    reason_words = WORDS
    reason_fields = {
        "stand_down_reason_missing": "reason",
        "next_owner_missing": "next_owner",
        "next_owner_not_accepted": "accepted_by",
        "acceptance_ahead": "accepted_time",
    }

    reason = Words(
        label="Why do the police stand down?",
        help_text="'Not for police' is a reason only with who has it now.",
        error_messages={"required": WORDS["stand_down_reason_missing"]},
    )
    next_owner = OneOf(
        label="Who has it now?",
        choices=NEXT_OWNERS.items(),
        error_messages={"required": WORDS["next_owner_missing"]},
    )
    accepted_by = Line(
        label="Who there accepted it?",
        help_text="A post or a call sign.",
        required=True,
        error_messages={"required": WORDS["next_owner_not_accepted"]},
    )
    accepted_on = Day(label="On which day did they accept it?")
    accepted_time = forms.TimeField(
        label="At what time?",
        help_text="For example, 02:15",
        input_formats=("%H:%M", "%H.%M"),
        error_messages={"invalid": "Enter a time, such as 02:15"},
        widget=forms.TextInput(attrs={"class": "govuk-input--width-5"}),
    )

    @property
    def standing(self) -> Standing:
        said = self.cleaned_data
        accepted = datetime.combine(said["accepted_on"], said["accepted_time"], tzinfo=LONDON)
        names = ("reason", "next_owner", "accepted_by")
        return Standing(accepted_at=accepted, **{name: said[name] for name in names})


class RiskForm(Reasoned):
    """What kind of harm, and what it is."""

    reason_words = WORDS
    reason_fields = {"risk_kind_unknown": "kind", "risk_unsaid": "words"}

    kind = OneOf(
        label="What kind of harm is it?",
        choices=RISK_KINDS.items(),
        error_messages={"required": WORDS["risk_kind_unknown"]},
    )
    words = Words(
        label="What could happen, to whom?",
        help_text="Who works on the case reads this. The police read what two people pass to them.",
        error_messages={"required": WORDS["risk_unsaid"]},
    )


class OfferForm(Reasoned):
    """To whom a risk is offered."""

    reason_words = WORDS
    reason_fields = {
        "owner_already": "to",
        "body_cannot_own_risks": "to",
        "police_risk_stays_with_police": "to",
        "only_to_the_police": "to",
        "nobody_to_answer": "to",
    }

    to = OneOf(label="Who could take it over?")

    def __init__(self, *args: Any, bodies: Mapping[UUID, str], **options: Any) -> None:
        super().__init__(*args, **options)
        self.offer("to", {str(key): name for key, name in bodies.items()})


class CloseForm(Reasoned):
    """Why a risk is closed."""

    reason_words = WORDS
    reason_fields = {"close_reason_missing": "reason"}

    reason = Words(
        label="Why is this risk closed?",
        error_messages={"required": WORDS["close_reason_missing"]},
    )


class DutyForm(forms.Form):
    """A statutory duty of one's own body."""

    duty = OneOf(
        label="Which duty does your organisation have here?",
        choices=DUTIES.items(),
        error_messages={"required": WORDS["duty_unknown"]},
    )


class PassForm(Reasoned):
    """One item for the police: the words, the ground, and why (R27)."""

    reason_words = WORDS
    reason_fields = {
        "item_unsaid": "text",
        "passage_ground_unknown": "ground",
        "which_duty_unknown": "duty",
        "passage_reasons_missing": "reasons",
    }

    text = Words(
        label="What are the police to be told?",
        help_text="One item, in the words that they will read. Nothing else of the case passes.",
        error_messages={"required": WORDS["item_unsaid"]},
    )
    ground = OneOf(
        label="On which ground?",
        choices=GROUNDS.items(),
        error_messages={"required": WORDS["passage_ground_unknown"]},
    )
    duty = OneOf(
        label="Which duty in law? (only for a legal duty)",
        choices=LEGAL_DUTIES.items(),
        required=False,
    )
    reasons = Words(
        label="Why must the police know?",
        error_messages={"required": WORDS["passage_reasons_missing"]},
    )

    @property
    def said(self) -> Proposed:
        return Proposed(**{name: self.cleaned_data[name] for name in self.fields})


class CheckForm(Reasoned):
    """Whether a passage was founded, and why (R27)."""

    reason_words = WORDS
    reason_fields = {"finding_reasons_missing": "reasons"}

    is_founded = YesOrNo(label="Was it founded?")
    reasons = Words(label="Why?", error_messages={"required": WORDS["finding_reasons_missing"]})


class ReportForm(Reasoned):
    """What a member reported by themselves: to whom, and when (R27)."""

    reason_words = WORDS
    reason_fields = {"report_place_unknown": "told", "report_ahead": "on"}

    told = OneOf(label="Whom did you tell?", choices=REPORTED_TO.items())
    on = Day(label="On which day?")
    words = Words(label="What did you say? (optional)", required=False)
