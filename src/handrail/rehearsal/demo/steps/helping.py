"""Steps of helping: actions of support, from the proposal to what came of them."""

from __future__ import annotations

from datetime import timedelta

from handrail.rehearsal.demo.steps.registry import step
from handrail.rehearsal.demo.story import Story
from handrail.support import actions as support
from handrail.support.domain import Proposal

DONE_WITHIN = timedelta(days=30)


@step
def action_proposed(story: Story) -> None:
    """The partner's officer proposes an action of support to which the person agreed."""
    theme, turn = story.subject.theme, story.times["action"]
    proposal = Proposal(
        purpose=theme.purpose,
        description=story.subject.says(theme.actions, turn=turn),
        due_on=story.today + DONE_WITHIN,
        need_id=story.newest_id("need") if story.times["need"] else None,
    )
    support.propose(
        story.disclosure_id,
        by=story.practitioner,
        at=story.at,
        action_id=story.next_id("action"),
        proposal=proposal,
    )


@step
def action_agreed(story: Story) -> None:
    support.confirm(story.action_id, by=story.coordinator, at=story.at)


@step
def action_done(story: Story) -> None:
    _finished(story, story.subject.says(story.subject.theme.outcomes), is_done=True)


@step
def action_not_done(story: Story) -> None:
    _finished(story, "The person found help nearer home and does not need this.", is_done=False)


def _finished(story: Story, outcome: str, *, is_done: bool) -> None:
    support.finish(
        story.action_id, by=story.practitioner, at=story.at, is_done=is_done, outcome=outcome
    )
