"""One actor at the door of one world: asks, and keeps every answer in order."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.test import Client
from django.urls import reverse

from handrail.conftest import labelled
from handrail.members.queries import account
from handrail.site.tests.two_worlds.addresses import route_of
from handrail.site.tests.two_worlds.repeatable import MOMENT, Chance
from handrail.site.tests.two_worlds.world import token_of

API = "/api/"
SESSION = "sessionid"


@dataclass(frozen=True)
class Asked:
    """One request: how, what, and a word on what was sent along."""

    method: str
    address: str
    sent: str = ""

    def __str__(self) -> str:
        return f"{self.method} {self.address}" + (f" ({self.sent})" if self.sent else "")


@dataclass(frozen=True)
class Answer:
    """What came back, to the byte."""

    asked: Asked
    status: int
    headers: tuple[tuple[str, str], ...]
    cookies: tuple[str, ...]
    body: bytes
    broke: str = ""

    @property
    def route(self) -> str | None:
        """The route that gave this answer."""
        found = route_of(urlsplit(self.asked.address).path)
        return found[0] if found else None

    @property
    def is_one(self) -> bool:
        """Whether a page was behind it: not 'nothing here', 'not like that' or 'sign in first'."""
        asks_to_sign_in = self.header("location").startswith(f"{reverse(settings.LOGIN_URL)}?")
        told_of = self.asked.method in {"HEAD", "OPTIONS"} or self.status in {404, 405}
        return not told_of and not asks_to_sign_in

    def header(self, name: str) -> str:
        return next((value for key, value in self.headers if key == name), "")


class Visitor:
    """A member signed in at one world, or nobody."""

    def __init__(self, actor: str, chance: Chance) -> None:
        self.actor, self.chance = actor, chance
        self.answers: list[Answer] = []
        self.asked: set[Asked] = set()
        self.client = Client(SERVER_NAME="localhost", raise_request_exception=False)
        self._sign_in()

    def ask(self, method: str, address: str, *, sent: str = "", what: Any = None) -> Answer | None:
        """Ask once; None where exactly this was asked before."""
        asked = Asked(method, address, sent)
        if asked in self.asked:
            return None
        self.asked.add(asked)
        self.chance.start(f"{self.actor}: {len(self.answers)}: {asked}")
        answer = _answer(asked, self._response(method, address, what))
        self.answers.append(answer)
        self._sign_in()
        return answer

    def _response(self, method: str, address: str, what: Any) -> Any:
        given: dict[str, Any] = {}
        if address.startswith(API) and self.actor:
            given["headers"] = {"Authorization": f"Bearer {token_of(self.actor)}"}
        if isinstance(what, bytes):
            given |= {"data": what, "content_type": "application/json"}
        elif what is not None:
            given["data"] = what
            for each in what.values():
                if hasattr(each, "seek"):
                    each.seek(0)
        return getattr(self.client, method.lower())(address, **given)

    def _sign_in(self) -> None:
        """Sign in, or in again where an answer ended the session."""
        cookie = self.client.cookies.get(SESSION)
        if self.actor and (cookie is None or not cookie.value):
            self.chance.start(f"{self.actor} signs in after {len(self.answers)}")
            self.client.force_login(account(labelled(f"member {self.actor}"), at=MOMENT))


def _answer(asked: Asked, response: Any) -> Answer:
    body = b"".join(response.streaming_content) if response.streaming else response.content
    broke = getattr(response, "exc_info", None)
    headers = ((name.lower(), str(value)) for name, value in response.headers.items())
    return Answer(
        asked=asked,
        status=response.status_code,
        headers=tuple(sorted(headers)),
        cookies=tuple(sorted(_without_chance(each) for each in response.cookies.values())),
        body=body,
        broke=f"{broke[0].__name__}: {broke[1]}" if broke else "",
    )


def _without_chance(cookie: Any) -> str:
    """A cookie's name and how it is kept, without its value and its end by the clock."""
    kept = {key: value for key, value in cookie.items() if value and key != "expires"}
    return f"{cookie.key} {'set' if cookie.value else 'cleared'} {json.dumps(kept, sort_keys=True)}"
