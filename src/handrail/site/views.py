"""The first page: what waits for me, oldest clock first; and the pages that only explain."""

from __future__ import annotations

from typing import Any

from django.db import connection
from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from handrail.acts.context import reading
from handrail.acts.pages import ActorRequest, page
from handrail.clocks import watchdog
from handrail.errors import HandrailError, NotFoundError
from handrail.site import problems, waiting
from handrail.site.frame import FIRST_SCREENS
from handrail.site.start.views import demo_here


@require_safe
def first(request: ActorRequest) -> HttpResponseBase:
    """What waits for a member; on a demo's data a visitor begins at the start page."""
    if not request.actor and demo_here():
        return redirect("start:start")
    return home(request)


@page("GET", "HEAD")
def home(request: ActorRequest) -> HttpResponse:
    """What waits for the member who is signed in, and nothing else; a duty officer's is the desk."""
    if request.actor.roles == frozenset({"duty_officer"}):
        return redirect("risk:desk")
    with reading(request.actor):
        tasks = waiting.waiting_for(request.actor)
    first = [page for role in sorted(request.actor.roles) for page in FIRST_SCREENS.get(role, ())]
    return render(request, "site/home.html", {"tasks": tasks, "first": first})


@require_safe
def health(request: HttpRequest) -> HttpResponse:
    """Live and ready, for a machine to ask: does the database answer, does the clock go?"""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    is_late = watchdog.late(timezone.now())
    body = {"live": True, "ready": not is_late, "sweep": "late" if is_late else "going"}
    return JsonResponse(body, status=503 if is_late else 200)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """One text for what is not there and for what is not yours."""
    return problems.explain(request, NotFoundError())


def broken(request: HttpRequest) -> HttpResponse:
    """A bug. It was logged; the page tells nothing of it."""
    return problems.explain(request, HandrailError("Try again later. What went wrong was noted."))


def csrf_failed(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The form was not ours, or was open too long."""
    sentence = "This form was open too long, or did not come from here. Go back and try again."
    context: dict[str, Any] = {
        "title": "The form could not be sent",
        "sentences": [sentence],
        "status": 403,
    }
    return render(request, "site/error.html", context, status=403)
