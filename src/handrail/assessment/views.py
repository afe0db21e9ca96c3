"""Pages of needs and strengths: read them, record them, answer them. They translate, no more."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from handrail.acts.context import reading
from handrail.acts.fields import Reasoned, reason_given, why_form
from handrail.acts.pages import ActorRequest, page
from handrail.assessment import actions, forms, presenters, rules
from handrail.assessment.domain import REASONS, STATE_WORDS, NeedState
from handrail.errors import NotFoundError
from handrail.policy.decisions import decide

VOCABULARIES = {
    "states": STATE_WORDS,
    "reasons": REASONS,
    "colours": {
        NeedState.OPEN: "blue",
        NeedState.REASONED: "purple",
        NeedState.MET: "green",
    },
}


@page("GET", "HEAD")
def listed(request: ActorRequest, case_id: UUID) -> HttpResponse:
    """The needs and strengths of a case; their words for a reason."""
    with reading(request.actor):
        shown = presenters.page(case_id, seen_by=request.actor)
    why = reason_given(request)
    if why:
        words = actions.open_needs(case_id, by=request.actor, at=request.received_at, purpose=why)
        shown = presenters.opened(shown, words)
    context = {"shown": shown, "why": why_form(request), "is_opened": bool(why)}
    return _drawn(request, "assessment/listed.html", context)


@page("GET", "HEAD", "POST")
def record(request: ActorRequest, case_id: UUID) -> HttpResponse:
    """Record a need for all who work on the case."""
    shown, released = _assessing(request, case_id)
    form = forms.NeedForm(_given(request), released=released)
    if form.is_valid() and form.mends(
        rules.may_record(form.said, standing=shown.standing, are_sources_shared=True)
    ):
        actions.record(
            case_id,
            by=request.actor,
            at=request.received_at,
            need_id=request.new_id(),
            said=form.said,
        )
        messages.success(request, "Recorded. All who work on the case can read it.")
        return redirect("assessment:listed", case_id)
    return _recorded(request, shown, form, heading="Record a need")


@page("GET", "HEAD", "POST")
def record_strength(request: ActorRequest, case_id: UUID) -> HttpResponse:
    """Record a strength for all who work on the case."""
    shown, released = _assessing(request, case_id)
    form = forms.StrengthForm(_given(request), released=released)
    if form.is_valid() and form.mends(
        rules.may_record_strength(form.said, standing=shown.standing, are_sources_shared=True)
    ):
        actions.record_strength(
            case_id,
            by=request.actor,
            at=request.received_at,
            strength_id=request.new_id(),
            said=form.said,
        )
        messages.success(request, "Recorded. All who work on the case can read it.")
        return redirect("assessment:listed", case_id)
    return _recorded(request, shown, form, heading="Record a strength")


@page("GET", "HEAD", "POST")
def revise(request: ActorRequest, reference: UUID) -> HttpResponse:
    """Put a need in other words, with the present ones in view."""
    held, need = _need(request, reference)
    form = forms.ReviseForm(_given(request))
    if form.is_valid() and form.mends(rules.may_say_anew(form.cleaned_data["text"])):
        actions.revise(reference, by=request.actor, at=request.received_at, **form.cleaned_data)
        messages.success(request, "The new words are kept, and the former beside them.")
        return redirect("assessment:listed", held.id)
    why, text = reason_given(request), None
    if why:
        words = actions.open_needs(held.id, by=request.actor, at=request.received_at, purpose=why)
        text = next(each.text for each in words.needs if each.need.id == reference)
        if not form.is_bound:
            form = forms.ReviseForm(initial={"text": text})
    context = {"case": held, "need": need, "text": text, "why": why_form(request)}
    return _drawn(request, "assessment/revise.html", context, form)


@page("GET", "HEAD", "POST")
def give_reason(request: ActorRequest, reference: UUID) -> HttpResponse:
    """Say why no action answers a need."""
    held, need = _need(request, reference)
    form = forms.ReasonForm(_given(request))
    if form.is_valid() and form.mends(rules.may_give_as_reason(**form.cleaned_data)):
        actions.give_reason(
            reference, by=request.actor, at=request.received_at, **form.cleaned_data
        )
        messages.success(request, "The reason is kept with the need.")
        return redirect("assessment:listed", held.id)
    return _drawn(request, "assessment/reason.html", {"case": held, "need": need}, form)


@page("POST")
def close(request: ActorRequest, reference: UUID) -> HttpResponse:
    held, _ = _need(request, reference)
    actions.close(reference, by=request.actor, at=request.received_at)
    messages.success(request, "The need is met.")
    return redirect("assessment:listed", held.id)


def _assessing(request: ActorRequest, case_id: UUID) -> tuple[Any, dict[UUID, str]]:
    with reading(request.actor):
        shown = presenters.page(case_id, seen_by=request.actor)
        released = presenters.released(case_id)
    if not shown.assesses:
        raise NotFoundError  # the chair reads needs; who works with the person records them
    return shown, released


def _need(request: ActorRequest, reference: UUID) -> tuple[Any, Any]:
    with reading(request.actor):
        return presenters.about(reference, seen_by=request.actor)


def _recorded(
    request: ActorRequest, shown: presenters.Page, form: Reasoned, *, heading: str
) -> HttpResponse:
    why_not = decide("record", case_not_open=not shown.case.is_open)
    context = {"shown": shown, "heading": heading, "why_not": presenters.in_words(why_not)}
    return _drawn(request, "assessment/record.html", context, form)


def _given(request: ActorRequest) -> Any:
    return request.POST if request.method == "POST" else None


def _drawn(
    request: ActorRequest, template: str, context: dict[str, Any], form: Any = None
) -> HttpResponse:
    is_wrong = form is not None and bool(form.errors)
    shown = VOCABULARIES | context
    if form is not None:
        shown["form"] = form
    return render(request, template, shown, status=422 if is_wrong else 200)
