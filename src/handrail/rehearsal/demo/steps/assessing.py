"""Steps of assessing: what a partner knows and lets go, needs and strengths in words."""

from __future__ import annotations

from uuid import UUID

from handrail.assessment import actions as assessment
from handrail.assessment.domain import NeedSaid, StrengthSaid
from handrail.contributions import actions as contributions
from handrail.contributions.domain import Asked, Said
from handrail.rehearsal.demo.steps.registry import step
from handrail.rehearsal.demo.story import Story

QUESTIONS = (
    "At what time of day is an appointment kept most easily?",
    "Which services were used before, and for how long?",
)


@step
def contributed(story: Story) -> None:
    """The partner says one thing that it knows; it stays with the centre until it is released."""
    _say(story, story.subject.theme.facts)


@step
def released(story: Story) -> None:
    contributions.release(story.newest_id("contribution"), by=story.practitioner, at=story.at)


@step
def information_asked(story: Story) -> None:
    """The coordinator asks the partner for what one decision needs."""
    asked = Asked(
        asked_of_id=story.partner.id,
        decision_served="choose_the_help",
        question=QUESTIONS[story.times["request"] % len(QUESTIONS)],
    )
    request_id = story.next_id("request")
    contributions.ask(
        story.case_id, by=story.coordinator, at=story.at, request_id=request_id, asked=asked
    )


@step
def information_given(story: Story) -> None:
    _say(story, story.subject.theme.strengths, answers=story.newest_id("request"))


@step
def information_refused(story: Story) -> None:
    """The partner says no, for a reason from the list. It is not counted against it."""
    contributions.answer_no(
        story.newest_id("request"), by=story.practitioner, at=story.at, reason="not_needed"
    )


def _say(story: Story, texts: tuple[str, ...], *, answers: UUID | None = None) -> None:
    subject = story.subject
    said = Said(
        part="need",
        topic=subject.theme.purpose,
        decision_served="choose_the_help",
        basis="part_2_public_task_social_care",
        statement_kind="fact",
        as_of=story.today,
        text=subject.says(texts, turn=story.times["contribution"] + 1),
        names_nobody=True,
        answers=answers,
    )
    contributions.add(
        story.case_id,
        by=story.practitioner,
        at=story.at,
        contribution_id=story.next_id("contribution"),
        said=said,
    )


@step
def need_recorded(story: Story) -> None:
    subject = story.subject
    said = NeedSaid(
        topic=subject.theme.purpose,
        text=subject.says(subject.theme.concerns),
        persons_view="agrees",
        persons_words="Yes. That is what I need first.",
    )
    assessment.record(
        story.case_id, by=story.coordinator, at=story.at, need_id=story.next_id("need"), said=said
    )


@step
def second_need_reasoned(story: Story) -> None:
    """A need that no action answers yet, with the reason why."""
    said = NeedSaid(
        topic="other", text="Somebody to read official letters with.", persons_view="not_asked"
    )
    by, need_id = story.coordinator, story.id("second need")
    assessment.record(story.case_id, by=by, at=story.at, need_id=need_id, said=said)
    assessment.give_reason(
        need_id, by=by, at=story.at, code="comes_later", words="The first need is settled first."
    )


@step
def strength_recorded(story: Story) -> None:
    subject = story.subject
    said = StrengthSaid(topic="other", text=subject.says(subject.theme.strengths))
    assessment.record_strength(
        story.case_id,
        by=story.coordinator,
        at=story.at,
        strength_id=story.next_id("strength"),
        said=said,
    )


@step
def need_met(story: Story) -> None:
    assessment.close(story.newest_id("need"), by=story.coordinator, at=story.at)
