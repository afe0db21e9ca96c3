"""Steps of an immediate risk: raised, seen, taken over by the police, or stood down."""

from __future__ import annotations

from handrail.rehearsal.demo.steps.registry import step
from handrail.rehearsal.demo.story import Story
from handrail.risk.actions import escalating
from handrail.risk.domain import Alarm, Standing

ALARMS = (
    Alarm(words="Says on the phone that they cannot go on, and has put the phone down.",
          whereabouts="At home", in_danger="The person", called_999="yes"),
    Alarm(words="Somebody is at the door, shouting, and will not go away.",
          whereabouts="At home", in_danger="The person and a neighbour", children="no"),
)  # fmt: skip


@step
def alarm_raised(story: Story) -> None:
    """Whoever works with the person raises an immediate risk; it rings from this moment."""
    escalating.raise_escalation(
        story.case_id,
        by=story.practitioner,
        at=story.at,
        escalation_id=story.next_id("escalation"),
        alarm=ALARMS[story.subject.number % len(ALARMS)],
    )


@step
def alarm_seen(story: Story) -> None:
    escalating.acknowledge(story.newest_id("escalation"), by=story.duty, at=story.at)


@step
def alarm_taken_over(story: Story) -> None:
    escalating.take_over(
        story.newest_id("escalation"),
        by=story.duty,
        at=story.at,
        incident_number=f"SYN-{story.subject.number:03}-{story.today:%d%m}",
    )


@step
def alarm_stood_down(story: Story) -> None:
    standing = Standing(
        reason="No crime and nobody in danger from others; a doctor is what is needed.",
        next_owner="crisis_team",
        accepted_by="Night lead of the crisis team",
        accepted_at=story.at,
    )
    escalating.stand_down(
        story.newest_id("escalation"), by=story.duty, at=story.at, standing=standing
    )
