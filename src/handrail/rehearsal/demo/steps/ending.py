"""Steps of ending: a case closes with its outcome and what has changed."""

from __future__ import annotations

from handrail.rehearsal.demo.steps.registry import step
from handrail.rehearsal.demo.story import Story
from handrail.reviews.actions import close_case
from handrail.reviews.domain import Closing


@step
def closed_needs_met(story: Story) -> None:
    _close(story, "needs_met", story.subject.says(story.subject.theme.outcomes))


@step
def closed_to_safeguarding(story: Story) -> None:
    _close(story, "routed_to_safeguarding", "The council's adult safeguarding leads from here.")


@step
def closed_declined(story: Story) -> None:
    _close(story, "declined_support", "Support was offered and declined, which is their right.")


@step
def closed_returned(story: Story) -> None:
    _close(story, "returned", "Nobody in the area can offer this now. It goes back.")


@step
def closed_in_error(story: Story) -> None:
    _close(story, "nominated_in_error", "The nomination was meant for somebody else.")


def _close(story: Story, outcome: str, what_has_changed: str) -> None:
    closing = Closing(outcome=outcome, what_has_changed=what_has_changed)
    close_case(story.case_id, by=story.coordinator, at=story.at, closing=closing)
