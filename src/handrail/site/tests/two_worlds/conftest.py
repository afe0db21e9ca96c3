"""Worlds told once a session and put back as often as they are looked at."""

from __future__ import annotations

import os

import pytest
from django.conf import settings
from django.db import connections


@pytest.fixture(scope="session")
def notes(tmp_path_factory):
    """A folder of this run that all its workers share."""
    own = tmp_path_factory.getbasetemp()
    folder = (own.parent if "PYTEST_XDIST_WORKER" in os.environ else own) / "two-worlds"
    folder.mkdir(exist_ok=True)
    return folder


@pytest.fixture(scope="session")
def library(superuser, data, notes):
    from handrail.ledger.keys import ledger_signer
    from handrail.ledger.sequencer import sequence
    from handrail.site.tests.two_worlds.library import Library

    signer = ledger_signer(data / "keys", origin=settings.LEDGER_ORIGIN)

    def sequenced(at):
        sequence(connections["sequencer"], signer=signer, at=at)

    return Library(superuser, sequenced=sequenced, folder=notes)
