"""Reads a Django form into plain values that the form macros draw as GOV.UK markup.

Every field has one address, that of its first input, so that an error can always link to it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from django import forms
from django.forms.widgets import Input

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from django.forms.boundfield import BoundField

# The first match counts: Django's checkboxes are a kind of radios, and its radios a kind of select.
KINDS: tuple[tuple[type[forms.Widget], str], ...] = (
    (forms.MultipleHiddenInput, "unknown"),
    (forms.HiddenInput, "hidden"),
    (forms.PasswordInput, "password"),
    (forms.FileInput, "file"),
    (forms.Textarea, "textarea"),
    (forms.CheckboxSelectMultiple, "checkboxes"),
    (forms.RadioSelect, "radios"),
    (forms.CheckboxInput, "checkbox"),
    (forms.SelectMultiple, "unknown"),
    (forms.Select, "select"),
    (Input, "text"),
)
# What an input says of itself unless its form says otherwise; the first match counts.
SAID: tuple[tuple[type[forms.Widget], dict[str, object]], ...] = (
    (forms.PasswordInput, {"autocomplete": "current-password"}),
    (forms.NumberInput, {"type": "text", "inputmode": "numeric"}),
    (forms.EmailInput, {"type": "email", "autocomplete": "email", "spellcheck": "false"}),
    (forms.URLInput, {"type": "url"}),
    (forms.FileInput, {"type": "file"}),
    (Input, {"type": "text"}),
)
DJANGOS_REQUIRED = forms.Field.default_error_messages["required"]
SAID_ELSEWHERE = frozenset({"class", "id", "maxlength", "minlength", "required", "rows", "cols"})


class UndrawableFieldError(TypeError):
    """A form uses a widget for which the design system has no pattern."""

    def __init__(self, widget: forms.Widget) -> None:
        super().__init__(f"{type(widget).__name__} has no GOV.UK pattern here")


@dataclass(frozen=True)
class ErrorLink:
    """One line of the error summary; without an address when it is about the whole form."""

    text: str
    href: str = ""


@dataclass(frozen=True)
class Choice:
    """One radio, checkbox or option."""

    id: str
    value: str
    text: str
    hint: str
    chosen: bool


@dataclass(frozen=True)
class DrawnField:
    """One field as a page shows it."""

    kind: str
    id: str
    name: str
    label: str
    hint: str = ""
    errors: tuple[str, ...] = ()
    value: str = ""
    classes: str = ""
    attributes: Mapping[str, object] = field(default_factory=dict)
    choices: tuple[Choice, ...] = ()
    limit: int | None = None
    rows: int = 5

    @property
    def described_by(self) -> str:
        """The identifiers of count, hint and error, in the order in which they are read out."""
        told = {"info": self.limit, "hint": self.hint, "error": self.errors}
        return " ".join(f"{self.id}-{what}" for what, said in told.items() if said)


def drawn_fields(form: forms.BaseForm) -> tuple[DrawnField, ...]:
    """All fields of a form in its order, hidden ones included."""
    return tuple(drawn_field(bound) for bound in form)


def error_links(form: forms.BaseForm) -> tuple[ErrorLink, ...]:
    """What is wrong, in the form's order: first the whole, then field by field."""
    whole = [ErrorLink(str(text)) for text in form.non_field_errors()]
    return (*whole, *(link for bound in form for link in field_links(bound)))


def field_links(bound: BoundField) -> Iterator[ErrorLink]:
    address = "" if bound.is_hidden else f"#{identifier(bound)}"
    for text in errors_of(bound):
        yield ErrorLink(text, address)


def drawn_field(bound: BoundField) -> DrawnField:
    """One field, with its widget's attributes where the macro does not set them itself."""
    widget = bound.field.widget
    kind = kind_of(widget)
    return DrawnField(
        kind=kind,
        id=identifier(bound),
        name=bound.html_name,
        label=label_of(bound, kind),
        hint=str(bound.help_text or ""),
        errors=tuple(errors_of(bound)),
        value=shown_value(bound, kind),
        classes=str(widget.attrs.get("class", "")),
        attributes=attributes_of(widget),
        choices=tuple(choices_of(bound, kind)),
        limit=getattr(bound.field, "max_length", None) if kind == "textarea" else None,
        rows=int(widget.attrs.get("rows", 5)) if kind == "textarea" else 5,
    )


def kind_of(widget: forms.Widget) -> str:
    kind = next((kind for family, kind in KINDS if isinstance(widget, family)), "unknown")
    if kind == "unknown":
        raise UndrawableFieldError(widget)
    return kind


def identifier(bound: BoundField) -> str:
    """The first input's id. Django numbers radios from `_0`, which error links then miss."""
    return bound.auto_id or bound.html_name


def errors_of(bound: BoundField) -> Iterator[str]:
    """What is wrong, so that each line of a summary can be read alone."""
    own_words = bound.field.error_messages["required"] is not DJANGOS_REQUIRED
    for error in bound.errors.as_data():
        if error.code == "required" and not own_words:
            yield what_is_missing(bound)
        else:
            yield from error.messages


def what_is_missing(bound: BoundField) -> str:
    """Django says 'This field is required.' of every field; people need to know which."""
    kind, label = kind_of(bound.field.widget), str(bound.label)
    if kind == "checkbox":
        return f"Tick '{label}' to go on"
    if label.endswith("?"):
        return f"Answer '{label}'"
    acronym = label[:2].isupper()
    verb = "Enter" if kind in {"text", "textarea", "password", "hidden"} else "Choose"
    return f"{verb} {label if acronym else label[:1].lower() + label[1:]}"


def label_of(bound: BoundField, kind: str) -> str:
    """The label; optional fields say so, as most fields must be filled in."""
    label = str(bound.label)
    optional = not bound.field.required and kind not in {"checkbox", "hidden"}
    return f"{label} (optional)" if optional and "optional" not in label.lower() else label


def shown_value(bound: BoundField, kind: str) -> str:
    """What the input holds. Passwords and files are never sent back; choices tell it themselves."""
    if kind in {"password", "file", "radios", "checkboxes", "select"}:
        return ""
    if kind == "checkbox":
        return "checked" if bound.field.widget.check_test(bound.value()) else ""
    value = bound.field.widget.format_value(bound.value())
    return "" if value is None else str(value)


def attributes_of(widget: forms.Widget) -> dict[str, object]:
    """The widget's own attributes; a number is typed as text on the numeric keyboard."""
    own = {name: value for name, value in widget.attrs.items() if name not in SAID_ELSEWHERE}
    return next((said for family, said in SAID if isinstance(widget, family)), {}) | own


def choices_of(bound: BoundField, kind: str) -> Iterator[Choice]:
    """Each choice with its hint; the first keeps the field's own id, as error links need it."""
    if kind not in {"radios", "checkboxes", "select"}:
        return
    widget = bound.field.widget
    hints = getattr(widget, "choice_hints", {})
    chosen = widget.format_value(bound.value())
    groups = widget.optgroups(bound.html_name, chosen)
    options = [option for _, members, _ in groups for option in members]
    for number, option in enumerate(options, start=1):
        value = str(option["value"])
        yield Choice(
            id=identifier(bound) + (f"-{number}" if number > 1 else ""),
            value=value,
            text=str(option["label"]),
            hint=str(hints.get(value, "")),
            chosen=bool(option["selected"]),
        )
