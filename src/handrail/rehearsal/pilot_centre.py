"""The synthetic centre that a pilot runs in: who takes part, entered by the real actions.

Every reference follows from the folder's own seed, so that entering it twice enters nothing twice,
and a set-up that was broken off goes on where it stopped.
"""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path
from uuid import UUID

from handrail.acts.context import reading
from handrail.acts.domain import Actor, Door
from handrail.agreements import actions as agreements
from handrail.agreements.domain import ITEM_KINDS, PURPOSES, Agreement
from handrail.agreements.queries import agreement as held_agreement
from handrail.disclosures.gateways import GATEWAYS
from handrail.errors import NotFoundError
from handrail.members import actions as members
from handrail.members import founding
from handrail.members import queries as member_queries
from handrail.members.actions import NewMember
from handrail.members.domain import Grant, Post, Role
from handrail.partners import actions as partners
from handrail.partners import queries as partner_queries
from handrail.partners.domain import AREAS, EVERYWHERE, Organisation
from handrail.rehearsal.pilot_folder import REVIEWED_AFTER, PartnerFile

CENTRE, ORIGINATOR, INSPECTORATE = "centre", "originator", "inspectorate"
OWN_ORGANISATIONS: dict[str, tuple[str, str]] = {
    ORIGINATOR: ("Aurora Desk (synthetic counter terrorism unit)", "counter_terrorism_police"),
    INSPECTORATE: ("Inspectorate (synthetic)", "oversight"),
}
OWN_POSTS: tuple[tuple[str, str, Role, str], ...] = (
    ("nominating", ORIGINATOR, Role.NOMINATING_OFFICER, "Nominating officer"),
    ("disclosure", ORIGINATOR, Role.DISCLOSURE_OFFICER, "Disclosure officer"),
    ("inspector", INSPECTORATE, Role.INSPECTOR, "Inspector"),
)
CENTRE_SIGNATORY = "Head of the centre (synthetic)"
MOST_LIVE = 25_000  # above the 20,000 of 2017, so that a pilot of any size fits
TRAINED_FOR = timedelta(days=365)


@dataclass(frozen=True)
class SignIn:
    """Who can sign in to a synthetic centre."""

    email: str
    post: str
    organisation: str
    role: str
    area: str


@dataclass
class PilotCentre:
    """The centre and its people, by short names."""

    seed: bytes
    at: datetime
    password: str
    keys: Path
    organisations: dict[str, Organisation] = field(default_factory=dict)
    members: dict[str, UUID] = field(default_factory=dict)
    sign_ins: list[SignIn] = field(default_factory=list)

    def id(self, label: str) -> UUID:
        """The reference of this thing, the same each time in this data folder."""
        digest = hmac.new(self.seed, label.encode(), hashlib.sha256).digest()
        return UUID(bytes=digest[:16], version=4)

    def actor(self, name: str) -> Actor:
        """The member of this short name, acting from a shell."""
        return member_queries.actor(self.members[name], door=Door.SHELL, at=self.at)

    def coordinator(self, area: str) -> Actor:
        return self.actor(f"coordinator-{area}")

    @property
    def originator(self) -> Organisation:
        return self.organisations[ORIGINATOR]

    @property
    def today(self) -> date:
        return self.at.date()

    def enter(self, found: Sequence[PartnerFile]) -> None:
        """Enter whatever is not there yet, from the founding to the last partner's agreement."""
        self._found()
        for name, (full_name, kind) in OWN_ORGANISATIONS.items():
            self._organisation(
                name, Organisation(id=self.id(name), name=full_name, kind=kind, areas=(EVERYWHERE,))
            )
        for area, words in AREAS.items():
            post = self._post(CENTRE, Role.COORDINATOR, area, f"Coordinator, {words}")
            self._member(f"coordinator-{area}", post)
        for name, at, role, title in OWN_POSTS:
            self._member(name, self._post(at, role, EVERYWHERE, title))
        self._agreement(self._way_in())
        for partner in found:
            self._partner(partner)

    def _found(self) -> None:
        centre = Organisation(
            id=self.id(CENTRE), name="Multi-agency centre (synthetic)", kind="centre",
            areas=(EVERYWHERE,),
        )  # fmt: skip
        administrator = NewMember(
            id=self.id("member administrator"),
            email="administrator@synthetic.example",
            name="Synthetic administrator",
            organisation_id=centre.id,
            organisation_kind=centre.kind,
            trained_until=self.today + TRAINED_FOR,
            password=self.password,
        )
        if not member_queries.is_anybody_here():
            by = founding.founder(self.at)
            if not _is_entered(centre.id):
                partners.add("registry", by=by, at=self.at, organisation=centre)
            founding.appoint_first_administrator(
                by=by, at=self.at, centre_id=centre.id, member=administrator, keys=self.keys
            )
        self.organisations[CENTRE] = centre
        self.members["administrator"] = administrator.id
        self._note(administrator.email, "Administrator", centre, Role.ADMINISTRATOR, EVERYWHERE)

    def _partner(self, partner: PartnerFile) -> None:
        organisation = Organisation(
            id=self.id(f"partner {partner.slug}"),
            name=partner.name,
            kind=partner.kind,
            areas=partner.areas,
            services=partner.services,
            capacity=partner.capacity,
            funding=partner.funding,
        )
        self._organisation(partner.slug, organisation)
        for number, title in enumerate(partner.posts, start=1):
            post = self._post(partner.slug, Role.PRACTITIONER, partner.areas[0], title)
            self._member(partner.slug if number == 1 else f"{partner.slug}-{number}", post)
        self._agreement(self._shared_with(partner, organisation))

    def _way_in(self) -> Agreement:
        """The agreement between originator and centre, by which nominations come in at all."""
        return Agreement(
            id=self.id("agreement way in"),
            reference="SYN-ISA-00",
            parties=(self.organisations[CENTRE].id, self.originator.id),
            purposes=tuple(PURPOSES),
            item_kinds=tuple(ITEM_KINDS),
            gateways=tuple(GATEWAYS),
            signatories=(CENTRE_SIGNATORY, "Disclosure officer (synthetic)"),
            signed_on=self.today,
            in_force_from=self.today,
            review_on=self.today + REVIEWED_AFTER,
            live_nominations=MOST_LIVE,
        )

    def _shared_with(self, partner: PartnerFile, organisation: Organisation) -> Agreement:
        """The partner's agreement as its file states it; the centre signs it too."""
        terms = partner.agreement
        return Agreement(
            id=self.id(f"agreement {partner.slug}"),
            reference=terms.reference,
            parties=(self.organisations[CENTRE].id, self.originator.id, organisation.id),
            purposes=terms.purposes,
            item_kinds=terms.item_kinds,
            gateways=terms.gateways,
            signatories=(CENTRE_SIGNATORY, *terms.signatories),
            signed_on=terms.signed_on,
            in_force_from=terms.in_force_from,
            review_on=terms.review_on,
            live_nominations=MOST_LIVE,
        )

    def _organisation(self, name: str, organisation: Organisation) -> None:
        if not _is_entered(organisation.id):
            by = self.actor("administrator")
            partners.add("registry", by=by, at=self.at, organisation=organisation)
        self.organisations[name] = organisation

    def _post(self, at: str, role: Role, area: str, title: str) -> Post:
        organisation = self.organisations[at]
        post = Post(
            id=self.id(f"post {at} {role} {area} {title}"),
            organisation_id=organisation.id,
            organisation_kind=organisation.kind,
            role=role,
            area=area,
            title=title,
        )
        held = member_queries.posts_at(organisation.id, role)
        if post.id not in {each.id for each in held}:
            members.add_post("registry", by=self.actor("administrator"), at=self.at, post=post)
        return post

    def _member(self, name: str, post: Post) -> None:
        new = NewMember(
            id=self.id(f"member {name}"),
            email=f"{name}@synthetic.example",
            name=f"Synthetic {post.title}",
            organisation_id=post.organisation_id,
            organisation_kind=post.organisation_kind,
            trained_until=self.today + TRAINED_FOR,
            password=self.password,
        )
        by = self.actor("administrator")
        if member_queries.account(new.id, at=self.at) is None:
            members.add("registry", by=by, at=self.at, member=new)
        self.members[name] = new.id
        if post.id not in self.actor(name).post_ids:
            self._grant(name, new, post)
        organisation = next(
            each for each in self.organisations.values() if each.id == post.organisation_id
        )
        self._note(new.email, post.title, organisation, post.role, post.area)

    def _grant(self, name: str, member: NewMember, post: Post) -> None:
        grant = Grant(
            member_id=member.id,
            member_organisation_id=member.organisation_id,
            post=post,
            organisation_key=self.id(f"organisation key {name}"),
            centre_key=self.id(f"centre key {name}"),
            from_on=self.today,
        )
        members.grant_post(
            "registry",
            by=self.actor("administrator"),
            at=self.at,
            tenure_id=self.id(f"tenure {name}"),
            grant=grant,
        )

    def _agreement(self, agreement: Agreement) -> None:
        by = self.actor("administrator")
        with reading(by):
            is_recorded = held_agreement(agreement.id) is not None
        if not is_recorded:
            agreements.record("registry", by=by, at=self.at, agreement=agreement)

    def _note(
        self, email: str, post: str, organisation: Organisation, role: str, area: str
    ) -> None:
        self.sign_ins.append(SignIn(email, post, organisation.name, role, area))


def _is_entered(reference: UUID) -> bool:
    try:
        partner_queries.organisation(reference)
    except NotFoundError:
        return False
    return True
