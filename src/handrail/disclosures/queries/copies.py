"""Who holds a copy, what was recalled and corrected, and who confirmed it (R13, R14)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from handrail.acts.domain import Actor
from handrail.acts.sealed import unsealed
from handrail.disclosures.domain import Notice
from handrail.disclosures.models import Correction, Disclosure, DisclosureItem
from handrail.disclosures.models import Notice as NoticeRow
from handrail.errors import NotFoundError
from handrail.members.queries import posts_at, posts_for_area


@dataclass(frozen=True, kw_only=True)
class CorrectionText:
    """One correction, opened: what an item said before, and why that was wrong."""

    item_id: UUID
    corrected_at: datetime
    was: str
    reasons: str


def answering_post(by: Actor) -> UUID | None:
    """The post in which somebody answers for an organisation that is asked."""
    posts = posts_at(by.organisation_id, "practitioner")
    return next((post.id for post in posts if post.id in by.post_ids), None)


def senders(row: Disclosure) -> list[UUID]:
    """The posts that sent it: the originator's disclosure officers and the area's coordinators."""
    posts = (
        *posts_at(row.originator_id, "disclosure_officer"),
        *posts_for_area(row.area, role="coordinator"),
    )
    return [post.id for post in posts]


def locked_item(item_id: UUID, *, disclosure_id: UUID) -> DisclosureItem:
    """One item of a disclosure in scope, locked. Raises `NotFoundError`."""
    rows = DisclosureItem.objects.select_for_update()
    row = rows.filter(id=item_id, disclosure_id=disclosure_id).first()
    if row is None:
        raise NotFoundError
    return row


def text_of(item: DisclosureItem) -> str:
    """What an item says. Opens content: call it from an act on that item."""
    return unsealed([item])[item.id]["text"]


def locked_notice(reference: UUID, *, seen_by: Actor) -> NoticeRow:
    """What an officer was told of a copy, locked. Raises `NotFoundError`."""
    row = NoticeRow.objects.select_for_update().filter(id=reference).first()
    if row is None:
        raise NotFoundError
    return row


def notice(reference: UUID, *, seen_by: Actor) -> Notice:
    """What this officer was told of a copy. Raises `NotFoundError`."""
    row = NoticeRow.objects.filter(id=reference, told=seen_by.member_id).first()
    if row is None:
        raise NotFoundError
    return row.as_domain()


def unconfirmed(*, seen_by: Actor) -> list[Notice]:
    """What this officer was told of copies and has not confirmed, oldest first."""
    rows = NoticeRow.objects.filter(told=seen_by.member_id, confirmed_at__isnull=True)
    return [row.as_domain() for row in rows.order_by("told_at", "id")]


def notices_of(disclosure_id: UUID) -> list[Notice]:
    """What was told about the copies of a disclosure in scope, oldest first."""
    rows = NoticeRow.objects.filter(disclosure_id=disclosure_id).order_by("told_at", "id")
    return [row.as_domain() for row in rows]


def corrections(disclosure_id: UUID) -> list[CorrectionText]:
    """The corrections of a disclosure, in scope, oldest first. Call it from a consultation."""
    rows = list(
        Correction.objects.filter(disclosure_id=disclosure_id).order_by("corrected_at", "id")
    )
    texts = unsealed(rows)
    return [
        CorrectionText(item_id=row.item_id, corrected_at=row.corrected_at, **texts[row.id])
        for row in rows
    ]
