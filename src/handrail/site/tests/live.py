"""The site on loopback for browser tests: the real application, the test's database, static files."""

from __future__ import annotations

import threading
from socketserver import ThreadingMixIn
from typing import TYPE_CHECKING
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

import pytest
from django.core.wsgi import get_wsgi_application

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Page


class ManyAtOnce(ThreadingMixIn, WSGIServer):
    """A browser asks for several files at a time."""

    daemon_threads = True


class Quiet(WSGIRequestHandler):
    """A test that passes says nothing."""

    def log_message(self, *_args: object) -> None:
        """Say nothing."""


@pytest.fixture
def live_server(database) -> Iterator[str]:
    """The address of the site, for as long as the test lasts."""
    application = get_wsgi_application()
    with make_server("127.0.0.1", 0, application, ManyAtOnce, Quiet) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join(timeout=10)


@pytest.fixture
def sign_in(live_server, cast, page) -> Callable[[str], Page]:
    """The page in the hands of a member of the cast, by short name; whoever had it before signs out."""

    def signed_in(name: str) -> Page:
        page.context.clear_cookies()
        page.goto(f"{live_server}/sign-in/")
        page.get_by_label("E-mail address").fill(cast.emails[name])
        page.get_by_label("Password", exact=True).fill("a synthetic password")
        page.get_by_role("button", name="Sign in").click()
        page.wait_for_url(lambda address: "/sign-in/" not in address)
        return page

    return signed_in
