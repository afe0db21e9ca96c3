from __future__ import annotations

import pytest

from handrail.site.tests.two_worlds.addresses import routes
from handrail.site.tests.two_worlds.comparing import broken, differences
from handrail.site.tests.two_worlds.plans import PLANS

pytestmark = [pytest.mark.slow, pytest.mark.timeout(1200)]

# Routes that no actor of these worlds is answered by, each with the reason why that is right.
DEMO_ONLY = "there is no such page but on a demo's data: see test_start_pages.py"
UNREACHED = {
    "api/": "it only gives the API's routes their prefix, and answers 404 by design",
    "start/": DEMO_ONLY,
    "start/<slug:slug>/": DEMO_ONLY,
}


@pytest.mark.parametrize("plan", PLANS, ids=lambda plan: plan.name)
def test_nobody_can_tell_two_worlds_apart_by_what_they_may_not_know(library, plan):
    a, b = library.seen(plan)
    library.note(plan, a, b)
    told, breaks = differences(plan.name, a, b), broken(a)

    assert not told, "\n\n".join(["", *told])
    assert not breaks, "\n".join(["", *breaks[:10], f"{len(breaks)} in all"])

    # Whichever plan is the last of all looks whether every route was reached by somebody.
    reached = library.reached(PLANS)
    assert reached is None or set(routes()) - reached == set(UNREACHED)
