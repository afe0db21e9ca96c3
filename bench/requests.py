"""Sends requests as one client, one after another, and counts what each costs."""

from __future__ import annotations

import json
import time
from dataclasses import astuple, dataclass

import psutil

from bench.centre import Processes, Web
from bench.figures import percentile

WARM_UP = 50


@dataclass(frozen=True)
class Request:
    """One request and the status that it must be answered with."""

    method: str
    path: str
    headers: dict[str, str]
    body: object = None
    status: int = 200


@dataclass(frozen=True, kw_only=True)
class Cost:
    """Wall time in milliseconds by percentile, and processor time for each request."""

    p50: float
    p99: float
    web: float
    database: float
    elsewhere: float  # the share of the machine that other work took meanwhile, in percent

    @property
    def processor(self) -> float:
        return self.web + self.database


def cost_of(requests: list[Request], *, web: Web, database: Processes) -> Cost:
    """What these requests cost, after some that only warm things up."""
    connection = web.connection()

    def send(request: Request) -> float:
        body = json.dumps(request.body) if request.body is not None else None
        began = time.perf_counter()
        connection.request(request.method, request.path, body=body, headers=request.headers)
        response = connection.getresponse()
        answer = response.read()
        took = time.perf_counter() - began
        if response.status != request.status:
            raise SystemExit(f"{request.method} {request.path}: {response.status} {answer[:300]!r}")
        return took * 1000

    warm_up, counted = requests[:WARM_UP], requests[WARM_UP:]
    for request in warm_up:
        send(request)
    before = _Clocks.now(web, database)
    walls = [send(request) for request in counted]
    spent = before.until(_Clocks.now(web, database))
    own = spent.web + spent.database + spent.client
    return Cost(
        p50=percentile(walls, 50),
        p99=percentile(walls, 99),
        web=spent.web * 1000 / len(counted),
        database=spent.database * 1000 / len(counted),
        elsewhere=max(0.0, 100 * (spent.busy - own) / (spent.busy + spent.idle)),
    )


@dataclass(frozen=True)
class _Clocks:
    """Processor time in seconds: of what is measured, of who measures, and of the machine."""

    web: float
    database: float
    client: float
    busy: float
    idle: float

    @classmethod
    def now(cls, web: Web, database: Processes) -> _Clocks:
        machine = psutil.cpu_times()
        idle = machine.idle + getattr(machine, "iowait", 0.0)
        busy = sum(machine) - idle - getattr(machine, "guest", 0.0)
        own = time.process_time()
        return cls(web.processes.seconds(), database.seconds(), own, busy, idle)

    def until(self, later: _Clocks) -> _Clocks:
        """How much of each was spent from this moment to that."""
        pairs = zip(astuple(later), astuple(self), strict=True)
        return _Clocks(*(end - begin for end, begin in pairs))
