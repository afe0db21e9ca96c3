"""Loading the demo: every life's steps in one order of time, with the clocks that run out between.

Nothing here writes a row. A step calls a real action at a time in the past; before it, each clock
that ran out meanwhile is swept at its own moment, as the worker would have done.
"""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from pathlib import Path
from random import Random
from uuid import UUID

from handrail.acts.domain import the_founding
from handrail.clocks.calendar import start_of
from handrail.clocks.queries import next_due
from handrail.clocks.sweep import Actions, sweep
from handrail.errors import FailureError, HandrailError
from handrail.rehearsal.cast import Cast
from handrail.rehearsal.demo import centre, working_days
from handrail.rehearsal.demo.lives import LIVES, THREADS, Do, Life
from handrail.rehearsal.demo.people import Subject, subject
from handrail.rehearsal.demo.steps import STEPS
from handrail.rehearsal.demo.story import Story, Teller
from handrail.rehearsal.demo.themes import THEMES

PASSWORD = "a synthetic password"  # noqa: S105 - it opens nothing but invented data
LASTS = timedelta(days=730)
FIRST_HOUR, LAST_START = 9, 11
MOST_STEPS = 1000  # more than any life has, so that two at one time go in one order
KEPT_CLEAR, ELSEWHERE = "council-london", THEMES["employment"]
SHORTEST, LONGEST = 9, 35  # minutes between two acts of one person's case on one day


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """What the demo is made from: a seed, the day that is its today, and where the keys go."""

    seed: bytes
    today: date
    keys: Path
    clocks: Actions

    def id(self, label: str) -> UUID:
        """The reference of this label, the same for the same seed."""
        digest = hmac.new(self.seed, label.encode(), hashlib.sha256).digest()
        return UUID(bytes=digest[:16], version=4)


@dataclass(frozen=True, kw_only=True)
class Loaded:
    """What was loaded: who takes part, the stories by label, and how many steps were told."""

    cast: Cast
    stories: dict[str, Story]
    steps: int

    @property
    def references(self) -> dict[str, dict[str, str]]:
        """Where the journeys lead: what each story that one names is about, by its references."""
        named = {label for life in LIVES for label in life.labels}
        return {label: self.stories[label].references for label in sorted(named)}


@dataclass(frozen=True, order=True)
class Moment:
    """One step of one story, at its time. Two at the same time go in the order they were made."""

    at: datetime
    order: int
    label: str
    step: str


def load(wanted: Wanted, *, tell: Callable[[str], None]) -> Loaded:
    """Make the whole pilot in an empty centre, from its founding two years ago until today."""
    cast = cast_of(wanted)
    tell("A synthetic centre and its people")
    centre.founded(cast, keys=wanted.keys)
    centre.entered(cast)
    tellers, moments = planned(wanted, cast)
    for number, moment in enumerate(moments, start=1):
        if number % 200 == 0:
            tell(f"Two years of history: {number} of {len(moments)} steps")
        run_out(wanted.clocks, until=moment.at)
        teller = tellers[moment.label]
        teller.at = cast.at = moment.at
        _take(moment, teller)
    run_out(wanted.clocks, until=start_of(wanted.today))
    stories = {label: each for label, each in tellers.items() if isinstance(each, Story)}
    return Loaded(cast=cast, stories=stories, steps=len(moments))


def planned(wanted: Wanted, cast: Cast) -> tuple[dict[str, Teller], list[Moment]]:
    """Who is told of, by label, and every step in the order of its time. Nothing is done yet."""
    stories = {each.label: each for each in _stories(cast, wanted)}
    tellers: dict[str, Teller] = {**stories}
    moments = sorted(
        [*_agreements(wanted, tellers, cast), *_lives(stories, wanted), *_threads(tellers, wanted)]
    )
    return tellers, moments


def _take(moment: Moment, teller: Teller) -> None:
    """Do the step. What refuses it is told with whose step it was: no demo is loaded in part."""
    try:
        STEPS[moment.step](teller)
    except HandrailError as stopped:
        raise FailureError(
            f"The story '{moment.label}' stopped at its step '{moment.step}', "
            f"{moment.at:%d %B %Y}: {stopped}",
            retry=False,
        ) from stopped


def run_out(clocks: Actions, *, until: datetime) -> None:
    """Sweep each clock that is due before this moment, at the moment when it is."""
    due = next_due(before=until)
    while due is not None:
        sweep(clocks, at=due)
        due = next_due(before=until, after=due)


def cast_of(wanted: Wanted) -> Cast:
    """The cast on the day of its founding, before anybody is entered."""
    at = working_days.at_time(working_days.on(wanted.today - LASTS, 0), time(9))
    return centre.DemoCast(
        seen={},
        at=at,
        administrator=the_founding(at),
        new_id=wanted.id,
        password=PASSWORD,
        trained_for=wanted.today - at.date() + centre.TRAINED_FOR,
    )


def _agreements(wanted: Wanted, tellers: dict[str, Teller], cast: Cast) -> Iterator[Moment]:
    """The agreements of each year of the pilot, signed before the old ones run out."""
    tellers["pilot"] = Teller("pilot", cast, cast.at)
    begun, year = cast.at.date(), 0
    while (day := begun + year * centre.SIGNED_EVERY) < wanted.today:
        on = working_days.on(day, 0)
        yield Moment(working_days.at_time(on, time(9, 30)), -1, "pilot", "agreements_signed")
        year += 1


def _stories(cast: Cast, wanted: Wanted) -> Iterator[Story]:
    number = 0
    for life in LIVES:
        twin: Subject | None = None
        for turn in range(life.people):
            number += 1
            about = _subject(life, number, twin=twin, wanted=wanted)
            twin = about if "twins" in life.fixed else None
            label = life.labels[turn] if turn < len(life.labels) else f"{life.name}-{turn + 1}"
            yield Story(
                label=label,
                cast=cast,
                at=cast.at,
                subject=about,
                life=life.name,
                pursue_status=life.fixed.get("pursue_status", "closed"),
            )


def _subject(life: Life, number: int, *, twin: Subject | None, wanted: Wanted) -> Subject:
    about = subject(number, seed=wanted.seed, today=wanted.today, **life.fixed)
    if life.is_elsewhere and about.partner == KEPT_CLEAR:
        about = replace(about, theme=ELSEWHERE)
    return about.possibly(twin) if twin else about


def _lives(stories: dict[str, Story], wanted: Wanted) -> Iterator[Moment]:
    lives = {life.name: life for life in LIVES}
    for number, story in enumerate(stories.values(), start=1):
        life = lives[story.life]
        yield from _told(story.label, life.steps, ends=life.ends, order=number, wanted=wanted)


def _threads(tellers: dict[str, Teller], wanted: Wanted) -> Iterator[Moment]:
    cast = tellers["pilot"].cast
    for thread in THREADS:
        for turn in range(thread.times):
            label = f"{thread.name} {turn + 1}"
            tellers[label] = Teller(label, cast, cast.at, turn=thread.first + turn)
            latest, earliest = (end + turn * thread.every for end in thread.ends)
            yield from _told(label, thread.steps, ends=(latest, earliest), order=0, wanted=wanted)


def _told(
    label: str, steps: tuple[Do, ...], *, ends: tuple[int, int], order: int, wanted: Wanted
) -> Iterator[Moment]:
    """The steps of one story at their times, so that the last lies as many days back as it should."""
    chance = Random(f"{wanted.seed.hex()} days of {label}")  # noqa: S311 - repeatable
    last = working_days.back(wanted.today, chance.randint(*ends))
    days = working_days.days_of(last, [do.after for do in steps])
    for place, (at, do) in enumerate(zip(_times(days, steps, chance), steps, strict=True)):
        yield Moment(at, order * MOST_STEPS + place, label, do.step)


def _times(days: list[date], steps: tuple[Do, ...], chance: Random) -> Iterator[datetime]:
    """Working hours: a day's first act in the morning, each of its others some minutes later."""
    at = working_days.at_time(days[0] - timedelta(days=1), time(0))
    for day, do in zip(days, steps, strict=True):
        if do.minutes:
            at += timedelta(minutes=do.minutes)
        elif do.at is not None:
            at = working_days.at_time(day, do.at)
        elif at.date() == day:
            at += timedelta(minutes=chance.randint(SHORTEST, LONGEST))
        else:
            hour = chance.randint(FIRST_HOUR, LAST_START)
            at = working_days.at_time(day, time(hour, chance.randint(10, 59)))
        yield at
