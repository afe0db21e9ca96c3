"""Pages of reviews. They translate, no more."""

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
from handrail.reviews import actions, forms, presenters, queries, rules

STATES = {"due": "Due", "overdue": "Overdue", "done": "Done"}
COLOURS = {"due": "blue", "overdue": "red", "done": "green"}


@page("GET", "HEAD")
def of_case(request: ActorRequest, case: UUID) -> HttpResponse:
    """The reviews of a case; what they say for a reason."""
    with reading(request.actor):
        held = presenters.on_case(case, seen_by=request.actor)
    why, texts = reason_given(request), None
    if why:
        texts = actions.open_reviews(case, by=request.actor, at=request.received_at, purpose=why)
    context = {"held": held, "why": why_form(request), "texts": texts, "paragraphs": paragraphs}
    return _drawn(request, "reviews/of_case.html", context)


@page("GET", "HEAD", "POST")
def record(request: ActorRequest, case: UUID) -> HttpResponse:
    """Keep how support goes: who works on the case, and the centre."""
    with reading(request.actor):
        held = presenters.on_case(case, seen_by=request.actor)
    if not held.may_record:
        raise NotFoundError
    form = forms.ReviewForm(request.POST if request.method == "POST" else None)
    if form.is_valid() and form.mends(
        rules.may_review(held.case, form.said, on=request.actor.today)
    ):
        actions.record(
            case,
            by=request.actor,
            at=request.received_at,
            review_id=request.new_id(),
            said=form.said,
        )
        messages.success(request, "The review is kept.")
        return redirect("reviews:of_case", case)
    return _drawn(request, "reviews/record.html", {"held": held}, form)


@page("GET", "HEAD", "POST")
def after(request: ActorRequest, reference: UUID) -> HttpResponse:
    """A review after closing: its owner's, or the centre's."""
    if not request.actor.roles & {"coordinator", "practitioner", "data_protection_officer"}:
        raise NotFoundError
    with reading(request.actor):
        found = queries.exit_review(reference)
        due = presenters.due(found)
    form = forms.ExitReviewForm(request.POST if request.method == "POST" else None)
    if form.is_valid() and form.mends(
        rules.may_review_exit(found, form.said, on=request.actor.today)
    ):
        actions.record_exit(reference, by=request.actor, at=request.received_at, said=form.said)
        messages.success(request, "The review is kept, and its clock stops.")
        return redirect("reviews:after", reference)
    return _drawn(request, "reviews/after.html", {"due": due, "is_yours": _is_yours(request)}, form)


def _is_yours(request: ActorRequest) -> bool:
    """Who watches the clocks sees this one, and reviews nothing."""
    return bool(request.actor.roles & {"coordinator", "practitioner"})


def _drawn(
    request: ActorRequest, template: str, context: dict[str, Any], form: Any = None
) -> HttpResponse:
    is_wrong = form is not None and bool(form.errors)
    shown = {"states": STATES, "colours": COLOURS} | context
    shown |= {"form": form} if form is not None else {}
    return render(request, template, shown, status=422 if is_wrong else 200)
