from __future__ import annotations

import dataclasses
import re

import pytest

from handrail.site.tests.two_worlds import planted
from handrail.site.tests.two_worlds.comparing import differences
from handrail.site.tests.two_worlds.plans import PLANS

pytestmark = [pytest.mark.slow, pytest.mark.timeout(1200)]
PRACTITIONER = next(plan for plan in PLANS if plan.name == "practitioner")


def told(library, leak, *, at):
    plan = dataclasses.replace(PRACTITIONER, name=f"practitioner ({leak})")
    a, b = library.seen(plan, only=lambda route: route.startswith(at))
    return differences("practitioner", a, b)


@pytest.mark.parametrize("page", planted.PAGES, ids=lambda page: page.__name__)
def test_planted_page_that_leaks_is_noticed(library, superuser, page):
    with planted.planted(page, superuser):
        found = told(library, page.__name__, at=planted.PLANTED)

    assert found
    assert found[0].startswith("practitioner: ")
    assert "/planted/" in found[0]
    assert "world A" in found[0]


@pytest.mark.parametrize("name", ["ETag", "Content-Length", "X-Total-Count"])
def test_planted_header_that_leaks_is_noticed(library, superuser, name):
    with planted.telling_header(name, superuser):
        found = told(library, name, at="sign-in/")

    assert f"header {name.lower()}: " in found[0]


def test_page_that_tells_nothing_passes(library, superuser):
    with planted.planted(planted.nothing, superuser):
        assert told(library, "nothing", at=planted.PLANTED) == []


def test_refusal_is_told_from_what_does_not_exist(library, superuser):
    with planted.planted(planted.refusal, superuser):
        found = told(library, "refusal", at=planted.PLANTED)

    assert "status: 404 in world A, 403 in world B" in found[0]


def test_message_shows_the_first_bytes_that_differ(library, superuser):
    with planted.planted(planted.count, superuser):
        found = told(library, "count", at=planted.PLANTED)

    assert "from byte 3:" in found[0]
    assert re.search(r"world A: …'<p>\d people</p>'…", found[0])
    assert re.search(r"world B: …'<p>\d\d people</p>'…", found[0])
