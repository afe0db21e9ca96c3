"""The few kinds of question that forms ask, so that every page asks them alike.

Each comes out as a GOV.UK pattern; `site/form_rendering.py` draws it. Knows no capability.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, ClassVar

from django import forms
from django.http import HttpRequest

from handrail.acts.purposes import PURPOSES
from handrail.policy.decisions import Decision

DATES = ("%Y-%m-%d", "%d/%m/%Y", "%d %m %Y", "%d %B %Y")
DATE_HINT = "For example, 2/3/2026 or 2026-03-02"
DATE_ERROR = "Enter a date, such as 2/3/2026"
YES_NO = (("yes", "Yes"), ("no", "No"))
LONGEST = 2000


class Words(forms.CharField):
    """Words of some length. A new line counts once, as the page's own count has it."""

    def __init__(self, **options: Any) -> None:
        defaults: dict[str, Any] = {"max_length": LONGEST, "widget": forms.Textarea({"rows": 5})}
        super().__init__(**(defaults | options))

    def to_python(self, value: Any) -> Any:
        """Browsers send two characters for a new line; the limit is told in one."""
        return super().to_python(value.replace("\r\n", "\n") if isinstance(value, str) else value)


def paragraphs(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.splitlines() if line.strip())


class Day(forms.DateField):
    """A date as people type it."""

    def __init__(self, **options: Any) -> None:
        errors = {"invalid": DATE_ERROR} | options.pop("error_messages", {})
        defaults: dict[str, Any] = {
            "input_formats": DATES,
            "help_text": DATE_HINT,
            "widget": forms.DateInput(attrs={"class": "govuk-input--width-10"}),
        }
        super().__init__(error_messages=errors, **(defaults | options))


class OneOf(forms.ChoiceField):
    """One choice from a closed set, all of it in view."""

    def __init__(self, *, choices: Iterable[tuple[str, str]] = (), **options: Any) -> None:
        super().__init__(choices=list(choices), **({"widget": forms.RadioSelect} | options))


class YesOrNo(forms.TypedChoiceField):
    """A question with two answers, and none given beforehand."""

    def __init__(self, **options: Any) -> None:
        super().__init__(
            choices=YES_NO, coerce=lambda said: said == "yes", widget=forms.RadioSelect, **options
        )


class Reasoned(forms.Form):
    """A form whose fields can be told, in words, what a rule says of them."""

    reason_fields: ClassVar[Mapping[str, str]] = {}
    reason_words: ClassVar[Mapping[str, str]] = {}

    def mends(self, decision: Decision) -> bool:
        """Put each reason by the field that can mend it; true when none is left to mend.

        A reason that no field can mend is the action's to refuse, and to record.
        """
        for reason in decision.reasons:
            if reason in self.reason_fields:
                self.add_error(self.reason_fields[reason], self.reason_words[reason])
        return not self.errors

    def offer(
        self, name: str, choices: Mapping[str, str], *, hints: Mapping[str, str] | None = None
    ) -> None:
        """Set the choices of a field for this one form, with a hint for some of them."""
        field: Any = self.fields[name]
        field.choices = list(choices.items())
        field.widget.choice_hints = dict(hints or {})  # read by form_rendering


class WhyForm(forms.Form):
    """Why content is opened, asked before each opening (R36)."""

    why = OneOf(label="Why do you open this?", choices=PURPOSES.items())


def reason_given(request: HttpRequest) -> str:
    """The closed code for why content is opened, as the address says it; empty where it does not."""
    why = request.GET.get("why", "")
    return why if why in PURPOSES else ""


def why_form(request: HttpRequest) -> WhyForm:
    """The question, with what is wrong where the address gives a reason that is none."""
    return WhyForm(request.GET if "why" in request.GET else None)
