"""The page on who already leads a case. It translates, and decides nothing."""

from __future__ import annotations

from http import HTTPStatus
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from handrail.acts.context import reading
from handrail.acts.fields import reason_given, why_form
from handrail.acts.pages import ActorRequest, page
from handrail.cases import actions, presenters, queries, rules
from handrail.cases.domain import LEADS
from handrail.cases.forms import LeadForm
from handrail.errors import NotFoundError

WORKING = frozenset({"coordinator", "practitioner", "chair"})


@page("GET", "HEAD", "POST")
def lead(request: ActorRequest, reference: UUID) -> HttpResponse:
    """Who already leads, for all who work on the case; a coordinator answers, or answers anew."""
    leads = "coordinator" in request.actor.roles
    if not WORKING & request.actor.roles or (request.method == "POST" and not leads):
        raise NotFoundError
    with reading(request.actor):
        case = queries.case(reference)
        held = queries.lead_of(reference)
        names = presenters.partners_by_id(case)
    form = LeadForm(request.POST if request.method == "POST" else None, partners=names)
    if form.is_valid():
        kind, led_by = form.cleaned_data["kind"], form.organisation_id
        if form.mends(rules.may_record_lead(case, kind=kind, has_organisation=led_by is not None)):
            return _recorded(request, reference, form)
    why, pointer = reason_given(request), None
    if why and held:
        pointer = actions.open_lead(
            reference, by=request.actor, at=request.received_at, purpose=why
        )
    context = {
        "case": case,
        "lead": held,
        "lead_words": LEADS,
        "names": names,
        "leads": leads and case.state != "closed",
        "pointer": pointer,
        "why": why_form(request) if held and held.is_somebody and pointer is None else None,
        "form": form,
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.is_bound else HTTPStatus.OK
    return render(request, "cases/lead.html", context, status=status)


def _recorded(request: ActorRequest, reference: UUID, form: LeadForm) -> HttpResponse:
    answer = actions.LeadAnswer(
        id=request.new_id(),
        kind=form.cleaned_data["kind"],
        organisation_id=form.organisation_id,
        pointer=form.cleaned_data["pointer"],
    )
    actions.record_lead(reference, by=request.actor, at=request.received_at, answer=answer)
    messages.success(request, "Your answer is kept. All who work on the case read it.")
    return redirect("cases:lead", reference)
