"""Goes through a whole world as one actor: every route, link and form that it can find.

It is told of no page. Routes come from the URLconf, the rest from what the answers show.
"""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Callable, Iterator
from http import HTTPStatus
from typing import Any
from urllib.parse import urlencode, urljoin, urlsplit

from django.conf import settings

from handrail.site.tests.two_worlds import addresses as maps
from handrail.site.tests.two_worlds import api
from handrail.site.tests.two_worlds.addresses import Atlas, References, route_of
from handrail.site.tests.two_worlds.comparing import normalised
from handrail.site.tests.two_worlds.filling import fillings
from handrail.site.tests.two_worlds.markup import Form, addresses_in, read_page
from handrail.site.tests.two_worlds.visiting import API, Answer, Visitor

ADDRESS_IN_B = "gwen@synthetic.example"  # a member of world B only, where anybody could be told of
WHY = "?why=prepare_decision"
SECRETS = ("Amina", "Otherwise", "SYN-else1", "Hidden Academy")  # what B's people are found by
MOST_PAGES_OF_ONE_ROUTE = 12
MOST_FORMS_OF_ONE_ROUTE = 2
RARE_METHODS = ("PUT", "PATCH", "DELETE")


class Crawl:
    """One actor's way through one world."""

    def __init__(
        self,
        visitor: Visitor,
        known: References,
        *,
        atlas: Atlas,
        acts: bool = True,
        only: Callable[[str], bool] = lambda _route: True,
    ) -> None:
        self.visitor, self.known, self.atlas, self.acts, self.only = (
            visitor, known, atlas, acts, only,
        )  # fmt: skip
        self.routes = [route for route in maps.routes() if only(route)]
        self.links: deque[str] = deque()
        self.forms: deque[Form] = deque()
        self.pages: Counter[str] = Counter()
        self.asked: Counter[str] = Counter()
        self.sent: Counter[tuple[str, str]] = Counter()
        self.missing: set[str] = set()

    def everything(self) -> list[Answer]:
        """All there is to ask, in a fixed order: reading first, because acting changes the world."""
        self.tour()
        self._ask_for_references()
        self._try_other_methods()
        self._fill_in_forms()
        self._send_to_references()
        self._use_the_api()
        self._read_all_again()
        return self.visitor.answers

    def tour(self) -> None:
        """Every page that is reached from the routes without a parameter by links and questions."""
        for route in self.routes:
            if "<" not in route:
                self._follow("/" + route)
        self._go_on()
        for form in [form for form in self.forms if form.method == "get"]:
            self._answer_question(form)
        self._go_on()

    def _answer_question(self, form: Form) -> None:
        """Fill in a form that only asks, such as why something is opened."""
        path = urlsplit(form.action).path
        found = route_of(path)
        if found and self.only(found[0]) and self.asked[found[0]] < MOST_FORMS_OF_ONE_ROUTE:
            self.asked[found[0]] += 1
            listed = fillings(form, counterpart=self.known.counterpart, address=ADDRESS_IN_B)
            self._ask("GET", f"{path}?{urlencode(listed[-1][1])}")

    def learn(self) -> None:
        """Write down in the atlas which references and which fields each route takes."""
        shown = [answer.asked.address for answer in self.visitor.answers]
        for address in (*shown, *(form.action for form in self.forms)):
            self.atlas.learn(urlsplit(address).path, self.known)
        for form in self.forms:
            if found := route_of(urlsplit(form.action).path):
                listed = fillings(form, counterpart=self.known.counterpart, address=ADDRESS_IN_B)
                self.atlas.sent.setdefault(found[0], listed[-1][1])

    def probe(self) -> None:
        """Learn of routes that no page leads to by asking for something of every table."""
        for route in self.routes:
            for address in maps.probes(route, self.known):
                if set(maps.places(route)) <= self.atlas.places:
                    break  # somebody has learned it
                answer = self.visitor.ask("GET", address + WHY)
                if answer is None or answer.status == HTTPStatus.METHOD_NOT_ALLOWED:
                    break
                if answer.status == HTTPStatus.OK:
                    self.atlas.learn(address, self.known)

    def _go_on(self) -> None:
        while self.links:
            self._ask("GET", self.links.popleft())

    def _ask(self, method: str, address: str, *, sent: str = "", what: Any = None) -> bool:
        """Ask and read on from the answer; false where the route does not know the method."""
        answer = self.visitor.ask(method, address, sent=sent, what=what)
        if answer is not None:
            if answer.status == HTTPStatus.NOT_FOUND:
                self.missing.add(address)
            self._read(answer)
        return answer is None or answer.status != HTTPStatus.METHOD_NOT_ALLOWED

    def _read(self, answer: Answer) -> None:
        kind, base = answer.header("content-type"), answer.asked.address
        links: list[str] = [answer.header("location")] if answer.header("location") else []
        if not answer.body:
            return
        if kind.startswith("text/html"):
            found, forms = read_page(normalised(answer))
            links += found
            for form in forms:
                form.action = urljoin(base, form.action)
                self.forms.append(form)
        elif "json" in kind and not base.startswith(API + "openapi"):
            links += addresses_in(answer.body)
        for link in links:
            self._follow(urljoin(base, link))

    def _follow(self, address: str) -> None:
        """Queue an address of ours that was not queued before, and not too many of one route."""
        parts = urlsplit(address)
        found = None if parts.netloc else route_of(parts.path)
        if found is None or parts.path.startswith(settings.STATIC_URL) or not self.only(found[0]):
            return
        plain = parts._replace(fragment="").geturl()
        self.pages[found[0]] += 1
        if self.pages[found[0]] <= MOST_PAGES_OF_ONE_ROUTE and plain not in self.links:
            self.links.append(plain)

    def _ask_for_references(self) -> None:
        for route in self.routes:
            for number, address in enumerate(self._addresses(route)):
                if not self._ask("GET", address):
                    break  # no method of this route, whatever it is asked for
                if not number or address not in self.missing:
                    self._ask("GET", address + WHY)
            if "<" not in route:
                for table in self.atlas.beneath(route) or self.known.tables[:1]:
                    for reference in self.known.of(table)[:1]:
                        self._ask("GET", f"/{route}?after={reference}")
        self._go_on()

    def _try_other_methods(self) -> None:
        """HEAD, OPTIONS, and whatever else a route says that it allows."""
        for route in self.routes:
            tried = self._addresses(route) or ["/" + route]
            self._ask("HEAD", tried[0])
            self._ask("OPTIONS", tried[0])
            allowed = self.visitor.answers[-1].header("allow").split(", ")
            for method in sorted({*RARE_METHODS} & set(allowed)) or RARE_METHODS[:1]:
                self._ask(method, tried[0])

    def _fill_in_forms(self) -> None:
        while self.forms:
            form = self.forms.popleft()
            path = urlsplit(form.action).path
            found = route_of(path)
            if found and self.only(found[0]):
                for sent, what in self._fillings(form, found[0]):
                    self._submit(form, sent, what)
                    self._go_on()

    def _fillings(self, form: Form, route: str) -> Iterator[tuple[str, dict[str, Any]]]:
        key = (route, " ".join(form.fields))
        self.sent[key] += 1
        if self.sent[key] > MOST_FORMS_OF_ONE_ROUTE:
            return
        listed = fillings(form, counterpart=self.known.counterpart, address=ADDRESS_IN_B)
        if form.method == "get":
            yield from listed
            yield from ((secret, dict.fromkeys(form.fields, secret)) for secret in SECRETS)
        elif self.acts:
            yield from listed
        else:
            yield from listed[:1]  # junk ticks what is there to tick, and that is to act

    def _submit(self, form: Form, sent: str, what: dict[str, Any]) -> None:
        if form.method == "get":
            self._ask("GET", f"{urlsplit(form.action).path}?{urlencode(what)}")
        elif self._ask("POST", form.action, sent=sent, what=what):
            self._see_what_came_of_it()

    def _see_what_came_of_it(self) -> None:
        """The page that an act leads on to, read again though it was read before."""
        last = self.visitor.answers[-1]
        if last.asked.method == "POST" and (led_on := last.header("location")):
            address = urljoin(last.asked.address, led_on)
            self._ask("GET", address, sent=f"after {len(self.visitor.answers)} answers")

    def _read_all_again(self) -> None:
        """The pages without a parameter once more, after all that was done."""
        for route in self.routes:
            if "<" not in route:
                self._ask("GET", "/" + route, sent="in the end")

    def _send_to_references(self) -> None:
        """What pages send, sent to references that no page of this actor showed."""
        pages = [route for route in self.routes if not f"/{route}".startswith(API)]
        for route in pages if self.acts else ():
            what = self.atlas.sent.get(route, {})
            for number, address in enumerate(self._addresses(route) or ["/" + route]):
                if not number and not self._ask("POST", address, sent="nothing", what={}):
                    break
                if what or number:
                    self._ask("POST", address, sent="as others do", what=what)
        self._go_on()

    def _use_the_api(self) -> None:
        for operation in api.operations(self.visitor) if self.acts else ():
            listed = self._addresses(operation.route) or ["/" + operation.route]
            for address in listed if self.only(operation.route) else ():
                ends = {"first": address == listed[0], "last": address == listed[-1]}
                for sent, what in operation.bodies(self.known, **ends):
                    self._ask(operation.method, address, sent=sent, what=what)

    def _addresses(self, route: str) -> list[str]:
        return maps.addresses(route, self.known, self.atlas) if "<" in route else []
