"""How nominations end, and that whoever nominated learns of it by the month and no more (R32)."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.urls import reverse

from handrail.acts.context import reading
from handrail.acts.tests import doing
from handrail.disclosures import actions as disclosures
from handrail.errors import RefusedError
from handrail.nominations import actions, presenters, queries
from handrail.rehearsal.thin_path import ThinPath
from handrail.reviews.actions import close_case
from handrail.reviews.domain import Closing

MONTH = timedelta(days=31)


@pytest.fixture
def path(cast):
    return ThinPath(cast, cast.at).until("accepted")


def state(path):
    with reading(path.by("carys")):
        return queries.nomination(path.nomination_id).state


def seen(path, by="nadia", *, later=timedelta()):
    actor = path.cast.actor(by, at=path.at + later)
    with reading(actor):
        found = queries.nomination(path.nomination_id)
        return presenters.shown(found, to=actor).state, queries.live_count(at=path.at + later)


def closed(path, outcome="needs_met"):
    closing = Closing(outcome=outcome, what_has_changed="Something.")
    close_case(path.case_id, **doing.on(path, "carys"), closing=closing)


def test_a_nomination_is_placed_when_a_partner_accepts_and_ready_when_it_is_out(path):
    assert state(path) == "placed"

    disclosures.give_back(path.disclosure_id, **doing.saying(path, "peter"))

    assert state(path) == "ready"


@pytest.mark.parametrize("outcome", ["needs_met", "declined_support", "routed_to_safeguarding"])
def test_however_a_case_ends_its_originator_reads_received_then_closed(path, outcome):
    closed(path, outcome)

    assert state(path) == "closed"
    assert seen(path) == seen(path, "david") == ("Received", 1)
    assert seen(path, later=MONTH) == ("Closed", 0)


def test_what_goes_back_reads_returned_from_the_first_of_the_month(path):
    closed(path, "returned")

    assert seen(path) == ("Received", 1)
    assert seen(path, later=MONTH) == ("Returned", 0)


@pytest.mark.parametrize("step", ["received", "accepted", "action_agreed"])
def test_agreement_attendance_and_engagement_never_reach_the_originator(cast, browse, step):
    """Their pages in full, byte for byte, are compared by the two worlds; these are the words."""
    path = ThinPath(cast, cast.at).until(step)

    page = browse("nadia").get(reverse("nominations:show", args=[path.nomination_id]))

    shown = re.sub(r"<[^>]*>", " ", page.content.decode())
    assert "Received" in shown
    for word in ("Placed", "agreed", "Accepted", "Synthetic Council", "Action", "attend"):
        assert word not in shown


def test_a_withdrawal_is_told_at_once_and_stops_what_is_new(path):
    actions.withdraw(path.nomination_id, **doing.on(path, "nadia"), reasons="A mistake.")

    assert state(path) == "withdrawn"
    assert seen(path) == ("Closed", 0)
    with pytest.raises(RefusedError) as refused:
        actions.withdraw(path.nomination_id, **doing.on(path, "nadia"), reasons="Again.")
    assert refused.value.reasons == ("nomination_ended",)


def test_withdrawing_does_not_tell_whether_the_case_was_closed(path):
    closed(path)

    assert actions.withdraw(path.nomination_id, **doing.on(path, "nadia"), reasons="A mistake.")


def test_the_officer_withdraws_on_the_page_and_a_program_does_too(browse, call, path):
    other = ThinPath(path.cast, path.at, name="2").received()
    address = reverse("nominations:withdraw", args=[path.nomination_id])
    nadia = browse("nadia")
    assert nadia.post(address, {"reasons": ""}).status_code == 422
    assert "Closed" in nadia.post(address, {"reasons": "A mistake."}, follow=True).content.decode()
    assert browse("david").post(address, {"reasons": "A mistake."}).status_code == 403
    assert browse("grace").post(address, {"reasons": "A mistake."}).status_code == 404

    sent = call("nadia").post(
        f"/api/nominations/{other.nomination_id}/withdraw", {"reasons": "No."}, "application/json"
    )

    assert sent.status_code == 201
