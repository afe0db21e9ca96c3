"""One synthetic nomination on its way to agreed support, a step at a time, by the real actions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any
from uuid import UUID

from handrail.acts.context import reading
from handrail.acts.domain import Actor
from handrail.agreements.queries import in_force
from handrail.awareness import actions as awareness
from handrail.awareness.domain import SafeRoute
from handrail.cases import actions as cases
from handrail.clocks.calendar import london_day
from handrail.disclosures import actions as disclosures
from handrail.disclosures import placing
from handrail.disclosures.domain import Item, Quality, Terms
from handrail.nominations import actions as nominations
from handrail.nominations import domain as words
from handrail.partners import queries as partners
from handrail.rehearsal.cast import Cast
from handrail.support import actions as support
from handrail.support.domain import Proposal
from handrail.voluntary import actions as voluntary
from handrail.voluntary.domain import Said

STATEMENT = words.Statement(
    text="Lost the tenancy in May and has slept on sofas since.",
    kind=words.StatementKind.FACT,
    author="Case officer",
    source_grade=words.SourceGrade.RELIABLE,
    intelligence_grade=words.IntelligenceGrade.KNOWN_DIRECTLY,
    handling=words.Handling.PERMITTED,
    intelligence_derived=False,
    regime=words.Regime.PART_3,
)
NOMINATION = words.Nomination(
    reference="SYN-1",
    forename="Ada",
    surname="Synthetic",
    area="london",
    subject_category=words.SubjectCategory.NONE_OF_THESE,
    pursue_status=words.PursueStatus.CLOSED,
    threshold=words.Threshold.UNMET_NEED_AFTER_CLOSURE,
    ground=words.Ground.UNMET_HOUSING_NEED,
    concern="No home since the case closed.",
    marking=words.Marking.OFFICIAL_SENSITIVE,
    statements=(STATEMENT,),
    date_of_birth=date(1990, 5, 1),
)


def a_nomination(**changes: Any) -> words.Nomination:
    """A synthetic nomination that every rule accepts, with these changes."""
    return replace(NOMINATION, **changes)


@dataclass
class ThinPath:
    """The references of one nomination and its steps. Each step stands on the one before."""

    cast: Cast
    at: datetime
    name: str = "1"
    partner: str = "council"
    practitioner: str = "peter"
    area: str = "london"
    originator: str = "police"
    nominating: str = "nadia"
    approving: str = "david"
    coordinating: str = "carys"
    changes: Mapping[str, Any] = field(default_factory=dict)
    text: str = STATEMENT.text

    def id(self, what: str) -> UUID:
        """The reference of something on this path, the same in every run with the same seed."""
        return self.cast.new_id(f"{self.name} {what}")

    def by(self, name: str) -> Actor:
        return self.cast.actor(name, at=self.at)

    @property
    def today(self) -> date:
        """The day of its acts, in London."""
        return london_day(self.at)

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
        return self.id("disclosure")

    @property
    def action_id(self) -> UUID:
        return self.id("action")

    @property
    def centre_id(self) -> UUID:
        return self.cast.organisations["centre"].id

    def nomination(self, **changes: Any) -> words.Nomination:
        """What the originator says, with these changes and those that hold for this path."""
        said = {"reference": f"SYN-{self.name}", "area": self.area, **self.changes, **changes}
        return a_nomination(**said)

    def received(self, **changes: Any) -> ThinPath:
        """The originator nominates somebody."""
        sent = nominations.Incoming(
            nomination_id=self.nomination_id,
            person_id=self.person_id,
            case_id=self.case_id,
            nomination=self.nomination(**changes),
        )
        nominations.receive(
            self.centre_id, by=self.by(self.nominating), at=self.at, incoming=[sent]
        )
        return self

    def cleared(self) -> ThinPath:
        result = words.DeconflictionResult(
            self.nomination().reference, words.DeconflictionAnswer.GO_ON, self.today
        )
        nominations.record_deconfliction(
            self.nomination_id,
            by=self.by(self.coordinating),
            at=self.at,
            check_id=self.id("check"),
            result=result,
        )
        return self

    def lead_answered(self) -> ThinPath:
        """The coordinator asked who already leads: nobody does."""
        cases.record_lead(
            self.case_id,
            by=self.by(self.coordinating),
            at=self.at,
            answer=cases.LeadAnswer(id=self.id("lead"), kind="none"),
        )
        return self

    def placed(self) -> ThinPath:
        """The partners are weighed, and a coordinator decides for one."""
        coordinator, chosen = self.by(self.coordinating), self.cast.organisations[self.partner].id
        with reading(coordinator):
            considered = placing.alternatives(
                partners.partners_in(self.area),
                ground="unmet_housing_need",
                asked={},
                in_agreement=frozenset({chosen}),
            )
        disclosures.propose_best_placed(
            self.case_id, by=coordinator, at=self.at, alternatives=considered, proposed=chosen
        )
        disclosures.decide_best_placed(
            self.case_id,
            by=coordinator,
            at=self.at,
            chosen=chosen,
            reasons="It has the housing duty.",
        )
        return self

    def drafted(self) -> ThinPath:
        coordinator = self.by(self.coordinating)
        disclosures.draft(self.case_id, by=coordinator, at=self.at, wanted=self._draft(coordinator))
        new = disclosures.NewItem(
            item=Item(
                id=self.id("item"),
                kind="need",
                decision_served="choose_the_help",
                regime="part_3",
                intelligence_derived=False,
            ),
            text=self.text,
            statement_kind="fact",
            grading="1A",
        )
        disclosures.add_item(self.disclosure_id, by=coordinator, at=self.at, new=new)
        return self

    def submitted(self) -> ThinPath:
        disclosures.submit(self.disclosure_id, by=self.by(self.coordinating), at=self.at)
        return self

    def approved(self) -> ThinPath:
        """The originator's disclosure officer lets it go out."""
        quality = Quality(accuracy="checked", is_complete=True, checked_on=self.today)
        disclosures.approve(
            self.disclosure_id,
            by=self.by(self.approving),
            at=self.at,
            quality=quality,
            reasons="The partner cannot help without it.",
        )
        return self

    def offered(self) -> ThinPath:
        """The partner is asked, and told nothing."""
        disclosures.offer(self.disclosure_id, by=self.by(self.coordinating), at=self.at)
        return self

    def accepted(self) -> ThinPath:
        """A named officer accepts, and the content opens to that officer."""
        disclosures.accept(
            self.disclosure_id, by=self.by(self.practitioner), at=self.at, has_accepted_uses=True
        )
        return self

    def told(self) -> ThinPath:
        """The officer tells the person, by a safe route."""
        route = SafeRoute(how="in_person", is_checked=True, words="Lives alone. Nobody else reads.")
        by = self.by(self.practitioner)
        awareness.tell(self.case_id, by=by, at=self.at, told_on=self.today, route=route)
        return self

    def support_agreed(self) -> ThinPath:
        """The person is asked, and agrees."""
        by, said = self.by(self.practitioner), Said(on_day=self.today, present="We two.")
        voluntary.ask(self.case_id, by=by, at=self.at, said=said)
        voluntary.give(self.case_id, by=by, at=self.at, said=said)
        return self

    def action_proposed(self) -> ThinPath:
        """The officer proposes an action of support to which the person agreed."""
        proposal = Proposal(
            purpose="housing",
            description="Register for supported housing and go to the first viewing together.",
            due_on=self.today,
        )
        support.propose(
            self.disclosure_id,
            by=self.by(self.practitioner),
            at=self.at,
            action_id=self.action_id,
            proposal=proposal,
        )
        return self

    def action_agreed(self) -> ThinPath:
        support.confirm(self.action_id, by=self.by(self.coordinating), at=self.at)
        return self

    def until(self, step: str) -> ThinPath:
        """All steps up to and with this one, by name."""
        for name in STEPS[: STEPS.index(step) + 1]:
            getattr(self, name)()
        return self

    def _draft(self, coordinator: Actor) -> disclosures.Draft:
        police = self.cast.organisations[self.originator]
        partner = self.cast.organisations[self.partner]
        with reading(coordinator):
            agreement = in_force(self.centre_id, police.id, partner.id, on=self.today)
        return disclosures.Draft(
            id=self.disclosure_id,
            recipient_id=partner.id,
            recipient_kind=partner.kind,
            originator_id=police.id,
            originator_kind=police.kind,
            agreement_id=agreement.id if agreement else self.id("no agreement"),
            terms=Terms(
                ask="offer_service",
                purpose="support",
                is_child=False,
                hours=4,
                urgency="within_a_week",
                skills="Housing advice",
                funding="Funded by the programme",
                involves_meeting=False,
            ),
            gateway="cda_s115",
            basis="part_3_s35_sch8",
            reasons="The person needs a home, and the council has the duty.",
        )


STEPS = (
    "received",
    "cleared",
    "lead_answered",
    "placed",
    "drafted",
    "submitted",
    "approved",
    "offered",
    "accepted",
    "told",
    "support_agreed",
    "action_proposed",
    "action_agreed",
)
