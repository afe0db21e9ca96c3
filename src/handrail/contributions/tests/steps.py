"""Every act of contributing once, with what it changes and its entries."""

from __future__ import annotations

from handrail.acts.tests import doing
from handrail.acts.tests.stepping import SEALED_NEW, Step
from handrail.contributions import actions
from handrail.contributions.tests.contributing import answer_no, ask, contribute, release

STEPS: tuple[Step, ...] = (
    Step(
        verb="contribution.add",
        after="accepted",
        run=contribute,
        entries=("contribution.added",),
        changes=("contributions_contribution", *SEALED_NEW),
    ),
    Step(
        verb="contribution.release",
        after="accepted",
        before=contribute,
        run=release,
        entries=("contribution.released",),
        changes=("contributions_contribution",),
    ),
    Step(
        verb="contribution.withdraw",
        after="accepted",
        before=contribute,
        run=lambda path: actions.withdraw(path.id("contribution"), **doing.on(path, "peter")),
        entries=("contribution.withdrawn",),
        changes=("contributions_contribution",),
    ),
    Step(
        verb="contribution.ask",
        after="accepted",
        run=ask,
        entries=("contribution.asked",),
        changes=("contributions_request", *SEALED_NEW),
    ),
    Step(
        verb="contribution.answer_no",
        after="accepted",
        before=ask,
        run=answer_no,
        entries=("contribution.answered_no",),
        changes=("contributions_request",),
    ),
)
