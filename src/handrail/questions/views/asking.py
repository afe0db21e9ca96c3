"""Pages of questions. What is public is read without signing in."""

from __future__ import annotations

from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from handrail.acts.context import reading
from handrail.acts.pages import ActorRequest, goes_on_after, page
from handrail.questions import actions, forms, presenters, queries
from handrail.questions.views.showing import drawn, only, reader


@require_safe
def listed(request: ActorRequest) -> HttpResponse:
    """The questions that the reader may see, the newest first, a page at a time."""
    actor = reader(request)
    with reading(actor):
        found = queries.questions(after=goes_on_after(request))
        standing = queries.standing()
        context = {
            "rows": presenters.rows(found, at=request.received_at),
            "standing": standing,
            "oldest": presenters.rows([standing.oldest], at=request.received_at)[0]
            if standing.oldest
            else None,
            "letters": queries.letters(),
            "consultations": queries.consultations(),
        }
    context["next"] = f"?{urlencode({'after': found[-1].id})}" if len(found) == queries.PAGE else ""
    return drawn(request, "questions/listed.html", context)


@require_safe
def show(request: ActorRequest, reference: UUID) -> HttpResponse:
    """A question with all that was said to it."""
    return _shown(request, reference)


@page("GET", "HEAD", "POST")
def ask(request: ActorRequest) -> HttpResponse:
    """Put a question to the centre, the police or a partner."""
    only(presenters.may_ask(request.actor))
    with reading(request.actor):
        form = forms.AskForm(
            request.POST if request.method == "POST" else None,
            addressees=queries.addressees(request.actor.areas),
            letters=queries.letters_of(request.actor.organisation_id),
        )
    if request.method == "POST" and form.is_valid():
        question_id = request.new_id()
        actions.ask(
            "floor",
            by=request.actor,
            at=request.received_at,
            question_id=question_id,
            asked=form.asked,
        )
        messages.success(request, "Asked. It is answered in 10 working days, or stays in view.")
        return redirect("questions:show", question_id)
    return drawn(request, "questions/ask.html", {}, form)


@page("POST")
def answer(request: ActorRequest, reference: UUID) -> HttpResponse:
    form = forms.AnswerForm(request.POST)
    if not form.is_valid():
        return _shown(request, reference, answering=form)
    actions.answer(
        reference,
        by=request.actor,
        at=request.received_at,
        remark_id=request.new_id(),
        answer=form.answer,
    )
    messages.success(request, "Answered. Whoever asked says whether it will do.")
    return redirect("questions:show", reference)


@page("POST")
def dispute(request: ActorRequest, reference: UUID) -> HttpResponse:
    form = forms.DisputeForm(request.POST)
    if not form.is_valid():
        return _shown(request, reference, disputing=form)
    actions.dispute(
        reference,
        by=request.actor,
        at=request.received_at,
        remark_id=request.new_id(),
        text=form.cleaned_data["text"],
    )
    messages.success(request, "Disputed. It is to be answered again.")
    return redirect("questions:show", reference)


@page("POST")
def accept(request: ActorRequest, reference: UUID) -> HttpResponse:
    actions.accept(reference, by=request.actor, at=request.received_at)
    messages.success(request, "Closed. The question and its answer stay in view.")
    return redirect("questions:show", reference)


def _shown(
    request: ActorRequest,
    reference: UUID,
    *,
    answering: forms.AnswerForm | None = None,
    disputing: forms.DisputeForm | None = None,
) -> HttpResponse:
    actor = reader(request)
    with reading(actor):
        shown = presenters.about(reference, seen_by=actor, at=request.received_at)
    context = {
        "about": shown,
        "answering": answering or forms.AnswerForm(),
        "disputing": disputing or forms.DisputeForm(),
    }
    return drawn(request, "questions/show.html", context, answering or disputing)
