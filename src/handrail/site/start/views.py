"""The start page and its journeys. On any data but a demo's there is no such page."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from handrail.errors import NotFoundError
from handrail.members.domain import ROLE_WORDS
from handrail.partners.domain import AREAS
from handrail.site.start import journeys
from handrail.site.start.visitors import Demo, Visitor, read_demo

FOLLOWED = "handrail-journey"  # a cookie: which journey the reader follows, and nothing of anybody


def demo_here() -> Demo | None:
    """The demo whose data is served; None on any other data."""
    return read_demo(settings.DATA) if settings.IS_SYNTHETIC else None


@require_safe
def start(request: HttpRequest) -> HttpResponse:
    """Who can sign in, and what there is to try."""
    demo = _demo()
    context = {
        "demo": demo,
        "roles": _by_role(demo.visitors),
        "journeys": journeys.journeys(),
        "areas": AREAS,
    }
    return render(request, "start/start.html", context)


@require_safe
def journey(request: HttpRequest, slug: str) -> HttpResponse:
    """One journey, step by step; the frame of every page leads back to it from then on."""
    demo, found = _demo(), journeys.journey(slug)
    if found is None:
        raise NotFoundError
    steps = [
        {
            "step": each,
            "visitor": demo.visitor(each.who),
            "address": each.address(demo.references, label=found.about),
        }
        for each in found.steps
    ]
    context = {"demo": demo, "journey": found, "steps": steps}
    response = render(request, "start/journey.html", context)
    response.set_cookie(
        FOLLOWED, slug, httponly=True, samesite="Lax", secure=settings.SESSION_COOKIE_SECURE
    )
    return response


def _demo() -> Demo:
    demo = demo_here()
    if demo is None or not demo.is_complete:
        raise NotFoundError
    return demo


def _by_role(visitors: tuple[Visitor, ...]) -> list[tuple[str, list[Visitor]]]:
    """Visitors under their role's words, in the order in which a case meets the roles."""
    return [
        (words, [each for each in visitors if each.role == role])
        for role, words in ROLE_WORDS.items()
    ]
