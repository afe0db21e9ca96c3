"""A synthetic cast: organisations, posts, members and agreements, entered by the real actions.

Nobody in it exists. Whoever calls it says which references to use, so that two runs can be alike.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from uuid import UUID

from handrail.acts.domain import Actor, Door
from handrail.agreements import actions as agreements
from handrail.agreements.domain import ITEM_KINDS, PURPOSES, Agreement
from handrail.clocks.calendar import london_day
from handrail.disclosures.gateways import GATEWAYS
from handrail.members import actions as members
from handrail.members import queries
from handrail.members.actions import NewMember
from handrail.members.domain import Grant, Post, Role
from handrail.partners import actions as partners
from handrail.partners.domain import Organisation

TRAINED_FOR = timedelta(days=300)
REVIEWED_AFTER = timedelta(days=364)
MOST_LIVE = 100_000


@dataclass
class Cast:
    """Who takes part in a synthetic pilot, by short names."""

    at: datetime
    administrator: Actor
    new_id: Callable[[str], UUID]
    password: str
    organisations: dict[str, Organisation] = field(default_factory=dict)
    posts: dict[str, Post] = field(default_factory=dict)
    members: dict[str, UUID] = field(default_factory=dict)
    emails: dict[str, str] = field(default_factory=dict)
    trained_for: timedelta = TRAINED_FOR

    @property
    def today(self) -> date:
        return london_day(self.at)

    @property
    def trained_until(self) -> date:
        return self.today + self.trained_for

    def actor(self, name: str, *, door: Door = Door.WEB, at: datetime | None = None) -> Actor:
        """The member of this short name, in the posts held at that time."""
        return queries.actor(self.members[name], door=door, at=at or self.at)

    def organisation(self, name: str, organisation: Organisation) -> Organisation:
        partners.add("registry", by=self.administrator, at=self.at, organisation=organisation)
        self.organisations[name] = organisation
        return organisation

    def post(self, name: str, *, at: str, role: Role, area: str, title: str) -> Post:
        organisation = self.organisations[at]
        post = Post(
            id=self.new_id(f"post {name}"),
            organisation_id=organisation.id,
            organisation_kind=organisation.kind,
            role=role,
            area=area,
            title=title,
        )
        members.add_post("registry", by=self.administrator, at=self.at, post=post)
        self.posts[name] = post
        return post

    def member(self, name: str, *, in_posts: list[str], full_name: str) -> UUID:
        """Add a member and put them in posts, on two synthetic keys."""
        posts = [self.posts[post] for post in in_posts]
        new = NewMember(
            id=self.new_id(f"member {name}"),
            email=f"{name}@synthetic.example",
            name=full_name,
            organisation_id=posts[0].organisation_id,
            organisation_kind=posts[0].organisation_kind,
            trained_until=self.trained_until,
            password=self.password,
        )
        members.add("registry", by=self.administrator, at=self.at, member=new)
        for post in posts:
            self._grant(name, new, post)
        self.members[name], self.emails[name] = new.id, new.email
        return new.id

    def agreement(self, name: str, *, between: list[str]) -> Agreement:
        """Record an agreement that covers every kind of item and every gateway."""
        parties = tuple(self.organisations[party].id for party in between)
        agreement = Agreement(
            id=self.new_id(f"agreement {name}"),
            reference=f"SYN-{name}",
            parties=parties,
            purposes=tuple(PURPOSES),
            item_kinds=tuple(ITEM_KINDS),
            gateways=tuple(GATEWAYS),
            signatories=tuple("Senior information risk owner" for _ in parties),
            signed_on=self.today,
            in_force_from=self.today,
            review_on=self.today + REVIEWED_AFTER,
            live_nominations=MOST_LIVE,
        )
        agreements.record("registry", by=self.administrator, at=self.at, agreement=agreement)
        return agreement

    def _grant(self, name: str, member: NewMember, post: Post) -> None:
        grant = Grant(
            member_id=member.id,
            member_organisation_id=member.organisation_id,
            post=post,
            organisation_key=self.new_id(f"organisation key {name} {post.id}"),
            centre_key=self.new_id(f"centre key {name} {post.id}"),
            from_on=self.today,
        )
        tenure_id = self.new_id(f"tenure {name} {post.id}")
        members.grant_post(
            "registry", by=self.administrator, at=self.at, tenure_id=tenure_id, grant=grant
        )
