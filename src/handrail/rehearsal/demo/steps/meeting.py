"""Steps of meeting: called, attested, held, decided, signed; and the plan signed."""

from __future__ import annotations

from datetime import time

from handrail.acts.context import reading
from handrail.meetings import actions as meetings
from handrail.meetings import queries
from handrail.meetings.domain import Calling, Ruling
from handrail.rehearsal.demo.steps.registry import step
from handrail.rehearsal.demo.story import Story
from handrail.rehearsal.demo.working_days import at_time, on

HELD_AFTER = 5  # working days; lives that hold a meeting leave as many
RULINGS = (
    Ruling(
        question="Who goes along to the first appointment?",
        options="The worker who is known, or the coordinator.",
        decided="The worker who is known.",
        reasons="The person asked for somebody known.",
        how="unanimous",
    ),
    Ruling(
        question="Is one hour a week enough to begin with?",
        options="One hour, or two shorter talks.",
        decided="One hour, looked at again after a month.",
        reasons="The person works in the mornings.",
        how="chair",
    ),
)


@step
def meeting_called(story: Story) -> None:
    """The coordinator calls a meeting under the area's chair; originators are asked to attest."""
    calling = Calling(
        starts_at=at_time(on(story.today, HELD_AFTER), time(9, 5)),
        place="Room 2, the council's offices",
        chair_id=story.post(f"chair-{story.area}").id,
        new_items="What has come in since last time.",
    )
    meetings.call(
        story.case_id,
        by=story.coordinator,
        at=story.at,
        meeting_id=story.next_id("meeting"),
        calling=calling,
    )


@step
def attested(story: Story) -> None:
    """The originator says that nothing is withheld that changes the plan."""
    by = story.disclosing
    with reading(by):
        awaited = [each.id for each in queries.awaited() if each.case_id == story.case_id]
    for reference in awaited:
        meetings.attest(reference, by=by, at=story.at, answer="yes")


@step
def meeting_held(story: Story) -> None:
    """The chair keeps who came and what was decided, and signs."""
    meeting, by = story.newest_id("meeting"), story.chair
    seats = (f"chair-{story.area}", f"coordinator-{story.area}", *story.helping)
    came = [story.post(seat).id for seat in seats]
    meetings.attend(meeting, by=by, at=story.at, came=came, sent_word=[])
    meetings.decide(
        meeting,
        by=by,
        at=story.at,
        decision_id=story.next_id("decision"),
        ruling=RULINGS[story.subject.number % len(RULINGS)],
    )
    meetings.sign_minutes(meeting, by=by, at=story.at)


@step
def plan_signed(story: Story) -> None:
    meetings.sign_plan(story.case_id, by=story.chair, at=story.at, plan_id=story.next_id("plan"))
