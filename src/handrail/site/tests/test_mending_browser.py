"""Going out and being mended, in a real browser: who leads, safety, recall, correction, the note."""

from __future__ import annotations

import pytest

from handrail.disclosures.tests import mending
from handrail.rehearsal.thin_path import ThinPath
from handrail.safety.tests import steps as safety
from handrail.site.tests.browser import fits_and_passes

pytestmark = pytest.mark.browser
WHY = "?why=check_quality"


@pytest.fixture
def path(cast):
    return ThinPath(cast, cast.at).until("accepted")


@pytest.fixture
def go(page, live_server):
    """Open an address of the site."""
    return lambda address: page.goto(live_server + address)


def test_a_coordinator_reads_who_leads_and_who_holds_a_copy(sign_in, go, path):
    safety.ask(path)
    safety.state(path)
    page = sign_in("carys")
    go(f"/cases/{path.case_id}/lead/")
    fits_and_passes(page, "lead")
    go(f"/safety/{path.case_id}/{WHY}")
    fits_and_passes(page, "safety")
    go(f"/disclosures/{path.disclosure_id}/")
    assert page.get_by_text("Who holds a copy").is_visible()
    fits_and_passes(page, "holders")
    go(f"/disclosures/cases/{path.case_id}/best-placed/")
    fits_and_passes(page, "best-placed-lead")


def test_an_officer_states_corrects_and_recalls(sign_in, go, path):
    safety.ask(path)
    page = sign_in("david")
    go(f"/safety/statements/{path.id('statement')}/")
    fits_and_passes(page, "safety-state")
    go(f"/disclosures/{path.disclosure_id}/correct/{path.id('item')}/{WHY}")
    fits_and_passes(page, "correct")
    go(f"/disclosures/{path.disclosure_id}/{WHY}")
    fits_and_passes(page, "originator-mends")


def test_who_holds_a_copy_keeps_a_note_and_confirms(sign_in, go, path):
    mending.correct(path)
    page = sign_in("peter")
    go(f"/disclosures/{path.disclosure_id}/note/")
    fits_and_passes(page, "note")
    go(f"/disclosures/notices/{mending.correction_notice(path)}/")
    fits_and_passes(page, "notice-correction")
    mending.recall(path)
    go(f"/disclosures/notices/{mending.recall_notice(path)}/")
    fits_and_passes(page, "notice-recall")
