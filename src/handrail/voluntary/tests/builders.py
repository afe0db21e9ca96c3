"""How agreement, the advocate and the voice are done on the thin path."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from handrail.acts.context import reading
from handrail.acts.tests import doing
from handrail.rehearsal.thin_path import ThinPath
from handrail.support import stopping
from handrail.voluntary import actions, queries
from handrail.voluntary.domain import Said

WORDS = "I want my own front door, and nobody ringing my brother."


def said(path: ThinPath, **changes: Any) -> Said:
    return replace(Said(on_day=path.today, present="The person and the worker."), **changes)


def ask(path: ThinPath, by: str = "peter", **changes: Any) -> Any:
    return actions.ask(path.case_id, **doing.on(path, by), said=said(path, **changes))


def give(path: ThinPath, by: str = "peter", **changes: Any) -> Any:
    return actions.give(path.case_id, **doing.on(path, by), said=said(path, **changes))


def refuse(path: ThinPath, by: str = "peter", **changes: Any) -> Any:
    return stopping.refuse_support(path.case_id, **doing.on(path, by), said=said(path, **changes))


def withdraw(path: ThinPath, by: str = "peter", **changes: Any) -> Any:
    return stopping.withdraw_support(path.case_id, **doing.on(path, by), said=said(path, **changes))


def seat(path: ThinPath, by: str = "peter", *, advocate: str = "aoife", chosen: bool = True) -> Any:
    return actions.seat_advocate(
        path.case_id,
        **doing.on(path, by),
        member_id=path.cast.members[advocate],
        is_chosen=chosen,
    )


def speak(path: ThinPath, by: str = "aoife", text: str = WORDS) -> Any:
    return actions.add_voice(
        path.case_id, **doing.on(path, by), voice_id=path.id("voice"), text=text
    )


def agreement(path: ThinPath, by: str = "carys") -> Any:
    with reading(path.by(by)):
        return queries.agreement_of(path.case_id)
