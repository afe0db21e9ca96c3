"""What is decided about a disclosure: approved, refused, accepted, asked about, given back."""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime
from uuid import UUID

from handrail.acts.actions import action
from handrail.acts.domain import Actor
from handrail.clocks.calendar import working_days_after
from handrail.clocks.domain import ClockClearing, ClockKind, ClockSetting
from handrail.clocks.queries import last_due
from handrail.disclosures import events, queries, rules
from handrail.disclosures.actions.moving import let_in, move, say, seal_words
from handrail.disclosures.domain import Quality, Said
from handrail.disclosures.models import Disclosure

RETURN_DAYS = 5  # R16: working days after opening in which it can be given back


@action("disclosure.approve", on=queries.locked_disclosure)
def approve(
    row: Disclosure, *, by: Actor, at: datetime, quality: Quality, reasons: str
) -> events.DisclosureApproved:
    """Let it go out, saying how accurate, complete and current it is (R12, R13)."""
    rules.may_approve(
        row.as_domain(), by=by.member_id, quality=quality, reasons=reasons, on=by.today
    ).or_raise()
    seal_words(row, at=at, decision_reasons=reasons)
    move(
        row,
        "approve",
        decision_reasons=row.decision_reasons,
        approved_by=by.member_id,
        approved_at=at,
        **asdict(quality),
    )
    return events.DisclosureApproved(about=row.id, person=row.person_id)


@action("disclosure.refuse", on=queries.locked_disclosure)
def refuse(row: Disclosure, *, by: Actor, at: datetime, reasons: str) -> events.DisclosureRefused:
    """Keep it in, with reasons, which are recorded as readily as reasons for sharing (R11)."""
    rules.may_refuse(row.as_domain(), by=by.member_id, reasons=reasons).or_raise()
    seal_words(row, at=at, decision_reasons=reasons)
    move(row, "refuse", decision_reasons=row.decision_reasons)
    return events.DisclosureRefused(about=row.id, person=row.person_id)


@action("disclosure.accept", on=queries.locked_disclosure)
def accept(
    row: Disclosure, *, by: Actor, at: datetime, has_accepted_uses: bool
) -> events.DisclosureAccepted:
    """Accept the ask as a named officer: the content opens to that officer alone."""
    rules.may_accept(
        row.as_domain(), by=by.member_id, has_accepted_uses=has_accepted_uses, at=at
    ).or_raise()
    return_by = working_days_after(at, RETURN_DAYS)
    move(
        row,
        "accept",
        accepted_by=by.member_id,
        accepted_in=queries.answering_post(by),
        accepted_at=at,
        return_by=return_by,
    )
    let_in("disclosure_open", row)
    return events.DisclosureAccepted(
        about=row.id,
        person=row.person_id,
        recipients=(row.recipient_id,),
        sets=_to_be_told(row),
        clears=_answered(row),
    )


@action("disclosure.query", on=queries.locked_disclosure)
def query(
    row: Disclosure, *, by: Actor, at: datetime, remark_id: UUID, text: str
) -> list[events.DisclosureQueried]:
    """Ask the originator something before answering. The clock goes on."""
    if not say(row, "query", by=by, at=at, said=Said(remark_id, text)):
        return []
    return [events.DisclosureQueried(about=row.id, person=row.person_id)]


@action("disclosure.answer", on=queries.locked_disclosure)
def answer(
    row: Disclosure, *, by: Actor, at: datetime, remark_id: UUID, text: str
) -> list[events.DisclosureAnswered]:
    """Answer the partner's question. The words are read there, so they hold no content."""
    if not say(row, "answer", by=by, at=at, said=Said(remark_id, text)):
        return []
    return [events.DisclosureAnswered(about=row.id, person=row.person_id)]


@action("disclosure.decline", on=queries.locked_disclosure)
def decline(
    row: Disclosure, *, by: Actor, at: datetime, remark_id: UUID, text: str
) -> events.DisclosureDeclined:
    """Decline, without having to say why. It disappears from the partner's view (R16)."""
    say(row, "decline", by=by, at=at, said=Said(remark_id, text))
    let_in("disclosure_close", row)
    return events.DisclosureDeclined(about=row.id, person=row.person_id, clears=_answered(row))


@action("disclosure.return", on=queries.locked_disclosure)
def give_back(
    row: Disclosure, *, by: Actor, at: datetime, remark_id: UUID, text: str
) -> events.DisclosureReturned:
    """Give an accepted disclosure back within five working days, without penalty (R16)."""
    rules.may_return(row.as_domain(), text=text, at=at).or_raise()
    say(row, "return", by=by, at=at, said=Said(remark_id, text), closed_at=at)
    let_in("disclosure_close", row)
    return events.DisclosureReturned(about=row.id, person=row.person_id)


@action("disclosure.lapse", on=queries.locked_disclosure)
def lapse(row: Disclosure, *, by: Actor, at: datetime) -> events.DisclosureLapsed:
    """Let an offer lapse that nobody answered. Silence is never acceptance."""
    rules.may_lapse(row.as_domain(), at=at).or_raise()
    move(row, "lapse")
    let_in("disclosure_close", row)
    return events.DisclosureLapsed(about=row.id, person=row.person_id, clears=_answered(row))


def _to_be_told(row: Disclosure) -> tuple[ClockSetting, ...]:
    """The month in which the person is told runs from the first receipt in a case, and once (R28)."""
    if last_due(ClockKind.PERSON_TOLD, row.case_id) is not None:
        return ()
    return (ClockSetting(ClockKind.PERSON_TOLD, row.case_id),)


def _answered(row: Disclosure) -> tuple[ClockClearing, ...]:
    return (ClockClearing(ClockKind.DISCLOSURE_ANSWER, row.id),)
