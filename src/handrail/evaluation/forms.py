"""What is typed about costs: amounts and choices, and no words in which a person could be named."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from decimal import Decimal
from typing import Any

from django import forms

from handrail.acts.fields import OneOf, Reasoned
from handrail.evaluation.actions import Correction
from handrail.evaluation.domain import CORRECTIONS, GRADES, KINDS, MONEY, Cost
from handrail.evaluation.rules import WORDS
from handrail.partners.domain import AREAS, EVERYWHERE

MONTHS_BACK = 24
PENCE = 100


def months_before(today: date) -> list[tuple[str, str]]:
    """This month and those before it, the newest first."""
    found = []
    year, month = today.year, today.month
    for _ in range(MONTHS_BACK):
        first = date(year, month, 1)
        found.append((first.isoformat(), f"{first:%B %Y}"))
        year, month = (year - 1, 12) if month == 1 else (year, month - 1)
    return found


class CostForm(Reasoned):
    """One amount of one kind, for one month and area."""

    reason_words = WORDS
    reason_fields = {
        "cost_kind_unknown": "kind",
        "grade_unknown": "grade",
        "amount_unfit": "amount",
        "amount_too_large": "amount",
        "cost_area_unknown": "area",
        "month_ahead": "month",
    }

    kind = OneOf(label="What is it?", choices=KINDS.items())
    amount = forms.DecimalField(
        label="How much?",
        help_text="Hours, such as 7.5, or pounds, such as 1200.50.",
        min_value=Decimal(0),
        max_digits=12,
        decimal_places=2,
        widget=forms.TextInput({"inputmode": "decimal", "class": "govuk-input--width-10"}),
    )
    grade = forms.ChoiceField(
        label="Whose hours?",
        help_text="Only for hours.",
        choices=[("", "Not hours"), *GRADES.items()],
        required=False,
    )
    month = forms.TypedChoiceField(label="In which month?", coerce=date.fromisoformat)
    area = OneOf(label="In which area?")

    def __init__(self, given: Any, *, areas: Collection[str], today: date) -> None:
        super().__init__(given)
        where = AREAS if EVERYWHERE in areas else {k: AREAS[k] for k in AREAS if k in areas}
        self.offer("area", dict(where))
        self.offer("month", dict(months_before(today)))

    @property
    def cost(self) -> Cost:
        """What was typed, as rules know it."""
        said = self.cleaned_data
        is_money = said["kind"] in MONEY
        return Cost(
            kind=said["kind"],
            area=said["area"],
            month=said["month"],
            hours=None if is_money else said["amount"],
            grade=said["grade"],
            pence=int(said["amount"] * PENCE) if is_money else None,
        )


class CorrectionForm(CostForm):
    """What an entry should have said, and what was wrong with it."""

    reason = OneOf(label="What was wrong?", choices=CORRECTIONS.items())

    @property
    def correction(self) -> Correction:
        """What was typed, as rules know it."""
        return Correction(cost=self.cost, reason=self.cleaned_data["reason"])
