"""Pages of consultations: what is proposed, who was asked, who answered, what changed (R38)."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from handrail.acts.context import reading
from handrail.acts.fields import paragraphs
from handrail.acts.pages import ActorRequest, page
from handrail.questions import actions, forms, presenters, queries, rules
from handrail.questions.views.showing import drawn, only, reader


@require_safe
def show(request: ActorRequest, reference: UUID) -> HttpResponse:
    """A consultation, for everybody to read."""
    return _shown(request, reference)


@page("GET", "HEAD", "POST")
def begin(request: ActorRequest) -> HttpResponse:
    """Ask organisations what they think of an agreement or an area."""
    only(presenters.may_lead(request.actor))
    with reading(request.actor):
        given = request.POST if request.method == "POST" else None
        organisations = queries.consulted(request.actor.areas)
        form = forms.ConsultationForm(given, organisations=organisations)
    if request.method == "POST" and form.is_valid():
        proposed = form.proposed
        if form.mends(rules.may_open(proposed, on=request.actor.today)):
            reference = request.new_id()
            actions.open_consultation(
                "floor",
                by=request.actor,
                at=request.received_at,
                consultation_id=reference,
                proposed=proposed,
            )
            messages.success(request, "Opened. Everybody can read it now.")
            return redirect("questions:consultation", reference)
    return drawn(request, "questions/consult.html", {}, form)


@page("POST")
def respond(request: ActorRequest, reference: UUID) -> HttpResponse:
    form = forms.RespondForm(request.POST)
    if not form.is_valid():
        return _shown(request, reference, responding=form)
    actions.respond(
        reference,
        by=request.actor,
        at=request.received_at,
        response_id=request.new_id(),
        response=form.response(request.new_id()),
    )
    messages.success(request, "Your organisation's response is kept.")
    return redirect("questions:consultation", reference)


@page("POST")
def close(request: ActorRequest, reference: UUID) -> HttpResponse:
    actions.close_consultation(reference, by=request.actor, at=request.received_at)
    messages.success(request, "Closed. Now say what changed.")
    return redirect("questions:consultation", reference)


@page("POST")
def say_what_changed(request: ActorRequest, reference: UUID) -> HttpResponse:
    form = forms.ChangeForm(request.POST)
    if not form.is_valid():
        return _shown(request, reference, changing=form)
    actions.say_what_changed(
        reference, by=request.actor, at=request.received_at, text=form.cleaned_data["text"]
    )
    messages.success(request, "Everybody can read now what changed.")
    return redirect("questions:consultation", reference)


def _shown(
    request: ActorRequest, reference: UUID, *, responding: Any = None, changing: Any = None
) -> HttpResponse:
    actor = reader(request)
    with reading(actor):
        held = queries.consultation(reference)
        unanswered = queries.unanswered_in(reference)
        raised = queries.of_consultation(reference)
        context = {
            "held": held,
            "lines": paragraphs(held.text),
            "changed": paragraphs(held.what_changed),
            "voices": presenters.voices(held),
            "rows": presenters.rows(raised, at=request.received_at),
            "may_respond": presenters.may_respond(held, seen_by=actor),
            "why_not_close": presenters.in_words(rules.may_close(held, unanswered=unanswered)),
            "responding": responding or forms.RespondForm(),
            "changing": changing or forms.ChangeForm(),
        }
    return drawn(request, "questions/consultation.html", context, responding or changing)
