from __future__ import annotations

import pytest
from django.conf import settings
from django.db import connections
from django.test import Client

from handrail.ledger.keys import ledger_signer
from handrail.ledger.sequencer import sequence
from handrail.rehearsal.thin_path import ThinPath


@pytest.fixture
def sequenced(cast):
    ThinPath(cast, cast.at).until("accepted")
    signer = ledger_signer(settings.DATA / "keys", origin=settings.LEDGER_ORIGIN)
    return sequence(connections["sequencer"], signer=signer, at=cast.at)


def test_an_inspector_reads_every_act_and_no_name(sequenced, browse):
    page = browse("imran").get("/ledger/").content.decode()

    assert "disclosure.accepted" in page
    assert "Ada" not in page
    assert "Peter" not in page


def test_reading_the_log_is_on_the_log(sequenced, browse, superuser):
    browse("imran").get("/ledger/")

    bodies = superuser.execute("SELECT convert_from(body, 'UTF8') FROM ledger_entry").fetchall()
    assert any('"act":"ledger.read"' in body for (body,) in bodies)


def test_nobody_else_reads_the_log(sequenced, browse):
    response = browse("peter").get("/ledger/")

    assert response.status_code == 403


def test_anybody_may_keep_the_signed_checkpoint(sequenced):
    note = Client().get("/ledger/checkpoint").content.decode()

    assert note.startswith(f"{settings.LEDGER_ORIGIN}\n{sequenced.size}\n")


def test_before_the_first_entry_there_is_no_checkpoint(database):
    assert Client().get("/ledger/checkpoint").status_code == 404
