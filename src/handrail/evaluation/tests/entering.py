"""Costs in the hands of the cast."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

from handrail.acts.tests import doing
from handrail.evaluation import actions
from handrail.evaluation.actions import Correction
from handrail.evaluation.domain import Cost
from handrail.rehearsal.thin_path import ThinPath


def hours(path: ThinPath, **changes: Any) -> Cost:
    """Seven and a half hours of a practitioner, this month."""
    cost = Cost(
        kind="hours", area="london", month=path.today, hours=Decimal("7.5"), grade="practitioner"
    )
    return replace(cost, **changes)


def money(path: ThinPath, kind: str, pence: int, **changes: Any) -> Cost:
    return replace(Cost(kind=kind, area="london", month=path.today, pence=pence), **changes)


def enter(path: ThinPath, by: str = "peter", name: str = "cost", **changes: Any) -> Any:
    return actions.enter(
        "own", **doing.on(path, by), cost_id=path.id(name), cost=hours(path, **changes)
    )


def pay(path: ThinPath, kind: str, pence: int, by: str = "peter") -> Any:
    return actions.enter(
        "own", **doing.on(path, by), cost_id=path.id(kind), cost=money(path, kind, pence)
    )


def correct(path: ThinPath, by: str = "peter", name: str = "right", **changes: Any) -> Any:
    correction = Correction(cost=hours(path, **changes), reason="amount")
    return actions.correct(
        path.id("cost"), **doing.on(path, by), cost_id=path.id(name), correction=correction
    )
