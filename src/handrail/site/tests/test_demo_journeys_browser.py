"""The demo's journeys in a real browser, by mouse and by keyboard, with axe on every page."""

from __future__ import annotations

import pytest
from django.conf import settings
from django.db import connections
from django.utils import timezone

from handrail.ledger.keys import ledger_signer
from handrail.ledger.sequencer import sequence
from handrail.site.start.journeys import journeys
from handrail.site.tests.browser import fits_and_passes
from handrail.site.tests.walking import Walker

pytestmark = [pytest.mark.browser, pytest.mark.slow]


def sequenced():
    signer = ledger_signer(settings.DATA / "keys", origin=settings.LEDGER_ORIGIN)
    sequence(connections["sequencer"], signer=signer, at=timezone.now())


@pytest.mark.parametrize("has_mouse", [True, False], ids=["mouse", "keyboard"])
@pytest.mark.parametrize("journey", journeys(), ids=lambda each: each.slug)
def test_a_visitor_walks_the_journey_by_what_it_says(demo, live_server, page, journey, has_mouse):
    walker = Walker(page, live_server, demo.today, sequenced, has_mouse=has_mouse)

    walker.walk(journey)


def test_the_start_page_and_a_journey_fit_every_screen(demo, live_server, page):
    for name, path in (("start", "/"), ("journey", "/start/nomination-to-support/")):
        page.goto(live_server + path)
        fits_and_passes(page, name)
