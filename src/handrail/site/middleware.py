"""What happens around every request: its moment, safe headers, who acts, and explanations.

Views do not catch: `Explanations` turns each of our errors into a page or a problem document, in
one place. Anything else is a bug, shown as a 500 without detail.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from http import HTTPStatus
from typing import Any, cast
from uuid import UUID, uuid4

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.functional import SimpleLazyObject

from handrail.acts.domain import Actor
from handrail.acts.pages import ActorRequest
from handrail.errors import HandrailError
from handrail.members import sign_in
from handrail.site import problems

Respond = Callable[[Any], HttpResponse]

CONTENT_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'; manifest-src 'self'"
)


def new_id() -> UUID:
    """A fresh random identifier; tests of two worlds give their own source instead."""
    source: Callable[[], UUID] = getattr(settings, "NEW_ID", uuid4)
    return source()


def moment() -> datetime:
    """The time now; tests of two worlds give their own clock instead."""
    source: Callable[[], datetime] = getattr(settings, "NOW", timezone.now)
    return source()


def arrival(respond: Respond) -> Respond:
    """Read the clock once for each request, and let it make identifiers."""

    def middleware(request: ActorRequest) -> HttpResponse:
        request.received_at = moment()
        request.new_id = new_id
        return respond(request)

    return middleware


def safe_headers(respond: Respond) -> Respond:
    """Nothing inline, nothing framed, nothing cached, nothing told to other sites."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = respond(request)
        response.headers.setdefault("Content-Security-Policy", CONTENT_POLICY)
        response.headers["X-Content-Type-Options"] = "nosniff"
        response.headers["X-Frame-Options"] = "DENY"
        response.headers["Referrer-Policy"] = "same-origin"
        response.headers["Cross-Origin-Opener-Policy"] = "same-origin"
        response.headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()"
        if not request.path.startswith(settings.STATIC_URL):
            response.headers.setdefault("Cache-Control", "no-store")
        return response

    return middleware


def who_acts(respond: Respond) -> Respond:
    """Set `request.actor` to who is signed in, looked up when first asked for."""

    def middleware(request: ActorRequest) -> HttpResponse:
        found = SimpleLazyObject(lambda: sign_in.who_acts(request.session, at=request.received_at))
        request.actor = cast("Actor", found)  # nobody, on the pages that ask for nobody
        return respond(request)

    return middleware


class Explanations:
    """Our errors as a page or a problem document. Needs a class: Django calls two methods."""

    def __init__(self, respond: Respond) -> None:
        self.respond = respond

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer; a wrong method of the API is explained as every other error is."""
        response = self.respond(request)
        if response.status_code == HTTPStatus.METHOD_NOT_ALLOWED and problems.wants_json(request):
            return problems.not_allowed(response["Allow"])
        return response

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """Explain one of ours; leave the rest to Django's 500 page."""
        if isinstance(error, HandrailError):
            return problems.explain(request, error)
        return None
