"""What is typed about questions, letters and consultations. Never about a person: each form says so."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django import forms

from handrail.acts.fields import Day, OneOf, Reasoned, Words, YesOrNo
from handrail.partners.domain import Organisation
from handrail.questions.domain import (
    POSITIONS,
    TWELVE,
    Answer,
    Asked,
    Letter,
    Proposed,
    Response,
)
from handrail.questions.rules import WORDS

NO_PERSON = "Write nothing about a person: no name, no address, no case."
NONE_OF_THEM = ("", "None of them")
FIGURES = (NONE_OF_THEM, *TWELVE.items())
SHORT = 200


class AskForm(Reasoned):
    """A question, to whom, and who may read it."""

    reason_words = WORDS
    reason_fields = {"question_missing": "text", "nobody_answers_there": "addressed_to"}

    text = Words(
        label="Your question",
        help_text=NO_PERSON,
        error_messages={"required": WORDS["question_missing"]},
    )
    addressed_to = forms.TypedChoiceField(label="Who should answer?", coerce=UUID)
    topic = forms.ChoiceField(
        label="Is it about one of the twelve questions?", choices=FIGURES, required=False
    )
    letter_id = forms.TypedChoiceField(
        label="Is it from one of your letters?", coerce=UUID, required=False, empty_value=None
    )
    is_public = YesOrNo(
        label="May everybody read it?",
        help_text="If not, the organisations that take part can read it and nobody else.",
    )

    def __init__(
        self, given: Any, *, addressees: Iterable[Organisation], letters: Iterable[Letter]
    ) -> None:
        super().__init__(given)
        self.offer("addressed_to", {str(each.id): each.name for each in addressees})
        own = {str(each.id): each.title for each in letters}
        if own:
            self.offer("letter_id", {"": "No", **own})
        else:
            del self.fields["letter_id"]

    @property
    def asked(self) -> Asked:
        """What was typed, as rules know it."""
        return Asked(**self.cleaned_data)


class AnswerForm(forms.Form):
    """An answer, with live figures where there are any."""

    text = Words(
        label="Your answer",
        help_text=NO_PERSON,
        error_messages={"required": WORDS["answer_missing"]},
    )
    evidence = forms.ChoiceField(
        label="Which live figures show it?", choices=FIGURES, required=False
    )

    @property
    def answer(self) -> Answer:
        """What was typed, as rules know it."""
        return Answer(**self.cleaned_data)


class DisputeForm(forms.Form):
    """What is wrong with an answer."""

    text = Words(
        label="What is wrong with the answer?",
        help_text=NO_PERSON,
        error_messages={"required": WORDS["why_disputed_missing"]},
    )


class LetterForm(forms.Form):
    """A letter as it was sent."""

    title = forms.CharField(label="What is it about?", max_length=SHORT)
    on_behalf_of = forms.CharField(
        label="On whose behalf?",
        help_text="Organisations, if it speaks for more than yours.",
        max_length=SHORT,
        required=False,
    )
    dated = Day(label="When was it written?")
    text = Words(label="What it says", help_text=NO_PERSON, max_length=6000)
    replies_to = forms.TypedChoiceField(
        label="Does it reply to a letter?", coerce=UUID, required=False, empty_value=None
    )
    is_public = YesOrNo(label="May everybody read it?")

    def __init__(self, given: Any, *, letters: Iterable[Letter]) -> None:
        super().__init__(given)
        field: Any = self.fields["replies_to"]
        field.choices = [("", "No"), *((str(each.id), each.title) for each in letters)]

    def letter(self, reference: UUID, *, organisation_id: UUID) -> Letter:
        """What was typed, as rules know it."""
        return Letter(id=reference, organisation_id=organisation_id, **self.cleaned_data)


class ConsultationForm(Reasoned):
    """What is proposed, about what, to whom, and until when."""

    reason_words = WORDS
    reason_fields = {"ends_too_soon": "until_on", "nobody_asked": "asked"}

    title = forms.CharField(label="What is the consultation called?", max_length=SHORT)
    subject = forms.CharField(
        label="Which agreement or area is it about?",
        help_text="The agreement's reference, or the name of the area.",
        max_length=SHORT,
    )
    text = Words(label="What is proposed?", help_text=NO_PERSON)
    asked = forms.TypedMultipleChoiceField(
        label="Who is asked?",
        coerce=UUID,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": WORDS["nobody_asked"]},
    )
    until_on = Day(label="Until when can they respond?")

    def __init__(self, given: Any, *, organisations: Iterable[Organisation]) -> None:
        super().__init__(given)
        self.offer("asked", {str(each.id): each.name for each in organisations})

    @property
    def proposed(self) -> Proposed:
        """What was typed, as rules know it."""
        said = self.cleaned_data
        return Proposed(**{**said, "asked": tuple(said["asked"])})


class RespondForm(forms.Form):
    """What an organisation thinks, and a question that it raises."""

    position = OneOf(label="What does your organisation think?", choices=POSITIONS.items())
    text = Words(label="Why?", help_text=f"Everybody can read it. {NO_PERSON}")
    question = Words(
        label="Is there a question that must be answered first?",
        help_text="The consultation cannot close before it has an answer.",
        required=False,
    )

    def response(self, question_id: UUID) -> Response:
        """What was typed, as rules know it."""
        said = self.cleaned_data
        raised = ((question_id, said["question"]),) if said["question"] else ()
        return Response(position=said["position"], text=said["text"], questions=raised)


class ChangeForm(forms.Form):
    """What a consultation changed."""

    text = Words(
        label="What changed?",
        help_text=f"Or that nothing did, and why. {NO_PERSON}",
        error_messages={"required": WORDS["change_missing"]},
    )
