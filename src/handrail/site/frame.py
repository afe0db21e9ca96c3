"""What every page's frame shows: where one can go, who is signed in, and that data is synthetic."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.contrib.messages import get_messages
from django.http import HttpRequest
from django.urls import reverse

from handrail.partners import queries as partners
from handrail.site.start.journeys import journey
from handrail.site.start.views import FOLLOWED, demo_here

QUESTIONS = ("Questions", "questions:listed")
COSTS = ("Hours and costs", "evaluation:listed")
TWELVE = ("Twelve questions", "oversight:twelve")

# Which first pages a role is offered. A page that is not here is reached from one of these.
PAGES_FOR_ROLE: dict[str, tuple[tuple[str, str], ...]] = {
    "nominating_officer": (("Nominations", "nominations:listed"),),
    "disclosure_officer": (
        ("Disclosures", "disclosures:listed"),
        QUESTIONS,
        COSTS,
    ),
    "coordinator": (
        ("Cases", "cases:listed"),
        ("Disclosures", "disclosures:listed"),
        QUESTIONS,
        COSTS,
        TWELVE,
    ),
    "practitioner": (
        ("Cases", "cases:listed"),
        ("Disclosures", "disclosures:listed"),
        ("Actions", "support:listed"),
        QUESTIONS,
        COSTS,
        TWELVE,
    ),
    "chair": (
        ("Cases", "cases:listed"),
        QUESTIONS,
        COSTS,
        TWELVE,
    ),
    "duty_officer": (("Duty desk", "risk:desk"),),
    "advocate": (("My people", "voluntary:people"),),
    "data_protection_officer": (
        ("Clocks", "oversight:clocks"),
        ("Overdue", "awareness:overdue"),
        TWELVE,
    ),
    "reviewer": (),
    "scrutiny_member": (TWELVE, QUESTIONS, COSTS),
    "evaluator": (("Evaluation", "oversight:evaluation"), TWELVE),
    "inspector": (
        ("Ledger", "oversight:listed"),
        ("Records", "oversight:records"),
        TWELVE,
    ),
    "administrator": (("Set-up", "oversight:set_up"), QUESTIONS, TWELVE),
}

# Where a role works that does not live by tasks: shown before what waits, with what it is for.
FIRST_SCREENS: dict[str, tuple[tuple[str, str, str], ...]] = {
    "scrutiny_member": (
        (*TWELVE, "What is known of each, for your area, and where it is known from."),
        (*QUESTIONS, "Ask, and see what is answered, disputed or overdue."),
    ),
    "data_protection_officer": (
        ("Clocks", "oversight:clocks", "Every clock that runs, what is overdue first."),
    ),
    "evaluator": (("Evaluation", "oversight:evaluation", "What it cost, and how cases ended."),),
    "inspector": (
        ("Ledger", "oversight:listed", "Every act, the newest first."),
        ("Records", "oversight:records", "Draw a sample that can be drawn again."),
    ),
    "administrator": (
        ("Set-up", "oversight:set_up", "Who takes part, in which posts, under which agreements."),
    ),
}


def frame(request: HttpRequest) -> dict[str, Any]:
    """The context of `site/base.html`."""
    actor = getattr(request, "actor", None)
    shown: dict[str, Any] = {
        "synthetic": settings.IS_SYNTHETIC,
        "messages": get_messages(request),
        "navigation": _navigation(request, actor) if actor else [],
        "footer_links": [
            {"text": "Questions to the programme", "href": "/questions/"},
            {"text": "Ledger checkpoint", "href": "/ledger/checkpoint"},
        ],
    }
    if demo_here():
        shown["footer_links"].append({"text": "Start page", "href": reverse("start:start")})
        shown["guide"] = _guide(request)
    if actor:
        shown["signed_in"] = {
            "post": actor.title,
            "organisation": partners.names_of([actor.organisation_id])[actor.organisation_id],
            "sign_out": reverse("members:sign_out"),
            "raise_risk": reverse("risk:raise"),
            "about": _about(request),
        }
    return shown


def _about(request: HttpRequest) -> str:
    """What an immediate risk is about that is raised from here: the case on whose page one is."""
    found = request.resolver_match
    if found is None or found.namespace != "cases" or "reference" not in found.kwargs:
        return ""
    return f"?{urlencode({'case': found.kwargs['reference']})}"


def _guide(request: HttpRequest) -> dict[str, str]:
    """The way back to the journey that somebody follows in the demo, or to its start page."""
    followed = journey(request.COOKIES.get(FOLLOWED, ""))
    if followed is None:
        return {"text": "Start page", "href": reverse("start:start")}
    return {"text": followed.title, "href": reverse("start:journey", args=[followed.slug])}


def _navigation(request: HttpRequest, actor: Any) -> list[dict[str, Any]]:
    listed = [("What waits for me", "home")]
    for role in sorted(actor.roles):
        listed += [page for page in PAGES_FOR_ROLE.get(role, ()) if page not in listed]
    return [_link(request, text, name) for text, name in listed]


def _link(request: HttpRequest, text: str, name: str) -> dict[str, Any]:
    href = reverse(name)
    return {"text": text, "href": href, "active": request.path == href}
