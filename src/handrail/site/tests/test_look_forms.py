"""How forms are drawn: hints, errors, and addresses that exist."""

from __future__ import annotations

import re

import pytest
from django import forms

from handrail.site.form_rendering import UndrawableFieldError, drawn_fields, error_links
from handrail.site.tests.gallery import SupportForm, drawn_source
from handrail.site.widgets import LongText

DRAW = '{% from "site/form_fields.html" import form_errors, form_fields %}{{ form_errors(form) }}{{ form_fields(form) }}'


def a_form(bound=None, **fields):
    return type("SampleForm", (forms.Form,), fields)(bound)


def html(form):
    return drawn_source(DRAW, form=form)


def test_every_error_link_has_its_target():
    shown = html(SupportForm({}))

    targets = re.findall(r'href="#([^"]+)"', shown)
    assert len(targets) == 6
    assert all(shown.count(f'id="{target}"') == 1 for target in targets)


def test_everything_described_by_exists():
    shown = html(SupportForm({}))

    named = [
        name for told in re.findall(r'aria-describedby="([^"]+)"', shown) for name in told.split()
    ]
    assert all(shown.count(f'id="{name}"') == 1 for name in named)


def test_missing_answer_is_named_in_its_own_words():
    assert [link.text for link in error_links(SupportForm({}))] == [
        "Enter your reference",
        "Answer 'What does the person need?'",
        "Answer 'Which kind of support comes first?'",
        "Choose area",
        "Enter review on",
        "Tick 'I have read the safety statement' to go on",
        "Enter version",
    ]


def test_acronym_keeps_its_capitals():
    form = a_form({}, number=forms.CharField(label="NHS number"))

    assert error_links(form)[0].text == "Enter NHS number"


def test_own_words_for_a_missing_answer_stay():
    form = a_form({}, on=forms.DateField(error_messages={"required": "Say when"}))

    assert error_links(form)[0].text == "Say when"


def test_error_about_the_whole_form_comes_first_and_links_nowhere():
    form = a_form({}, name=forms.CharField())
    form.add_error(None, "These dates overlap")

    assert [link.href for link in error_links(form)] == ["", "#id_name"]


def test_unsent_form_has_no_errors():
    assert error_links(SupportForm()) == ()
    assert "govuk-error" not in html(SupportForm())


def test_password_never_comes_back():
    form = a_form({"password": "synthetic"}, password=forms.CharField(widget=forms.PasswordInput))

    assert "synthetic" not in html(form)


@pytest.mark.parametrize("widget", [forms.TextInput, LongText])
def test_what_was_typed_is_escaped(widget):
    form = a_form({"text": '"><script>x</script>'}, text=forms.CharField(widget=widget))

    assert "<script>" not in html(form)


def test_hint_and_choice_are_escaped():
    choices = [("a", "<b>A</b>")]
    form = a_form(
        of=forms.ChoiceField(choices=choices, help_text="<i>x</i>", widget=forms.RadioSelect)
    )

    assert "<b>" not in html(form)
    assert "<i>" not in html(form)


@pytest.mark.parametrize("widget", [forms.RadioSelect, forms.Select])
def test_given_choice_is_marked(widget):
    field = forms.ChoiceField(choices=[("a", "A"), ("b", "B")], widget=widget)

    (drawn,) = drawn_fields(a_form({"of": "b"}, of=field))

    assert [choice.chosen for choice in drawn.choices] == [False, True]


def test_several_choices_are_marked():
    field = forms.MultipleChoiceField(
        choices=[("a", "A"), ("b", "B")], widget=forms.CheckboxSelectMultiple
    )

    (drawn,) = drawn_fields(a_form({"of": ["a", "b"]}, of=field))

    assert [choice.id for choice in drawn.choices if choice.chosen] == ["id_of", "id_of-2"]


@pytest.mark.parametrize(("sent", "shown"), [({"sure": "on"}, "checked"), ({}, "")])
def test_tick_is_kept(sent, shown):
    (drawn,) = drawn_fields(a_form(sent, sure=forms.BooleanField()))

    assert drawn.value == shown


def test_optional_field_says_so_and_only_once():
    form = a_form(
        a=forms.CharField(label="Why", required=False),
        b=forms.CharField(label="Who (optional)", required=False),
    )

    assert [field.label for field in drawn_fields(form)] == ["Why (optional)", "Who (optional)"]


def test_figures_are_typed_on_the_numeric_keyboard():
    (drawn,) = drawn_fields(a_form(number=forms.IntegerField()))

    assert drawn.attributes["inputmode"] == "numeric"
    assert drawn.attributes["type"] == "text"


def test_prefix_keeps_two_forms_apart():
    form = type("SampleForm", (forms.Form,), {"name": forms.CharField()})({}, prefix="second")

    assert error_links(form)[0].href == "#id_second-name"
    assert 'name="second-name"' in html(form)


def test_first_line_break_of_a_text_survives():
    form = a_form({"text": "\n\nthird line"}, text=forms.CharField(widget=LongText(), strip=False))

    assert ">\n\n\nthird line</textarea>" in html(form)


def test_line_break_counts_once():
    form = a_form({"text": "a\r\nb"}, text=forms.CharField(widget=LongText(), max_length=3))

    assert form.is_valid()


def test_widget_without_a_pattern_is_a_bug():
    with pytest.raises(UndrawableFieldError, match="SelectMultiple"):
        drawn_fields(a_form(of=forms.MultipleChoiceField()))
