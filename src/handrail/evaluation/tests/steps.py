"""Every act on costs once, with what must come before it and what it leaves."""

from __future__ import annotations

from handrail.acts.tests.stepping import Step
from handrail.evaluation.tests import entering

STEPS: tuple[Step, ...] = (
    Step(
        verb="cost.enter",
        run=entering.enter,
        entries=("cost.entered",),
        changes=("evaluation_cost",),
        is_about_a_person=False,
    ),
    Step(
        verb="cost.correct",
        before=entering.enter,
        run=entering.correct,
        entries=("cost.corrected",),
        changes=("evaluation_cost",),
        is_about_a_person=False,
    ),
)
