"""What went out and should not have, or was wrong: reported, corrected, recalled, confirmed (R13)."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import datetime
from uuid import UUID, uuid5

from handrail.acts.actions import action
from handrail.acts.domain import Actor
from handrail.acts.keys import vault
from handrail.acts.once import is_made, make
from handrail.acts.sealed import sealed
from handrail.clocks.domain import ClockClearing, ClockKind
from handrail.disclosures import events, queries, rules
from handrail.disclosures.actions.moving import let_in, move, seal_words
from handrail.disclosures.domain import DisclosureState, NoticeKind, Quality
from handrail.disclosures.models import Correction, Disclosure, Notice, Remark
from handrail.errors import NotFoundError


@dataclass(frozen=True, kw_only=True)
class CorrectedItem:
    """The right words for one item, and why the old ones were wrong."""

    correction_id: UUID
    item_id: UUID
    text: str
    reasons: str


@action("disclosure.recall", on=queries.locked_disclosure)
def recall(row: Disclosure, *, by: Actor, at: datetime, reasons: str) -> events.DisclosureRecalled:
    """Call it back, unless `may_recall` refuses: the content closes at once, at the partner too.

    The officer who holds a copy is told and has to confirm that nothing of it is left (R13).
    """
    held = row.as_domain()
    rules.may_recall(held, reasons=reasons).or_raise()
    was_held = held.state is DisclosureState.ACCEPTED
    seal_words(row, at=at, recall_reasons=reasons.strip())
    move(
        row,
        "recall",
        recall_reasons=row.recall_reasons,
        recalled_at=at,
        closed_at=at if was_held else row.closed_at,
        error_reported_at=None,
    )
    let_in("disclosure_recall", row, uuid5(row.id, "recall"), at)
    return events.DisclosureRecalled(
        about=row.id,
        person=row.person_id,
        recipients=(row.recipient_id,) if was_held else (),
        clears=(ClockClearing(ClockKind.DISCLOSURE_ANSWER, row.id),),
    )


@action("disclosure.correct", on=queries.locked_disclosure)
def correct(
    row: Disclosure, *, by: Actor, at: datetime, corrected: CorrectedItem, quality: Quality
) -> list[events.DisclosureCorrected]:
    """Put the right words in the place of wrong ones, and say again how good they are (R13).

    The wrong words stay sealed with the reason, for the originator and the centre. The same
    correction sent again corrects nothing.
    """
    item = queries.locked_item(corrected.item_id, disclosure_id=row.id)
    texts = {"was": queries.text_of(item), "reasons": corrected.reasons.strip()}
    made = Correction(
        id=corrected.correction_id,
        disclosure_id=row.id,
        item_id=item.id,
        person_id=row.person_id,
        audience=queries.senders(row),
        corrected_by=by.member_id,
        corrected_at=at,
    )
    if is_made(made, names=("disclosure_id", "item_id"), texts={"reasons": texts["reasons"]}):
        return []
    rules.may_correct(
        row.as_domain(),
        is_changed=corrected.text.strip() not in ("", texts["was"]),
        quality=quality,
        reasons=corrected.reasons,
        on=by.today,
    ).or_raise()
    with vault().sealer(at=at, people=[row.person_id], rows=[item.id]) as sealer:
        sealed(made, sealer=sealer, texts=texts)
        sealed(item, sealer=sealer, texts={"text": corrected.text.strip()})
        commitment = sealer.commitment(item.id, corrected.text.strip().encode())
    make(made)
    item.corrected_at = at
    item.save(update_fields=["text", "corrected_at"])
    was_held = row.state == DisclosureState.ACCEPTED
    let_in("disclosure_correct", row, uuid5(made.id, "notice"), at)
    move(row, "correct", error_reported_at=None, **asdict(quality))
    return [
        events.DisclosureCorrected(
            about=row.id,
            person=row.person_id,
            recipients=(row.recipient_id,) if was_held else (),
            commitments=(commitment,),
        )
    ]


@action("disclosure.report_error", on=queries.locked_disclosure)
def report_error(
    row: Disclosure, *, by: Actor, at: datetime, remark_id: UUID, text: str
) -> list[events.ErrorReported]:
    """Say that something in it is wrong. The originator's disclosure officer is asked to mend it.

    The same report sent again reports nothing.
    """
    said = _remark(row, "report_error", by=by, at=at, remark_id=remark_id)
    if is_made(said, names=("disclosure_id", "kind", "organisation_id"), texts={"text": text}):
        return []
    rules.may_report_error(row.as_domain(), text=text).or_raise()
    _keep(said, text, at=at)
    move(row, "report_error", error_reported_at=at)
    return [events.ErrorReported(about=row.id, person=row.person_id)]


@action("disclosure.uphold", on=queries.locked_disclosure)
def uphold(
    row: Disclosure, *, by: Actor, at: datetime, remark_id: UUID, text: str
) -> list[events.DisclosureUpheld]:
    """Say, with reasons, that what was reported as an error is right as it stands."""
    said = _remark(row, "uphold", by=by, at=at, remark_id=remark_id)
    if is_made(said, names=("disclosure_id", "kind", "organisation_id"), texts={"text": text}):
        return []
    rules.may_uphold(row.as_domain(), text=text).or_raise()
    _keep(said, text, at=at)
    move(row, "uphold", error_reported_at=None)
    return [events.DisclosureUpheld(about=row.id, person=row.person_id)]


@action("disclosure.confirm_recall", on=queries.locked_notice)
def confirm_recall(row: Notice, *, by: Actor, at: datetime) -> events.RecallConfirmed:
    """Confirm that nothing of what was recalled is left, on paper or on a screen (R13)."""
    _confirm(row, NoticeKind.RECALL, at=at)
    return events.RecallConfirmed(about=row.disclosure_id, person=row.person_id)


@action("disclosure.confirm_correction", on=queries.locked_notice)
def confirm_correction(row: Notice, *, by: Actor, at: datetime) -> events.CorrectionConfirmed:
    """Confirm that the right words stand wherever the wrong ones stood (R13)."""
    _confirm(row, NoticeKind.CORRECTION, at=at)
    return events.CorrectionConfirmed(about=row.disclosure_id, person=row.person_id)


def _confirm(row: Notice, kind: NoticeKind, *, at: datetime) -> None:
    if row.kind != kind:
        raise NotFoundError
    rules.may_confirm(row.as_domain()).or_raise()
    row.confirmed_at = at
    row.save(update_fields=["confirmed_at"])


def _remark(row: Disclosure, kind: str, *, by: Actor, at: datetime, remark_id: UUID) -> Remark:
    """A line for those who sent it and, while it is held, for the officer who holds it."""
    is_held = row.state == DisclosureState.ACCEPTED and row.accepted_by is not None
    holder = [row.accepted_by] if is_held else []
    return Remark(
        id=remark_id,
        disclosure_id=row.id,
        person_id=row.person_id,
        audience=[*queries.senders(row), *holder],
        kind=kind,
        organisation_id=by.organisation_id,
        said_at=at,
    )


def _keep(said: Remark, text: str, *, at: datetime) -> None:
    with vault().sealer(at=at, people=[said.person_id]) as sealer:
        sealed(said, sealer=sealer, texts={"text": text})
    make(said)
