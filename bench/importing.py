"""Measures taking in one file, in a process that does nothing else."""

from __future__ import annotations

import io
import json
import resource
import sys
import time
from pathlib import Path
from uuid import UUID, uuid4

import psutil
from django.utils import timezone

import bench.ready  # noqa: F401 -- before anything with tables
from bench.people import nominations
from handrail.acts.domain import Actor, Door
from handrail.members.queries import actor
from handrail.nominations.importing import Batch, import_batch
from handrail.nominations.intake import Layout

MEBIBYTE = 1024 * 1024


def main(file: Path, member: UUID) -> None:
    by = actor(member, door=Door.SHELL, at=timezone.now())
    _take_in(io.BytesIO(json.dumps(list(nominations(1, first=900_001))).encode()), by, Layout.JSON)
    before = psutil.Process().memory_info().rss
    began = time.monotonic()
    with file.open("rb") as stream:
        accepted = _take_in(stream, by, Layout.CSV)
    seconds = time.monotonic() - began
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    growth = max(0, peak - before) / MEBIBYTE
    print(json.dumps({"accepted": accepted, "seconds": seconds, "growth": growth}))


def _take_in(stream: io.IOBase, by: Actor, layout: Layout) -> int:
    batch = Batch(stream=stream, layout=layout, refused_to=io.BytesIO())
    return import_batch(batch, by=by, at=timezone.now(), new_id=uuid4).accepted


if __name__ == "__main__":
    main(Path(sys.argv[1]), UUID(sys.argv[2]))
