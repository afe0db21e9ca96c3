"""Pages of an immediate risk: raise it, see what became of it, answer it at the desk."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from handrail.acts.context import reading
from handrail.acts.fields import reason_given, why_form
from handrail.acts.pages import ActorRequest, page
from handrail.errors import NotFoundError
from handrail.risk import forms, presenters, queries, rules
from handrail.risk.actions import escalating
from handrail.risk.domain import ESCALATION_WORDS, NEXT_OWNERS, Escalation

SECONDS_BETWEEN_LOOKS = 15
# The desk reads with one press; this is what it reads for.
TO_ANSWER = "prepare_decision"
COLOURS = {
    "raised": "red",
    "ringing": "red",
    "acknowledged": "yellow",
    "taken_over": "green",
    "stood_down": "grey",
}


@page("GET", "HEAD", "POST")
def raise_risk(request: ActorRequest) -> HttpResponse:
    """Raise an immediate risk: one step, from any page, by anybody."""
    form = forms.RaiseForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        reference = request.new_id()
        escalating.raise_escalation(
            _case_given(request),
            by=request.actor,
            at=request.received_at,
            escalation_id=reference,
            alarm=form.alarm,
        )
        return redirect("risk:immediate", reference)
    return _drawn(request, "risk/raise.html", {}, form)


@page("GET", "HEAD")
def desk(request: ActorRequest) -> HttpResponse:
    """The desk: what nobody has taken over, oldest first; it looks again by itself."""
    if not presenters.is_duty_officer(request.actor):
        raise NotFoundError
    with reading(request.actor):
        waiting = presenters.ringing(queries.waiting_escalations(), at=request.received_at)
        taken = presenters.ringing(queries.taken_over_escalations(), at=request.received_at)
        context = {"waiting": waiting, "taken": taken} | presenters.beside(request.actor)
    context |= {
        "refresh": _seconds(request),
        "to_answer": TO_ANSWER,
        "looked_at": request.received_at,
    }
    return _drawn(request, "risk/desk.html", context)


@page("GET", "HEAD")
def immediate(request: ActorRequest, reference: UUID) -> HttpResponse:
    """An immediate risk: where it stands; its words for a reason."""
    return _shown(request, reference)


@page("POST")
def acknowledge(request: ActorRequest, reference: UUID) -> HttpResponse:
    escalating.acknowledge(reference, by=request.actor, at=request.received_at)
    messages.warning(request, "Marked as seen. It rings again unless somebody takes it over.")
    return redirect("risk:immediate", reference)


@page("POST")
def take_over(request: ActorRequest, reference: UUID) -> HttpResponse:
    """Take it over for the police, with an incident number."""
    held, form = _held(request, reference), forms.TakeOverForm(request.POST)
    if form.is_valid():
        number = form.cleaned_data["incident_number"]
        if form.mends(rules.may_take_over(held, incident_number=number)):
            escalating.take_over(
                reference, by=request.actor, at=request.received_at, incident_number=number
            )
            messages.success(request, "Taken over. The ringing has stopped.")
            return redirect("risk:immediate", reference)
    return _shown(request, reference, form)


@page("GET", "HEAD", "POST")
def stand_down(request: ActorRequest, reference: UUID) -> HttpResponse:
    """Stand down, once somebody else has accepted it."""
    held = _held(request, reference)
    if not presenters.is_duty_officer(request.actor):
        raise NotFoundError
    form = forms.StandDownForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        standing = form.standing
        if form.mends(rules.may_stand_down(held, standing, at=request.received_at)):
            escalating.stand_down(
                reference, by=request.actor, at=request.received_at, standing=standing
            )
            messages.success(request, "Stood down. Who has it now is kept with the reason.")
            return redirect("risk:immediate", reference)
    return _drawn(request, "risk/stand_down.html", {"escalation": held}, form)


def _shown(
    request: ActorRequest, reference: UUID, form: forms.TakeOverForm | None = None
) -> HttpResponse:
    with reading(request.actor):
        shown = presenters.about(reference, at=request.received_at)
    why, said = reason_given(request), None
    if why:
        text = escalating.open_escalation(
            reference, by=request.actor, at=request.received_at, purpose=why
        )
        said = presenters.said(text.texts)
    is_answering = presenters.is_duty_officer(request.actor)
    context = {
        "about": shown,
        "said": said,
        "why": why_form(request),
        "is_answering": is_answering,
        "to_answer": TO_ANSWER,
        # Not while somebody reads or types: each look at the words is an entry, and typing is lost.
        "refresh": 0 if said or is_answering else _seconds(request),
    }
    return _drawn(request, "risk/immediate.html", context, form or forms.TakeOverForm())


def _seconds(request: ActorRequest) -> int:
    """Until the page looks again by itself; never, where somebody asked it to keep still."""
    return 0 if "still" in request.GET else SECONDS_BETWEEN_LOOKS


def _held(request: ActorRequest, reference: UUID) -> Escalation:
    with reading(request.actor):
        return queries.escalation(reference)


def _case_given(request: ActorRequest) -> UUID | None:
    """The case that the address names. One that was cut or made up stops no warning."""
    try:
        return UUID(request.GET.get("case", ""))
    except ValueError:
        return None


def _drawn(
    request: ActorRequest, template: str, context: dict[str, Any], form: Any = None
) -> HttpResponse:
    is_wrong = form is not None and bool(form.errors)
    common = {"states": ESCALATION_WORDS, "colours": COLOURS, "next_owners": NEXT_OWNERS}
    shown = common | context | ({"form": form} if form is not None else {})
    return render(request, template, shown, status=422 if is_wrong else 200)
