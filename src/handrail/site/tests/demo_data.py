"""The demo as a test has it: loaded once a session into the test's database, then put back."""

from __future__ import annotations

from contextlib import contextmanager

from django.conf import settings
from django.utils import timezone

from handrail.cli.demo_marks import told
from handrail.clocks.calendar import london_day
from handrail.conftest import put_back, rows_of
from handrail.rehearsal.demo.loading import PASSWORD, Wanted, load
from handrail.site.clock_table import CLOCK_TABLE
from handrail.site.start.visitors import DEMO_MARK, Demo, write_demo


@contextmanager
def put_in(superuser, kept, *, keys):
    if "demo rows" in kept:
        put_back(superuser, kept["demo rows"])
    else:
        kept["demo"] = loaded(keys)
        kept["demo rows"] = rows_of(superuser)
    write_demo(settings.DATA, kept["demo"])
    yield kept["demo"]
    (settings.DATA / DEMO_MARK).unlink()


def loaded(keys):
    today = london_day(timezone.now())
    begun = Demo(today=today, is_complete=False, password=PASSWORD)
    wanted = Wanted(seed=b"the seed of every test", today=today, keys=keys, clocks=CLOCK_TABLE)
    return told(begun, load(wanted, tell=lambda _: None))
