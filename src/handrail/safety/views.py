"""Pages of safety statements: of a case, for who works on it; of one question, for the police."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from handrail.acts.context import reading
from handrail.acts.fields import paragraphs, reason_given, why_form
from handrail.acts.pages import ActorRequest, page
from handrail.errors import NotFoundError
from handrail.safety import actions, forms, presenters, queries, rules

WORKING = frozenset({"coordinator", "practitioner", "chair"})


@page("GET", "HEAD")
def of_case(request: ActorRequest, reference: UUID) -> HttpResponse:
    """Whether meeting the person is safe, for who works on the case; precautions for a reason."""
    if not WORKING & request.actor.roles:
        raise NotFoundError
    with reading(request.actor):
        shown = presenters.about(reference, seen_by=request.actor, at=request.received_at)
    why, opened, held = reason_given(request), None, shown.statement
    can_open = held is not None and held.answer != "none_known"
    if why and held and can_open:
        by, at = request.actor, request.received_at
        opened = actions.open_precautions(held.id, by=by, at=at, purpose=why)
    context = {
        "about": shown,
        "precautions": None if opened is None else paragraphs(opened),
        "why": why_form(request) if can_open and opened is None else None,
    }
    return _drawn(request, "safety/of_case.html", context)


@page("POST")
def ask(request: ActorRequest, reference: UUID) -> HttpResponse:
    actions.ask(reference, by=request.actor, at=request.received_at, statement_id=request.new_id())
    messages.success(request, "The police are asked. Their disclosure officer answers here.")
    return redirect("safety:of_case", reference)


@page("GET", "HEAD", "POST")
def state(request: ActorRequest, reference: UUID) -> HttpResponse:
    """For the police's disclosure officer: say whether meeting is safe."""
    with reading(request.actor):
        held = queries.statement(reference)
    if held.police_id != request.actor.organisation_id:
        raise NotFoundError
    form = forms.StateForm(request.POST if request.method == "POST" else None)
    if form.is_valid() and form.mends(rules.may_state(held, **form.cleaned_data)):
        actions.state(reference, by=request.actor, at=request.received_at, **form.cleaned_data)
        messages.success(request, "Your statement is kept. Those who work on the case read it.")
        return redirect("safety:state", reference)
    return _drawn(request, "safety/state.html", {"statement": held}, form)


def _drawn(
    request: ActorRequest, template: str, context: dict[str, Any], form: Any = None
) -> HttpResponse:
    is_wrong = form is not None and bool(form.errors)
    shown = context | ({"form": form} if form is not None else {})
    return render(request, template, shown, status=422 if is_wrong else 200)
