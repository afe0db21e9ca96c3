"""Reviews on the thin path's case, by the real actions."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from handrail.acts.tests import doing
from handrail.cases import actions as cases
from handrail.cases.rules import Ending
from handrail.rehearsal.thin_path import ThinPath
from handrail.reviews import actions
from handrail.reviews.domain import Closing, ReviewKind, Said
from handrail.support import actions as support

ENDING = Ending("needs_met", "There is a home now.", 0, 0, 0)
AGAIN = timedelta(days=30)


def record(path: ThinPath, name: str = "carys", **changes: Any) -> Any:
    said = {
        "happened_on": path.today,
        "narrative": "The flat suits.",
        "next_on": path.today + AGAIN,
    }
    return actions.record(
        path.case_id,
        **doing.on(path, name),
        review_id=path.id("review"),
        said=Said(**said | changes),
    )


def delivered(path: ThinPath) -> Any:
    return support.finish(
        path.action_id, **doing.on(path, path.practitioner), is_done=True, outcome="Moved in."
    )


def closed(path: ThinPath, outcome: str = "needs_met", **changes: Any) -> Any:
    closing = Closing(outcome=outcome, what_has_changed="There is a home now.", **changes)
    return actions.close_case(path.case_id, **doing.on(path, path.coordinating), closing=closing)


def only_closed(path: ThinPath) -> None:
    """The case is closed without what follows from it."""
    delivered(path)
    cases.close(path.case_id, **doing.on(path, "carys"), counted=lambda _case: ENDING)


def arrange(path: ThinPath) -> Any:
    return actions.arrange(path.case_id, **doing.on(path, "carys"), owner_id=path.centre_id)


def delivered_and_closed(path: ThinPath) -> None:
    delivered(path)
    closed(path)


def exit_id(path: ThinPath, kind: ReviewKind = ReviewKind.FIRST) -> Any:
    return actions.exit_reference(path.case_id, kind)


def record_exit(path: ThinPath, name: str = "carys", **changes: Any) -> Any:
    said = Said(**{"happened_on": path.today, "narrative": "Still in the flat."} | changes)
    return actions.record_exit(exit_id(path), **doing.on(path, name), said=said)


def fall_due(path: ThinPath) -> Any:
    return actions.fall_due(exit_id(path), **doing.clock(path))
