"""Pages of contributions: what partners know, released or not; what they are asked."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from handrail.acts.context import reading
from handrail.acts.fields import paragraphs, reason_given, why_form
from handrail.acts.pages import ActorRequest, page
from handrail.contributions import actions, forms, presenters, queries, rules
from handrail.contributions.domain import (
    DECISIONS,
    NO_REASONS,
    PARTS,
    REQUEST_WORDS,
    STATEMENT_KINDS,
    TOPICS,
)
from handrail.disclosures.gateways import BASES
from handrail.errors import NotFoundError
from handrail.policy.decisions import decide

VOCABULARIES = {
    "parts": PARTS,
    "topics": TOPICS,
    "decisions": DECISIONS,
    "kinds": STATEMENT_KINDS,
    "bases": BASES,
    "no_reasons": NO_REASONS,
    "request_states": REQUEST_WORDS,
}
COLOURS = {
    presenters.UNRELEASED: "yellow",
    "Not released": "yellow",
    "Released": "green",
    presenters.RELEASED_CLINICAL: "green",
    "Withdrawn": "grey",
    "Open": "blue",
    "Answered": "green",
    "Answered no": "grey",
}


@page("GET", "HEAD")
def listed(request: ActorRequest, case_id: UUID) -> HttpResponse:
    """What partners contributed to a case and were asked, as far as it is in scope."""
    with reading(request.actor):
        shown = presenters.page(case_id, seen_by=request.actor)
    return _drawn(request, "contributions/listed.html", {"shown": shown})


@page("GET", "HEAD", "POST")
def add(request: ActorRequest, case_id: UUID) -> HttpResponse:
    """Say one thing that this organisation knows, in answer to a request or without one."""
    actor = request.actor
    with reading(actor):
        held = queries.worked_on(case_id, seen_by=actor)
        standing = queries.standing_of(case_id)
        asked = _answers(request, case_id)
    if actor.member_id not in held.workers:
        raise NotFoundError
    form = forms.ContributeForm(_given(request), kind=actor.organisation_kind)
    if form.is_valid():
        said = form.said(answers=asked)
        if form.mends(
            rules.may_contribute(
                said, kind=actor.organisation_kind, standing=standing, on=actor.today
            )
        ):
            return _added(request, case_id, said)
    why_not = presenters.in_words(decide("contribute", case_not_open=not standing.is_case_open))
    context = {"case": held, "standing": standing, "asked": asked, "why_not": why_not}
    return _drawn(request, "contributions/add.html", context, form)


@page("GET", "HEAD", "POST")
def ask(request: ActorRequest, case_id: UUID) -> HttpResponse:
    """Ask a partner that works on the case for what a decision needs."""
    actor = request.actor
    with reading(actor):
        held = queries.worked_on(case_id, seen_by=actor)
        partners = presenters.partners_on(case_id)
    if not actor.roles & {"coordinator", "chair"}:
        raise NotFoundError
    form = forms.AskForm(_given(request), partners=partners)
    if form.is_valid() and form.mends(
        rules.may_ask(form.asked, works_here=True, is_case_open=held.is_open)
    ):
        request_id = request.new_id()
        actions.ask(
            case_id, by=actor, at=request.received_at, request_id=request_id, asked=form.asked
        )
        messages.success(request, "Asked. It is on the partner's first page.")
        return redirect("contributions:asked", request_id)
    why_not = decide("ask", case_not_open=not held.is_open, does_not_work_on_the_case=not partners)
    context = {"case": held, "why_not": _told(why_not.reasons)}
    return _drawn(request, "contributions/ask.html", context, form)


@page("GET", "HEAD")
def show(request: ActorRequest, reference: UUID) -> HttpResponse:
    """A contribution; its words for a reason."""
    actor = request.actor
    with reading(actor):
        shown = presenters.about(reference, seen_by=actor)
        readers = presenters.partners_on(shown.contribution.case_id) if shown.is_yours else {}
    why, text = reason_given(request), None
    if why:
        text = actions.open_contribution(reference, by=actor, at=request.received_at, purpose=why)
    context = {
        "about": shown,
        "readers": sorted(readers.values()),
        "why": why_form(request),
        "text": text and paragraphs(text.text),
    }
    return _drawn(request, "contributions/show.html", context)


@page("POST")
def release(request: ActorRequest, reference: UUID) -> HttpResponse:
    actions.release(reference, by=request.actor, at=request.received_at)
    messages.success(request, "Released. Those who are named on this page can read it.")
    return redirect("contributions:show", reference)


@page("POST")
def withdraw(request: ActorRequest, reference: UUID) -> HttpResponse:
    actions.withdraw(reference, by=request.actor, at=request.received_at)
    messages.success(request, "Withdrawn. Nobody new will read it.")
    return redirect("contributions:show", reference)


@page("GET", "HEAD")
def asked(request: ActorRequest, reference: UUID) -> HttpResponse:
    """A request for information; its words for a reason."""
    return _asked(request, reference)


@page("POST")
def answer_no(request: ActorRequest, reference: UUID) -> HttpResponse:
    form = forms.AnswerNoForm(request.POST)
    if not form.is_valid():
        return _asked(request, reference, form)
    actions.answer_no(
        reference, by=request.actor, at=request.received_at, reason=form.cleaned_data["reason"]
    )
    messages.success(request, "Your answer is kept. Nothing more is asked of you here.")
    return redirect("contributions:asked", reference)


def _asked(
    request: ActorRequest, reference: UUID, form: forms.AnswerNoForm | None = None
) -> HttpResponse:
    with reading(request.actor):
        shown = presenters.about_request(reference, seen_by=request.actor)
    why, text = reason_given(request), None
    if why:
        text = actions.open_request(
            reference, by=request.actor, at=request.received_at, purpose=why
        )
    context = {
        "about": shown,
        "why": why_form(request),
        "question": text and paragraphs(text.question),
    }
    return _drawn(request, "contributions/asked.html", context, form or forms.AnswerNoForm())


def _added(request: ActorRequest, case_id: UUID, said: Any) -> HttpResponse:
    contribution_id = request.new_id()
    actions.add(
        case_id,
        by=request.actor,
        at=request.received_at,
        contribution_id=contribution_id,
        said=said,
    )
    messages.success(request, "Kept. Only you and the centre see it until you release it.")
    return redirect("contributions:show", contribution_id)


def _answers(request: ActorRequest, case_id: UUID) -> UUID | None:
    """The request that the address names, where this member may answer it."""
    try:
        named = UUID(request.GET.get("answers", ""))
    except ValueError:
        return None
    return presenters.answerable(named, case_id=case_id, seen_by=request.actor)


def _given(request: ActorRequest) -> Any:
    return request.POST if request.method == "POST" else None


def _told(reasons: tuple[str, ...]) -> tuple[str, ...]:
    nobody = {"does_not_work_on_the_case": "No partner works on this case yet."}
    return tuple(nobody.get(reason, rules.WORDS[reason]) for reason in reasons)


def _drawn(
    request: ActorRequest, template: str, context: dict[str, Any], form: Any = None
) -> HttpResponse:
    is_wrong = form is not None and bool(form.errors)
    shown = VOCABULARIES | {"colours": COLOURS} | context
    if form is not None:
        shown["form"] = form
    return render(request, template, shown, status=422 if is_wrong else 200)
