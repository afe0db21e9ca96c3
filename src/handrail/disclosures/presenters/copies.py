"""Who holds a copy, since when and until when, and what they confirmed (R14)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from handrail.clocks.calendar import london_day
from handrail.disclosures import queries
from handrail.disclosures.domain import Disclosure, Notice, NoticeKind
from handrail.disclosures.presenters.wording import day_words
from handrail.members.queries import titles_of
from handrail.nominations.rules import is_told

TOLD = {NoticeKind.RECALL: "Recalled", NoticeKind.CORRECTION: "Corrected"}


@dataclass(frozen=True, kw_only=True)
class Copy:
    """One copy: the organisation, the officer's post, since when, until when, and what was confirmed."""

    organisation: str
    post: str
    since: date
    until: date | None
    confirmed: tuple[str, ...]


def copies(held: Disclosure, *, recipient: str, monthly: date | None = None) -> tuple[Copy, ...]:
    """The copies of a disclosure that left. `monthly` is the day on which its originator asks.

    Then it is told as things stood when this month began: no answer shows on the day it was given
    (R32).
    """
    if not _shows(held.accepted_at, monthly) or held.accepted_at is None:
        return ()
    closed = held.closed_at if _shows(held.closed_at, monthly) else None
    posts = titles_of([held.accepted_in] if held.accepted_in else [])
    told = [each for each in queries.notices_of(held.id) if _shows(each.told_at, monthly)]
    return (
        Copy(
            organisation=recipient,
            post=posts.get(held.accepted_in, "") if held.accepted_in else "",
            since=london_day(held.accepted_at),
            until=london_day(closed) if closed else None,
            confirmed=tuple(_confirmed(told, monthly)),
        ),
    )


def _confirmed(told: Iterable[Notice], monthly: date | None) -> Iterable[str]:
    for each in told:
        said = f"{TOLD[each.kind]} on {day_words(london_day(each.told_at))}"
        if each.confirmed_at is not None and _shows(each.confirmed_at, monthly):
            yield f"{said}, confirmed on {day_words(london_day(each.confirmed_at))}"
        else:
            yield f"{said}, not confirmed yet"


def _shows(at: datetime | None, monthly: date | None) -> bool:
    return at is not None and (monthly is None or is_told(at, on=monthly))
