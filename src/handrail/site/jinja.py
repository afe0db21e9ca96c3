"""The template environment: where templates live, and the few words every page may use.

Knows how things are shown (times in London, short references, codes in words), never what they mean.
"""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.templatetags.static import static
from django.urls import reverse
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from handrail.site import charts
from handrail.site.form_rendering import drawn_fields, error_links

if TYPE_CHECKING:
    from collections.abc import Hashable, Mapping

CAPABILITIES = Path(__file__).parents[1]
LONDON = ZoneInfo("Europe/London")
NOON = 12
CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


def environment(**options: Any) -> Environment:
    """The environment for Django's Jinja2 backend, whose own loader and undefined give way."""
    options.pop("autoescape", None)  # not open to choice
    settings = options | {
        "undefined": StrictUndefined,
        "loader": FileSystemLoader(sorted(CAPABILITIES.glob("*/templates"))),
        "cache_size": -1,  # every compiled template stays in memory
        "trim_blocks": True,
        "lstrip_blocks": True,
    }
    made = Environment(**settings, autoescape=True)
    made.globals |= {
        "url": url,
        "static": static,
        "drawn_fields": drawn_fields,
        "error_links": error_links,
        "charts": charts,
    }
    made.filters |= {
        "london_date": london_date,
        "pounds": pounds,
        "london_time": london_time,
        "london_date_time": london_date_time,
        "machine_time": machine_time,
        "short_reference": short_reference,
        "words": words,
    }
    return made


def url(name: str, *args: object, **kwargs: object) -> str:
    return reverse(name, args=args, kwargs=kwargs)


def london_date(value: date) -> str:
    """As people write it: 22 November 2026. A moment is placed on its day in London."""
    day = in_london(value) if isinstance(value, datetime) else value
    return f"{day.day} {day:%B %Y}"


def london_time(value: datetime) -> str:
    """As people say it: 3:04pm, 3pm, midday, midnight."""
    moment = in_london(value)
    if moment.minute == 0 and moment.hour in {0, NOON}:
        return "midday" if moment.hour else "midnight"
    minutes = f":{moment:%M}" if moment.minute else ""
    half = "pm" if moment.hour >= NOON else "am"
    return f"{moment.hour % NOON or NOON}{minutes}{half}"


def london_date_time(value: datetime) -> str:
    """22 November 2026 at 3:04pm."""
    return f"{london_date(value)} at {london_time(value)}"


def pounds(pence: int) -> str:
    """Money as people write it: £1,200, or £1,200.50 where there are pence."""
    whole, rest = divmod(pence, 100)
    return f"£{whole:,}.{rest:02}" if rest else f"£{whole:,}"


def machine_time(value: date) -> str:
    """For the `datetime` attribute of a `<time>`."""
    return (
        in_london(value).isoformat(timespec="seconds")
        if isinstance(value, datetime)
        else value.isoformat()
    )


def in_london(value: datetime) -> datetime:
    """The same moment by London's clocks; a time without a zone is a bug, not a guess."""
    if value.tzinfo is None:
        raise ValueError("a time without a zone cannot be shown")
    return value.astimezone(LONDON)


def short_reference(value: UUID | str) -> str:
    """Forty bits of an identifier as people read them aloud: K7QM-2X9D."""
    bits = UUID(str(value)).int >> 88
    symbols = [CROCKFORD[bits >> shift & 31] for shift in range(35, -1, -5)]
    return f"{''.join(symbols[:4])}-{''.join(symbols[4:])}"


def words(code: Hashable, vocabulary: Mapping[Any, str]) -> str:
    """A code in the words given for it; a code without words is a bug."""
    return vocabulary[code]
