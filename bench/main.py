"""The main job's figures: taking a file in, opening a case by API and by page, creating a case.

`python -m bench.main [--quick] [--json]`. Everything runs in a data folder of its own, against a
real server and a real database, with policies, row-level security and the read on the ledger.
"""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.centre import Processes, Web, data_folder, measured_apart, postmaster, serving
from bench.figures import Figure, machine, table
from bench.people import nominations, write_csv
from bench.requests import WARM_UP, Cost, Request, cost_of
from handrail.database import server
from handrail.database.provision import provision

ROWS, QUICK_ROWS = 20_000, 2_000
COUNTED, QUICK_COUNTED = 400, 150
WHY = "why=prepare_decision"


@dataclass(frozen=True)
class Centre:
    """The centre under measurement, who acts in it and how many requests are counted."""

    web: Web
    database: Processes
    tokens: dict[str, str]
    session: str
    counted: int

    def cost(self, requests: list[Request]) -> Cost:
        return cost_of(requests, web=self.web, database=self.database)

    def api(self, name: str) -> dict[str, str]:
        """What a program of this member sends with each request."""
        return {"Authorization": f"Bearer {self.tokens[name]}", "Content-Type": "application/json"}


def run(*, quick: bool = False) -> dict[str, Any]:
    """All figures of the main job, as `handrail bench main --json` tells them."""
    told = machine()
    with data_folder() as folder, server.using(folder) as running:
        provision(folder, database="handrail")
        known = measured_apart("founding", folder)
        rows = QUICK_ROWS if quick else ROWS
        figures = taking_in(folder, member=known["nadia"], rows=rows)
        pages = measured_apart("cases", folder, known["carys"])
        counted = QUICK_COUNTED if quick else COUNTED
        with serving(folder) as web:
            database = postmaster(running.home)
            centre = Centre(web, database, known["tokens"], known["session"], counted)
            figures += opening(centre, pages["cases"])
            figures += page(centre, pages["pages"]) if pages["pages"] else []
            figures += creating(centre)
    return {"name": "main", "machine": told, "figures": [each.as_json() for each in figures]}


def taking_in(folder: Path, *, member: str, rows: int) -> list[Figure]:
    """A file of nominations: how long, and how much more memory than one row takes."""
    file = folder / "nominations.csv"
    write_csv(file, count=rows)
    came = measured_apart("importing", folder, str(file), member)
    if came["accepted"] != rows:
        raise SystemExit(f"{came['accepted']} of {rows} rows were accepted")
    target = 60 * rows / ROWS
    return [
        Figure(what=f"import of {rows} rows", value=came["seconds"], unit="s", target=target),
        Figure(what="  growth of memory while it lasts", value=came["growth"], unit="MiB"),
    ]


def opening(centre: Centre, cases: list[str]) -> list[Figure]:
    """Opening a case through the API: another case each time, and each on the ledger."""
    wanted = _cycled(cases, centre.counted)
    headers = centre.api("carys")
    cost = centre.cost([Request("GET", f"/api/cases/{each}?{WHY}", headers) for each in wanted])
    what = "opening a case by the API"
    return [
        Figure(what=f"{what}, half of all", value=cost.p50, unit="ms", target=14, peer_value=28.6),
        Figure(what=f"{what}, 99 of 100", value=cost.p99, unit="ms", target=30, peer_value=51),
        *_processor(what, cost, target=10, peer_value=20),
    ]


def page(centre: Centre, pages: list[str]) -> list[Figure]:
    """The same case as a page for a member who is signed in."""
    headers = {"Cookie": f"sessionid={centre.session}"}
    wanted = _cycled(pages, centre.counted)
    cost = centre.cost([Request("GET", f"{each}?{WHY}", headers) for each in wanted])
    what = "opening a case as a page"
    wall = Figure(what=f"{what}, half of all", value=cost.p50, unit="ms")
    return [wall, *_processor(what, cost, target=20)]


def creating(centre: Centre) -> list[Figure]:
    """One nomination by the API, which makes a person, a case and a nomination."""
    sent = nominations(WARM_UP + centre.counted, first=500_001)
    headers = centre.api("nadia")
    cost = centre.cost(
        [Request("POST", "/api/nominations", headers, each, status=201) for each in sent]
    )
    what = "creating a case by the API"
    wall = Figure(what=f"{what}, half of all", value=cost.p50, unit="ms")
    return [wall, *_processor(what, cost, target=30, peer_value=66)]


def _processor(
    what: str, cost: Cost, *, target: float, peer_value: float | None = None
) -> list[Figure]:
    unit = "CPU-ms"
    both = Figure(
        what=f"{what}, processor",
        value=cost.processor,
        unit=unit,
        target=target,
        peer_value=peer_value,
    )
    return [
        both,
        Figure(what="  of which the web server", value=cost.web, unit=unit),
        Figure(what="  of which the database", value=cost.database, unit=unit),
        Figure(what="  other work on the machine meanwhile", value=cost.elsewhere, unit="%"),
    ]


def _cycled(references: list[str], counted: int) -> list[str]:
    return [references[number % len(references)] for number in range(WARM_UP + counted)]


def main() -> None:
    """Print the figures; the exit code is 4 where one misses its target."""
    reader = argparse.ArgumentParser(prog="python -m bench.main", description=__doc__)
    reader.add_argument("--quick", action="store_true", help="fewer rows and requests")
    reader.add_argument("--json", action="store_true", help="one JSON document, nothing else")
    asked = reader.parse_args()
    found = run(quick=asked.quick)
    print(json.dumps(found, indent=2) if asked.json else table(found["figures"]))
    sys.exit(0 if all(each["ok"] for each in found["figures"]) else 4)


if __name__ == "__main__":
    main()
