"""Form widgets the design system adds to Django's own: choices with hints, text counted fairly."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms

if TYPE_CHECKING:
    from collections.abc import Mapping


class HintedRadios(forms.RadioSelect):
    """Radios whose choices each may carry a hint, by value."""

    def __init__(self, *, choice_hints: Mapping[str, str], **options: Any) -> None:
        super().__init__(**options)
        self.choice_hints = choice_hints


class HintedCheckboxes(forms.CheckboxSelectMultiple):
    """Checkboxes whose choices each may carry a hint, by value."""

    def __init__(self, *, choice_hints: Mapping[str, str], **options: Any) -> None:
        super().__init__(**options)
        self.choice_hints = choice_hints


class LongText(forms.Textarea):
    """A text area that counts a new line as one character, as the page's own count does."""

    def __init__(self, attrs: Mapping[str, Any] | None = None) -> None:
        super().__init__({"rows": 5, **(attrs or {})})

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        """Browsers send two characters for a new line; the limit is told in one."""
        value = super().value_from_datadict(data, files, name)
        return value.replace("\r\n", "\n") if isinstance(value, str) else value
