"""The demo's figures: how long it takes to load and to open, and what each page of each role costs.

`python -m bench.demo [--quick] [--json]`. The demo is loaded into a folder of the bench's own by the
command that everybody uses; its pages are those that a first screen and the menu lead to.
"""

from __future__ import annotations

import argparse
import json
import shutil
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from html.parser import HTMLParser
from http.client import HTTPConnection
from pathlib import Path
from subprocess import run
from tempfile import mkdtemp
from typing import Any
from urllib.parse import urlencode

from bench.centre import ROOT, Processes, Web, postmaster, serving
from bench.figures import Figure, machine, percentile, table
from handrail.database import server
from handrail.database.home import existing_home

COLD, WARM = 180.0, 20.0
WALL, PROCESSOR = 60.0, 30.0
COUNTED, QUICK_COUNTED = 20, 5
LINKS_OF_A_PAGE, QUICK_LINKS = 12, 4
NOT_A_PAGE = ("/static/", "/api/", "/sign-", "/start/", "/ledger/checkpoint")
FORM = {"Content-Type": "application/x-www-form-urlencoded"}


@dataclass(frozen=True)
class PageCost:
    """One page in one role's hands: wall time at the middle, processor time in all."""

    role: str
    path: str
    wall: float
    processor: float


def demo(data: Path) -> tuple[float, dict[str, Any]]:
    """Run the command that loads, or finds, the demo; how long it took and what it said."""
    began = time.monotonic()
    command = [sys.executable, "-P", "-m", "handrail", "demo", "--no-serve", "--json"]
    done = run([*command, "--data", str(data)], cwd=ROOT, capture_output=True, check=False)
    if done.returncode:
        raise SystemExit(done.stderr.decode())
    return time.monotonic() - began, json.loads(done.stdout)


def measured(*, quick: bool) -> dict[str, Any]:
    """All figures, as `handrail bench demo --json` tells them."""
    told = machine()
    data = Path(mkdtemp(prefix="handrail-bench-")) / "demo"
    try:
        loading, document = demo(data)
        again, _ = demo(data)
        with server.using(data):
            began = time.monotonic()
            with serving(data) as web:
                opening = time.monotonic() - began
                home = existing_home(data)
                database = postmaster(home.folder) if home else web.processes
                costs = list(_pages(web, database, document, quick=quick))
    finally:
        server.discard(data)
        shutil.rmtree(data.parent, ignore_errors=True)
    figures = [
        Figure(what="loading the demo, environment in place", value=loading, unit="s", target=COLD),
        Figure(what="finding it loaded", value=again, unit="s"),
        Figure(what="from loaded to an open page", value=again + opening, unit="s", target=WARM),
        *_of_pages(costs),
    ]
    return {"name": "demo", "machine": told, "figures": [each.as_json() for each in figures]}


def _of_pages(costs: list[PageCost]) -> Iterator[Figure]:
    """The middle and the dearest page of each role."""
    for role in dict.fromkeys(each.role for each in costs):
        own = [each for each in costs if each.role == role]
        slow, dear = max(own, key=lambda each: each.wall), max(own, key=lambda e: e.processor)
        yield Figure(what=f"{role}: {len(own)} pages, middle",
                     value=percentile([each.wall for each in own], 50), unit="ms")  # fmt: skip
        yield Figure(what=f"  slowest: {_short(slow.path)}", value=slow.wall, unit="ms",
                     target=WALL)  # fmt: skip
        yield Figure(what=f"  dearest: {_short(dear.path)}", value=dear.processor, unit="CPU-ms",
                     target=PROCESSOR)  # fmt: skip


def _pages(
    web: Web, database: Processes, document: dict[str, Any], *, quick: bool
) -> Iterator[PageCost]:
    """Every page that each role's first visitor reaches in one or two clicks."""
    seen: set[str] = set()
    for who in document["sign_in"]:
        role = who["role"].replace("_", " ")
        if role in seen:
            continue
        seen.add(role)
        cookie = _signed_in(web.connection(), who["email"], document["password"])
        for path in _reached(
            web.connection(), cookie, most=QUICK_LINKS if quick else LINKS_OF_A_PAGE
        ):
            counted = QUICK_COUNTED if quick else COUNTED
            yield _cost(web, database, PageRequest(role, path, cookie), counted=counted)


@dataclass(frozen=True)
class PageRequest:
    """A page as a signed-in member asks for it."""

    role: str
    path: str
    cookie: str


def _cost(web: Web, database: Processes, asked: PageRequest, *, counted: int) -> PageCost:
    connection, walls = web.connection(), []
    _get(connection, asked.path, asked.cookie)
    before = web.processes.seconds() + database.seconds()
    for _ in range(counted):
        began = time.perf_counter()
        _get(connection, asked.path, asked.cookie)
        walls.append((time.perf_counter() - began) * 1000)
    spent = web.processes.seconds() + database.seconds() - before
    return PageCost(asked.role, asked.path, percentile(walls, 50), spent * 1000 / counted)


def _signed_in(connection: HTTPConnection, email: str, password: str) -> str:
    connection.request("GET", "/sign-in/")
    first = connection.getresponse()
    token = first.headers["Set-Cookie"].partition("csrftoken=")[2].partition(";")[0]
    first.read()
    given = {"email": email, "password": password, "next": "/", "csrfmiddlewaretoken": token}
    headers = FORM | {"Cookie": f"csrftoken={token}"}
    connection.request("POST", "/sign-in/", body=urlencode(given), headers=headers)
    answer = connection.getresponse()
    answer.read()
    cookies = answer.headers.get_all("Set-Cookie") or []
    session = next(each for each in cookies if each.startswith("sessionid="))
    return session.partition(";")[0]


def _reached(connection: HTTPConnection, cookie: str, *, most: int) -> list[str]:
    """The first screen, what it leads to, and what the pages of the menu lead to."""
    found, todo = ["/"], ["/"]
    for depth in range(2):
        ahead: list[str] = []
        for path in todo:
            links = _Links.of(_get(connection, path, cookie))[: most * (2 - depth)]
            ahead += [link for link in links if link not in found and link not in ahead]
        kept = [path for path in ahead if _get(connection, path, cookie)]
        found += kept
        todo = [path for path in kept if path.count("/") <= 2]
    return found


def _get(connection: HTTPConnection, path: str, cookie: str) -> bytes:
    connection.request("GET", path, headers={"Cookie": cookie})
    response = connection.getresponse()
    body = response.read()
    return body if response.status == 200 else b""


class _Links(HTMLParser):
    """The pages of ours that a page leads to, in its order."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        href = dict(attrs).get("href") or ""
        if tag == "a" and href.startswith("/") and not href.startswith(NOT_A_PAGE):
            self.found.append(href.partition("#")[0])

    @classmethod
    def of(cls, body: bytes) -> list[str]:
        reader = cls()
        reader.feed(body.decode())
        return list(dict.fromkeys(reader.found))


def _short(path: str) -> str:
    return "/".join(part[:8] for part in path.split("/"))[:30]


def main() -> None:
    """Print the figures; the exit code is 4 where one misses its target."""
    reader = argparse.ArgumentParser(prog="python -m bench.demo", description=__doc__)
    reader.add_argument("--quick", action="store_true", help="fewer pages and requests")
    reader.add_argument("--json", action="store_true", help="one JSON document, nothing else")
    asked = reader.parse_args()
    found = measured(quick=asked.quick)
    print(json.dumps(found, indent=2) if asked.json else table(found["figures"]))
    sys.exit(0 if all(each["ok"] for each in found["figures"]) else 4)


if __name__ == "__main__":
    main()
