"""How needs and strengths are recorded and answered in tests."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from handrail.acts.tests import doing
from handrail.assessment import actions
from handrail.assessment.domain import NeedSaid, StrengthSaid
from handrail.rehearsal.thin_path import ThinPath

NEED = NeedSaid(
    topic="housing",
    text="A home of their own, within reach of work.",
    persons_view="agrees",
    persons_words="I want my own front door.",
)
STRENGTH = StrengthSaid(topic="employment", text="Has kept the same job for four years.")


def record(path: ThinPath, name: str = "need", by: str = "", **changes: Any) -> Any:
    """The coordinator records a need."""
    return actions.record(
        path.case_id,
        **doing.on(path, by or path.coordinating),
        need_id=path.id(name),
        said=replace(NEED, **changes),
    )


def record_strength(path: ThinPath, name: str = "strength", by: str = "", **changes: Any) -> Any:
    """The coordinator records a strength."""
    return actions.record_strength(
        path.case_id,
        **doing.on(path, by or path.coordinating),
        strength_id=path.id(name),
        said=replace(STRENGTH, **changes),
    )


def revise(path: ThinPath, text: str = "A ground floor home of their own.", by: str = "") -> Any:
    """The need is put in other words."""
    return actions.revise(path.id("need"), **doing.on(path, by or path.coordinating), text=text)


def give_reason(path: ThinPath, code: str = "comes_later", by: str = "") -> Any:
    """Why no action answers the need."""
    return actions.give_reason(
        path.id("need"),
        **doing.on(path, by or path.coordinating),
        code=code,
        words="The debts have to be settled first.",
    )


def close(path: ThinPath, by: str = "") -> Any:
    """The need is met."""
    return actions.close(path.id("need"), **doing.on(path, by or path.coordinating))


def opened(path: ThinPath, by: str = "carys") -> Any:
    """Needs and strengths with their words."""
    given = doing.on(path, by)
    return actions.open_needs(path.case_id, **given, purpose="prepare_decision")
