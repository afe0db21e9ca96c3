"""What is sent or typed: a file, the answer of a check, why a nomination is withdrawn."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django import forms

from handrail.acts.fields import Day, OneOf, Reasoned, Words
from handrail.nominations import rules
from handrail.nominations.domain import DeconflictionAnswer, DeconflictionResult
from handrail.nominations.intake import WORDS, FaultCode


class ImportForm(forms.Form):
    """One file of nominations."""

    file = forms.FileField(
        label="File of nominations, as CSV or JSON",
        widget=forms.FileInput(attrs={"accept": ".csv,.json,text/csv,application/json"}),
        max_length=None,
        error_messages={
            "required": "Choose a file",
            "empty": WORDS[FaultCode.EMPTY_FILE],
        },
    )


class DeconflictForm(Reasoned):
    """Whether to go on, and when that was checked. There is no place to say why (R7)."""

    reason_words = rules.WORDS
    reason_fields = {"check_from_the_future": "checked_on", "check_expired": "checked_on"}

    result = OneOf(
        label="What did the check answer?",
        choices=[(each.value, each.words.capitalize()) for each in DeconflictionAnswer],
        help_text="Never say why, here or anywhere else.",
    )
    checked_on = Day(label="When was it checked?")

    def __init__(
        self, *args: Any, state: rules.NominationState, at: datetime, **options: Any
    ) -> None:
        super().__init__(*args, **options)
        self._state, self._at = state, at

    def clean(self) -> dict[str, Any]:
        if {"result", "checked_on"} <= self.cleaned_data.keys():
            self.mends(
                rules.may_deconflict(
                    self._state,
                    is_held=False,  # the action knows; this page is not to (R6)
                    result=self.answer,
                    expires_at=rules.holds_until(self.answer),
                    at=self._at,
                )
            )
        return self.cleaned_data

    @property
    def answer(self) -> DeconflictionResult:
        given = self.cleaned_data
        return DeconflictionResult("", DeconflictionAnswer(given["result"]), given["checked_on"])


class WithdrawForm(Reasoned):
    """Why a nomination is withdrawn."""

    reason_words = rules.WORDS
    reason_fields = {"withdrawal_unexplained": "reasons"}

    reasons = Words(
        label="Why do you withdraw it?",
        help_text="Kept sealed with the nomination.",
        error_messages={"required": rules.WORDS["withdrawal_unexplained"]},
    )
