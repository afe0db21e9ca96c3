"""Recalling and correcting, with what must come before each and what it leaves."""

from __future__ import annotations

from handrail.acts.tests.stepping import SEALED_NEW, Step
from handrail.disclosures.tests import mending

HELD, NOTICE = "disclosures_disclosure", "disclosures_notice"

STEPS: tuple[Step, ...] = (
    Step(
        verb="disclosure.report_error",
        after="accepted",
        run=mending.report_error,
        entries=("disclosure.error_reported",),
        changes=(HELD, "disclosures_remark", *SEALED_NEW),
    ),
    Step(
        verb="disclosure.uphold",
        after="accepted",
        before=mending.report_error,
        run=mending.uphold,
        entries=("disclosure.upheld",),
        changes=(HELD, "disclosures_remark", *SEALED_NEW),
    ),
    Step(
        verb="disclosure.correct",
        after="accepted",
        run=mending.correct,
        entries=("disclosure.corrected",),
        changes=(HELD, "disclosures_item", "disclosures_correction", NOTICE, *SEALED_NEW),
    ),
    Step(
        verb="disclosure.confirm_correction",
        after="accepted",
        before=mending.correct,
        run=mending.confirm_correction,
        entries=("disclosure.correction_confirmed",),
        changes=(NOTICE,),
    ),
    Step(
        verb="disclosure.recall",
        after="accepted",
        run=mending.recall,
        entries=("disclosure.recalled",),
        changes=(
            "cases_case",
            "cases_lead",
            "nominations_nomination",
            HELD,
            "disclosures_item",
            NOTICE,
        ),
    ),
    Step(
        verb="disclosure.confirm_recall",
        after="accepted",
        before=mending.recall,
        run=mending.confirm_recall,
        entries=("disclosure.recall_confirmed",),
        changes=(NOTICE,),
    ),
)
