"""When the person says no: what that does to support, in the same act (R21).

It stands here because agreement knows nothing of the support that rests on it.
"""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from handrail.acts.domain import Actor
from handrail.support import actions
from handrail.voluntary import actions as voluntary
from handrail.voluntary.domain import Said


def refuse_support(reference: UUID, *, by: Actor, at: datetime, said: Said) -> None:
    """Record that the person refused support, and stop whatever was under way in the case."""

    def stop(case_id: UUID) -> object:
        return actions.stop(case_id, by=by, at=at)

    voluntary.refuse(reference, by=by, at=at, said=said, stop=stop)


def withdraw_support(reference: UUID, *, by: Actor, at: datetime, said: Said) -> None:
    """Record that the person withdrew, and stop whatever was under way in the case."""

    def stop(case_id: UUID) -> object:
        return actions.stop(case_id, by=by, at=at)

    voluntary.withdraw(reference, by=by, at=at, said=said, stop=stop)
