"""Pages of an organisation's own hours, costs and funding. They translate, no more."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from handrail.acts.context import reading
from handrail.acts.pages import ActorRequest, page
from handrail.evaluation import actions, forms, presenters, queries, rules
from handrail.evaluation.domain import totals


@page("GET", "HEAD")
def listed(request: ActorRequest) -> HttpResponse:
    """What the own organisation entered, with its sums and a chart of its hours."""
    actor = request.actor
    with reading(actor):
        entries = queries.entered()
    standing = queries.standing(entries)
    context = {
        "rows": presenters.rows(entries),
        "totals": totals(standing),
        "months": presenters.hours_by_month(standing, today=actor.today),
        "funding": presenters.funding_by_area(standing),
        "may_enter": bool(actor.roles & presenters.ENTERING),
    }
    return render(request, "evaluation/listed.html", context)


@page("GET", "HEAD", "POST")
def enter(request: ActorRequest) -> HttpResponse:
    """Enter an amount for the own organisation."""
    actor = request.actor
    given = request.POST if request.method == "POST" else None
    form = forms.CostForm(given, areas=actor.areas, today=actor.today)
    if request.method == "POST" and form.is_valid():
        cost = form.cost
        if form.mends(rules.may_enter(cost, areas=actor.areas, on=actor.today)):
            actions.enter(
                "own", by=actor, at=request.received_at, cost_id=request.new_id(), cost=cost
            )
            messages.success(request, "Entered.")
            return redirect("evaluation:listed")
    return _drawn(request, "evaluation/enter.html", form, {"held": None})


@page("GET", "HEAD", "POST")
def correct(request: ActorRequest, reference: UUID) -> HttpResponse:
    """Correct an entry of the own organisation by a new one."""
    actor = request.actor
    with reading(actor):
        held = queries.cost(reference)
    given = request.POST if request.method == "POST" else None
    form = forms.CorrectionForm(given, areas=actor.areas, today=actor.today)
    if request.method == "POST" and form.is_valid():
        said = form.correction
        decision = rules.may_correct(
            held, said.cost, reason=said.reason, areas=actor.areas, on=actor.today
        )
        if form.mends(decision):
            actions.correct(
                reference,
                by=actor,
                at=request.received_at,
                cost_id=request.new_id(),
                correction=said,
            )
            messages.success(request, "Corrected. Both entries stay in view.")
            return redirect("evaluation:listed")
    (row,) = presenters.rows([held])
    return _drawn(request, "evaluation/enter.html", form, {"held": row})


def _drawn(
    request: ActorRequest, template: str, form: Any, context: dict[str, Any]
) -> HttpResponse:
    may_enter = bool(request.actor.roles & presenters.ENTERING)
    shown = context | {"form": form, "may_enter": may_enter}
    return render(request, template, shown, status=422 if form.errors else 200)
