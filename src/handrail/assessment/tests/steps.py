"""Every act of assessing once, with what it changes and its entries."""

from __future__ import annotations

from handrail.acts.tests.stepping import SEALED_NEW, Step
from handrail.assessment.tests import assessing

STEPS: tuple[Step, ...] = (
    Step(
        verb="need.record",
        after="received",
        run=assessing.record,
        entries=("need.recorded",),
        changes=("assessment_need", *SEALED_NEW),
    ),
    Step(
        verb="strength.record",
        after="received",
        run=assessing.record_strength,
        entries=("strength.recorded",),
        changes=("assessment_strength", *SEALED_NEW),
    ),
    Step(
        verb="need.revise",
        after="received",
        before=assessing.record,
        run=assessing.revise,
        entries=("need.revised",),
        changes=("assessment_need", "assessment_former_words", *SEALED_NEW),
    ),
    Step(
        verb="need.give_reason",
        after="received",
        before=assessing.record,
        run=assessing.give_reason,
        entries=("need.reasoned",),
        changes=("assessment_need",),
    ),
    Step(
        verb="need.close",
        after="received",
        before=assessing.record,
        run=assessing.close,
        entries=("need.met",),
        changes=("assessment_need",),
    ),
)
