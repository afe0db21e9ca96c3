"""What is typed about a meeting: when and where, who came, what was decided."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, time
from typing import Any
from uuid import UUID

from django import forms

from handrail.acts.fields import Day, OneOf, Reasoned, Words
from handrail.clocks.calendar import LONDON
from handrail.meetings.domain import ANSWERS, LONGEST_PLACE, WAYS, Calling, Joined, Ruling
from handrail.meetings.rules import WORDS

HOURS = ("%H:%M", "%H.%M", "%I:%M%p", "%I%p")


class CallForm(Reasoned):
    """When and where a meeting is, who chairs it, and what is new."""

    reason_words = WORDS
    reason_fields = {
        "meeting_in_the_past": "day",
        "place_missing": "place",
        "chair_unknown": "chair",
    }

    day = Day(label="On which day?")
    hour = forms.TimeField(
        label="At what time?",
        input_formats=HOURS,
        help_text="For example, 10:30 or 2pm",
        error_messages={"invalid": "Enter a time, such as 10:30"},
        widget=forms.TimeInput(attrs={"class": "govuk-input--width-5"}),
    )
    place = forms.CharField(
        label="Where?",
        max_length=LONGEST_PLACE,
        help_text="A room, or the link of a call. Never the person's name.",
        error_messages={"required": WORDS["place_missing"]},
    )
    chair = OneOf(label="Who chairs?", error_messages={"required": WORDS["chair_unknown"]})
    new_items = Words(
        label="What is new?",
        required=False,
        help_text=(
            "What is to be decided, beyond the actions and needs that the agenda lists by itself. "
            "If you ask for information, say which decision it serves."
        ),
    )

    @property
    def calling(self) -> Calling:
        """What was typed, as rules know it."""
        said = self.cleaned_data
        hour: time = said["hour"]
        return Calling(
            starts_at=datetime.combine(said["day"], hour, tzinfo=LONDON),
            place=said["place"],
            chair_id=UUID(said["chair"]),
            new_items=said["new_items"],
        )


class JoinForm(Reasoned):
    """What was agreed at the meeting of the existing lead."""

    reason_words = WORDS
    reason_fields = {
        "meeting_ahead": "held_on",
        "place_missing": "place",
        "agreed_missing": "agreed",
    }

    held_on = Day(label="On which day was it?")
    place = forms.CharField(
        label="Whose meeting, and where?",
        max_length=LONGEST_PLACE,
        error_messages={"required": WORDS["place_missing"]},
    )
    agreed = Words(
        label="What was agreed there?",
        help_text="Only what this case needs. Handrail keeps no second record of their meeting.",
        error_messages={"required": WORDS["agreed_missing"]},
    )

    @property
    def joined(self) -> Joined:
        """What was typed, as rules know it."""
        return Joined(**self.cleaned_data)


class AttendanceForm(Reasoned):
    """Who came, and who sent word, by post."""

    reason_words = WORDS
    reason_fields = {
        "came_and_sent_word": "sent_word",
        "post_unknown": "came",
        "meeting_not_begun": "came",
    }

    came = forms.MultipleChoiceField(
        label="Who came?", required=False, widget=forms.CheckboxSelectMultiple
    )
    sent_word = forms.MultipleChoiceField(
        label="Who sent word?", required=False, widget=forms.CheckboxSelectMultiple
    )

    def seat(self, posts: Mapping[str, str]) -> None:
        """Offer these posts for both questions."""
        self.offer("came", posts)
        self.offer("sent_word", posts)

    @property
    def coming(self) -> dict[str, frozenset[UUID]]:
        """What was ticked, as rules know it."""
        said = self.cleaned_data
        return {name: frozenset(map(UUID, said[name])) for name in ("came", "sent_word")}


class DecisionForm(Reasoned):
    """One decision of the meeting (R20)."""

    reason_words = WORDS
    reason_fields = {
        "asked_missing": "question",
        "options_missing": "options",
        "decided_missing": "decided",
        "why_missing": "reasons",
        "way_unknown": "how",
    }

    question = Words(label="What was asked?", error_messages={"required": WORDS["asked_missing"]})
    options = Words(
        label="What was considered?",
        help_text="Each option, and what spoke for and against it.",
        error_messages={"required": WORDS["options_missing"]},
    )
    decided = Words(
        label="What was decided?", error_messages={"required": WORDS["decided_missing"]}
    )
    reasons = Words(label="Why?", error_messages={"required": WORDS["why_missing"]})
    how = OneOf(
        label="How was it decided?",
        choices=WAYS.items(),
        error_messages={"required": WORDS["way_unknown"]},
    )

    @property
    def ruling(self) -> Ruling:
        """What was typed, as rules know it."""
        said: dict[str, Any] = self.cleaned_data
        return Ruling(**said)


class AttestForm(Reasoned):
    """What an originator attests before a meeting."""

    reason_words = WORDS
    reason_fields = {"answer_unknown": "answer"}

    answer = OneOf(
        label="Is nothing withheld that changes the plan?",
        choices=ANSWERS.items(),
        error_messages={"required": WORDS["answer_unknown"]},
    )
