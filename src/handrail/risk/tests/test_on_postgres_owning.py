"""Each risk has one owner from its first second, and no transfer ends with nobody or by silence."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import ProgrammingError, connection

from handrail.acts.context import acting, reading
from handrail.clocks.sweep import sweep
from handrail.errors import NotFoundError, RefusedError
from handrail.risk import queries
from handrail.risk.actions import owning
from handrail.risk.actions.owning import NewRisk
from handrail.risk.domain import RiskState
from handrail.risk.tests import steps
from handrail.safety.queries import statement
from handrail.safety.tests import steps as safety
from handrail.site.clock_table import CLOCK_TABLE


def held(path, name="peter"):
    with reading(path.by(name)):
        return queries.risk(path.id("risk"))


def history(path):
    with reading(path.by("peter")):
        return [step.how for step in queries.history(path.id("risk"))]


def offered(path, to, by="dunya"):
    return owning.offer_transfer(
        path.id("risk"), by=path.by(by), at=path.at, to=path.cast.organisations[to]
    )


@pytest.mark.parametrize("kind", ["violence_or_terrorism", "self_harm", "other"])
def test_the_police_own_it_from_the_first_second(path, kind):
    new = NewRisk(id=path.id("risk"), kind=kind, words="It was said.")
    owning.raise_risk(path.case_id, by=path.by("peter"), at=path.at, new=new)

    assert held(path).owner_id == path.cast.organisations["police"].id
    assert held(path).contact_post == "Duty officer, London"
    assert held(path, "dunya") == held(path, "carys")


def test_the_police_see_that_it_is_there_and_not_its_words(path):
    steps.raise_risk(path)

    with pytest.raises(RefusedError, match="not_permitted"):
        owning.open_risk(
            path.id("risk"), by=path.by("dunya"), at=path.at, purpose="prepare_decision"
        )


@pytest.mark.parametrize("raised", [steps.raise_risk, steps.raise_alarm])
def test_a_risk_outdates_what_the_police_stated_of_meeting(path, raised):
    safety.ask(path)
    safety.state(path)

    raised(path)

    with reading(path.by("carys")):
        assert statement(path.id("statement")).outdated_at == path.at


def test_who_works_on_the_case_reads_its_words(path):
    steps.raise_risk(path)
    for name in ("peter", "carys"):
        opened = owning.open_risk(
            path.id("risk"), by=path.by(name), at=path.at, purpose="prepare_decision"
        )
        assert opened.words == "She speaks of ending it all."


def test_nobody_else_knows_of_it(path):
    steps.raise_risk(path)

    for name in ("grace", "chloe", "nadia", "david", "rhona"):
        with pytest.raises(NotFoundError):
            held(path, name)


def test_a_police_risk_is_never_offered_to_a_council(path):
    new = NewRisk(id=path.id("risk"), kind="violence_or_terrorism", words="It was said.")
    owning.raise_risk(path.case_id, by=path.by("peter"), at=path.at, new=new)

    with pytest.raises(RefusedError, match="police_risk_stays_with_police"):
        offered(path, "council")


def test_offered_it_stays_where_it_was_until_somebody_accepts(path):
    steps.risk_offered(path)
    police, council = (path.cast.organisations[name].id for name in ("police", "council"))
    assert (held(path).state, held(path).owner_id) == (RiskState.TRANSFER_OFFERED, police)

    owning.accept_transfer(path.id("risk"), by=path.by("peter"), at=path.at)

    assert (held(path).state, held(path).owner_id) == (RiskState.ACCEPTED, council)
    assert held(path, "dunya").contact_id == police


def test_not_taken_it_stays_with_the_police(path):
    steps.risk_offered(path)
    owning.return_transfer(path.id("risk"), by=path.by("peter"), at=path.at)

    assert held(path).owner_id == path.cast.organisations["police"].id
    assert history(path) == ["raised", "offered", "returned"]


def test_silence_is_no_answer(path):
    steps.risk_offered(path)
    sweep(CLOCK_TABLE, at=path.at + timedelta(days=7))

    assert (held(path).state, held(path).offered_to) == (RiskState.RETURNED, None)
    assert history(path) == ["raised", "offered", "lapsed"]
    assert owning.lapse_transfer(path.id("risk"), **steps.doing.clock(path)) == []


def test_what_a_council_gives_the_police_is_theirs_at_once(path):
    steps.risk_offered(path)
    owning.accept_transfer(path.id("risk"), by=path.by("peter"), at=path.at)
    with pytest.raises(RefusedError, match="only_to_the_police"):
        offered(path, "clinic", by="peter")

    offered(path, "police", by="peter")

    assert held(path).owner_id == path.cast.organisations["police"].id
    assert held(path).state is RiskState.ACCEPTED


def test_another_body_sees_an_offer_to_it_and_no_word(path):
    steps.raise_risk(path)
    offered(path, "clinic")

    assert held(path, "grace").offered_to == path.cast.organisations["clinic"].id
    with pytest.raises(RefusedError):
        owning.open_risk(
            path.id("risk"), by=path.by("grace"), at=path.at, purpose="prepare_decision"
        )
    owning.return_transfer(path.id("risk"), by=path.by("grace"), at=path.at)
    with pytest.raises(NotFoundError):
        held(path, "grace")


def test_only_the_owner_closes_it(path):
    steps.raise_risk(path)
    with pytest.raises(RefusedError, match="not_permitted"):
        owning.close_risk(path.id("risk"), by=path.by("peter"), at=path.at, reason="Over.")

    owning.close_risk(path.id("risk"), by=path.by("dunya"), at=path.at, reason="Over.")

    with reading(path.by("peter")):
        assert queries.open_risks(path.case_id) == []


def test_what_a_council_carries_is_counted(path):
    steps.risk_offered(path)
    owning.record_duty(
        path.case_id,
        by=path.by("peter"),
        at=path.at,
        duty_id=path.id("duty"),
        duty="care_act_s42",
    )
    with reading(path.by("sally")):
        council = queries.load_of(path.cast.organisations["council"].id)
        police = queries.police_load("london")

    assert vars(council) == {"open": 0, "duties": 1, "offered": 1, "accepted": 0, "returned": 0}
    assert police["open"] == 1


def test_a_duty_is_no_transfer(path):
    steps.raise_risk(path)
    before = held(path)
    owning.record_duty(
        path.case_id,
        by=path.by("peter"),
        at=path.at,
        duty_id=path.id("duty"),
        duty="children_act_s47",
    )

    assert held(path) == before


def test_the_database_lets_nobody_into_a_risk_out_of_scope(path):
    steps.raise_risk(path)
    with pytest.raises(ProgrammingError, match="out of scope"), acting(path.by("grace")):
        connection.cursor().execute("SELECT risk_follow(%s)", [path.id("risk")])
