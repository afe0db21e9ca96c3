"""How nominations end, with what must come before it and what it leaves."""

from __future__ import annotations

from handrail.acts.tests import doing
from handrail.acts.tests.stepping import Step
from handrail.nominations import actions

STEPS: tuple[Step, ...] = (
    Step(
        verb="nomination.withdraw",
        after="received",
        run=lambda path: actions.withdraw(
            path.nomination_id, **doing.on(path, "nadia"), reasons="Sent by mistake."
        ),
        entries=("nomination.withdrawn",),
        changes=("nominations_nomination",),
    ),
    Step(
        verb="nomination.end",
        after="received",
        run=lambda path: actions.end(path.case_id, **doing.on(path, "carys"), is_returned=False),
        entries=("nomination.ended",),
        changes=("nominations_nomination",),
    ),
)
