"""Steps of looking again: reviews while support goes on and after it ended, risks and safety."""

from __future__ import annotations

from datetime import timedelta

from handrail.rehearsal.demo.steps.registry import step
from handrail.rehearsal.demo.story import Story
from handrail.reviews import actions as reviews
from handrail.reviews.domain import ReviewKind, Said
from handrail.risk.actions import owning
from handrail.safety import actions as safety

AGAIN_AFTER = timedelta(days=60)


@step
def reviewed(story: Story) -> None:
    """The coordinator says how support goes, and when to look again."""
    said = Said(
        happened_on=story.today,
        narrative="It goes as planned. The person keeps the appointments and says that it helps.",
        next_on=story.today + AGAIN_AFTER,
    )
    reviews.record(
        story.case_id,
        by=story.coordinator,
        at=story.at,
        review_id=story.next_id("review"),
        said=said,
    )


@step
def exit_reviewed(story: Story) -> None:
    """Six months after the end: how it went since."""
    _look_back(story, ReviewKind.FIRST, "Nothing more is needed. It holds.")


@step
def exit_reviewed_again(story: Story) -> None:
    """Twelve months after the end, and the last time that anybody asks."""
    _look_back(story, ReviewKind.SECOND, "It holds a year later. The person needs nothing from us.")


@step
def risk_raised(story: Story) -> None:
    """A risk that is not immediate, with its one owner from the first moment."""
    new = owning.NewRisk(
        id=story.next_id("risk"),
        kind="self_harm",
        words="Sleeps badly, and said twice that nothing matters. No plan, and nobody else at risk.",
    )
    owning.raise_risk(story.case_id, by=story.practitioner, at=story.at, new=new)


@step
def safety_asked(story: Story) -> None:
    safety.ask(
        story.case_id,
        by=story.coordinator,
        at=story.at,
        statement_id=story.next_id("safety statement"),
    )


@step
def safety_stated(story: Story) -> None:
    """The police who nominated state whether meeting is safe; the statement names no source."""
    safety.state(
        story.newest_id("safety statement"),
        by=story.disclosing,
        at=story.at,
        answer="none_known",
        precautions="",
    )


def _look_back(story: Story, kind: ReviewKind, narrative: str) -> None:
    reviews.record_exit(
        reviews.exit_reference(story.case_id, kind),
        by=story.coordinator,
        at=story.at,
        said=Said(happened_on=story.today, narrative=narrative),
    )
