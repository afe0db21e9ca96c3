"""Pages of risks that have an owner: raise one, see who owned it since when, move it, close it."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from handrail.acts.context import reading
from handrail.acts.fields import paragraphs, reason_given, why_form
from handrail.acts.pages import ActorRequest, page
from handrail.cases import queries as cases
from handrail.members.domain import POLICE_KINDS
from handrail.partners import queries as partners
from handrail.risk import forms, presenters, queries, rules
from handrail.risk.actions import owning
from handrail.risk.actions.owning import NewRisk
from handrail.risk.domain import RISK_STATE_WORDS, Risk

OFFERED = "Offered. It stays yours until somebody there accepts it."
GIVEN = "Given to the police. They own it now."
COLOURS = {
    "open": "blue",
    "transfer_offered": "yellow",
    "accepted": "green",
    "returned": "orange",
    "closed": "grey",
}


@page("GET", "HEAD")
def listed(request: ActorRequest, case: UUID) -> HttpResponse:
    """The risks of a case, each with its one owner, and the duties that bodies have anyway."""
    with reading(request.actor):
        held = cases.case(case)
        context = {
            "case": held,
            "rows": presenters.risks(queries.risks_of(case), seen_by=request.actor),
            "duties": presenters.duties(case),
        }
    return _drawn(request, "risk/listed.html", context)


@page("GET", "HEAD", "POST")
def raise_risk(request: ActorRequest, case: UUID) -> HttpResponse:
    """Raise a risk in a case. It is the police's from that moment."""
    with reading(request.actor):
        held = cases.case(case)
        has_police = queries.police_for(held.area) is not None
    form = forms.RiskForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        new = NewRisk(id=request.new_id(), **form.cleaned_data)
        if form.mends(rules.may_raise_risk(new.kind, words=new.words, has_police=has_police)):
            owning.raise_risk(case, by=request.actor, at=request.received_at, new=new)
            messages.success(request, "Raised. The police own it.")
            return redirect("risk:show", new.id)
    return _drawn(request, "risk/raise_in_case.html", {"case": held}, form)


@page("GET", "HEAD", "POST")
def record_duty(request: ActorRequest, case: UUID) -> HttpResponse:
    """Record a duty that one's own organisation has anyway."""
    with reading(request.actor):
        held = cases.case(case)
    form = forms.DutyForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        owning.record_duty(
            case,
            by=request.actor,
            at=request.received_at,
            duty_id=request.new_id(),
            **form.cleaned_data,
        )
        messages.success(request, "The duty is recorded. No risk has moved.")
        return redirect("risk:listed", case)
    return _drawn(request, "risk/duty.html", {"case": held}, form)


@page("GET", "HEAD")
def show(request: ActorRequest, reference: UUID) -> HttpResponse:
    """A risk: its owner now and before; its words for a reason."""
    return _shown(request, reference)


@page("GET", "HEAD", "POST")
def offer(request: ActorRequest, reference: UUID) -> HttpResponse:
    """Offer a risk to another body."""
    held = _held(request, reference)
    with reading(request.actor):
        bodies = presenters.bodies_for(held)
    given = request.POST if request.method == "POST" else None
    form = forms.OfferForm(given, bodies=bodies)
    if request.method == "POST" and form.is_valid():
        with reading(request.actor):
            to = partners.organisation(UUID(form.cleaned_data["to"]))
        owning.offer_transfer(reference, by=request.actor, at=request.received_at, to=to)
        is_given = rules.is_given_at_once(held, to_kind=to.kind)
        messages.success(request, GIVEN if is_given else OFFERED)
        return redirect("risk:show", reference)
    context = {"risk": held, "bodies": bodies, "gives": held.owner_kind not in POLICE_KINDS}
    return _drawn(request, "risk/offer.html", context, form)


@page("POST")
def accept(request: ActorRequest, reference: UUID) -> HttpResponse:
    owning.accept_transfer(reference, by=request.actor, at=request.received_at)
    messages.success(request, "Your organisation owns this risk now.")
    return redirect("risk:show", reference)


@page("POST")
def give_back(request: ActorRequest, reference: UUID) -> HttpResponse:
    owning.return_transfer(reference, by=request.actor, at=request.received_at)
    messages.success(request, "Not taken. It stays with its owner.")
    return redirect("home")


@page("POST")
def withdraw(request: ActorRequest, reference: UUID) -> HttpResponse:
    owning.withdraw_offer(reference, by=request.actor, at=request.received_at)
    messages.success(request, "The offer is withdrawn.")
    return redirect("risk:show", reference)


@page("POST")
def close(request: ActorRequest, reference: UUID) -> HttpResponse:
    """Close a risk as its owner, with a reason."""
    held, form = _held(request, reference), forms.CloseForm(request.POST)
    if form.is_valid():
        reason = form.cleaned_data["reason"]
        if form.mends(rules.may_close_risk(held, reason=reason)):
            owning.close_risk(reference, by=request.actor, at=request.received_at, reason=reason)
            messages.success(request, "The risk is closed.")
            return redirect("risk:show", reference)
    return _shown(request, reference, form)


def _shown(
    request: ActorRequest, reference: UUID, form: forms.CloseForm | None = None
) -> HttpResponse:
    with reading(request.actor):
        (about,) = presenters.risks([queries.risk(reference)], seen_by=request.actor)
        history = presenters.history(reference)
    why, text = reason_given(request), None
    if why:
        text = owning.open_risk(reference, by=request.actor, at=request.received_at, purpose=why)
    context = {
        "about": about,
        "history": history,
        "why": why_form(request),
        "words": text and paragraphs(text.words),
        "why_closed": text and paragraphs(text.why_closed),
        "suffix": f"?{urlencode({'why': why})}" if why else "",
        "is_police": presenters.is_duty_officer(request.actor),
    }
    return _drawn(request, "risk/show.html", context, form or forms.CloseForm())


def _held(request: ActorRequest, reference: UUID) -> Risk:
    with reading(request.actor):
        return queries.risk(reference)


def _drawn(
    request: ActorRequest, template: str, context: dict[str, Any], form: Any = None
) -> HttpResponse:
    is_wrong = form is not None and bool(form.errors)
    common = {"states": RISK_STATE_WORDS, "colours": COLOURS}
    shown = common | context | ({"form": form} if form is not None else {})
    return render(request, template, shown, status=422 if is_wrong else 200)
