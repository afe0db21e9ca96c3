"""Leaks planted on purpose, each small and each of a kind that real systems had.

They look past the walls, as a careless query, a cache or an administrator's page would.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.test import override_settings
from django.urls import path
from psycopg import Connection, sql

from handrail.errors import NotFoundError, RefusedError
from handrail.site import urls

Look = Callable[..., list[tuple[Any, ...]]]
PLANTED = "planted/"
telling: ContextVar[tuple[str, Look]] = ContextVar("telling")


def count(look: Look) -> dict[str, Any]:
    """How many there are, of whom the reader may see none."""
    return {"": _page(lambda _request: f"<p>{len(look('nominations_nomination'))} people</p>")}


def picker(look: Look) -> dict[str, Any]:
    """A choice of members of every organisation."""

    def drawn(_request: HttpRequest) -> str:
        options = "".join(f"<option>{name}</option>" for (name,) in look("members_member", "name"))
        return f'<form method="post"><select name="to">{options}</select></form>'

    return {"": _page(drawn)}


def history(look: Look) -> dict[str, Any]:
    """A line on what happened last, and to what it belongs."""
    return {"": _page(lambda _request: f"<li>Last act: no. {len(look('ledger_entry'))}</li>")}


def search(look: Look) -> dict[str, Any]:
    """A search that tells of what it does not show."""

    def found(request: HttpRequest) -> str:
        wanted = request.GET.get("q", "")
        hits = [1 for (name,) in look("members_member", "email") if wanted and wanted in name]
        hits += [1 for (name,) in look("partners_organisation", "name") if wanted == name]
        return f'<form><input name="q"></form><p>{"Not for you" if hits else "Nothing"}</p>'

    return {"": _page(found)}


def refusal(look: Look) -> dict[str, Any]:
    """403 for what exists, where 404 is the answer to both."""

    def asked(_request: HttpRequest, reference: Any) -> HttpResponse:
        if (reference,) in look("disclosures_disclosure"):
            raise RefusedError("show disclosure", ("not_permitted",))
        raise NotFoundError

    return {"<uuid:reference>/": asked}


def order(look: Look) -> dict[str, Any]:
    """A list of what everybody may know, in an order that not everybody may know."""

    def drawn(_request: HttpRequest) -> str:
        asked = [recipient for (recipient,) in look("disclosures_disclosure", "recipient_id")]
        known = sorted(look("members_post", "organisation_id"))
        return str(sorted(set(known), key=lambda each: (-asked.count(each[0]), str(each))))

    return {"": _page(drawn)}


def post(look: Look) -> dict[str, Any]:
    """A form that accepts a reference of somebody else's, and says that it exists."""

    def sent(request: HttpRequest, reference: Any) -> HttpResponse:
        if request.method == "POST" and (reference,) in look("cases_case"):
            return HttpResponse(status=409)
        raise NotFoundError

    return {"<uuid:reference>/": sent}


def nothing(_look: Look) -> dict[str, Any]:
    """A page without a leak: what the harness must let pass."""
    return {"": _page(lambda request: f"<p>It is {request.received_at} and this is yours.</p>")}


PAGES = (count, picker, history, search, refusal, order, post)


def _page(words: Callable[[HttpRequest], str]) -> Callable[[HttpRequest], HttpResponse]:
    return lambda request: HttpResponse(words(request))


@contextmanager
def planted(page: Callable[[Look], dict[str, Any]], superuser: Connection[Any]) -> Iterator[None]:
    """The centre with this page added to it."""
    views = page(_past_the_walls(superuser))

    class WithLeak:
        urlpatterns = [
            *urls.urlpatterns,
            *(path(PLANTED + route, view) for route, view in views.items()),
        ]
        handler404, handler500 = urls.handler404, urls.handler500

    with override_settings(ROOT_URLCONF=WithLeak):
        yield


@contextmanager
def telling_header(name: str, superuser: Connection[Any]) -> Iterator[None]:
    """The centre with a header on every answer that is computed from everything there is."""
    token = telling.set((name, _past_the_walls(superuser)))
    try:
        with override_settings(MIDDLEWARE=[f"{__name__}.tell", *settings.MIDDLEWARE]):
            yield
    finally:
        telling.reset(token)


def tell(respond: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware that sets the header of `telling_header`."""

    def answered(request: HttpRequest) -> HttpResponse:
        response = respond(request)
        name, look = telling.get()
        total = str(len(look("cases_case")))
        response[name] = hashlib.sha256(total.encode()).hexdigest() if name == "ETag" else total
        return response

    return answered


def _past_the_walls(superuser: Connection[Any]) -> Look:
    def look(table: str, column: str = "id") -> list[tuple[Any, ...]]:
        query = sql.SQL("SELECT {} FROM {} ORDER BY 1")
        return superuser.execute(
            query.format(sql.Identifier(column), sql.Identifier(table))
        ).fetchall()

    return look
