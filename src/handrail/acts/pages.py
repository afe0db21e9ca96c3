"""What every page and every API route needs of its request: who acts, and when it came."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import wraps
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from handrail.acts.domain import Actor

View = Callable[..., HttpResponseBase]


class ActorRequest(HttpRequest):
    """A request as our middleware hands it on."""

    actor: Actor
    received_at: datetime
    new_id: Callable[[], UUID]


def page(*methods: str) -> Callable[[View], View]:
    """A page for members: these methods only, and sign-in first. Default deny: nothing else."""

    def wrap(view: View) -> View:
        @require_http_methods(list(methods))
        @wraps(view)
        def shown(request: Any, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if not request.actor:
                back = urlencode({"next": request.get_full_path()})
                return redirect(f"{reverse('members:sign_in')}?{back}")
            return view(request, *args, **kwargs)

        return shown

    return wrap


def goes_on_after(request: HttpRequest) -> UUID | None:
    """Where a list goes on; an address that was cut or made up begins at the beginning."""
    try:
        return UUID(request.GET.get("after", ""))
    except ValueError:
        return None
