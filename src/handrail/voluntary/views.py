"""Pages of agreement to support, the advocate and the voice. A no has its pages in `site/`."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from handrail.acts.context import reading
from handrail.acts.fields import paragraphs, reason_given, why_form
from handrail.acts.pages import ActorRequest, goes_on_after, page
from handrail.awareness.queries import awareness_in
from handrail.cases import queries as cases
from handrail.errors import NotFoundError
from handrail.voluntary import actions, forms, presenters, queries, rules
from handrail.voluntary.domain import LETTER_WORDS, STATE_WORDS, AgreementState
from handrail.voluntary.presenters import About

COLOURS = {
    AgreementState.NOT_ASKED: "grey",
    AgreementState.ASKED: "yellow",
    AgreementState.GIVEN: "green",
    AgreementState.REFUSED: "orange",
    AgreementState.WITHDRAWN: "orange",
}


@page("GET", "HEAD")
def show(request: ActorRequest, reference: UUID) -> HttpResponse:
    """Where agreement to support stands, for all who take part; who was there, for a reason."""
    with reading(request.actor):
        shown = presenters.about(reference, seen_by=request.actor)
    why, steps = reason_given(request), None
    can_open = shown.works and bool(shown.steps)
    if why and can_open:
        by, at = request.actor, request.received_at
        steps = actions.open_steps(reference, by=by, at=at, purpose=why)
    context = {
        "about": shown,
        "opened": steps,
        "why": why_form(request) if can_open and steps is None else None,
    }
    return drawn(request, "voluntary/show.html", context)


@page("GET", "HEAD", "POST")
def ask(request: ActorRequest, reference: UUID) -> HttpResponse:
    """Record that the person was asked."""
    shown = worked_on(request, reference)
    form = forms.AskForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        decision = rules.may_ask(
            shown.agreement,
            form.said,
            told_on=shown.known.told_on,
            is_case_open=shown.case.is_open,
            today=request.actor.today,
        )
        if form.mends(decision):
            actions.ask(reference, by=request.actor, at=request.received_at, said=form.said)
            messages.success(request, "Kept: the person was asked.")
            return redirect("voluntary:show", reference)
    return drawn(request, "voluntary/ask.html", {"about": shown, "verb": "ask"}, form)


@page("GET", "HEAD", "POST")
def give(request: ActorRequest, reference: UUID) -> HttpResponse:
    """Record that the person agreed."""
    shown = worked_on(request, reference)
    form = forms.GiveForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        decision = rules.may_give(
            shown.agreement,
            form.said,
            has_advocate=shown.case.advocate_id is not None,
            is_case_open=shown.case.is_open,
            today=request.actor.today,
        )
        if form.mends(decision):
            actions.give(reference, by=request.actor, at=request.received_at, said=form.said)
            messages.success(request, "Kept: the person agreed to support.")
            return redirect("voluntary:show", reference)
    return drawn(request, "voluntary/ask.html", {"about": shown, "verb": "give"}, form)


@page("GET", "HEAD", "POST")
def seat(request: ActorRequest, reference: UUID) -> HttpResponse:
    """Seat the advocate whom the person chose."""
    shown = worked_on(request, reference)
    with reading(request.actor):
        choices = presenters.advocates(reference, on=request.actor.today)
    form = forms.SeatForm(request.POST if request.method == "POST" else None)
    form.offer("member_id", choices)
    if form.is_valid():
        member_id, is_chosen = UUID(form.cleaned_data["member_id"]), form.cleaned_data["is_chosen"]
        decision = rules.may_seat(
            member_id,
            advocates={UUID(each) for each in choices},
            is_chosen=is_chosen,
            is_told=shown.known.is_told,
            is_case_open=shown.case.is_open,
        )
        if form.mends(decision):
            actions.seat_advocate(
                reference,
                by=request.actor,
                at=request.received_at,
                member_id=member_id,
                is_chosen=is_chosen,
            )
            messages.success(request, "The advocate takes part now, and sees what the person may.")
            return redirect("voluntary:show", reference)
    context = {"about": shown, "has_advocates": bool(choices)}
    return drawn(request, "voluntary/seat.html", context, form)


@page("GET", "HEAD", "POST")
def voice(request: ActorRequest, reference: UUID) -> HttpResponse:
    """What the person says: read by all who take part, for a reason; added by the advocate."""
    with reading(request.actor):
        shown = presenters.about(reference, seen_by=request.actor)
    form = forms.VoiceForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        text = form.cleaned_data["text"]
        actions.add_voice(
            reference,
            by=request.actor,
            at=request.received_at,
            voice_id=request.new_id(),
            text=text,
        )
        messages.success(request, "Kept. All who work on the case may read it.")
        return redirect("voluntary:voice", reference)
    return _voices(request, shown, form if shown.speaks and shown.case.is_open else None)


@page("GET", "HEAD")
def people(request: ActorRequest) -> HttpResponse:
    """My people: the cases in which this advocate is seated. References, never names."""
    if "advocate" not in request.actor.roles:
        raise NotFoundError
    with reading(request.actor):
        found = cases.open_cases(after=goes_on_after(request))
        ids = [each.id for each in found]
        context = {
            "cases": found,
            "known": awareness_in(ids),
            "agreed": queries.agreement_in(ids),
            "next": f"?after={found[-1].id}" if len(found) == cases.PAGE else "",
        }
    return drawn(request, "voluntary/people.html", context)


def worked_on(request: ActorRequest, reference: UUID) -> About:
    """For who works on the case; whoever else takes part finds nothing here."""
    with reading(request.actor):
        shown = presenters.about(reference, seen_by=request.actor)
    if not shown.works:
        raise NotFoundError
    return shown


def drawn(
    request: ActorRequest, template: str, context: dict[str, Any], form: Any = None
) -> HttpResponse:
    """A page of this capability, with the form that may have to be mended."""
    common = {"states": STATE_WORDS, "colours": COLOURS, "letter_words": LETTER_WORDS}
    is_wrong = form is not None and bool(form.errors)
    more = {"form": form} if form is not None else {}
    return render(request, template, common | context | more, status=422 if is_wrong else 200)


def _voices(request: ActorRequest, shown: About, form: forms.VoiceForm | None) -> HttpResponse:
    why, opened = reason_given(request), None
    if why and shown.voices:
        by, at = request.actor, request.received_at
        found = actions.open_voices(shown.case.id, by=by, at=at, purpose=why)
        opened = [(each.voice, paragraphs(each.text)) for each in found]
    context = {
        "about": shown,
        "opened": opened,
        "why": why_form(request) if shown.voices and opened is None else None,
    }
    return drawn(request, "voluntary/voice.html", context, form)
