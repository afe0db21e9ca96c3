"""Taking in, checking and letting run out, on a real database."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from handrail.acts.context import acting, reading
from handrail.acts.domain import the_clock
from handrail.acts.tests import doing
from handrail.acts.tests.playing import acts, changed, picture
from handrail.errors import NotFoundError, RefusedError
from handrail.nominations import actions, queries
from handrail.nominations.domain import DeconflictionAnswer, DeconflictionResult
from handrail.nominations.rules import NominationState
from handrail.rehearsal.thin_path import STATEMENT, ThinPath
from handrail.site.clock_table import CLOCK_TABLE

REFUSED_ONLY = {"ledger_entry", "ledger_waiting"}
LATER = timedelta(days=30)


@pytest.fixture
def path(cast):
    return ThinPath(cast, cast.at)


def incoming(path, name="1", **changes):
    other = replace(path, name=name)
    return actions.Incoming(
        nomination_id=other.nomination_id,
        person_id=other.person_id,
        case_id=other.case_id,
        nomination=other.nomination(**changes),
    )


def receive(path, *each, by="nadia"):
    return actions.receive(path.centre_id, by=path.by(by), at=path.at, incoming=each)


def summary(path, name="carys"):
    with reading(path.by(name)):
        return queries.nomination(path.nomination_id)


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"area": "north-west"}, "area_has_no_coordinator"),
        ({"area": "atlantis"}, "area_has_no_coor"),
    ],
)
def test_one_that_cannot_come_in_keeps_all_out(path, superuser, changes, reason):
    before = picture(superuser)

    with pytest.raises(RefusedError, match=reason):
        receive(path, incoming(path), incoming(path, "2", **changes))
    assert changed(before, picture(superuser)) == REFUSED_ONLY


def test_no_more_come_in_than_the_agreement_allows(path, superuser):
    superuser.execute("UPDATE agreements_agreement SET live_nominations = 1")
    receive(path, incoming(path))

    with pytest.raises(RefusedError, match="over_the_agreed_number"):
        receive(path, incoming(path, "2"))


@pytest.mark.parametrize("name", ["david", "carys", "peter", "imran"])
def test_nobody_but_a_nominating_officer_nominates(path, name):
    with pytest.raises(RefusedError) as refused:
        receive(path, incoming(path), by=name)

    assert set(refused.value.reasons) <= {"not_permitted", "no_agreement_in_force"}


def test_nothing_comes_in_without_an_agreement_in_force(path, superuser):
    superuser.execute("UPDATE agreements_agreement SET ended_on = %s", [path.today])

    with pytest.raises(RefusedError, match="no_agreement_in_force"):
        receive(path, incoming(path))


def test_nothing_sent_is_nothing_done(path, superuser):
    before = picture(superuser)

    assert receive(path) == []
    assert changed(before, picture(superuser)) == set()


def known(path, *sent):
    with acting(path.by("nadia")):
        return actions.already_received(sent, by=path.by("nadia"), at=path.at)


def test_what_is_sent_again_is_known_and_what_was_changed_is_a_fault(path):
    path.received()

    assert known(path, path.nomination()).repeated == {"SYN-1": path.nomination_id}
    (fault,) = known(path, path.nomination(concern="Quite another concern.")).faults
    assert (fault.field, fault.code) == ("reference", "already_received")
    assert known(path, path.nomination(reference="SYN-2")).repeated == {}


def test_a_nomination_opens_for_its_originator_and_the_centre_and_nobody_else(path):
    path.received()
    opened = actions.open_nomination(
        path.nomination_id, **doing.on(path, "nadia"), purpose="check_quality"
    )

    assert opened.statements[0].text == STATEMENT.text
    for name in ("peter", "grace", "imran"):
        with pytest.raises(NotFoundError):
            actions.open_nomination(
                path.nomination_id, **doing.on(path, name), purpose="check_quality"
            )


@pytest.mark.parametrize("name", ["nadia", "david", "peter"])
def test_only_the_centre_records_a_check(path, name):
    path.received()

    with pytest.raises((RefusedError, NotFoundError)):
        replace(path, coordinating=name).cleared()


def test_not_now_pauses_and_says_nothing_more(path):
    path.until("cleared")
    result = DeconflictionResult("SYN-1", DeconflictionAnswer.NOT_NOW, path.today)
    actions.record_deconfliction(
        path.nomination_id, **doing.on(path, "carys"), check_id=path.id("no"), result=result
    )

    assert (summary(path).state, summary(path).clear_until) == (NominationState.DORMANT, None)


def test_a_check_runs_out_by_the_clock_and_is_made_again(path):
    path.until("cleared")
    due = summary(path).clear_until
    CLOCK_TABLE["deconfliction_valid"](path.nomination_id, due)

    assert (summary(path).state, summary(path).clear_until) == (NominationState.DECONFLICTING, None)
    doing.check_again(replace(path, at=due + timedelta(days=1)))
    assert summary(path).state is NominationState.READY


def test_a_clock_that_was_replaced_ends_no_newer_check(path, superuser):
    path.until("cleared")
    first_due = summary(path).clear_until
    doing.check_again(replace(path, at=first_due - timedelta(hours=1)))

    with pytest.raises(RefusedError, match="check_still_holds"):
        actions.expire_deconfliction(path.nomination_id, by=the_clock(first_due), at=first_due)
    assert summary(path).state is NominationState.READY
    assert acts(superuser)[-1] == "deconfliction.expire.refused"
