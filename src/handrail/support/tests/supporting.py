"""Actions of support that the thin path does not take: doubtful ones, and their sessions."""

from __future__ import annotations

from typing import Any

from handrail.acts.tests import doing
from handrail.rehearsal.thin_path import ThinPath
from handrail.support import actions
from handrail.support.domain import Held, Proposal

DOUBTFUL = "Check in on how the garden goes."


def propose(path: ThinPath, description: str = DOUBTFUL, **changes: Any) -> Any:
    action_id = changes.pop("action_id", path.action_id)
    said = {"purpose": "housing", "description": description, "due_on": path.today}
    return actions.propose(
        path.disclosure_id,
        **doing.on(path, path.practitioner),
        action_id=action_id,
        proposal=Proposal(**said | changes),
    )


def look(path: ThinPath, act: Any, name: str = "rhona", reasons: str = "It is about help.") -> Any:
    return act(path.action_id, **doing.on(path, name), reasons=reasons)


def record_session(path: ThinPath, name: str = "peter", **changes: Any) -> Any:
    held = Held(**{"happened_on": path.today} | changes)
    session_id = path.id(f"session {changes}")
    return actions.record_session(
        path.action_id, **doing.on(path, name), session_id=session_id, held=held
    )
