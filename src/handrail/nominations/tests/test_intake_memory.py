"""A hundred megabytes take no more memory than ten."""

from __future__ import annotations

import subprocess
import sys

import pytest

PROGRAM = """
import resource, sys
from handrail.nominations.intake import Layout, read, scan
from handrail.nominations.tests.intake_cast import AREAS, TODAY, a_row, as_csv, as_json

layout, wanted = Layout(sys.argv[1]), int(sys.argv[2]) * 2**20
row = a_row(reference="AURORA-??????", concern="A long story. " * 60)
whole = as_csv(row) if layout is Layout.CSV else as_json(row)
cut = whole.rindex(b'"AURORA-') if layout is Layout.CSV else whole.index(b"[") + 1
start, body = whole[:cut], whole[cut:]
body, end = (body, b"") if layout is Layout.CSV else (body[:-2] + b",", b"{}]}")

class Endless:
    def __init__(self):
        self.left, self.number, self.ready = wanted, 0, start
    def read(self, size=-1):
        while self.left > 0 and len(self.ready) < size:
            block = b"".join(body.replace(b"??????", b"%06d" % (self.number + i)) for i in range(200))
            self.number += 200
            self.left -= len(block)
            self.ready += block + (end if self.left <= 0 else b"")
        piece, self.ready = self.ready[:size], self.ready[size:]
        return piece

scan(Endless(), layout=layout).or_raise()
reading = read(Endless(), layout=layout, areas=AREAS, received_on=TODAY)
count = sum(1 for _ in reading)
print(count, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""


def peak_of(layout, megabytes):
    """Rows read, and the most memory in use, in a process of its own."""
    command = [sys.executable, "-c", PROGRAM, layout, str(megabytes)]
    ran = subprocess.run(command, capture_output=True, text=True, check=True)
    rows, kibibytes = ran.stdout.split()
    return int(rows), int(kibibytes) / 1024


@pytest.mark.slow
@pytest.mark.parametrize("layout", ["csv", "json"])
def test_a_hundred_megabytes_take_no_more_memory_than_ten(layout):
    small_rows, small = peak_of(layout, 10)
    large_rows, large = peak_of(layout, 100)

    assert large_rows > 9 * small_rows
    # Two digests a reference are all that may grow: some 200 bytes a row.
    assert large - small < 8 + large_rows * 250 / 2**20
