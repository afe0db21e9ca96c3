"""One person's case as the demo tells it: its references, and who acts at the moment told.

A step (steps/) is given a story and calls one action with it. What a step needs to remember for a
later one it derives from the story's references, which follow from the seed and the label alone.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from handrail.acts.domain import Actor
from handrail.clocks.calendar import london_day
from handrail.members.domain import Post
from handrail.partners.domain import Organisation
from handrail.rehearsal.cast import Cast
from handrail.rehearsal.demo.people import Subject


@dataclass
class Teller:
    """Who is told of: a label for references, the cast, and the moment of the act that is next."""

    label: str
    cast: Cast
    at: datetime
    times: Counter[str] = field(default_factory=Counter)
    turn: int = 0  # which of several that are told alike

    def id(self, what: str) -> UUID:
        """The reference of something in this story, the same in every run with the same seed."""
        return self.cast.new_id(f"{self.label} {what}")

    def next_id(self, what: str) -> UUID:
        """A reference for one more thing of this kind: `newest_id` finds it again."""
        self.times[what] += 1
        return self.newest_id(what)

    def newest_id(self, what: str) -> UUID:
        return self.id(f"{what} {self.times[what]}")

    def member(self, name: str) -> Actor:
        """The member of this short name (members.SEATS), in the posts held at the story's moment."""
        return self.cast.actor(name, at=self.at)

    def post(self, name: str) -> Post:
        """The post of the member of this short name."""
        return next(post for held, post in self.cast.posts.items() if held.split()[0] == name)

    @property
    def today(self) -> date:
        return london_day(self.at)

    @property
    def centre(self) -> Organisation:
        return self.cast.organisations["centre"]


@dataclass
class Story(Teller):
    """A person's story. The partner is the one asked now; a second choice makes it another."""

    subject: Subject = field(kw_only=True)
    life: str = ""
    partner_name: str = ""
    pursue_status: str = "closed"
    helping: list[str] = field(default_factory=list)  # who accepted, in the order they joined

    def __post_init__(self) -> None:
        self.partner_name = self.partner_name or self.subject.partner

    @property
    def area(self) -> str:
        return self.subject.area

    @property
    def nomination_id(self) -> UUID:
        return self.id("nomination")

    @property
    def person_id(self) -> UUID:
        return self.id("person")

    @property
    def case_id(self) -> UUID:
        return self.id("case")

    @property
    def disclosure_id(self) -> UUID:
        """The disclosure drafted last: a second choice has another than the first."""
        return self.newest_id("disclosure")

    @property
    def action_id(self) -> UUID:
        return self.newest_id("action")

    @property
    def references(self) -> dict[str, str]:
        """What a journey's addresses may name."""
        kept = {
            "nomination": self.nomination_id,
            "case": self.case_id,
            "person": self.person_id,
            "disclosure": self.disclosure_id,
            "action": self.action_id,
        }
        return {name: str(reference) for name, reference in kept.items()}

    @property
    def partner(self) -> Organisation:
        return self.cast.organisations[self.partner_name]

    @property
    def originator(self) -> Organisation:
        return self.cast.organisations[self.subject.originator]

    @property
    def nominating(self) -> Actor:
        return self.member(f"nominating-{self.subject.originator}")

    @property
    def disclosing(self) -> Actor:
        return self.member(f"disclosure-{self.subject.originator}")

    @property
    def coordinator(self) -> Actor:
        return self.member(f"coordinator-{self.area}")

    @property
    def practitioner_name(self) -> str:
        """Who answers at the partner that is asked now, by short name."""
        name = self.partner_name
        return f"practitioner-{name if name.endswith(self.area) else f'{name}-{self.area}'}"

    @property
    def practitioner(self) -> Actor:
        return self.member(self.practitioner_name)

    @property
    def council(self) -> Organisation:
        return self.cast.organisations[f"council-{self.area}"]

    @property
    def reviewer(self) -> Actor:
        return self.member("reviewer")

    @property
    def chair(self) -> Actor:
        return self.member(f"chair-{self.area}")

    @property
    def duty(self) -> Actor:
        return self.member(f"duty-{self.area}")

    @property
    def advocate_name(self) -> str:
        return "advocate-london" if self.area == "london" else "advocate-north"

    @property
    def advocate(self) -> Actor:
        return self.member(self.advocate_name)
