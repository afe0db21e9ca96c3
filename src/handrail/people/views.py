"""Two people who may be one, side by side, and the decision of a human (R8)."""

from __future__ import annotations

from http import HTTPStatus
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from handrail.acts.context import reading
from handrail.acts.fields import reason_given, why_form
from handrail.acts.pages import ActorRequest, page
from handrail.people import actions, queries
from handrail.people.domain import PairState, SamePersonPair
from handrail.people.forms import DecideForm, ReopenForm
from handrail.people.presenters import side_by_side


@page("GET", "HEAD")
def pair(request: ActorRequest, reference: UUID) -> HttpResponse:
    """The pair; who the two are once somebody says why it is opened."""
    with reading(request.actor):
        found = queries.pair(reference)
    is_decided = found.state is not PairState.PROPOSED
    return _shown(request, found, form=ReopenForm() if is_decided else DecideForm())


@page("POST")
def decide(request: ActorRequest, reference: UUID) -> HttpResponse:
    with reading(request.actor):
        found = queries.pair(reference)
    form = DecideForm(request.POST)
    if not form.is_valid():
        return _shown(request, found, form=form, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    given = form.cleaned_data
    actions.decide_same(
        reference,
        by=request.actor,
        at=request.received_at,
        same=given["answer"] == "same",
        reasons=given["reasons"],
    )
    messages.success(request, "Your decision is recorded.")
    return redirect("people:pair", reference)


@page("POST")
def reopen(request: ActorRequest, reference: UUID) -> HttpResponse:
    with reading(request.actor):
        found = queries.pair(reference)
    form = ReopenForm(request.POST)
    if not form.is_valid():
        return _shown(request, found, form=form, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    reasons = form.cleaned_data["reasons"]
    actions.reopen(reference, by=request.actor, at=request.received_at, reasons=reasons)
    messages.success(request, "The decision is undone. The pair waits for another one.")
    return redirect("people:pair", reference)


def _shown(
    request: ActorRequest,
    found: SamePersonPair,
    *,
    form: DecideForm | ReopenForm,
    status: int = HTTPStatus.OK,
) -> HttpResponse:
    why, opened = reason_given(request), None
    if why:
        opened = actions.open_pair(found.id, by=request.actor, at=request.received_at, purpose=why)
    context = {
        "pair": found,
        "opened": opened,
        "rows": side_by_side(opened) if opened else (),
        "why": None if opened else why_form(request),
        "form": form,
    }
    return render(request, "people/pair.html", context, status=status)
