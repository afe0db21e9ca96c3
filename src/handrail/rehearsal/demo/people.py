"""The demo's people: sixty invented names, dates of birth and needs, from the seed alone.

The names are made from two lists of this file, drawn up for it: common forenames and surnames of
people in England of many origins, put together by chance. Anybody of that name is a coincidence.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random

from handrail.partners.domain import AREAS
from handrail.rehearsal.demo.themes import THEMES, Theme

FORENAMES = (
    "Adam", "Aisha", "Alice", "Amir", "Anna", "Anwar", "Beth", "Callum", "Carol", "Chidi", "Claire",
    "Daniel", "Dariusz", "Denise", "Elena", "Emeka", "Emma", "Farah", "Fiona", "George", "Grace",
    "Hannah", "Harpreet", "Hassan", "Ian", "Imran", "Iris", "Jack", "Jamila", "Joanne", "Kamal",
    "Karen", "Kofi", "Laura", "Leon", "Liam", "Maria", "Mei", "Michael", "Nadine", "Neil", "Nina",
    "Olga", "Omar", "Patrick", "Paula", "Priti", "Rachel", "Ravi", "Rosa", "Ryan", "Sabina",
    "Samuel", "Sophie", "Stefan", "Tariq", "Teresa", "Thomas", "Viktor", "Yasmin",
)  # fmt: skip
SURNAMES = (
    "Abbott", "Adeyemi", "Ahmed", "Ali", "Baker", "Banerjee", "Begum", "Bennett", "Brown", "Carter",
    "Chan", "Clarke", "Cooper", "Davies", "Doyle", "Edwards", "Evans", "Farrell", "Fisher",
    "Garcia", "Gill", "Green", "Hall", "Harris", "Hill", "Hussain", "Jackson", "James", "Kaur",
    "Kelly", "Khan", "King", "Kowalski", "Lee", "Lewis", "Malik", "Mensah", "Miller", "Moore",
    "Morgan", "Murphy", "Nowak", "Okafor", "Osman", "Owen", "Parker", "Patel", "Price", "Reid",
    "Roberts", "Scott", "Shah", "Singh", "Smith", "Taylor", "Thompson", "Turner", "Walker",
    "Ward", "Young",
)  # fmt: skip
# The force of one area nominates too, for the journeys: its first screens hold nothing else.
NOMINATE = ("agency", "counter-terrorism")
MONTHS = ("January", "February", "March", "April", "May", "June", "July", "September", "October")
YOUNGEST, OLDEST = 19, 61


@dataclass(frozen=True, kw_only=True)
class Subject:
    """Somebody whom the demo is about, who does not exist: name, area, need, and who nominates."""

    number: int
    forename: str
    surname: str
    born_on: date | None
    area: str
    theme: Theme
    originator: str
    month: str
    weeks: int

    @property
    def partner(self) -> str:
        return self.theme.partners[self.area]

    def possibly(self, other: Subject) -> Subject:
        """This subject as somebody who may be that one: the name swapped, the same date of birth."""
        return replace(
            self,
            forename=other.surname,
            surname=other.forename,
            born_on=other.born_on,
            area=other.area,
        )

    def says(self, texts: tuple[str, ...], *, turn: int = 0) -> str:
        """One of these texts, another for each person and turn, with the small details filled in."""
        text = texts[(self.number + turn) % len(texts)]
        return text.format(month=self.month, weeks=self.weeks)


def subject(number: int, *, seed: bytes, today: date, **fixed: str) -> Subject:
    """The person of this number, the same for the same seed and day; parts may be fixed."""
    chance = Random(f"{seed.hex()} person {number}")  # noqa: S311 - repeatable is what is wanted
    themes, areas = tuple(THEMES), tuple(AREAS)
    age = timedelta(days=chance.randint(YOUNGEST * 366, OLDEST * 365))
    return Subject(
        number=number,
        forename=fixed.get("forename") or FORENAMES[(number * 37 + 11) % len(FORENAMES)],
        surname=fixed.get("surname") or SURNAMES[(number * 23 + 5) % len(SURNAMES)],
        born_on=today - age,
        area=fixed.get("area") or areas[number % len(areas)],
        theme=THEMES[fixed.get("theme") or themes[chance.randrange(len(themes))]],
        originator=fixed.get("originator") or chance.choices(NOMINATE, (1, 3))[0],
        month=chance.choice(MONTHS),
        weeks=chance.randint(3, 20),
    )
