"""Steps of knowing: the person is told or not yet, is asked, agrees or says no, and is heard."""

from __future__ import annotations

from datetime import timedelta

from handrail.acts.context import reading
from handrail.awareness import actions as awareness
from handrail.awareness import queries as awareness_queries
from handrail.awareness.domain import NotYet, Ruling, SafeRoute
from handrail.rehearsal.demo.steps.registry import step
from handrail.rehearsal.demo.story import Story
from handrail.support import stopping
from handrail.voluntary import actions as voluntary
from handrail.voluntary.domain import Said

ROUTES = (
    SafeRoute(how="in_person", is_checked=True, words="Lives alone. Nobody else reads the post."),
    SafeRoute(
        how="by_phone", is_checked=True, words="The phone is theirs; called at a time agreed."
    ),
    SafeRoute(how="letter_handed_over", is_checked=True, words="Handed over at the front desk."),
)
VOICES = (
    "I want to do this at my own pace, and to know who is told what.",
    "I would rather meet at the library than at home.",
    "Please write to me. I do not like to be called at work.",
)


@step
def told(story: Story) -> None:
    """The officer who accepted tells the person, by a safe route."""
    awareness.tell(
        story.case_id,
        by=story.practitioner,
        at=story.at,
        told_on=story.today,
        route=ROUTES[story.subject.number % len(ROUTES)],
    )


@step
def not_yet_asked(story: Story) -> None:
    """The coordinator asks a reviewer not to tell yet, with a ground and a day to look again."""
    asked = NotYet(
        regime="part_2",
        ground="sch_3",
        considered=("tell_part", "tell_later"),
        reasons="A relative reads everything that comes to the house, and there was a threat.",
        review_on=story.today + timedelta(days=60),
    )
    awareness.ask_not_yet(story.case_id, by=story.coordinator, at=story.at, asked=asked)


@step
def not_yet_agreed(story: Story) -> None:
    _ruled(story, Ruling(is_agreed=True, reasons="The harm is shown, and there is a day to look."))


@step
def not_yet_refused(story: Story) -> None:
    _ruled(story, Ruling(is_agreed=False, reasons="A part of it can be told now, and safely."))


@step
def support_asked(story: Story) -> None:
    voluntary.ask(story.case_id, by=story.practitioner, at=story.at, said=_said(story))


@step
def support_agreed(story: Story) -> None:
    voluntary.give(story.case_id, by=story.practitioner, at=story.at, said=_said(story))


@step
def support_refused(story: Story) -> None:
    """The person says no. Support stops, and nothing else follows from it."""
    stopping.refuse_support(story.case_id, by=story.practitioner, at=story.at, said=_said(story))


@step
def support_withdrawn(story: Story) -> None:
    stopping.withdraw_support(story.case_id, by=story.practitioner, at=story.at, said=_said(story))


@step
def advocate_seated(story: Story) -> None:
    """The person chooses an advocate."""
    voluntary.seat_advocate(
        story.case_id,
        by=story.practitioner,
        at=story.at,
        member_id=story.cast.members[story.advocate_name],
        is_chosen=True,
    )


@step
def voice_added(story: Story) -> None:
    voluntary.add_voice(
        story.case_id,
        by=story.advocate,
        at=story.at,
        voice_id=story.next_id("voice"),
        text=VOICES[story.subject.number % len(VOICES)],
    )


def _said(story: Story) -> Said:
    return Said(on_day=story.today, present="The person and the worker.")


def _ruled(story: Story, ruling: Ruling) -> None:
    by = story.reviewer
    with reading(by):
        asked = [
            each.id for each in awareness_queries.asked_answers() if each.case_id == story.case_id
        ]
    awareness.decide_not_yet(asked[0], by=by, at=story.at, ruling=ruling)
