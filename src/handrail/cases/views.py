"""The page on who already leads a case. It translates, and decides nothing."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from handrail.acts.context import reading
from handrail.acts.fields import reason_given, why_form
from handrail.acts.pages import ActorRequest, page
from handrail.cases import actions, presenters, queries, rules
from handrail.cases.domain import LEADS, Case, CaseState, Lead
from handrail.cases.forms import LeadForm
from handrail.errors import NotFoundError
from handrail.policy.decisions import Decision

WORKING = frozenset({"coordinator", "practitioner", "chair"})


@page("GET", "HEAD", "POST")
def lead(request: ActorRequest, reference: UUID) -> HttpResponse:
    """Who already leads, for all who work on the case; a coordinator answers, or answers anew."""
    leads = "coordinator" in request.actor.roles
    if not (leads if request.method == "POST" else WORKING & request.actor.roles):
        raise NotFoundError
    with reading(request.actor):
        case = queries.case(reference)
        held = queries.lead_of(reference)
        names = presenters.partners_by_id(case)
    form = LeadForm(request.POST if request.method == "POST" else None, partners=names)
    if form.is_valid() and form.mends(_may_record(case, form)):
        return _recorded(request, reference, form)
    context = {
        "case": case,
        "lead": held,
        "lead_words": LEADS,
        "names": names,
        "leads": leads and case.state != CaseState.CLOSED,
        "form": form,
        **_opened(request, held),
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.is_bound else HTTPStatus.OK
    return render(request, "cases/lead.html", context, status=status)


def _may_record(case: Case, form: LeadForm) -> Decision:
    has_organisation = form.organisation_id is not None
    kind = form.cleaned_data["kind"]
    return rules.may_record_lead(case, kind=kind, has_organisation=has_organisation)


def _opened(request: ActorRequest, held: Lead | None) -> dict[str, Any]:
    """The lead's own reference where a reason was given, or else the question for one."""
    if held is None or not held.is_somebody:
        return {"pointer": None, "why": None}
    why, at = reason_given(request), request.received_at
    if not why:
        return {"pointer": None, "why": why_form(request)}
    pointer = actions.open_lead(held.case_id, by=request.actor, at=at, purpose=why)
    return {"pointer": pointer, "why": None}


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
