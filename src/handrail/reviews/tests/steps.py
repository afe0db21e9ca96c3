"""Every act of reviewing once."""

from __future__ import annotations

from handrail.acts.tests.stepping import SEALED_NEW, Step
from handrail.reviews.tests import reviewing

STEPS: tuple[Step, ...] = (
    Step(
        verb="review.record",
        after="action_agreed",
        run=reviewing.record,
        entries=("review.recorded",),
        changes=("reviews_review", *SEALED_NEW),
    ),
    Step(
        verb="review.arrange",
        after="action_agreed",
        before=reviewing.only_closed,
        run=reviewing.arrange,
        entries=("review.arranged",),
        changes=("reviews_exit_review", "clocks_clock"),
    ),
    Step(
        verb="review.record_exit",
        after="action_agreed",
        before=reviewing.delivered_and_closed,
        run=reviewing.record_exit,
        entries=("review.exit_recorded",),
        changes=("reviews_review", "reviews_exit_review", "clocks_clock", *SEALED_NEW),
    ),
    Step(
        verb="review.fall_due",
        after="action_agreed",
        before=reviewing.delivered_and_closed,
        run=reviewing.fall_due,
        entries=("review.overdue",),
        changes=("reviews_exit_review",),
    ),
)
