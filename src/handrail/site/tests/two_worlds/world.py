"""A world of invented people, from labelled identifiers, entered by the real actions.

What everybody may know is the same in each: organisations, posts, members and agreements of two
areas. What happened there is told by `plans.py`.
"""

from __future__ import annotations

import zlib
from dataclasses import replace
from datetime import date, timedelta
from typing import Any
from uuid import uuid5

from django.db import connection

from handrail.acts.context import acting
from handrail.acts.domain import Door, the_clock, the_founding
from handrail.assessment.tests import assessing
from handrail.awareness import actions as awareness
from handrail.awareness.domain import NotYet, Ruling, SafeRoute
from handrail.cases import actions as cases
from handrail.cases.rules import Ending
from handrail.conftest import labelled
from handrail.contributions.tests import contributing
from handrail.disclosures import actions as disclosures
from handrail.disclosures.tests import mending
from handrail.meetings.tests import meeting
from handrail.members import actions as members
from handrail.members.domain import Role
from handrail.nominations import actions as nominations
from handrail.nominations.domain import DeconflictionAnswer, DeconflictionResult
from handrail.partners.domain import Organisation
from handrail.rehearsal.cast import Cast
from handrail.rehearsal.small_pilot import small_pilot
from handrail.rehearsal.thin_path import STEPS, ThinPath
from handrail.reviews.tests import reviewing
from handrail.risk.actions import escalating, owning, valve
from handrail.risk.domain import Alarm, Proposed
from handrail.safety.tests import steps as safety
from handrail.site.tests.two_worlds import speaking
from handrail.site.tests.two_worlds.repeatable import MOMENT, Chance
from handrail.support import actions as support
from handrail.support import stopping
from handrail.support.tests import supporting
from handrail.voluntary import actions as voluntary
from handrail.voluntary.domain import Said

PASSWORD = "a synthetic password"
NORTH, LONDON, EVERYWHERE = "north-west", "london", "everywhere"

ORGANISATIONS = {
    "constabulary": ("Synthetic Constabulary", "territorial_police", EVERYWHERE),
    "southgate": ("Synthetic Council of Southgate", "local_authority", LONDON),
    "northern": ("Synthetic Council of Northmoor", "local_authority", NORTH),
}
POSTS = {
    "their_nominating": ("constabulary", Role.NOMINATING_OFFICER, EVERYWHERE),
    "their_disclosing": ("constabulary", Role.DISCLOSURE_OFFICER, EVERYWHERE),
    "southern_lead": ("southgate", Role.PRACTITIONER, LONDON),
    "northern_duty": ("constabulary", Role.DUTY_OFFICER, NORTH),
    "northern_lead": ("northern", Role.PRACTITIONER, NORTH),
    "northern_coordinating": ("centre", Role.COORDINATOR, NORTH),
    "northern_chairing": ("northern", Role.CHAIR, NORTH),
    "administering": ("centre", Role.ADMINISTRATOR, EVERYWHERE),
}
MEMBERS = {
    "ida": "their_nominating",
    "ines": "their_disclosing",
    "sam": "southern_lead",
    "neil": "northern_lead",
    "noel": "northern_chairing",
    "nora": "northern_coordinating",
    "adam": "administering",
    "paula": "housing_lead",
}
AGREEMENTS = {
    "southgate": ["centre", "police", "southgate"],
    "constabulary south": ["centre", "constabulary", "southgate"],
    "constabulary council": ["centre", "constabulary", "council"],
    "constabulary clinic": ["centre", "constabulary", "clinic"],
    "constabulary north": ["centre", "constabulary", "northern"],
}
THEIRS = {"originator": "constabulary", "nominating": "ida", "approving": "ines"}
AT_SOUTHGATE = THEIRS | {"partner": "southgate", "practitioner": "sam"}
IN_THE_NORTH = THEIRS | {
    "partner": "northern", "practitioner": "neil", "area": NORTH, "coordinating": "nora",
}  # fmt: skip
AT_THE_CLINIC = {"partner": "clinic", "practitioner": "grace"}
SIGNED_IN = (
    "nadia",
    "david",
    "carys",
    "peter",
    "paula",
    "grace",
    "imran",
    "adam",
    "sally",
    "priya",
    "chloe",
    "dunya",
    "aoife",
    "rhona",
)
NOT_YET = NotYet(
    regime="part_2",
    ground="sch_3",
    considered=("tell_part",),
    reasons="Somebody at home reads everything.",
    review_on=MOMENT.date() + timedelta(days=30),
)


def token_of(name: str) -> str:
    """A member's token for the API, the same in every world."""
    return f"handrail_{labelled(f'token {name}').hex}"


class World:
    """One world as it is told, step by step. Chance starts anew with each, so no step shifts others."""

    def __init__(self, chance: Chance) -> None:
        self.chance = chance
        self.cast: Cast = small_pilot(
            by=the_founding(MOMENT), at=MOMENT, new_id=labelled, password=PASSWORD
        )
        for name, (full_name, kind, area) in ORGANISATIONS.items():
            self.organisation(name, full_name, kind=kind, area=area)
        for name, (organisation, role, area) in POSTS.items():
            self.cast.post(name, at=organisation, role=role, area=area, title=name)
        for name, post in MEMBERS.items():
            self.member(name, post)
        for name, parties in AGREEMENTS.items():
            self.cast.agreement(name, between=parties)
        for name in SIGNED_IN:
            self._token(name)
        speaking.in_public(self.cast, self.chance)

    def organisation(self, name: str, full_name: str, *, kind: str, area: str) -> None:
        """An organisation takes part."""
        services = () if kind == "territorial_police" else ("housing", "family")
        organisation = Organisation(
            id=labelled(f"organisation {name}"),
            name=full_name,
            kind=kind,
            areas=(area,),
            services=services,
            capacity=20,
            funding="Funded by the programme",
        )
        self.cast.organisation(name, organisation)

    def member(self, name: str, post: str) -> None:
        """Somebody takes up a post, alone or beside others."""
        self.cast.member(name, in_posts=[post], full_name=f"{name.title()} Invented")

    def path(self, name: str, step: str = "received", **how: Any) -> ThinPath:
        """A nominated person, as far as this step. Nobody shares a name and a birthday."""
        born_on = date(1960, 1, 1) + timedelta(days=zlib.crc32(name.encode()) % 14_000)
        said = {"forename": f"Fore{name}", "surname": f"Sur{name}", "date_of_birth": born_on}
        said |= how.pop("changes", {})
        path = ThinPath(self.cast, MOMENT, name=name, changes=said, **how)
        for each in STEPS[: STEPS.index(step) + 1]:
            self.chance.start(f"{name} {each}")
            getattr(path, each)()
        return path

    def again(self, name: str, **how: Any) -> ThinPath:
        """A path that was walked already, to go on with it."""
        return ThinPath(self.cast, MOMENT, name=name, **how)

    def not_now(self, path: ThinPath) -> None:
        """Another regime leads."""
        self.chance.start(f"{path.name} not now")
        reference = path.nomination().reference
        result = DeconflictionResult(reference, DeconflictionAnswer.NOT_NOW, MOMENT.date())
        nominations.record_deconfliction(
            path.nomination_id,
            by=path.by(path.coordinating),
            at=MOMENT,
            check_id=path.id("later check"),
            result=result,
        )

    def said(self, verb: str, path: ThinPath, text: str = "Words of the partner.") -> None:
        """The practitioner queries, declines or gives back."""
        self.chance.start(f"{path.name} {verb}")
        getattr(disclosures, verb)(
            path.disclosure_id,
            by=path.by(path.practitioner),
            at=MOMENT,
            remark_id=path.id(verb),
            text=text,
        )

    def told(self, path: ThinPath, words: str = "Lives alone.") -> None:
        """The person is told; what was found out about the home is for who works on the case."""
        self.chance.start(f"{path.name} told by another route")
        route = SafeRoute(how="in_person", is_checked=True, words=words)
        awareness.tell(
            path.case_id,
            by=path.by(path.coordinating),
            at=MOMENT,
            told_on=MOMENT.date(),
            route=route,
        )

    def not_yet(self, path: ThinPath, *, is_agreed: bool | None = None, **changes: Any) -> None:
        """A reviewer is asked whether the person is told later, and may have decided."""
        self.chance.start(f"{path.name} not yet")
        asked = replace(NOT_YET, **changes)
        awareness.ask_not_yet(path.case_id, by=path.by(path.coordinating), at=MOMENT, asked=asked)
        if is_agreed is not None:
            reference = uuid5(path.case_id, "awareness 0")
            ruling = Ruling(is_agreed=is_agreed, reasons=asked.reasons)
            awareness.decide_not_yet(
                reference, by=self.cast.actor("rhona", at=MOMENT), at=MOMENT, ruling=ruling
            )

    def spoken(self, path: ThinPath, *, advocate: str = "aoife", words: str = "A door.") -> None:
        """The person chose an advocate, who says what the person says."""
        self.chance.start(f"{path.name} spoken")
        member = self.cast.members[advocate]
        voluntary.seat_advocate(
            path.case_id,
            by=path.by(path.practitioner),
            at=MOMENT,
            member_id=member,
            is_chosen=True,
        )
        voluntary.add_voice(
            path.case_id,
            by=self.cast.actor(advocate, at=MOMENT),
            at=MOMENT,
            voice_id=path.id("voice"),
            text=words,
        )

    def stopped(self, path: ThinPath) -> None:
        """The person withdrew, and support stopped."""
        self.chance.start(f"{path.name} stopped")
        said = Said(on_day=MOMENT.date(), present="The person.")
        by = path.by(path.practitioner)
        stopping.withdraw_support(path.case_id, by=by, at=MOMENT, said=said)

    def lapsed(self, path: ThinPath) -> None:
        """Nobody answered in time."""
        self.chance.start(f"{path.name} lapsed")
        due = MOMENT + timedelta(days=14)
        disclosures.lapse(path.disclosure_id, by=the_clock(due), at=due)

    def finished(self, path: ThinPath, *, is_done: bool) -> None:
        """The worker says what came of an action."""
        self.chance.start(f"{path.name} finished")
        support.finish(
            path.action_id,
            by=path.by(path.practitioner),
            at=MOMENT,
            is_done=is_done,
            outcome="The person did not want it." if not is_done else "A home was found.",
        )

    def endangered(self, path: ThinPath, text: str = "She is in danger.") -> None:
        """A risk, an immediate one, and an item that nobody agreed to pass to the police."""
        self.chance.start(f"{path.name} endangered")
        by = {"by": path.by(path.coordinating), "at": MOMENT}
        new = owning.NewRisk(id=path.id("risk"), kind="domestic_abuse", words=text)
        owning.raise_risk(path.case_id, **by, new=new)
        alarm = Alarm(words=text)
        for about, name in ((path.case_id, "alarm"), (None, "alarm about nobody")):
            reference = path.id(name)
            escalating.raise_escalation(about, **by, escalation_id=reference, alarm=alarm)
        said = Proposed(text=text, ground="serious_harm", duty="", reasons=text)
        valve.propose(path.case_id, **by, passage_id=path.id("passage"), said=said)

    def closed(self, path: ThinPath, outcome: str) -> None:
        """The case ends."""
        self.chance.start(f"{path.name} closed")
        ending = Ending(
            outcome=outcome,
            what_has_changed="Something did.",
            undecided_pairs=0,
            unanswered_disclosures=0,
            unfinished_actions=0,
        )
        by, is_returned = path.by(path.coordinating), outcome == "returned"
        cases.close(
            path.case_id,
            by=by,
            at=MOMENT,
            counted=lambda _case: ending,
            ends=lambda case: nominations.end(case.id, by=by, at=MOMENT, is_returned=is_returned),
        )

    def spent(self, *names: str) -> None:
        """Members enter what taking part costs their organisations."""
        for name in names:
            speaking.spend(self.cast, self.chance, name)

    def between_partners(self) -> None:
        """Something is asked that the public does not read."""
        speaking.between_partners(self.cast, self.chance)

    def seated(self, path: ThinPath) -> None:
        """The chair of the area takes a seat in the case."""
        self.chance.start(f"{path.name} seated")
        chair = self.cast.posts["chairing"].id
        with acting(path.by(path.coordinating)), connection.cursor() as cursor:
            cursor.execute("SELECT case_seat_chair(%s, %s)", [path.case_id, chair])

    def asked(self, path: ThinPath) -> None:
        """The coordinator asks the partner what it knows."""
        self.chance.start(f"{path.name} asked")
        contributing.ask(path, by=path.coordinating)

    def contributed(self, path: ThinPath, text: str = "Sleeps on sofas.") -> None:
        """The partner says what it knows, and keeps it."""
        self.chance.start(f"{path.name} contributed")
        contributing.contribute(path, text=text, as_of=MOMENT.date())

    def released(self, path: ThinPath) -> None:
        """The partner lets go what it contributed."""
        self.chance.start(f"{path.name} released")
        contributing.release(path)

    def assessed(self, path: ThinPath) -> None:
        """Needs and a strength are recorded; one need is put in other words, one gets a reason."""
        for each, name in (
            (assessing.record, "need"),
            (assessing.record_strength, "strength"),
        ):
            self.chance.start(f"{path.name} {name}")
            each(path, name)
        for one in (assessing.revise, assessing.give_reason):
            self.chance.start(f"{path.name} {one.__name__}")
            one(path)

    def mended(self, path: ThinPath, *steps: str) -> None:
        """What was disclosed is found wrong: reported, corrected, recalled, confirmed."""
        for step in steps:
            self.chance.start(f"{path.name} {step}")
            getattr(mending, step)(path)

    def met_safely(self, path: ThinPath, *, is_stated: bool = True) -> None:
        """The police are asked whether meeting is safe, and say so."""
        self.chance.start(f"{path.name} safety asked")
        safety.ask(path)
        if is_stated:
            self.chance.start(f"{path.name} safety stated")
            safety.state(path)

    def withdrawn(self, path: ThinPath) -> None:
        """Whoever nominated thinks better of it."""
        self.chance.start(f"{path.name} withdrawn")
        by = path.by(path.nominating)
        nominations.withdraw(path.nomination_id, by=by, at=MOMENT, reasons="Sent by mistake.")

    def called(self, path: ThinPath, post: str = "chairing") -> None:
        """A meeting is called, under a chair of the area."""
        self.chance.start(f"{path.name} called")
        meeting.call(path, path.coordinating, chair_id=self.cast.posts[post].id)

    def met(self, path: ThinPath, post: str = "chairing", chair: str = "chloe") -> None:
        """A meeting is called, somebody comes, and it decides."""
        self.called(path, post)
        self.chance.start(f"{path.name} came")
        meeting.came(path, chair, came=[self.cast.posts[post].id])
        self.chance.start(f"{path.name} decided")
        meeting.decided(path, chair)

    def reviewed(self, path: ThinPath) -> None:
        """Somebody looks at how support goes."""
        self.chance.start(f"{path.name} reviewed")
        reviewing.record(path, path.coordinating)

    def ended(self, path: ThinPath) -> None:
        """The case closes, and two reviews are due after it."""
        self.chance.start(f"{path.name} ended")
        reviewing.closed(path)

    def doubted(self, path: ThinPath) -> None:
        """The partner proposes something that a reviewer must look at first."""
        self.chance.start(f"{path.name} doubted")
        supporting.propose(path)

    def cleared_of_doubt(self, path: ThinPath) -> None:
        """The reviewer lets it go on."""
        self.chance.start(f"{path.name} cleared of doubt")
        supporting.look(path, support.clear)

    def _token(self, name: str) -> None:
        members.issue_token(
            None,
            by=self.cast.actor(name, door=Door.WEB),
            at=MOMENT,
            token_id=labelled(f"token id {name}"),
            token=token_of(name),
        )
