"""Our macros against the published ones: the same markup for the same content."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest
from django import forms
from jinja2 import Environment, PackageLoader, PrefixLoader

from handrail.site.tests.gallery import drawn_source
from handrail.site.widgets import HintedRadios, LongText

PUBLISHED = Environment(
    autoescape=True,
    loader=PrefixLoader({"govuk_frontend_jinja": PackageLoader("govuk_frontend_jinja")}),
)
CHOICES = [("a", "A"), ("b", "B")]
ITEMS = [{"value": "a", "text": "A"}, {"value": "b", "text": "B", "checked": True}]
SMALL = {"text": "Why", "classes": "govuk-label--s"}
LEGEND = {"legend": {"text": "Why", "classes": "govuk-fieldset__legend--s"}}
TOLD = {"hint": {"text": "Say more"}, "errorMessage": {"text": "Too long"}}
NAMED = {"id": "id_why", "name": "why", "label": SMALL, **TOLD}

COMPONENTS = [
    ("tag", "Tag", {"text": "Open", "classes": "govuk-tag--blue"}, '{{ c.tag("Open", "blue") }}'),
    ("inset-text", "InsetText", {"text": "x"}, '{{ c.inset("x") }}'),
    ("warning-text", "WarningText", {"text": "x"}, '{{ c.warning("x") }}'),
    ("details", "Details", {"summaryText": "s", "text": "x"}, '{{ c.details("s", "x") }}'),
    ("back-link", "BackLink", {"href": "/x"}, '{{ c.back_link("/x") }}'),
    (
        "breadcrumbs",
        "Breadcrumbs",
        {"items": [{"text": "A", "href": "/a"}, {"text": "B", "href": "/b"}]},
        '{{ c.breadcrumbs([("A", "/a"), ("B", "/b")]) }}',
    ),
    (
        "button",
        "Button",
        {"text": "Go", "classes": "govuk-button--warning", "preventDoubleClick": True},
        '{{ c.button("Go", "warning") }}',
    ),
    ("button", "Button", {"text": "Go", "href": "/x"}, '{{ c.button_link("Go", "/x") }}'),
    (
        "error-summary",
        "ErrorSummary",
        {
            "titleText": "There is a problem",
            "errorList": [{"text": "x", "href": "#a"}, {"text": "y"}],
        },
        '{{ c.error_summary([{"text": "x", "href": "#a"}, {"text": "y", "href": ""}]) }}',
    ),
    (
        "notification-banner",
        "NotificationBanner",
        {"type": "success", "text": "Saved", "titleId": "notice-1"},
        '{{ c.notice("Saved", success=true) }}',
    ),
    (
        "summary-list",
        "SummaryList",
        {
            "rows": [
                {
                    "key": {"text": "K"},
                    "value": {"text": "V"},
                    "actions": {
                        "items": [{"text": "Change", "href": "/x", "visuallyHiddenText": "K"}]
                    },
                }
            ]
        },
        '{% call c.summary_list() %}{{ c.summary_row("K", "V", "/x") }}{% endcall %}',
    ),
    (
        "task-list",
        "TaskList",
        {
            "idPrefix": "t",
            "items": [
                {
                    "title": {"text": "A"},
                    "href": "/a",
                    "hint": {"text": "h"},
                    "status": {"tag": {"text": "To do"}},
                },
                {"title": {"text": "B"}, "status": {"text": "Done"}},
            ],
        },
        """{% call c.task_list() %}{{ c.task("t-1", "A", c.tag("To do"), href="/a", hint="h") }}
        {{ c.task("t-2", "B", "Done") }}{% endcall %}""",
    ),
    (
        "pagination",
        "Pagination",
        {
            "previous": {"href": "/1"},
            "next": {"href": "/3"},
            "items": [
                {"number": 2, "href": "/2", "current": True},
                {"ellipsis": True},
                {"number": 9, "href": "/9"},
            ],
        },
        '{{ c.pagination("/1", "/3", [(2, "/2", true), (0, "", false), (9, "/9", false)]) }}',
    ),
    (
        "pagination",
        "Pagination",
        {"previous": {"href": "/1"}, "next": {"href": "/3"}},
        '{{ c.pagination("/1", "/3") }}',
    ),
]
FIELDS = [
    ("input", "Input", {**NAMED, "value": "b"}, forms.CharField(label="Why", help_text="Say more")),
    (
        "character-count",
        "CharacterCount",
        {**NAMED, "maxlength": 9, "value": "b"},
        forms.CharField(label="Why", help_text="Say more", widget=LongText(), max_length=9),
    ),
    (
        "select",
        "Select",
        {
            **NAMED,
            "items": [{"value": "a", "text": "A"}, {"value": "b", "text": "B", "selected": True}],
        },
        forms.ChoiceField(label="Why", help_text="Say more", choices=CHOICES),
    ),
    ("file-upload", "FileUpload", NAMED, forms.FileField(label="Why", help_text="Say more")),
    (
        "password-input",
        "PasswordInput",
        NAMED,
        forms.CharField(label="Why", help_text="Say more", widget=forms.PasswordInput),
    ),
    (
        "radios",
        "Radios",
        {
            "idPrefix": "id_why",
            "name": "why",
            "fieldset": LEGEND,
            "items": [{**ITEMS[0], "hint": {"text": "first"}}, ITEMS[1]],
            **TOLD,
        },
        forms.ChoiceField(
            label="Why",
            help_text="Say more",
            choices=CHOICES,
            widget=HintedRadios(choice_hints={"a": "first"}),
        ),
    ),
    (
        "checkboxes",
        "Checkboxes",
        {"idPrefix": "id_why", "name": "why", "fieldset": LEGEND, "items": ITEMS, **TOLD},
        forms.MultipleChoiceField(
            label="Why", help_text="Say more", choices=CHOICES, widget=forms.CheckboxSelectMultiple
        ),
    ),
]


class Outline(HTMLParser):
    """Markup as a list of tags and texts, where order of attributes and white space do not count."""

    def __init__(self):
        super().__init__()
        self.parts = []

    def handle_starttag(self, tag, attrs):
        given = {name: frozenset((value or "").split()) for name, value in attrs}
        self.parts.append((tag, sorted(given.items(), key=str)))

    def handle_endtag(self, tag):
        self.parts.append(tag)

    def handle_data(self, data):
        if data.strip():
            self.parts.append(("text", " ".join(data.split())))


def outline(html):
    reader = Outline()
    reader.feed(html)
    return reader.parts


def published(component, macro, params):
    source = (
        f'{{% from "govuk_frontend_jinja/components/{component}/macro.html" import govuk{macro} %}}'
    )
    return outline(
        PUBLISHED.from_string(f"{source}{{{{ govuk{macro}(params) }}}}").render(params=params)
    )


@pytest.mark.parametrize(("component", "macro", "params", "source"), COMPONENTS)
def test_component_has_the_published_markup(component, macro, params, source):
    ours = drawn_source('{% import "site/components.html" as c %}' + source)

    assert outline(ours) == published(component, macro, params)


@pytest.mark.parametrize(("component", "macro", "params", "field"), FIELDS)
def test_field_has_the_published_markup(component, macro, params, field):
    form = type("SampleForm", (forms.Form,), {"why": field})(
        {"why": ["b"] if macro == "Checkboxes" else "b"}
    )
    form.errors.clear()
    form.add_error("why", "Too long")
    ours = drawn_source(
        '{% from "site/form_fields.html" import form_fields %}{{ form_fields(form) }}', form=form
    )

    assert outline(ours) == published(component, macro, params)
