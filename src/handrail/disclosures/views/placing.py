"""Which partner is asked: the partners of an area weighed, and a coordinator's decision."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect

from handrail.acts.context import reading
from handrail.acts.pages import ActorRequest, page
from handrail.cases import queries as cases
from handrail.disclosures import actions, forms, placing, queries, rules
from handrail.disclosures.presenters import weighing
from handrail.disclosures.presenters.wording import in_words
from handrail.disclosures.views.drawing import drawn
from handrail.errors import NotFoundError


@page("GET", "HEAD")
def best_placed(request: ActorRequest, reference: UUID) -> HttpResponse:
    """The partners of the case's area side by side, and who is or may be asked."""
    return _placing(request, reference)


@page("POST")
def propose(request: ActorRequest, reference: UUID) -> HttpResponse:
    """Weigh the partners and keep what was found. Nobody is asked yet."""
    with reading(request.actor):
        considered = queries.considered(reference, seen_by=request.actor)
    actions.propose_best_placed(
        reference,
        by=request.actor,
        at=request.received_at,
        alternatives=considered,
        proposed=placing.proposal(considered),
    )
    messages.success(request, "The partners were weighed. Now decide which one is asked.")
    return redirect("disclosures:best_placed", reference)


@page("POST")
def decide(request: ActorRequest, reference: UUID) -> HttpResponse:
    form = _decide_form(request, reference, request.POST)
    if not form.is_valid():
        return _placing(request, reference, form)
    actions.decide_best_placed(
        reference,
        by=request.actor,
        at=request.received_at,
        chosen=UUID(form.cleaned_data["chosen"]),
        reasons=form.cleaned_data["reasons"],
    )
    messages.success(request, "Your decision is kept. Draft the disclosure when you are ready.")
    return redirect("disclosures:best_placed", reference)


def _decide_form(request: ActorRequest, case_id: UUID, given: Any = None) -> forms.DecideForm:
    with reading(request.actor):
        held = queries.best_placed(case_id)
        if held is None:
            raise NotFoundError
        partners = weighing.weighed(
            each for each in held.alternatives if "helps_already" not in each.reasons_against
        )
        names = {each.id: each.name for each in partners} | weighing.lead_by_id(case_id)
    return forms.DecideForm(given, partners=names, initial={"chosen": str(held.chosen_id)})


def _placing(
    request: ActorRequest, case_id: UUID, form: forms.DecideForm | None = None
) -> HttpResponse:
    actor = request.actor
    with reading(actor):
        held = queries.best_placed(case_id)
        asked = queries.of_case(case_id)
        is_over = rules.has_answered(held, asked)
        considered = (
            held.alternatives
            if held and not is_over
            else queries.considered(case_id, seen_by=actor)
        )
        placed = queries.placing(case_id, at=request.received_at)
        context = {
            "case_id": case_id,
            "held": held,
            "partners": weighing.weighed(considered),
            "is_over": is_over,
            "has_ended": rules.has_ended(held, asked),
            "lead": weighing.lead_words(case_id),
            "has_lead": cases.lead_of(case_id) is not None,
            "why_not_propose": in_words(
                rules.may_propose(placed=placed, held=held, disclosures=asked)
            ),
        }
    if held is not None and form is None:
        form = _decide_form(request, case_id)
    return drawn(request, "disclosures/best_placed.html", context, form)
