"""Pages of what passes from support to the police: propose, agree, check, record one's own report."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from handrail.acts.context import reading
from handrail.acts.fields import paragraphs, reason_given, why_form
from handrail.acts.pages import ActorRequest, page
from handrail.cases import queries as cases
from handrail.risk import forms, presenters, queries, rules
from handrail.risk.actions import valve
from handrail.risk.actions.valve import OwnReport
from handrail.risk.domain import PASSAGE_WORDS, Passage

COLOURS = {
    "proposed": "yellow",
    "passed": "blue",
    "founded": "green",
    "unfounded": "orange",
    "recorded": "grey",
}


@page("GET", "HEAD")
def listed(request: ActorRequest, case: UUID) -> HttpResponse:
    """What passed from a case to the police, and how."""
    with reading(request.actor):
        held = cases.case(case)
        rows = presenters.passages(queries.passages_of(case))
    return _drawn(request, "risk/passages.html", {"case": held, "rows": rows})


@page("GET", "HEAD", "POST")
def propose(request: ActorRequest, case: UUID) -> HttpResponse:
    """Propose to pass one item to the police."""
    with reading(request.actor):
        held = cases.case(case)
    form = forms.PassForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        said, reference = form.said, request.new_id()
        if form.mends(rules.may_propose(said)):
            valve.propose(
                case,
                by=request.actor,
                at=request.received_at,
                passage_id=reference,
                said=said,
            )
            messages.success(request, "Proposed. A second person must agree before it passes.")
            return redirect("risk:passage", reference)
    return _drawn(request, "risk/propose.html", {"case": held}, form)


@page("GET", "HEAD", "POST")
def report(request: ActorRequest, case: UUID) -> HttpResponse:
    """Record afterwards what one told the police or safeguarding by oneself."""
    with reading(request.actor):
        held = cases.case(case)
    form = forms.ReportForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        own = OwnReport(id=request.new_id(), **form.cleaned_data)
        decision = rules.may_record_report(own.told, on=own.on, today=request.actor.today)
        if form.mends(decision):
            valve.record_own_report(case, by=request.actor, at=request.received_at, report=own)
            messages.success(request, "Your own report is recorded.")
            return redirect("risk:passages", case)
    return _drawn(request, "risk/report.html", {"case": held}, form)


@page("GET", "HEAD")
def show(request: ActorRequest, reference: UUID) -> HttpResponse:
    """A passage; its words for a reason."""
    return _shown(request, reference)


@page("POST")
def agree(request: ActorRequest, reference: UUID) -> HttpResponse:
    valve.agree(reference, by=request.actor, at=request.received_at)
    messages.success(request, "Agreed. The police duty officers of the area can read it now.")
    return redirect("risk:passage", reference)


@page("POST")
def check(request: ActorRequest, reference: UUID) -> HttpResponse:
    """Say as a reviewer whether a passage was founded."""
    held, form = _held(request, reference), forms.CheckForm(request.POST)
    if form.is_valid():
        reasons = form.cleaned_data["reasons"]
        decision = rules.may_check(held, by=request.actor.member_id, reasons=reasons)
        if form.mends(decision):
            valve.check(reference, by=request.actor, at=request.received_at, **form.cleaned_data)
            messages.success(request, "Your finding is kept with its reasons.")
            return redirect("risk:passage", reference)
    return _shown(request, reference, form)


def _shown(
    request: ActorRequest, reference: UUID, form: forms.CheckForm | None = None
) -> HttpResponse:
    with reading(request.actor):
        (about,) = presenters.passages([queries.passage(reference)])
    why, text = reason_given(request), None
    if why:
        text = valve.open_passage(reference, by=request.actor, at=request.received_at, purpose=why)
    context = {
        "about": about,
        "why": why_form(request),
        "text": text and paragraphs(text.text),
        "reasons": text and paragraphs(text.reasons),
        "finding": text and paragraphs(text.finding_reasons),
        "is_opened": text is not None,
        "is_reviewing": "reviewer" in request.actor.roles,
        "is_police": presenters.is_duty_officer(request.actor),
        "why_not": _why_not(about.passage, request),
    }
    return _drawn(request, "risk/passage.html", context, form or forms.CheckForm())


def _why_not(held: Passage, request: ActorRequest) -> tuple[str, ...]:
    decision = rules.may_agree(held, by=request.actor)
    return tuple(rules.WORDS[reason] for reason in decision.reasons)


def _held(request: ActorRequest, reference: UUID) -> Passage:
    with reading(request.actor):
        return queries.passage(reference)


def _drawn(
    request: ActorRequest, template: str, context: dict[str, Any], form: Any = None
) -> HttpResponse:
    is_wrong = form is not None and bool(form.errors)
    common = {"states": PASSAGE_WORDS, "colours": COLOURS}
    shown = common | context | ({"form": form} if form is not None else {})
    return render(request, template, shown, status=422 if is_wrong else 200)
