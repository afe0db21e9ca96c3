"""Drafting in the centre: the terms of the ask, the items one by one, submitting and offering."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect

from handrail.acts.context import reading
from handrail.acts.fields import reason_given, why_form
from handrail.acts.pages import ActorRequest, page
from handrail.disclosures import actions, forms, queries, rules
from handrail.disclosures.domain import Terms
from handrail.disclosures.presenters import sources
from handrail.disclosures.presenters.about import About, Side, about
from handrail.disclosures.presenters.wording import in_words
from handrail.disclosures.queries import CaseText, Ends
from handrail.disclosures.views.drawing import drawn, open_case, to_opened
from handrail.errors import NotFoundError


@page("GET", "HEAD", "POST")
def draft(request: ActorRequest, reference: UUID) -> HttpResponse:
    """The terms of an ask to the partner chosen. Opens the case: age and regimes follow from it."""
    actor, at = request.actor, request.received_at
    with reading(actor):
        footing = queries.footing(reference, seen_by=actor, at=at)
    why, why_not = reason_given(request), in_words(footing.decision)
    context = {"case_id": reference, "footing": footing, "why": None, "why_not": why_not}
    if footing.ends is None or why_not:
        return drawn(request, "disclosures/draft.html", context)
    if not why:
        return drawn(request, "disclosures/draft.html", context | {"why": why_form(request)})
    text = actions.open_case(reference, by=actor, at=at, purpose=why)
    is_adult = sources.is_adult(text, on=actor.today)
    why_not = in_words(rules.may_ask_about(is_adult=is_adult))
    if why_not:
        return drawn(request, "disclosures/draft.html", context | {"why_not": why_not})
    form = _draft_form(request, footing.ends, text)
    if request.method == "POST" and form.is_valid():
        terms = form.terms(is_child=not is_adult)
        if form.mends(rules.may_ask(terms, parties=footing.ends.parties, is_adult=is_adult)):
            wanted = _draft(footing.ends, form, reference=request.new_id(), terms=terms)
            actions.draft(reference, by=actor, at=at, wanted=wanted)
            messages.success(request, "Draft begun. Nothing leaves until the originator approves.")
            return to_opened(request, wanted.id)
    return drawn(request, "disclosures/draft.html", context, form)


def _draft_form(request: ActorRequest, ends: Ends, text: CaseText) -> forms.DraftForm:
    known = sources.sources(text, originator_kind=ends.originator.kind)
    return forms.DraftForm(
        request.POST if request.method == "POST" else None,
        parties=ends.parties,
        regimes={source.regime for source in known},
        name=text.identity.name,
        initial={"funding": ends.recipient.funding},
    )


def _draft(ends: Ends, form: forms.DraftForm, *, reference: UUID, terms: Terms) -> actions.Draft:
    given = form.cleaned_data
    return actions.Draft(
        id=reference,
        recipient_id=ends.recipient.id,
        recipient_kind=ends.recipient.kind,
        originator_id=ends.originator.id,
        originator_kind=ends.originator.kind,
        agreement_id=ends.agreement.id,
        terms=terms,
        gateway=given["gateway"],
        basis=given["basis"],
        reasons=given["reasons"],
    )


@page("GET", "HEAD", "POST")
def add_item(request: ActorRequest, reference: UUID, source: str) -> HttpResponse:
    """Word one item of a draft from something that the case holds."""
    with reading(request.actor):
        shown = about(reference, seen_by=request.actor, at=request.received_at)
    if shown.side is not Side.CENTRE:
        raise NotFoundError
    if not reason_given(request):
        return redirect("disclosures:show", reference)
    found = _source(request, shown, source)
    form = forms.ItemForm(
        request.POST if request.method == "POST" else None,
        kinds=shown.standing.parties.item_kinds,
        initial={"text": found.suggested, "kind": found.kind},
    )
    if request.method == "POST" and form.is_valid():
        return _added(request, shown, found, form)
    context = {"about": shown, "source": found, "bars": found.bars(shown.standing)}
    return drawn(request, "disclosures/item.html", context, form)


def _source(request: ActorRequest, shown: About, code: str) -> sources.Source:
    kind = shown.standing.parties.originator_kind
    known = sources.sources(open_case(request, shown), originator_kind=kind)
    found = next((each for each in known if each.code == code), None)
    if found is None:
        raise NotFoundError
    return found


def _added(
    request: ActorRequest, shown: About, found: sources.Source, form: forms.ItemForm
) -> HttpResponse:
    given = form.cleaned_data
    new = actions.NewItem(
        item=found.as_item(
            request.new_id(), kind=given["kind"], decision_served=given["decision_served"]
        ),
        text=found.with_conditions(given["text"]),
        statement_kind=found.statement_kind,
        grading=found.grading,
    )
    actions.add_item(shown.disclosure.id, by=request.actor, at=request.received_at, new=new)
    messages.success(request, "Item added to the draft.")
    return to_opened(request, shown.disclosure.id)


@page("POST")
def remove_item(request: ActorRequest, reference: UUID, item: UUID) -> HttpResponse:
    actions.remove_item(reference, by=request.actor, at=request.received_at, item_id=item)
    messages.success(request, "Item taken out.")
    return to_opened(request, reference)


@page("POST")
def submit(request: ActorRequest, reference: UUID) -> HttpResponse:
    actions.submit(reference, by=request.actor, at=request.received_at)
    messages.success(request, "Sent to the originator's disclosure officer.")
    return redirect("disclosures:show", reference)


@page("POST")
def offer(request: ActorRequest, reference: UUID) -> HttpResponse:
    actions.offer(reference, by=request.actor, at=request.received_at)
    messages.success(request, "The partner was asked. It sees the ask, and nothing of the person.")
    return redirect("disclosures:show", reference)
