"""From a case to a draft: which partner is asked, the terms of the ask, the items one by one."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from ninja import Router, Status

from handrail.acts.context import reading
from handrail.acts.pages import ActorRequest
from handrail.acts.routes import Made, made, purpose, reference_of
from handrail.disclosures import actions, forms, placing, queries, rules
from handrail.disclosures.api import shapes
from handrail.disclosures.presenters import sources
from handrail.disclosures.presenters.about import Side, side_of
from handrail.disclosures.queries import CaseText, Ends
from handrail.errors import Fault, InputError, NotFoundError

of_cases = Router(tags=["Disclosures"])
router = Router(tags=["Disclosures"])


@of_cases.get(
    "/{uuid:reference}/best-placed",
    response=shapes.BestPlacedShown,
    summary="See which partner is best placed",
)
def placed(request: ActorRequest, reference: UUID) -> shapes.BestPlacedShown:
    """See which partners were weighed, and which is proposed or chosen."""
    with reading(request.actor):
        held = queries.best_placed(reference)
    if held is None:
        raise NotFoundError
    weighed = [
        shapes.AlternativeShown(
            organisation=each.organisation_id,
            reasons_for=each.reasons_for,
            reasons_against=each.reasons_against,
        )
        for each in held.alternatives
    ]
    return shapes.BestPlacedShown(state=held.state, chosen=held.chosen_id, alternatives=weighed)


@of_cases.post("/{uuid:reference}/best-placed", response={201: Made}, summary="Weigh the partners")
def propose(request: ActorRequest, reference: UUID) -> Status[Made]:
    """Weigh the partners of the case's area and keep what was found. Nobody is asked yet."""
    with reading(request.actor):
        considered = queries.considered(reference, seen_by=request.actor)
    done = actions.propose_best_placed(
        reference,
        by=request.actor,
        at=request.received_at,
        alternatives=considered,
        proposed=placing.proposal(considered),
    )
    return made(reference, done)


@of_cases.post(
    "/{uuid:reference}/best-placed/decision",
    response={201: Made},
    summary="Decide which partner is asked",
)
def decide(request: ActorRequest, reference: UUID, given: shapes.Chosen) -> Status[Made]:
    """Decide which partner is asked, with reasons."""
    done = actions.decide_best_placed(
        reference,
        by=request.actor,
        at=request.received_at,
        chosen=given.chosen,
        reasons=given.reasons,
    )
    return made(reference, done)


@of_cases.post(
    "/{uuid:reference}/disclosures",
    response={200: Made, 201: Made},
    summary="Draft a disclosure",
)
def draft(request: ActorRequest, reference: UUID, given: shapes.DraftGiven) -> Status[Made]:
    """Draft a disclosure for the partner that is best placed. Nothing leaves."""
    by, at = request.actor, request.received_at
    why = purpose(given.why)
    with reading(by):
        footing = queries.footing(reference, seen_by=by, at=at)
    if footing.ends is None:
        footing.decision.or_raise()
        raise NotFoundError
    text = actions.open_case(reference, by=by, at=at, purpose=why)
    wanted = _wanted(request, given, ends=footing.ends, text=text)
    return made(wanted.id, actions.draft(reference, by=by, at=at, wanted=wanted))


@router.post(
    "/{uuid:reference}/items", response={200: Made, 201: Made}, summary="Add an item to a draft"
)
def add_item(request: ActorRequest, reference: UUID, given: shapes.ItemGiven) -> Status[Made]:
    """Word one item of a draft from something that the case holds."""
    by, at = request.actor, request.received_at
    why = purpose(given.why)
    with reading(by):
        standing = queries.standing(reference, seen_by=by)
    if side_of(by, standing.disclosure) is not Side.CENTRE:
        raise NotFoundError
    text = actions.open_case(standing.disclosure.case_id, by=by, at=at, purpose=why)
    known = sources.sources(text, originator_kind=standing.parties.originator_kind)
    new = _new_item(request, given, known)
    return made(new.item.id, actions.add_item(reference, by=by, at=at, new=new))


@router.delete(
    "/{uuid:reference}/items/{uuid:item}", response={204: None}, summary="Take an item out"
)
def remove_item(request: ActorRequest, reference: UUID, item: UUID) -> Status[None]:
    """Take an item out of a draft. Taking it out again changes nothing."""
    actions.remove_item(reference, by=request.actor, at=request.received_at, item_id=item)
    return Status(204, None)


def _wanted(
    request: ActorRequest, given: shapes.DraftGiven, *, ends: Ends, text: CaseText
) -> actions.Draft:
    is_adult = sources.is_adult(text, on=request.actor.today)
    rules.may_ask_about(is_adult=is_adult).or_raise()
    form = _checked(given, ends=ends, text=text)
    terms = form.terms(is_child=not is_adult)
    rules.may_ask(terms, parties=ends.parties, is_adult=is_adult).or_raise()
    return actions.Draft(
        id=reference_of(given.key, request),
        recipient_id=ends.recipient.id,
        recipient_kind=ends.recipient.kind,
        originator_id=ends.originator.id,
        originator_kind=ends.originator.kind,
        agreement_id=ends.agreement.id,
        terms=terms,
        gateway=form.cleaned_data["gateway"],
        basis=form.cleaned_data["basis"],
        reasons=form.cleaned_data["reasons"],
    )


def _checked(given: shapes.DraftGiven, *, ends: Ends, text: CaseText) -> forms.DraftForm:
    """The page's own form, filled in by a program, so that both doors ask the same of a draft."""
    known = sources.sources(text, originator_kind=ends.originator.kind)
    said: dict[str, Any] = given.model_dump()
    form = forms.DraftForm(
        said | {"involves_meeting": "yes" if given.involves_meeting else "no"},
        parties=ends.parties,
        regimes={source.regime for source in known},
        name=text.identity.name,
    )
    if not form.is_valid():
        raise InputError(
            tuple(
                Fault(field, each["code"] or "invalid", each["message"])
                for field, found in form.errors.get_json_data().items()
                for each in found
            )
        )
    return form


def _new_item(
    request: ActorRequest, given: shapes.ItemGiven, known: tuple[sources.Source, ...]
) -> actions.NewItem:
    source = next((each for each in known if each.code == given.source), None)
    if source is None:
        codes = ", ".join(each.code for each in known)
        raise InputError((Fault("source", "source_unknown", f"Use one of: {codes}."),))
    item = source.as_item(
        reference_of(given.key, request), kind=given.kind, decision_served=given.decision_served
    )
    return actions.NewItem(
        item=item,
        text=source.with_conditions(given.text),
        statement_kind=source.statement_kind,
        grading=source.grading,
    )
