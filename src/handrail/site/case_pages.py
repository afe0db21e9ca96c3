"""The pages of a case. They show what lies in several folders, so they stand above all of these."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import path

from handrail.acts.context import reading
from handrail.acts.fields import reason_given, why_form
from handrail.acts.pages import ActorRequest, goes_on_after, page
from handrail.cases import queries as cases
from handrail.cases import rules
from handrail.cases.domain import OUTCOMES, STATE_WORDS, Case, CaseState
from handrail.cases.forms import ClosingForm
from handrail.cases.views import lead
from handrail.disclosures.domain import ASKS
from handrail.errors import NotFoundError
from handrail.nominations import queries as nominations
from handrail.nominations.domain import cautions
from handrail.nominations.forms import DeconflictForm
from handrail.nominations.queries import NominationText
from handrail.nominations.rules import AFTER_DECONFLICTION
from handrail.nominations.rules import STATE_WORDS as NOMINATION_WORDS
from handrail.partners.domain import AREAS, SUPPORT_PURPOSES
from handrail.reviews import presenters as reviews
from handrail.reviews.actions import close_case
from handrail.reviews.domain import Closing
from handrail.risk.domain import RISK_KINDS, RISK_STATE_WORDS
from handrail.risk.queries import open_risks
from handrail.site.case_parts import parts_of
from handrail.site.words import words_of
from handrail.support import case_page
from handrail.support import queries as support
from handrail.support.case_page import CaseOpened
from handrail.support.presenters import need_words

COLOURS = {"open": "blue", "paused_for_review": "yellow", "closed": "grey"}
VOCABULARIES = {
    "areas": AREAS,
    "states": STATE_WORDS,
    "colours": COLOURS,
    "outcomes": OUTCOMES,
    "asks": ASKS,
    "purposes": SUPPORT_PURPOSES,
    "nomination_states": NOMINATION_WORDS,
}


@page("GET", "HEAD")
def listed(request: ActorRequest) -> HttpResponse:
    """The open cases in scope: references, never names."""
    with reading(request.actor):
        lines = case_page.lines(after=goes_on_after(request))
    context = VOCABULARIES | {
        "lines": lines,
        "leads": "coordinator" in request.actor.roles,
        "next": lines[-1].case.id if len(lines) == cases.PAGE else None,
    }
    return render(request, "cases/listed.html", context)


@page("GET", "HEAD")
def show(request: ActorRequest, reference: UUID) -> HttpResponse:
    """One case: where it stands and its parts; who leads it opens all of it, saying why."""
    why = reason_given(request)
    leads = "coordinator" in request.actor.roles
    with reading(request.actor):
        parts = parts_of(cases.case(reference).id, seen_by=request.actor)
    if why and leads:
        opened = case_page.open_case(
            reference, by=request.actor, at=request.received_at, purpose=why
        )
        line, more = opened.line, {"opened": opened, "why": None} | _working(request, opened)
    else:
        with reading(request.actor):
            line = case_page.line(reference)
        more = {"opened": None, "why": why_form(request) if leads else None}
    context = (
        VOCABULARIES | {"line": line, "case": line.case, "parts": parts, "leads": leads} | more
    )
    return render(request, "cases/show.html", context)


@page("GET", "HEAD", "POST")
def close(request: ActorRequest, reference: UUID) -> HttpResponse:
    """Say how a case ends; what still waits stands where the button would be."""
    if "coordinator" not in request.actor.roles:
        raise NotFoundError  # who takes part sees the case; how it ends is for who leads it
    with reading(request.actor):
        case = cases.case(reference)
        received = nominations.of_case(reference)
        ending = case_page.ending(case, outcome=next(iter(OUTCOMES)), what_has_changed="-")
        owners = reviews.owners(reference, seen_by=request.actor)
        risks = open_risks(reference)
        unanswered = support.unanswered_needs(reference)
    form = ClosingForm(request.POST if request.method == "POST" else None)
    form.offer("owner", owners)
    if form.is_valid():
        return _closed(request, case, form)
    context = VOCABULARIES | {
        "case": case,
        "form": form,
        "received": [each.received_at for each in received],
        "unanswered": [need_words(each) for each in unanswered],
        "risks": [(RISK_KINDS[each.kind], RISK_STATE_WORDS[each.state]) for each in risks],
        "why_not": tuple(map(words_of, rules.may_close(case, ending).reasons)),
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.is_bound else HTTPStatus.OK
    return render(request, "cases/close.html", context, status=status)


urlpatterns = [
    path("", listed, name="listed"),
    path("<uuid:reference>/", show, name="show"),
    path("<uuid:reference>/lead/", lead, name="lead"),
    path("<uuid:reference>/close/", close, name="close"),
]


def _closed(request: ActorRequest, case: Case, form: ClosingForm) -> HttpResponse:
    said = form.cleaned_data
    closing = Closing(
        outcome=said["outcome"],
        what_has_changed=said["what_has_changed"],
        owner_id=UUID(said["owner"]) if said["owner"] else None,
    )
    close_case(case.id, by=request.actor, at=request.received_at, closing=closing)
    messages.success(request, "The case is closed.")
    return redirect("cases:show", case.id)


def _working(request: ActorRequest, opened: CaseOpened) -> dict[str, Any]:
    """The forms and marks of an opened case."""
    text = opened.text
    is_adjusted = any(each.adjustments for each in text.nominations)
    return {
        "identity": text.identity,
        "why_no_draft": tuple(map(words_of, opened.drafting.reasons)),
        "cautions": cautions(is_undated=not text.identity.date_of_birth, is_adjusted=is_adjusted),
        "forms": {
            each.summary.id: DeconflictForm(
                state=each.summary.state,
                at=request.received_at,
                auto_id=f"id_{number}_%s",  # a case may rest on several, each with a form
            )
            for number, each in enumerate(text.nominations, start=1)
        },
        "ended": {each.summary.id: _why_no_check(text.case, each) for each in text.nominations},
    }


def _why_no_check(case: Case, nomination: NominationText) -> tuple[str, ...]:
    if case.state is CaseState.CLOSED:
        return (words_of("case_not_open"),)
    has_ended = nomination.summary.state not in AFTER_DECONFLICTION
    return (words_of("nomination_ended"),) if has_ended else ()
