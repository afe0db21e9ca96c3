"""Going out, step by step: place, draft, submit, approve, offer, accept, query, decline, return."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any
from uuid import UUID, uuid5

from django.db import connection

from handrail.acts.actions import action, consult
from handrail.acts.domain import Actor
from handrail.acts.keys import vault
from handrail.acts.once import is_made, make
from handrail.acts.sealed import sealed
from handrail.cases.queries import locked_case, scoped_case
from handrail.clocks.calendar import working_days_after
from handrail.clocks.domain import TERMS, ClockClearing, ClockKind, ClockSetting
from handrail.clocks.queries import last_due
from handrail.disclosures import events, queries, rules
from handrail.disclosures.domain import Alternative, BestPlacedState, Item, Quality, Said, Terms
from handrail.disclosures.models import BestPlaced, Disclosure, DisclosureItem, Remark
from handrail.disclosures.queries import CaseText, DisclosureText
from handrail.errors import NotFoundError

RETURN_DAYS = 5  # R16: working days after opening in which it can be given back


@dataclass(frozen=True, kw_only=True)
class Draft:
    """What a coordinator decides when drafting."""

    id: UUID
    recipient_id: UUID
    recipient_kind: str
    originator_id: UUID
    originator_kind: str
    agreement_id: UUID
    terms: Terms
    gateway: str
    basis: str
    reasons: str


@dataclass(frozen=True, kw_only=True)
class NewItem:
    """An item as the drafter words it: the least that lets the partner help."""

    item: Item
    text: str
    statement_kind: str
    grading: str


@action("best_placed.propose", on=locked_case)
def propose_best_placed(
    row: Any,
    *,
    by: Actor,
    at: datetime,
    alternatives: tuple[Alternative, ...],
    proposed: UUID | None,
) -> events.BestPlacedProposed:
    """Keep which partners were weighed and which is proposed. A coordinator decides later."""
    rules.may_propose(
        placed=queries.placing(row.id, at=at),
        held=queries.best_placed(row.id),
        disclosures=queries.of_case(row.id),
    ).or_raise()
    BestPlaced.objects.create(
        id=uuid5(row.id, f"best placed {queries.times_weighed(row.id)}"),
        case_id=row.id,
        person_id=row.person_id,
        area=row.area,
        audience=row.audience,
        chosen_id=proposed,
        alternatives=[_as_json(each) for each in alternatives],
        proposed_at=at,
    )
    return events.BestPlacedProposed(about=row.id, person=row.person_id)


@action("best_placed.decide", on=queries.locked_best_placed)
def decide_best_placed(
    row: BestPlaced, *, by: Actor, at: datetime, chosen: UUID, reasons: str
) -> events.BestPlacedDecided:
    """Decide which partner is asked, with reasons, unless `may_decide_best_placed` refuses."""
    rules.may_decide_best_placed(row.as_domain(), chosen=chosen, reasons=reasons).or_raise()
    row.state, row.chosen_id = BestPlacedState.DECIDED, chosen
    row.decided_by, row.decided_at = by.member_id, at
    with vault().sealer(at=at, people=[row.person_id]) as sealer:
        sealed(row, sealer=sealer, texts={"reasons": reasons})
    row.save(update_fields=["state", "chosen_id", "decided_by", "decided_at", "reasons"])
    return events.BestPlacedDecided(about=row.case_id, person=row.person_id)


@action("disclosure.draft", on=locked_case)
def draft(row: Any, *, by: Actor, at: datetime, wanted: Draft) -> list[events.DisclosureDrafted]:
    """Draft a disclosure for the partner proposed or chosen as best placed. Nothing leaves.

    The same draft sent again makes nothing.
    """
    columns, texts = _columns(wanted), {"reasons": wanted.reasons}
    made = Disclosure(
        case_id=row.id,
        person_id=row.person_id,
        audience=row.audience,
        area=row.area,
        drafted_by=by.member_id,
        drafted_at=at,
        **columns,
    )
    if is_made(made, names=("case_id", *columns), texts=texts):
        return []
    footing = queries.footing(row.id, seen_by=by, at=at)
    footing.decision.and_then(
        rules.may_stand(is_under_its_case=footing.is_under(columns))
    ).or_raise()
    with vault().sealer(at=at, people=[row.person_id]) as sealer:
        sealed(made, sealer=sealer, texts=texts)
    make(made)
    return [events.DisclosureDrafted(about=made.id, person=row.person_id)]


@action("disclosure.add_item", on=queries.locked_disclosure)
def add_item(row: Disclosure, *, by: Actor, at: datetime, new: NewItem) -> list[events.ItemAdded]:
    """Put an item into a draft, unless no decision needs it or the draft's footing bars it.

    The same item sent again adds nothing.
    """
    held, columns = row.as_domain(), _item_columns(new)
    made = DisclosureItem(
        disclosure_id=row.id,
        person_id=row.person_id,
        audience=row.audience,
        position=len(queries.items_of(row.id)),
        originator_id=row.originator_id,
        **columns,
    )
    if is_made(made, names=("disclosure_id", *columns), texts={"text": new.text}):
        return []
    rules.may_move(held, "submit").and_then(
        rules.may_carry(new.item, disclosure=held, parties=queries.parties(row))
    ).or_raise()
    with vault().sealer(at=at, people=[row.person_id]) as sealer:
        sealed(made, sealer=sealer, texts={"text": new.text})
        commitment = sealer.commitment(made.id, new.text.encode())
    make(made)
    return [events.ItemAdded(about=row.id, person=row.person_id, commitments=(commitment,))]


@action("disclosure.remove_item", on=queries.locked_disclosure)
def remove_item(row: Disclosure, *, by: Actor, at: datetime, item_id: UUID) -> events.ItemRemoved:
    """Take an item out of a draft. Raises `NotFoundError` where it is in no such draft."""
    rules.may_move(row.as_domain(), "submit").or_raise()
    removed, _ = DisclosureItem.objects.filter(id=item_id, disclosure_id=row.id).delete()
    if not removed:
        raise NotFoundError
    return events.ItemRemoved(about=row.id, person=row.person_id)


@action("disclosure.submit", on=queries.locked_disclosure)
def submit(row: Disclosure, *, by: Actor, at: datetime) -> events.DisclosureSubmitted:
    """Put a draft before the originator's disclosure officer, once everything in it holds."""
    rules.may_submit(
        row.as_domain(),
        items=queries.items_of(row.id),
        parties=queries.parties(row),
        best_placed=queries.best_placed(row.case_id),
    ).or_raise()
    _move(row, "submit")
    _let_in("disclosure_submit", row)
    return events.DisclosureSubmitted(about=row.id, person=row.person_id)


@action("disclosure.approve", on=queries.locked_disclosure)
def approve(
    row: Disclosure, *, by: Actor, at: datetime, quality: Quality, reasons: str
) -> events.DisclosureApproved:
    """Let it go out, saying how accurate, complete and current it is (R12, R13)."""
    rules.may_approve(
        row.as_domain(), by=by.member_id, quality=quality, reasons=reasons, on=by.today
    ).or_raise()
    _seal_decision(row, reasons, at=at)
    _move(
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
    _seal_decision(row, reasons, at=at)
    _move(row, "refuse", decision_reasons=row.decision_reasons)
    return events.DisclosureRefused(about=row.id, person=row.person_id)


@action("disclosure.offer", on=queries.locked_disclosure)
def offer(row: Disclosure, *, by: Actor, at: datetime) -> events.DisclosureOffered:
    """Ask the partner: it sees the ask and its terms, and nothing of the person (R16)."""
    placed = queries.placing(row.case_id, at=at)
    rules.may_offer(row.as_domain(), placed=placed).or_raise()
    due_at = TERMS[ClockKind.DISCLOSURE_ANSWER].end(at)
    _move(row, "offer", offered_at=at, answer_due_at=due_at)
    _let_in("disclosure_offer", row)
    return events.DisclosureOffered(
        about=row.id,
        person=row.person_id,
        recipients=(row.recipient_id,),
        sets=(ClockSetting(ClockKind.DISCLOSURE_ANSWER, row.id, due_at),),
    )


@action("disclosure.accept", on=queries.locked_disclosure)
def accept(
    row: Disclosure, *, by: Actor, at: datetime, has_accepted_uses: bool
) -> events.DisclosureAccepted:
    """Accept the ask as a named officer: the content opens to that officer alone."""
    rules.may_accept(
        row.as_domain(), by=by.member_id, has_accepted_uses=has_accepted_uses, at=at
    ).or_raise()
    return_by = working_days_after(at, RETURN_DAYS)
    _move(row, "accept", accepted_by=by.member_id, accepted_at=at, return_by=return_by)
    _let_in("disclosure_open", row)
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
    if not _say(row, "query", by=by, at=at, said=Said(remark_id, text)):
        return []
    return [events.DisclosureQueried(about=row.id, person=row.person_id)]


@action("disclosure.answer", on=queries.locked_disclosure)
def answer(
    row: Disclosure, *, by: Actor, at: datetime, remark_id: UUID, text: str
) -> list[events.DisclosureAnswered]:
    """Answer the partner's question. The words are read there, so they hold no content."""
    if not _say(row, "answer", by=by, at=at, said=Said(remark_id, text)):
        return []
    return [events.DisclosureAnswered(about=row.id, person=row.person_id)]


@action("disclosure.decline", on=queries.locked_disclosure)
def decline(
    row: Disclosure, *, by: Actor, at: datetime, remark_id: UUID, text: str
) -> events.DisclosureDeclined:
    """Decline, without having to say why. It disappears from the partner's view (R16)."""
    _say(row, "decline", by=by, at=at, said=Said(remark_id, text))
    _let_in("disclosure_close", row)
    return events.DisclosureDeclined(about=row.id, person=row.person_id, clears=_answered(row))


@action("disclosure.return", on=queries.locked_disclosure)
def give_back(
    row: Disclosure, *, by: Actor, at: datetime, remark_id: UUID, text: str
) -> events.DisclosureReturned:
    """Give an accepted disclosure back within five working days, without penalty (R16)."""
    rules.may_return(row.as_domain(), text=text, at=at).or_raise()
    _say(row, "return", by=by, at=at, said=Said(remark_id, text))
    _let_in("disclosure_close", row)
    return events.DisclosureReturned(about=row.id, person=row.person_id)


@action("disclosure.discard", on=queries.locked_disclosure)
def discard(
    row: Disclosure, *, by: Actor, at: datetime, remark_id: UUID, text: str
) -> events.DisclosureDiscarded:
    """Decide in the centre not to send a draft or an approved disclosure, with reasons (R11)."""
    _say(row, "discard", by=by, at=at, said=Said(remark_id, text))
    return events.DisclosureDiscarded(about=row.id, person=row.person_id)


@action("disclosure.lapse", on=queries.locked_disclosure)
def lapse(row: Disclosure, *, by: Actor, at: datetime) -> events.DisclosureLapsed:
    """Let an offer lapse that nobody answered. Silence is never acceptance."""
    rules.may_lapse(row.as_domain(), at=at).or_raise()
    _move(row, "lapse")
    _let_in("disclosure_close", row)
    return events.DisclosureLapsed(about=row.id, person=row.person_id, clears=_answered(row))


@consult("case.open", on=scoped_case)
def open_case(row: Any, *, by: Actor, at: datetime) -> CaseText:
    """Open a case: who the person is, and what its nominations state."""
    return queries.opened_case(row.as_domain())


@consult("disclosure.review", on=queries.scoped_disclosure)
def review(row: Disclosure, *, by: Actor, at: datetime) -> DisclosureText:
    """Open a disclosure's items for the centre that drafts it or the originator that approves it."""
    return queries.opened(row)


@consult("disclosure.open", on=queries.scoped_disclosure)
def open_disclosure(row: Disclosure, *, by: Actor, at: datetime) -> DisclosureText:
    """Open what was disclosed, for the officer who accepted it."""
    return queries.opened(row)


def _move(row: Disclosure, verb: str, **changes: Any) -> None:
    row.state = rules.next_state(row.as_domain(), verb)
    for name, value in changes.items():
        setattr(row, name, value)
    row.save(update_fields=["state", *changes])


def _say(row: Disclosure, verb: str, *, by: Actor, at: datetime, said: Said) -> bool:
    """Keep what is said and move on. False where the very same was said before."""
    remark = Remark(
        id=said.remark_id,
        disclosure_id=row.id,
        person_id=row.person_id,
        audience=row.audience,
        kind=verb,
        organisation_id=by.organisation_id,
        said_at=at,
    )
    texts = {"text": said.text}
    if is_made(remark, names=("disclosure_id", "kind", "organisation_id"), texts=texts):
        return False
    rules.may_say(row.as_domain(), verb, text=said.text).or_raise()
    if said.text.strip():
        with vault().sealer(at=at, people=[row.person_id]) as sealer:
            sealed(remark, sealer=sealer, texts=texts)
        make(remark)
    _move(row, verb)
    return True


def _seal_decision(row: Disclosure, reasons: str, *, at: datetime) -> None:
    with vault().sealer(at=at, rows=[row.id]) as sealer:
        sealed(row, sealer=sealer, texts={"decision_reasons": reasons})


def _let_in(step: str, row: Disclosure) -> None:
    """Change who is in the audience, through the one function for this step."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {step}(%s)", [row.id])


def _to_be_told(row: Disclosure) -> tuple[ClockSetting, ...]:
    """The month in which the person is told runs from the first receipt in a case, and once (R28)."""
    if last_due(ClockKind.PERSON_TOLD, row.case_id) is not None:
        return ()
    return (ClockSetting(ClockKind.PERSON_TOLD, row.case_id),)


def _answered(row: Disclosure) -> tuple[ClockClearing, ...]:
    return (ClockClearing(ClockKind.DISCLOSURE_ANSWER, row.id),)


def _columns(wanted: Draft) -> dict[str, Any]:
    columns: dict[str, Any] = asdict(wanted)
    del columns["reasons"]
    terms: dict[str, Any] = columns.pop("terms")
    return columns | terms


def _item_columns(new: NewItem) -> dict[str, Any]:
    return asdict(new.item) | {"statement_kind": new.statement_kind, "grading": new.grading}


def _as_json(alternative: Alternative) -> dict[str, Any]:
    return asdict(alternative) | {"organisation_id": str(alternative.organisation_id)}
