"""Every act of a second look and of sessions once."""

from __future__ import annotations

from handrail.acts.tests.stepping import Step
from handrail.support import actions
from handrail.support.tests import supporting

STEPS: tuple[Step, ...] = (
    Step(
        verb="support_action.clear",
        after="support_agreed",
        before=supporting.propose,
        run=lambda path: supporting.look(path, actions.clear),
        entries=("support_action.cleared",),
        changes=("support_action",),
    ),
    Step(
        verb="support_action.refuse_as_watching",
        after="support_agreed",
        before=supporting.propose,
        run=lambda path: supporting.look(path, actions.refuse_as_watching),
        entries=("support_action.refused_as_watching",),
        changes=("support_action",),
    ),
    Step(
        verb="support_action.record_session",
        after="action_agreed",
        run=supporting.record_session,
        entries=("support_action.session_recorded",),
        changes=("support_session",),
    ),
)
