"""What went out and was wrong: called back, corrected item by item, and confirmed by who held it."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect

from handrail.acts.context import reading
from handrail.acts.fields import reason_given
from handrail.acts.pages import ActorRequest, page
from handrail.disclosures import actions, forms, queries, rules
from handrail.disclosures.domain import NoticeKind
from handrail.disclosures.presenters.about import About, Side, about
from handrail.disclosures.queries import ItemText
from handrail.disclosures.views.drawing import drawn, opened_text, to_opened
from handrail.disclosures.views.showing import shown_to
from handrail.errors import NotFoundError
from handrail.partners import queries as partners


@page("POST")
def recall(request: ActorRequest, reference: UUID) -> HttpResponse:
    """Call it back: its content closes at once."""
    form = forms.RecallForm(request.POST, auto_id="recall_%s")
    if not form.is_valid():
        return shown_to(request, reference, recall=form)
    reasons = form.cleaned_data["reasons"]
    actions.recall(reference, by=request.actor, at=request.received_at, reasons=reasons)
    messages.success(request, "Recalled. Whoever holds a copy is told to destroy it and confirm.")
    return redirect("disclosures:show", reference)


@page("GET", "HEAD", "POST")
def correct(request: ActorRequest, reference: UUID, item: UUID) -> HttpResponse:
    """Write what one item should say, for the originator's disclosure officer."""
    with reading(request.actor):
        shown = about(reference, seen_by=request.actor, at=request.received_at)
    if shown.side is not Side.ORIGINATOR:
        raise NotFoundError
    if not reason_given(request):
        return redirect("disclosures:show", reference)
    found = _item(request, shown, item)
    form = forms.CorrectForm(
        request.POST if request.method == "POST" else None, initial={"text": found.text}
    )
    if form.is_valid():
        given = form.cleaned_data
        decision = rules.may_correct(
            shown.disclosure,
            is_changed=given["text"].strip() != found.text,
            quality=form.quality,
            reasons=given["reasons"],
            on=request.actor.today,
        )
        if form.mends(decision):
            return _corrected(request, reference, item, form)
    return drawn(request, "disclosures/correct.html", {"about": shown, "item": found}, form)


@page("GET", "HEAD", "POST")
def notice(request: ActorRequest, reference: UUID) -> HttpResponse:
    """What an officer was told of a copy, without a word of content; it is confirmed here."""
    with reading(request.actor):
        held = queries.notice(reference, seen_by=request.actor)
        names = partners.names_of([held.originator_id])
    if request.method == "POST":
        is_recall = held.kind is NoticeKind.RECALL
        confirm = actions.confirm_recall if is_recall else actions.confirm_correction
        confirm(reference, by=request.actor, at=request.received_at)
        messages.success(request, "Confirmed. Thank you.")
        return redirect("disclosures:notice", reference)
    context = {"told": held, "originator": names[held.originator_id]}
    return drawn(request, "disclosures/notice.html", context)


def _item(request: ActorRequest, shown: About, item: UUID) -> ItemText:
    text = opened_text(request, shown)
    found = next((each for each in text.items if each.id == item), None) if text else None
    if found is None:
        raise NotFoundError
    return found


def _corrected(
    request: ActorRequest, reference: UUID, item: UUID, form: forms.CorrectForm
) -> HttpResponse:
    corrected = actions.CorrectedItem(
        correction_id=request.new_id(),
        item_id=item,
        text=form.cleaned_data["text"],
        reasons=form.cleaned_data["reasons"],
    )
    actions.correct(
        reference,
        by=request.actor,
        at=request.received_at,
        corrected=corrected,
        quality=form.quality,
    )
    messages.success(request, "Corrected. Whoever holds a copy is told and has to confirm.")
    return to_opened(request, reference)
