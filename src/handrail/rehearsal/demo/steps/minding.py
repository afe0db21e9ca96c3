"""Steps of minding risks: to whom one is offered, whose duty stands, and what passes to the police."""

from __future__ import annotations

from handrail.rehearsal.demo.steps.registry import step
from handrail.rehearsal.demo.story import Story
from handrail.risk.actions import owning, valve
from handrail.risk.domain import Proposed


@step
def risk_offered(story: Story) -> None:
    """The police offer a risk to the council. Until somebody there accepts it, it stays theirs."""
    owning.offer_transfer(story.newest_id("risk"), by=story.duty, at=story.at, to=story.council)


@step
def risk_returned(story: Story) -> None:
    """The council does not take it over, and it stays where it was."""
    council = story.member(f"practitioner-council-{story.area}")
    owning.return_transfer(story.newest_id("risk"), by=council, at=story.at)


@step
def duty_recorded(story: Story) -> None:
    """A duty that the partner has by statute anyway; nothing moves by recording it."""
    owning.record_duty(
        story.case_id,
        by=story.practitioner,
        at=story.at,
        duty_id=story.next_id("duty"),
        duty="care_act_s42",
    )


@step
def passage_proposed(story: Story) -> None:
    """One item for the police, on a ground, with a reason. They read nothing yet."""
    said = Proposed(
        text="Somebody threatened to set fire to the person's door.",
        ground="serious_harm",
        duty="",
        reasons="The person asked that the police know, and others live in the house.",
    )
    valve.propose(
        story.case_id,
        by=story.practitioner,
        at=story.at,
        passage_id=story.next_id("passage"),
        said=said,
    )


@step
def passage_agreed(story: Story) -> None:
    valve.agree(story.newest_id("passage"), by=story.coordinator, at=story.at)


@step
def passage_checked(story: Story) -> None:
    """A reviewer who was not involved says whether it was founded."""
    valve.check(
        story.newest_id("passage"),
        by=story.reviewer,
        at=story.at,
        is_founded=True,
        reasons="The harm was serious and near, and no more was said than that.",
    )
