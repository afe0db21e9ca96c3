"""Withdrawing, wherever a nomination stands: the same answer to its originator each time (R32)."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from django.urls import reverse

from handrail.acts.context import reading
from handrail.acts.tests import doing
from handrail.acts.tests.bare_pages import bare, is_nobodys
from handrail.disclosures.tests import mending
from handrail.errors import NotFoundError, RefusedError
from handrail.nominations import actions, queries
from handrail.nominations.domain import PursueStatus
from handrail.nominations.rules import LIVE, NominationState
from handrail.rehearsal.thin_path import ThinPath

STEPS = ("received", "cleared", "placed", "drafted", "approved", "offered", "accepted", "told")
REASONS = {"reasons": "It rests on a mistake of ours."}


@pytest.fixture
def path(cast):
    return ThinPath(cast, cast.at)


def withdraw(path, by="nadia", reasons="A mistake."):
    return actions.withdraw(path.nomination_id, **doing.on(path, by), reasons=reasons)


def state(path):
    with reading(path.by("carys")):
        return queries.nomination(path.nomination_id).state


def live(path, by="nadia"):
    with reading(path.by(by)):
        return queries.live_count(at=path.at)


def put(superuser, value, at):
    ended = None if value in LIVE else at
    superuser.execute(
        "UPDATE nominations_nomination SET state = %s, ended_at = %s", [value.value, ended]
    )


@pytest.mark.parametrize("step", STEPS)
def test_it_is_withdrawn_wherever_it_stands(path, step):
    path.until(step)
    withdraw(path)

    assert (state(path), live(path)) == ("withdrawn", 0)


@pytest.mark.parametrize("value", [each for each in NominationState if each != "withdrawn"])
def test_what_ended_this_month_is_withdrawn_as_what_goes_on(path, superuser, value):
    path.received()
    put(superuser, value, path.at)
    withdraw(path)

    assert (state(path), live(path)) == ("withdrawn", 0)


@pytest.mark.parametrize("value", [NominationState.CLOSED, NominationState.RETURNED])
def test_what_ended_last_month_is_not_withdrawn(path, superuser, value):
    path.received()
    put(superuser, value, path.at - timedelta(days=path.today.day))

    with pytest.raises(RefusedError, match="nomination_ended"):
        withdraw(path)
    assert state(path) == value


def test_one_that_is_paused_is_withdrawn_too(path):
    path.received(pursue_status=PursueStatus.COVERT)
    withdraw(path)

    assert state(path) == "withdrawn"


@pytest.mark.parametrize("value", [each for each in LIVE if each != "deconflicting"])
def test_withdrawing_answers_alike_byte_for_byte(path, superuser, browse, value):
    """Two nominations, one untouched and one moved on, each withdrawn by the same words."""
    path.received()
    other = replace(path, name="2").received()
    put(superuser, NominationState.DECONFLICTING, path.at)
    superuser.execute(
        "UPDATE nominations_nomination SET state = %s WHERE id = %s",
        [value.value, other.nomination_id],
    )
    nadia, pages = browse("nadia"), []
    for each in (path, other):
        address = reverse("nominations:withdraw", args=[each.nomination_id])
        page = bare(nadia.post(address, REASONS, follow=True))
        for mine in (each.nomination_id, each.nomination().reference, each.person_id):
            page = page.replace(str(mine).encode(), b"REFERENCE")
        pages.append(page)

    assert pages[0].count(b"Closed") == pages[1].count(b"Closed")
    assert len(pages[0]) == len(pages[1])


@pytest.mark.parametrize("reasons", ["", "  \n"])
def test_withdrawing_says_why(path, reasons):
    path.received()

    with pytest.raises(RefusedError, match="withdrawal_unexplained"):
        withdraw(path, reasons=reasons)
    assert state(path) == "deconflicting"


@pytest.mark.parametrize("who", ["david", "carys"])
def test_only_who_nominates_withdraws(path, who):
    path.received()

    with pytest.raises(RefusedError, match="not_permitted"):
        withdraw(path, by=who)


@pytest.mark.parametrize("who", ["peter", "grace", "chloe", "rhona"])
def test_it_is_not_there_for_anybody_else(path, who):
    path.until("accepted")

    with pytest.raises(NotFoundError):
        withdraw(path, by=who)


@pytest.mark.parametrize(
    ("before", "step"), [("placed", ThinPath.drafted), ("approved", ThinPath.offered)]
)
def test_nothing_new_is_drafted_or_offered_after_a_withdrawal(path, before, step):
    path.until(before)
    withdraw(path)

    with pytest.raises(RefusedError, match="deconfliction_not_clear"):
        step(path)


def test_what_a_partner_does_already_goes_on_until_it_is_recalled(path):
    path.until("accepted")
    withdraw(path)
    path.told().support_agreed()
    mending.recall(path)

    assert state(path) == "withdrawn"


def test_a_partner_that_accepts_wakes_no_withdrawn_nomination(path):
    path.until("offered")
    withdraw(path)
    path.accepted()

    assert state(path) == "withdrawn"


def test_no_check_wakes_a_withdrawn_nomination(path):
    path.until("cleared")
    withdraw(path)

    with pytest.raises(RefusedError, match="nomination_ended"):
        doing.check_again(path)


def test_a_withdrawal_makes_room_under_the_agreed_number(path):
    for name in ("2", "3"):
        replace(path, name=name).received()
    path.received()
    before = live(path)
    withdraw(path)

    assert (before, live(path)) == (3, 2)


def test_the_reasons_are_sealed(path, superuser):
    path.received()
    withdraw(path, reasons="We took her for another.")
    ((held,),) = superuser.execute(
        "SELECT withdrawn_because FROM nominations_nomination"
    ).fetchall()

    assert b"another" not in bytes(held)


DOORS = [
    ("get", "/nominations/{}/", {}),
    ("post", "/nominations/{}/withdraw/", REASONS),
    ("post", "/api/nominations/{}/withdraw", REASONS),
]


@pytest.mark.parametrize("door", DOORS, ids=lambda door: f"{door[0]} {door[1]}")
@pytest.mark.parametrize("who", ["peter", "rhona"])
def test_a_nomination_of_others_answers_as_nobodys(browse, call, path, who, door):
    path.until("accepted")
    client = call(who) if door[1].startswith("/api/") else browse(who)

    assert is_nobodys(client, door, path.nomination_id)


def test_a_program_is_told_why_it_is_not_withdrawn(call, path):
    path.received()
    where, nadia = f"/api/nominations/{path.nomination_id}/withdraw", call("nadia")
    codes = [nadia.post(where, REASONS, "application/json").status_code for _ in range(2)]

    assert codes == [201, 403]
