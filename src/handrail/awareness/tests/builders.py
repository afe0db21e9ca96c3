"""How awareness is done on the thin path: told, asked not to tell yet, decided."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

from handrail.acts.context import reading
from handrail.acts.tests import doing
from handrail.awareness import actions, queries
from handrail.awareness.domain import NotYet, Ruling, SafeRoute
from handrail.rehearsal.thin_path import ThinPath

ROUTE = SafeRoute(how="in_person", is_checked=True, words="Shares the flat with nobody.")
AGREED = Ruling(is_agreed=True, reasons="The harm is shown.")
REFUSED = Ruling(is_agreed=False, reasons="A part can be told now.")


def a_not_yet(path: ThinPath, **changes: Any) -> NotYet:
    asked = NotYet(
        regime="part_2",
        ground="sch_3",
        considered=("tell_part",),
        reasons="A relative reads everything and has been violent.",
        review_on=path.today + timedelta(days=30),
    )
    return replace(asked, **changes)


def tell(path: ThinPath, by: str = "peter", **changes: Any) -> Any:
    route = replace(ROUTE, **{k: v for k, v in changes.items() if k != "told_on"})
    told_on = changes.get("told_on", path.today)
    return actions.tell(path.case_id, **doing.on(path, by), told_on=told_on, route=route)


def ask_not_yet(path: ThinPath, by: str = "carys", **changes: Any) -> Any:
    return actions.ask_not_yet(path.case_id, **doing.on(path, by), asked=a_not_yet(path, **changes))


def asked_id(path: ThinPath) -> Any:
    with reading(path.by("rhona")):
        return next(row.id for row in queries.asked_answers() if row.case_id == path.case_id)


def decide(path: ThinPath, ruling: Ruling = AGREED, by: str = "rhona") -> Any:
    return actions.decide_not_yet(asked_id(path), **doing.on(path, by), ruling=ruling)


def not_yet(path: ThinPath) -> None:
    """Asked and agreed."""
    ask_not_yet(path)
    decide(path)


def known(path: ThinPath, by: str = "carys") -> Any:
    with reading(path.by(by)):
        return queries.awareness_of(path.case_id)
