"""Pages of awareness: does the person know, tell, ask not to tell yet, decide. They translate."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from handrail.acts.context import reading
from handrail.acts.fields import paragraphs, reason_given, why_form
from handrail.acts.pages import ActorRequest, page
from handrail.awareness import actions, forms, presenters, queries, rules
from handrail.awareness.domain import HOW, LESS, REGIMES, STATE_WORDS, AwarenessState
from handrail.awareness.presenters import About
from handrail.clocks.domain import ClockKind
from handrail.errors import NotFoundError

COLOURS = {
    AwarenessState.TOLD: "green",
    AwarenessState.NOT_YET: "orange",
    AwarenessState.NOT_DECIDED: "yellow",
}
CLOCK_WORDS = {
    ClockKind.PERSON_TOLD: "The person is to be told",
    ClockKind.NOT_TOLD_REVIEW: "Why the person is not told is to be reviewed",
}


@page("GET", "HEAD")
def show(request: ActorRequest, reference: UUID) -> HttpResponse:
    """Does the person know? The answer for all who take part; reasons and route for a reason."""
    with reading(request.actor):
        shown = presenters.about(reference, seen_by=request.actor)
    why = reason_given(request)
    context = {
        "about": shown,
        "why": why_form(request) if _may_open(shown) and not why else None,
        "opened": _opened(request, shown, why) if why and _may_open(shown) else (),
    }
    return _drawn(request, "awareness/show.html", context)


@page("GET", "HEAD", "POST")
def tell(request: ActorRequest, reference: UUID) -> HttpResponse:
    """Record that the person was told."""
    shown, leads = _worked_on(request, reference), "coordinator" in request.actor.roles
    form = forms.TellForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        told_on, route = form.cleaned_data["told_on"], form.route
        decision = rules.may_tell(
            shown.known, route, told_on=told_on, today=request.actor.today, leads=leads
        )
        if form.mends(decision):
            actions.tell(
                reference, by=request.actor, at=request.received_at, told_on=told_on, route=route
            )
            messages.success(request, "Kept: the person was told.")
            return redirect("awareness:show", reference)
    return _drawn(request, "awareness/tell.html", {"about": shown}, form)


@page("GET", "HEAD", "POST")
def ask_not_yet(request: ActorRequest, reference: UUID) -> HttpResponse:
    """Put to a reviewer that the person is told later. For who leads the case."""
    shown = _worked_on(request, reference)
    if "coordinator" not in request.actor.roles:
        raise NotFoundError
    form = forms.NotYetForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        decision = rules.may_ask_not_yet(shown.known, form.asked, today=request.actor.today)
        if form.mends(decision):
            actions.ask_not_yet(
                reference, by=request.actor, at=request.received_at, asked=form.asked
            )
            messages.success(request, "An independent reviewer is asked.")
            return redirect("awareness:show", reference)
    return _drawn(request, "awareness/ask_not_yet.html", {"about": shown}, form)


@page("GET", "HEAD", "POST")
def decide(request: ActorRequest, reference: UUID) -> HttpResponse:
    """What a reviewer is asked, its reasons for a reason, and the decision."""
    with reading(request.actor):
        shown = presenters.withholding(reference, seen_by=request.actor)
        known = queries.awareness_of(shown.answer.case_id)
    decides = "reviewer" in request.actor.roles
    form = forms.RulingForm(request.POST if request.method == "POST" else None)
    if not shown.is_last:
        del form.fields["is_one_more"]
    if form.is_valid():
        decision = rules.may_decide(known, shown.answer.state, form.ruling)
        if form.mends(decision):
            actions.decide_not_yet(
                reference, by=request.actor, at=request.received_at, ruling=form.ruling
            )
            messages.success(request, "Your decision and your reasons are kept.")
            return redirect("awareness:decide", reference)
    return _decided(request, shown, form if decides and shown.is_asked else None)


@page("GET", "HEAD")
def letter(request: ActorRequest, reference: UUID) -> HttpResponse:
    """A letter in plain English for whoever tells: what this is, and what the person can do."""
    shown = _worked_on(request, reference)
    template = "shared_letter" if "shared" in request.GET else "letter"
    return _drawn(request, f"awareness/{template}.html", {"about": shown})


@page("GET", "HEAD")
def overdue(request: ActorRequest) -> HttpResponse:
    """The clocks that ran out, for the data protection officer: references and days, no content."""
    if "data_protection_officer" not in request.actor.roles:
        raise NotFoundError
    with reading(request.actor):
        clocks = queries.missed()
    return _drawn(request, "awareness/overdue.html", {"clocks": clocks, "kinds": CLOCK_WORDS})


def _worked_on(request: ActorRequest, reference: UUID) -> About:
    """For who works on the case; whoever else takes part finds nothing here."""
    with reading(request.actor):
        shown = presenters.about(reference, seen_by=request.actor)
    if not shown.works:
        raise NotFoundError
    return shown


def _may_open(shown: About) -> bool:
    return bool(shown.grounds) or (shown.known.is_told and shown.works)


def _opened(request: ActorRequest, shown: About, why: str) -> list[tuple[str, tuple[str, ...]]]:
    """What was found out before telling, and why it was not done yet: headings and paragraphs."""
    by, at = request.actor, request.received_at
    found = []
    if shown.known.is_told and shown.works:
        route = actions.open_route(shown.case.id, by=by, at=at, purpose=why)
        found.append(("Who shares home, post and phone", paragraphs(route)))
    for each in shown.answers:
        if each.id in shown.grounds:
            text = actions.open_withholding(each.id, by=by, at=at, purpose=why)
            found.append(("Why not to tell yet", paragraphs(text.reasons)))
            if text.decision_reasons:
                found.append(("What the reviewer said", paragraphs(text.decision_reasons)))
    return found


def _decided(
    request: ActorRequest, shown: presenters.Withholding, form: forms.RulingForm | None
) -> HttpResponse:
    why, text = reason_given(request), None
    if why:
        text = actions.open_withholding(
            shown.answer.id, by=request.actor, at=request.received_at, purpose=why
        )
    context = {
        "about": shown,
        "why": None if why else why_form(request),
        "reasons": text and paragraphs(text.reasons),
        "decision_reasons": text and paragraphs(text.decision_reasons),
    }
    return _drawn(request, "awareness/decide.html", context, form)


def _drawn(
    request: ActorRequest, template: str, context: dict[str, Any], form: Any = None
) -> HttpResponse:
    common = {
        "states": STATE_WORDS,
        "colours": COLOURS,
        "ways": HOW,
        "less": LESS,
        "regimes": REGIMES,
    }
    is_wrong = form is not None and bool(form.errors)
    more = {"form": form} if form is not None else {}
    return render(request, template, common | context | more, status=422 if is_wrong else 200)
