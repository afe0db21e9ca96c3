"""What an entry of cost must say, and which one can be corrected. Pure."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from handrail.evaluation.domain import (
    CORRECTIONS,
    GRADES,
    KINDS,
    LARGEST_HOURS,
    LARGEST_PENCE,
    MONEY,
    Cost,
    Entered,
)
from handrail.partners.domain import AREAS, EVERYWHERE
from handrail.policy.decisions import Decision, decide

WORDS: dict[str, str] = {
    "cost_kind_unknown": "Choose what kind of cost it is.",
    "grade_unknown": "Hours need a grade. Money has none.",
    "amount_unfit": "Enter hours for work, an amount for money, and not the other.",
    "amount_too_large": "The amount is too large to be right.",
    "cost_area_unknown": "Choose one of the areas that you work in.",
    "month_ahead": "Enter a month that has begun.",
    "corrected_already": "This entry was corrected already. Correct the newer one.",
    "correction_unknown": "Choose what was wrong.",
}


def may_enter(cost: Cost, *, areas: Collection[str], on: date) -> Decision:
    """Each entry is one amount of one kind, for a month that has begun, in one's own area."""
    return _is_usable(cost, areas=areas, on=on, least=1)


def may_correct(
    held: Entered, cost: Cost, *, reason: str, areas: Collection[str], on: date
) -> Decision:
    """A correction replaces an entry that stands; nought takes it back."""
    return decide(
        "correct cost",
        corrected_already=held.is_corrected,
        correction_unknown=reason not in CORRECTIONS,
    ).and_then(_is_usable(cost, areas=areas, on=on, least=0))


def _is_usable(cost: Cost, *, areas: Collection[str], on: date, least: int) -> Decision:
    is_everywhere = EVERYWHERE in areas
    return decide(
        "enter cost",
        cost_kind_unknown=cost.kind not in KINDS,
        grade_unknown=cost.grade not in (GRADES if cost.kind == "hours" else {""}),
        amount_unfit=not _is_fit(cost, least=least),
        amount_too_large=(cost.hours or 0) > LARGEST_HOURS or (cost.pence or 0) > LARGEST_PENCE,
        cost_area_unknown=cost.area not in AREAS or not (is_everywhere or cost.area in areas),
        month_ahead=cost.month.replace(day=1) > on,
    )


def _is_fit(cost: Cost, *, least: int) -> bool:
    if cost.kind in MONEY:
        return cost.hours is None and cost.pence is not None and cost.pence >= least
    if cost.pence is not None or cost.hours is None:
        return False
    hundredths = cost.hours * 100  # the database would round what is finer, and say nothing
    return hundredths >= least and hundredths == int(hundredths)
