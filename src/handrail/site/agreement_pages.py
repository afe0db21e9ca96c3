"""The pages of a no: it stops support, which rests on agreement, so they stand above both."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import path

from handrail.acts.pages import ActorRequest, page
from handrail.support import stopping
from handrail.voluntary import rules
from handrail.voluntary.forms import EndForm
from handrail.voluntary.views import drawn, worked_on


@page("GET", "HEAD", "POST")
def refuse(request: ActorRequest, reference: UUID) -> HttpResponse:
    """Record that the person does not want support."""
    return _ended(request, reference, verb="refuse", act=stopping.refuse_support)


@page("GET", "HEAD", "POST")
def withdraw(request: ActorRequest, reference: UUID) -> HttpResponse:
    """Record that the person stops. Support stops in the same act."""
    return _ended(request, reference, verb="withdraw", act=stopping.withdraw_support)


urlpatterns = [
    path("<uuid:reference>/refuse/", refuse, name="refuse"),
    path("<uuid:reference>/withdraw/", withdraw, name="withdraw"),
]


def _ended(
    request: ActorRequest, reference: UUID, *, verb: str, act: Callable[..., Any]
) -> HttpResponse:
    shown = worked_on(request, reference)
    form = EndForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        today = request.actor.today
        if form.mends(rules.may_end(shown.agreement, verb, form.said, today=today)):
            act(reference, by=request.actor, at=request.received_at, said=form.said)
            messages.success(request, "Kept. Support has stopped.")
            return redirect("voluntary:show", reference)
    return drawn(request, "voluntary/end.html", {"about": shown, "verb": verb}, form)
