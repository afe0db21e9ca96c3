"""The log for inspectors, and the checkpoint for everybody."""

from __future__ import annotations

import re

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from handrail.acts.context import reading
from handrail.acts.pages import ActorRequest, page
from handrail.errors import NotFoundError
from handrail.ledger import queries as ledger
from handrail.oversight import queries
from handrail.oversight.presenters import log as presenters

INDEX = re.compile("[0-9]{1,18}")  # what fits the database's integers


@page("GET", "HEAD")
def listed(request: ActorRequest) -> HttpResponse:
    """The entries of the log, the newest first. Reading it is an act, and is on it."""
    entries = queries.read_log(
        "log",
        by=request.actor,
        at=request.received_at,
        purpose="supervise",
        before=_before(request),
    )
    with reading(request.actor):
        shown = presenters.lines(entries)
        checkpoint = ledger.latest_checkpoint()
    context = {"lines": shown, "checkpoint": checkpoint}
    return render(request, "oversight/log.html", context)


@require_safe
def checkpoint(_request: HttpRequest) -> HttpResponse:
    """The latest signed checkpoint as a C2SP signed note, for anybody to keep."""
    published = ledger.latest_checkpoint()
    if published is None:
        raise NotFoundError
    return HttpResponse(published.note, content_type="text/plain; charset=utf-8")


def _before(request: HttpRequest) -> int | None:
    given = request.GET.get("before", "")
    return int(given) if INDEX.fullmatch(given) else None
