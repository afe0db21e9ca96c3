"""Pages of this capability."""

from __future__ import annotations

from django.http import HttpResponse

from handrail.acts.pages import ActorRequest, page


@page("GET", "HEAD")
def listed(request: ActorRequest) -> HttpResponse:
    """To come."""
    return HttpResponse()
