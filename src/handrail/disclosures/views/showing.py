"""A disclosure as each side sees it, lists of them, and the decision record."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django import forms as django_forms
from django.http import HttpResponse

from handrail.acts.context import reading
from handrail.acts.fields import why_form
from handrail.acts.pages import ActorRequest, goes_on_after, page
from handrail.disclosures import forms, queries
from handrail.disclosures.domain import DisclosureState
from handrail.disclosures.presenters import decision_record, opened, sources
from handrail.disclosures.presenters.about import About, Side, about, rows, thread
from handrail.disclosures.views.drawing import drawn, open_case, opened_text
from handrail.errors import NotFoundError

FORMS: dict[str, type[django_forms.Form]] = {
    "approve": forms.ApproveForm,
    "refuse": forms.RefuseForm,
    "answer": forms.AnswerForm,
    "accept": forms.AcceptForm,
    "query": forms.QueryForm,
    "decline": forms.DeclineForm,
    "return": forms.ReturnForm,
    "discard": forms.DiscardForm,
    "recall": forms.RecallForm,
    "report_error": forms.ReportErrorForm,
    "uphold": forms.UpholdForm,
}
ENDINGS = ("decline", "return", "discard")
MENDINGS = ("report_error", "uphold")


@page("GET", "HEAD")
def listed(request: ActorRequest) -> HttpResponse:
    with reading(request.actor):
        found = queries.in_states(*DisclosureState, after=goes_on_after(request))
        context = {"rows": rows(found, seen_by=request.actor), "next": ""}
    if len(found) == queries.PAGE:
        context["next"] = f"?{urlencode({'after': found[-1].id})}"
    return drawn(request, "disclosures/listed.html", context)


@page("GET", "HEAD")
def show(request: ActorRequest, reference: UUID) -> HttpResponse:
    """A disclosure as its reader's side sees it; its content for a reason, where that is open."""
    return shown_to(request, reference)


@page("GET", "HEAD")
def record(request: ActorRequest, reference: UUID) -> HttpResponse:
    """The decision record, for paper, for the centre and the originator's disclosure officer."""
    with reading(request.actor):
        shown = about(reference, seen_by=request.actor, at=request.received_at)
    if shown.side is Side.RECIPIENT:
        raise NotFoundError
    text = opened_text(request, shown)
    lines = decision_record.record(shown, text) if text else ()
    context = {"about": shown, "why": why_form(request), "record": lines}
    return drawn(request, "disclosures/record.html", context)


def shown_to(request: ActorRequest, reference: UUID, **given: django_forms.Form) -> HttpResponse:
    """The disclosure to its reader, with the form that came back where one has to be mended."""
    with reading(request.actor):
        shown = about(reference, seen_by=request.actor, at=request.received_at)
    text = opened_text(request, shown)
    blank = {verb: form(auto_id=f"{verb}_%s") for verb, form in FORMS.items()}
    context: dict[str, Any] = {
        "about": shown,
        "forms": blank | given,
        "why": why_form(request),
        "is_yours": shown.disclosure.accepted_by == request.actor.member_id,
        "text": text,
        "content": text and opened.content(text, parties=shown.standing.parties),
        "sources": (),
        "remarks": (),
        "corrections": (),
    }
    if text is not None and shown.side is not Side.RECIPIENT:
        with reading(request.actor):
            context["corrections"] = queries.corrections(reference)
    if text is not None and shown.side is Side.CENTRE:
        context |= _for_the_centre(request, shown)
    form = next(iter(given.values()), None)
    return drawn(request, f"disclosures/show_{shown.side}.html", context, form)


def _for_the_centre(request: ActorRequest, shown: About) -> dict[str, Any]:
    """What else the centre reads: what a draft can be worded from, and how it ended."""
    if shown.disclosure.state is DisclosureState.DRAFT:
        kind = shown.standing.parties.originator_kind
        known = sources.sources(open_case(request, shown), originator_kind=kind)
        return {"sources": [(each, each.bars(shown.standing)) for each in known]}
    with reading(request.actor):
        return {"remarks": thread(shown.disclosure, kinds=ENDINGS)}
