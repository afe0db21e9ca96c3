"""What tests of risks start from, made once by the real actions and put back after that."""

from __future__ import annotations

import pytest

from handrail.conftest import put_back, rows_of, wipe


@pytest.fixture
def path(cast, superuser, kept):
    """A case that somebody works on: Peter accepted it, Carys coordinates."""
    return standing("accepted case", cast, superuser, kept)


@pytest.fixture
def everything(cast, superuser, kept):
    """A path with an alarm, a risk that is offered, and an item that waits for a second person."""
    from handrail.risk.tests import steps

    made = (steps.raise_alarm, steps.risk_offered, steps.propose)
    return standing("everything at risk", cast, superuser, kept, then=made)


def standing(name, cast, superuser, kept, *, then=()):
    from handrail.rehearsal.thin_path import ThinPath

    path = ThinPath(cast, cast.at)
    if name in kept:
        wipe(superuser)
        put_back(superuser, kept[name])
        return path
    path.until("accepted")
    for step in then:
        step(path)
    kept[name] = rows_of(superuser)
    return path
