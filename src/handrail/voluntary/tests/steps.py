"""Every act of agreement to support, for the proof that each leaves its row and its entry."""

from __future__ import annotations

from handrail.acts.tests import doing
from handrail.acts.tests.stepping import SEALED_NEW, Step
from handrail.rehearsal.thin_path import ThinPath
from handrail.support import actions as support
from handrail.voluntary import actions
from handrail.voluntary.tests import builders

CHANGED = ("voluntary_agreement", *SEALED_NEW)


def said_no(path: ThinPath) -> None:
    """The person withdrew, and nothing was stopped yet."""
    actions.withdraw(
        path.case_id, **doing.on(path, "peter"), said=builders.said(path), stop=lambda _case: None
    )


STEPS = (
    Step(
        verb="agreement_to_support.ask",
        after="told",
        run=builders.ask,
        entries=("agreement_to_support.asked",),
        changes=CHANGED,
    ),
    Step(
        verb="agreement_to_support.give",
        after="told",
        before=builders.ask,
        run=builders.give,
        entries=("agreement_to_support.given",),
        changes=CHANGED,
    ),
    Step(
        verb="agreement_to_support.refuse",
        after="told",
        before=builders.ask,
        run=builders.refuse,
        entries=("agreement_to_support.refused",),
        changes=CHANGED,
    ),
    Step(
        verb="agreement_to_support.withdraw",
        after="action_agreed",
        run=builders.withdraw,
        entries=("support_action.stopped", "agreement_to_support.withdrawn"),
        changes=(*CHANGED, "support_action"),
    ),
    Step(
        verb="support_action.stop",
        after="action_agreed",
        before=said_no,
        run=lambda path: support.stop(path.case_id, **doing.on(path, "carys")),
        entries=("support_action.stopped",),
        changes=("support_action",),
    ),
    Step(
        verb="advocate.seat",
        after="told",
        run=builders.seat,
        entries=("advocate.seated",),
        changes=("cases_case", "awareness_awareness"),
    ),
    Step(
        verb="voice.add",
        after="told",
        before=builders.seat,
        run=builders.speak,
        entries=("voice.added",),
        changes=("voluntary_voice", *SEALED_NEW),
    ),
)
