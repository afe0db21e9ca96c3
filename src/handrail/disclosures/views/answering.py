"""What is decided about a disclosure: approved, refused, accepted, or answered in words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect

from handrail.acts.context import reading
from handrail.acts.pages import ActorRequest, page
from handrail.disclosures import actions, forms, queries, rules
from handrail.disclosures.views.showing import FORMS, shown_to


@dataclass(frozen=True)
class Saying:
    """An act that is words only: what does it, what is said of it, whether the page is still there."""

    act: Callable[..., Any]
    done: str
    stays: bool = True


SAYINGS = {
    "query": Saying(actions.query, "Your question was sent."),
    "answer": Saying(actions.answer, "Your answer was sent."),
    "decline": Saying(actions.decline, "You declined. It is gone from your pages.", stays=False),
    "return": Saying(
        actions.give_back, "You returned it. It is gone from your pages.", stays=False
    ),
    "report_error": Saying(
        actions.report_error, "Reported. The originator's disclosure officer is asked to mend it."
    ),
    "uphold": Saying(actions.uphold, "Kept: it is right as it stands."),
    "discard": Saying(actions.discard, "It will not be sent. Your reasons are kept."),
}


@page("POST")
def approve(request: ActorRequest, reference: UUID) -> HttpResponse:
    """Let it go out, with reasons and a statement of quality."""
    by = request.actor
    form = forms.ApproveForm(request.POST, auto_id="approve_%s")
    with reading(by):
        held = queries.disclosure(reference)
    if not form.is_valid():
        return shown_to(request, reference, approve=form)
    quality, reasons = form.quality, form.cleaned_data["reasons"]
    decision = rules.may_approve(
        held, by=by.member_id, quality=quality, reasons=reasons, on=by.today
    )
    if not form.mends(decision):
        return shown_to(request, reference, approve=form)
    actions.approve(reference, by=by, at=request.received_at, quality=quality, reasons=reasons)
    messages.success(request, "Approved. The centre can now ask the partner.")
    return redirect("disclosures:show", reference)


@page("POST")
def refuse(request: ActorRequest, reference: UUID) -> HttpResponse:
    form = forms.RefuseForm(request.POST, auto_id="refuse_%s")
    if not form.is_valid():
        return shown_to(request, reference, refuse=form)
    reasons = form.cleaned_data["reasons"]
    actions.refuse(reference, by=request.actor, at=request.received_at, reasons=reasons)
    messages.success(request, "Refused. Nothing leaves, and your reasons are kept.")
    return redirect("disclosures:show", reference)


@page("POST")
def accept(request: ActorRequest, reference: UUID) -> HttpResponse:
    """Accept the ask: the content opens to the officer who accepts."""
    form = forms.AcceptForm(request.POST, auto_id="accept_%s")
    if not form.is_valid():
        return shown_to(request, reference, accept=form)
    actions.accept(reference, by=request.actor, at=request.received_at, has_accepted_uses=True)
    messages.success(request, "Accepted. You can now open it, and nobody else here can.")
    return redirect("disclosures:show", reference)


@page("POST")
def say(request: ActorRequest, reference: UUID, verb: str) -> HttpResponse:
    """Ask, answer, decline, return or discard: an act that is words only."""
    form, saying = FORMS[verb](request.POST, auto_id=f"{verb}_%s"), SAYINGS[verb]
    if not form.is_valid():
        return shown_to(request, reference, **{verb: form})
    saying.act(
        reference,
        by=request.actor,
        at=request.received_at,
        remark_id=request.new_id(),
        text=form.cleaned_data["text"],
    )
    messages.success(request, saying.done)
    if saying.stays:
        return redirect("disclosures:show", reference)
    return redirect("disclosures:listed")
