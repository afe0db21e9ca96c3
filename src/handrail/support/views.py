"""Pages of support: propose an action, agree it, say what came of it. They translate, no more."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from handrail.acts.context import reading
from handrail.acts.fields import paragraphs, reason_given, why_form
from handrail.acts.pages import ActorRequest, goes_on_after, page
from handrail.awareness.queries import awareness_of
from handrail.disclosures import queries as disclosures
from handrail.disclosures.domain import DisclosureState
from handrail.errors import NotFoundError
from handrail.partners.domain import SUPPORT_PURPOSES
from handrail.policy.decisions import decide
from handrail.support import actions, forms, presenters, queries, rules
from handrail.support.domain import STATE_WORDS, ActionState
from handrail.voluntary.queries import agreement_of

COLOURS = {
    ActionState.HELD: "purple",
    ActionState.REFUSED: "red",
    ActionState.PROPOSED: "yellow",
    ActionState.AGREED: "blue",
    ActionState.DONE: "green",
    ActionState.NOT_DONE: "orange",
    ActionState.STOPPED: "grey",
}


@page("GET", "HEAD")
def listed(request: ActorRequest) -> HttpResponse:
    """The actions in scope, soonest due first, a page at a time.

    A reviewer has words to look at and no list: whose action it is does not matter there.
    """
    if "reviewer" in request.actor.roles:
        raise NotFoundError
    with reading(request.actor):
        found = queries.in_states(*ActionState, after=goes_on_after(request))
        context = {"rows": presenters.rows(found), "next": ""}
    if len(found) == queries.PAGE:
        context["next"] = f"?{urlencode({'after': found[-1].id})}"
    return _drawn(request, "support/listed.html", context)


@page("GET", "HEAD", "POST")
def propose(request: ActorRequest, reference: UUID) -> HttpResponse:
    """Propose an action that came of a disclosure which this officer accepted."""
    actor = request.actor
    with reading(actor):
        held = disclosures.disclosure(reference)
        is_told = awareness_of(held.case_id).is_told
        is_agreed = agreement_of(held.case_id).is_given
        needs = presenters.needs_to_answer(held.case_id)
    is_yours = held.accepted_by == actor.member_id
    is_accepted = held.state is DisclosureState.ACCEPTED and is_yours
    form = forms.ProposeForm(request.POST if request.method == "POST" else None)
    form.answer(needs)
    if request.method == "POST" and form.is_valid():
        proposal = form.proposal
        decision = rules.may_propose(
            proposal,
            is_accepted=is_accepted,
            is_told=is_told,
            is_agreed=is_agreed,
            on=actor.today,
        ).and_then(rules.may_answer(proposal, needs=frozenset(map(UUID, needs))))
        if form.mends(decision):
            return _proposed(request, reference, form)
    why_not = decide(
        "propose action",
        disclosure_not_accepted=not is_accepted,
        person_not_told=not is_told,
        person_has_not_agreed=not is_agreed,
    )
    context = {"disclosure": held, "why_not": presenters.in_words(why_not)}
    return _drawn(request, "support/propose.html", context, form)


def _proposed(request: ActorRequest, reference: UUID, form: forms.ProposeForm) -> HttpResponse:
    """What asks to watch somebody comes this far too: the action refuses it, and it is counted."""
    action_id = request.new_id()
    actions.propose(
        reference,
        by=request.actor,
        at=request.received_at,
        action_id=action_id,
        proposal=form.proposal,
    )
    with reading(request.actor):
        is_held = queries.is_held(action_id)
    told = (
        "Held. A reviewer outside the case reads the words first."
        if is_held
        else "Proposed. The centre is asked to agree it."
    )
    messages.success(request, told)
    return redirect("support:show", action_id)


@page("GET", "HEAD")
def show(request: ActorRequest, reference: UUID) -> HttpResponse:
    """An action; its words for a reason."""
    return _shown(request, reference)


@page("POST")
def confirm(request: ActorRequest, reference: UUID) -> HttpResponse:
    actions.confirm(reference, by=request.actor, at=request.received_at)
    messages.success(request, "Agreed. The partner can now do it.")
    return redirect("support:show", reference)


@page("POST")
def finish(request: ActorRequest, reference: UUID) -> HttpResponse:
    form = forms.FinishForm(request.POST)
    if not form.is_valid():
        return _shown(request, reference, form)
    actions.finish(reference, by=request.actor, at=request.received_at, **form.cleaned_data)
    messages.success(request, "What came of it is kept.")
    return redirect("support:show", reference)


@page("GET", "HEAD", "POST")
def record_session(request: ActorRequest, reference: UUID) -> HttpResponse:
    """Keep one session: the worker's."""
    with reading(request.actor):
        shown = presenters.about(reference, seen_by=request.actor)
    if not shown.is_yours:
        raise NotFoundError
    form = forms.SessionForm(request.POST if request.method == "POST" else None)
    if form.is_valid() and form.mends(
        rules.may_record_session(shown.action, held=form.held, on=request.actor.today)
    ):
        actions.record_session(
            reference,
            by=request.actor,
            at=request.received_at,
            session_id=request.new_id(),
            held=form.held,
        )
        messages.success(request, "The session is kept.")
        return redirect("support:show", reference)
    return _drawn(request, "support/session.html", {"about": shown}, form)


@page("GET", "HEAD", "POST")
def second_look(request: ActorRequest, reference: UUID) -> HttpResponse:
    """A doubtful task: its words for a reason, and what a reviewer says of it."""
    if "reviewer" not in request.actor.roles:
        raise NotFoundError
    with reading(request.actor):
        if not queries.is_held(reference):
            raise NotFoundError
    form = forms.SecondLookForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        said = form.cleaned_data
        act = actions.refuse_as_watching if said["is_watching"] else actions.clear
        act(reference, by=request.actor, at=request.received_at, reasons=said["reasons"])
        messages.success(request, "Your answer is recorded.")
        return redirect("home")
    why, text = reason_given(request), None
    if why:
        text = actions.second_look(reference, by=request.actor, at=request.received_at, purpose=why)
    context = {
        "reference": reference,
        "why": why_form(request),
        "text": text,
        "purposes": SUPPORT_PURPOSES,
        "lines": text and paragraphs(text.description),
    }
    return _drawn(request, "support/second_look.html", context, form)


def _shown(
    request: ActorRequest, reference: UUID, form: forms.FinishForm | None = None
) -> HttpResponse:
    with reading(request.actor):
        shown = presenters.about(reference, seen_by=request.actor)
    why, text = reason_given(request), None
    if why:
        text = actions.open_action(reference, by=request.actor, at=request.received_at, purpose=why)
    context = {
        "about": shown,
        "why": why_form(request),
        "suffix": f"?{urlencode({'why': why})}" if why else "",
        "description": text and paragraphs(text.description),
        "outcome": text and paragraphs(text.outcome),
        "second_look": text and paragraphs(text.second_look),
    }
    return _drawn(request, "support/show.html", context, form or forms.FinishForm())


def _drawn(
    request: ActorRequest, template: str, context: dict[str, Any], form: Any = None
) -> HttpResponse:
    is_wrong = form is not None and bool(form.errors)
    common = {"states": STATE_WORDS, "colours": COLOURS}
    shown = common | context | ({"form": form} if form is not None else {})
    return render(request, template, shown, status=422 if is_wrong else 200)
