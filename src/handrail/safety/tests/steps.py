"""Every act on safety statements once, with what must come before it and what it leaves."""

from __future__ import annotations

from typing import Any

from handrail.acts.tests import doing
from handrail.acts.tests.stepping import SEALED_NEW, Step
from handrail.rehearsal.thin_path import ThinPath
from handrail.safety import actions

STATEMENT = "safety_statement"


def ask(path: ThinPath) -> Any:
    reference = path.id("statement")
    return actions.ask(path.case_id, **doing.on(path, path.coordinating), statement_id=reference)


def state(
    path: ThinPath, answer: str = "precautions_needed", precautions: str = "Go in pairs."
) -> Any:
    return actions.state(
        path.id("statement"),
        **doing.on(path, path.approving),
        answer=answer,
        precautions=precautions,
    )


STEPS: tuple[Step, ...] = (
    Step(
        verb="safety.ask",
        after="received",
        run=ask,
        entries=("safety.asked",),
        changes=(STATEMENT,),
    ),
    Step(
        verb="safety.state",
        after="received",
        before=ask,
        run=state,
        entries=("safety.stated",),
        changes=(STATEMENT, *SEALED_NEW),
    ),
)
