"""Who reads a page of questions, and what every such page may say."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render

from handrail.acts.domain import Actor, the_public
from handrail.acts.pages import ActorRequest
from handrail.errors import NotFoundError
from handrail.questions import presenters
from handrail.questions.domain import STATE_WORDS, QuestionState

COLOURS = {
    QuestionState.OPEN: "yellow",
    QuestionState.ANSWERED: "green",
    QuestionState.DISPUTED: "red",
    QuestionState.CLOSED: "grey",
}


def reader(request: ActorRequest) -> Actor:
    """Who reads: the member who is signed in, or somebody of the public."""
    return request.actor or the_public(request.received_at)


def only(may: bool) -> None:  # noqa: FBT001 - read as "only may_ask(…)"
    """A page to do something is nowhere for who may not do it. Raises `NotFoundError`."""
    if not may:
        raise NotFoundError


def drawn(
    request: ActorRequest, template: str, context: dict[str, Any], form: Any = None
) -> HttpResponse:
    """The page, with what every page of questions may say; 422 where a form is wrong."""
    actor = reader(request)
    common = {
        "states": STATE_WORDS,
        "colours": COLOURS,
        "may_ask": presenters.may_ask(actor),
        "may_write": presenters.may_write(actor),
        "may_lead": presenters.may_lead(actor),
    }
    is_wrong = form is not None and bool(form.errors)
    shown = common | context | ({"form": form} if form is not None else {})
    return render(request, template, shown, status=422 if is_wrong else 200)
