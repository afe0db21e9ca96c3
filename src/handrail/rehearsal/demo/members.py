"""The demo's forty members: every role at least once, each named for the post and no person."""

from __future__ import annotations

from dataclasses import dataclass

from handrail.members.domain import ROLE_WORDS, Role
from handrail.partners.domain import AREAS, EVERYWHERE

ADMINISTRATOR = "administrator"
PLACES = AREAS | {EVERYWHERE: ""}  # who is everywhere needs no place


@dataclass(frozen=True)
class Seat:
    """A member by short name, where, in what role, for which areas, and the post's own words."""

    name: str
    at: str
    role: Role
    areas: tuple[str, ...] = (EVERYWHERE,)
    title: str = ""

    @property
    def place(self) -> str:
        return " and ".join(filter(None, (PLACES[area] for area in self.areas)))

    @property
    def full_name(self) -> str:
        """As accounts need a name: invented, and it says so."""
        return " ".join(
            filter(None, ("Synthetic", self.title or ROLE_WORDS[self.role], self.place))
        )

    @property
    def words(self) -> str:
        """The post in words: Coordinator, London."""
        return ", ".join(filter(None, (self.title or ROLE_WORDS[self.role], self.place)))

    def title_in(self, area: str) -> str:
        title = self.title or ROLE_WORDS[self.role]
        return f"{title}, {AREAS[area]}" if area in AREAS else title


ADMINISTRATION = Seat(ADMINISTRATOR, "centre", Role.ADMINISTRATOR)


def _of_originators() -> tuple[Seat, ...]:
    return tuple(
        Seat(f"{word}-{at}", at, role)
        for at in ("agency", "counter-terrorism", "police-london")
        for word, role in (
            ("nominating", Role.NOMINATING_OFFICER),
            ("disclosure", Role.DISCLOSURE_OFFICER),
        )
    )


def _of_areas() -> tuple[Seat, ...]:
    return tuple(
        seat
        for area in AREAS
        for seat in (
            Seat(f"coordinator-{area}", "centre", Role.COORDINATOR, (area,)),
            Seat(f"duty-{area}", f"police-{area}", Role.DUTY_OFFICER, (area,)),
            Seat(f"practitioner-council-{area}", f"council-{area}", Role.PRACTITIONER, (area,),
                 "Support lead"),
            Seat(f"chair-{area}", f"council-{area}", Role.CHAIR, (area,)),
            Seat(f"scrutiny-{area}", f"council-{area}", Role.SCRUTINY_MEMBER, (area,)),
            Seat(f"practitioner-health-{area}", "health", Role.PRACTITIONER, (area,),
                 "Mental health nurse"),
        )
    )  # fmt: skip


SEATS: tuple[Seat, ...] = (
    *_of_originators(),
    *_of_areas(),
    Seat("duty-counter-terrorism", "counter-terrorism", Role.DUTY_OFFICER),
    Seat("colleague-council-london", "council-london", Role.PRACTITIONER, ("london",),
         "Housing officer"),
    Seat("practitioner-college-west-midlands", "college", Role.PRACTITIONER, ("west-midlands",),
         "Safeguarding lead"),
    Seat("practitioner-housing-north-west", "housing", Role.PRACTITIONER, ("north-west",),
         "Tenancy support officer"),
    Seat("practitioner-probation-west-midlands", "probation", Role.PRACTITIONER,
         ("west-midlands",), "Resettlement officer"),
    Seat("practitioner-jobs-london", "jobs", Role.PRACTITIONER, ("london",), "Work coach"),
    Seat("practitioner-charity-london", "charity", Role.PRACTITIONER, ("london",), "Mentor"),
    Seat("practitioner-charity-north-west", "charity", Role.PRACTITIONER, ("north-west",),
         "Mentor"),
    Seat("advocate-london", "charity", Role.ADVOCATE, ("london",)),
    Seat("advocate-north", "charity", Role.ADVOCATE, ("north-west", "west-midlands")),
    Seat("data-protection", "centre", Role.DATA_PROTECTION_OFFICER),
    Seat("scrutiny-councils", "umbrella", Role.SCRUTINY_MEMBER, title="Policy lead"),
    Seat("reviewer", "oversight", Role.REVIEWER),
    Seat("evaluator", "oversight", Role.EVALUATOR),
    Seat("inspector", "oversight", Role.INSPECTOR),
)  # fmt: skip
