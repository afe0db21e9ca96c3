"""From a case to an offer: place, draft, word the items, submit, offer, discard."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any
from uuid import UUID, uuid5

from handrail.acts.actions import action
from handrail.acts.domain import Actor
from handrail.acts.keys import vault
from handrail.acts.once import is_made, make
from handrail.acts.sealed import sealed
from handrail.cases.queries import lead_of, locked_case
from handrail.clocks.domain import TERMS, ClockKind, ClockSetting
from handrail.disclosures import events, queries, rules
from handrail.disclosures.actions.moving import let_in, move, say
from handrail.disclosures.domain import Alternative, BestPlacedState, Item, Said, Terms
from handrail.disclosures.models import BestPlaced, Disclosure, DisclosureItem
from handrail.errors import NotFoundError
from handrail.members.queries import posts_for_area


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
        audience=_centre(row),
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
    rules.may_decide_best_placed(
        row.as_domain(),
        chosen=chosen,
        reasons=reasons,
        lead=lead_of(row.case_id),
        helping={each.recipient_id for each in queries.of_case(row.case_id) if each.is_live},
    ).or_raise()
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
        audience=_centre(row),
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
        lead=lead_of(row.case_id),
    ).or_raise()
    move(row, "submit")
    let_in("disclosure_submit", row)
    return events.DisclosureSubmitted(about=row.id, person=row.person_id)


@action("disclosure.offer", on=queries.locked_disclosure)
def offer(row: Disclosure, *, by: Actor, at: datetime) -> events.DisclosureOffered:
    """Ask the partner: it sees the ask and its terms, and nothing of the person (R16)."""
    placed = queries.placing(row.case_id, at=at)
    meeting = queries.meeting(row.case_id, at=at)
    rules.may_offer(row.as_domain(), placed=placed, meeting=meeting).or_raise()
    due_at = TERMS[ClockKind.DISCLOSURE_ANSWER].end(at)
    move(row, "offer", offered_at=at, answer_due_at=due_at)
    let_in("disclosure_offer", row)
    return events.DisclosureOffered(
        about=row.id,
        person=row.person_id,
        recipients=(row.recipient_id,),
        sets=(ClockSetting(ClockKind.DISCLOSURE_ANSWER, row.id, due_at),),
    )


@action("disclosure.discard", on=queries.locked_disclosure)
def discard(
    row: Disclosure, *, by: Actor, at: datetime, remark_id: UUID, text: str
) -> events.DisclosureDiscarded:
    """Decide in the centre not to send a draft or an approved disclosure, with reasons (R11)."""
    say(row, "discard", by=by, at=at, said=Said(remark_id, text))
    return events.DisclosureDiscarded(about=row.id, person=row.person_id)


def _centre(case: Any) -> list[UUID]:
    """Who weighs and drafts. Whoever helps already takes part in the case, and in none of this."""
    return [post.id for post in posts_for_area(case.area, role="coordinator")]


def _columns(wanted: Draft) -> dict[str, Any]:
    columns: dict[str, Any] = asdict(wanted)
    del columns["reasons"]
    terms: dict[str, Any] = columns.pop("terms")
    return columns | terms


def _item_columns(new: NewItem) -> dict[str, Any]:
    return asdict(new.item) | {"statement_kind": new.statement_kind, "grading": new.grading}


def _as_json(alternative: Alternative) -> dict[str, Any]:
    return asdict(alternative) | {"organisation_id": str(alternative.organisation_id)}
