"""Beginning and closing a case, on a real database."""

from __future__ import annotations

from dataclasses import replace

import pytest

from handrail.acts.context import reading
from handrail.acts.tests import doing
from handrail.acts.tests.playing import changed, picture
from handrail.acts.tests.steps import ENDING
from handrail.cases import actions, queries
from handrail.cases.domain import CaseState
from handrail.errors import NotFoundError, RefusedError
from handrail.nominations.domain import PursueStatus
from handrail.rehearsal.thin_path import ThinPath

REFUSED_ONLY = {"ledger_entry", "ledger_waiting"}


@pytest.fixture
def path(cast):
    return ThinPath(cast, cast.at).received()


def close(path, by="carys", **changes):
    ending = replace(ENDING, **changes)
    return actions.close(path.case_id, **doing.on(path, by), counted=lambda _case: ending)


def case(path, name="carys"):
    with reading(path.by(name)):
        return queries.case(path.case_id)


def test_a_case_closes_once_with_its_outcome(path):
    close(path, outcome="routed_to_safeguarding")

    closed = case(path)
    assert (closed.state, closed.outcome) == (CaseState.CLOSED, "routed_to_safeguarding")
    assert closed.closed_at == path.at
    with pytest.raises(RefusedError, match="case_not_open"):
        close(path)


def test_a_case_in_which_somebody_waits_stays_open(path, superuser):
    before = picture(superuser)

    with pytest.raises(RefusedError, match="disclosure_unanswered"):
        close(path, unanswered_disclosures=1)
    assert changed(before, picture(superuser)) == REFUSED_ONLY


def test_what_waits_is_counted_while_the_case_is_locked(path):
    counted = []
    actions.close(
        path.case_id,
        **doing.on(path, "carys"),
        counted=lambda found: counted.append(found) or ENDING,
    )

    assert [found.id for found in counted] == [path.case_id]


@pytest.mark.parametrize("name", ["nadia", "david", "peter", "imran"])
def test_nobody_but_its_coordinators_finds_a_case(path, name):
    with pytest.raises(NotFoundError):
        close(path, by=name)
    with pytest.raises(NotFoundError):
        case(path, name)


@pytest.mark.parametrize("status", ["covert", "unknown", "overt"])
def test_a_case_of_somebody_who_is_or_may_be_investigated_begins_paused(cast, status):
    path = ThinPath(cast, cast.at, changes={"pursue_status": PursueStatus(status)}).received()

    assert case(path).state is CaseState.PAUSED
    with pytest.raises(RefusedError, match="case_not_open"):
        close(path)


def test_what_changed_is_read_after_closing_only(path):
    with reading(path.by("carys")):
        assert queries.what_has_changed(path.case_id) == ""
    close(path, what_has_changed="There is a home now.")
    with reading(path.by("carys")):
        assert queries.what_has_changed(path.case_id) == "There is a home now."


def test_cases_are_found_by_the_people_they_are_about(path):
    with reading(path.by("carys")):
        assert queries.case_of(path.person_id).id == path.case_id
        assert queries.case_of(path.id("nobody")) is None
        assert queries.cases_of({path.person_id}).keys() == {path.person_id}
        assert [found.id for found in queries.open_cases()] == [path.case_id]
        assert queries.open_cases(after=path.case_id) == []
