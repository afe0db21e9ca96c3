"""Steps of helping: actions of support, from the proposal to what came of them."""

from __future__ import annotations

from contextlib import suppress
from datetime import timedelta

from handrail.errors import RefusedError
from handrail.rehearsal.demo.steps.registry import step
from handrail.rehearsal.demo.story import Story
from handrail.support import actions as support
from handrail.support.domain import Held, Proposal

DONE_WITHIN = timedelta(days=30)
ORDERED = 6


@step
def action_proposed(story: Story) -> None:
    """The partner's officer proposes an action of support to which the person agreed."""
    theme, turn = story.subject.theme, story.times["action"]
    _propose(story, story.subject.says(theme.actions, turn=turn))


@step
def sessions_proposed(story: Story) -> None:
    """The same, in sessions, so that each can be kept as it was: delivered or not."""
    _propose(story, "A talk each week, at a time that the person chooses.", sessions=ORDERED)


@step
def session_delivered(story: Story) -> None:
    _session(story)


@step
def session_cancelled(story: Story) -> None:
    """Cancelled by the partner. It is never held against the person."""
    _session(story, why_not="cancelled_by_us")


@step
def doubtful_task_proposed(story: Story) -> None:
    """Words that may mean watching: they are held for a reviewer, and the centre does not see them."""
    _propose(story, "Call each week, and keep a note of who he spends time with.")


@step
def doubtful_task_refused(story: Story) -> None:
    support.refuse_as_watching(
        story.action_id,
        by=story.reviewer,
        at=story.at,
        reasons="Who somebody spends time with serves no support. It would be watching.",
    )


@step
def watching_task_refused(story: Story) -> None:
    """Watching, said outright: it is refused at once and the refusal is counted."""
    with suppress(RefusedError):
        _propose(story, "Watch his flat in the evening and report who visits.")


def _propose(story: Story, description: str, *, sessions: int = 0) -> None:
    proposal = Proposal(
        purpose=story.subject.theme.purpose,
        description=description,
        due_on=story.today + DONE_WITHIN,
        need_id=story.newest_id("need") if story.times["need"] else None,
        sessions_ordered=sessions,
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


def _session(story: Story, *, why_not: str = "") -> None:
    support.record_session(
        story.action_id,
        by=story.practitioner,
        at=story.at,
        session_id=story.next_id("session"),
        held=Held(happened_on=story.today, why_not=why_not),
    )


def _finished(story: Story, outcome: str, *, is_done: bool) -> None:
    support.finish(
        story.action_id, by=story.practitioner, at=story.at, is_done=is_done, outcome=outcome
    )
