"""The act on who leads, with what must come before it and what it leaves."""

from __future__ import annotations

from handrail.acts.tests.stepping import SEALED_NEW, Step
from handrail.rehearsal.thin_path import ThinPath

STEPS: tuple[Step, ...] = (
    Step(
        verb="case.record_lead",
        after="received",
        run=ThinPath.lead_answered,
        entries=("case.lead_recorded",),
        changes=("cases_lead", *SEALED_NEW),
    ),
)
