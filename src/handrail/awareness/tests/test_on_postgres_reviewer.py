"""What a reviewer outside the case reads of it, by the database itself: one proposal, no more."""

from __future__ import annotations

import pytest

from handrail.acts.tests.sight import rows_of_case, rows_seen
from handrail.awareness.tests.builders import REFUSED, ask_not_yet, decide, not_yet, tell
from handrail.rehearsal.thin_path import ThinPath

ANSWER, GROUND = "awareness_awareness", "awareness_ground"
FULL = "action_agreed"


@pytest.fixture
def path(cast):
    return ThinPath(cast, cast.at).until("accepted")


def test_nothing_of_a_case_is_a_reviewers_before_it_is_asked(path):
    assert rows_seen(path.by("rhona"), person_id=path.person_id) == {}


def test_a_reviewer_sees_the_proposal_its_ground_and_no_other_row(path):
    ask_not_yet(path)

    assert rows_seen(path.by("rhona"), person_id=path.person_id) == {ANSWER: 1, GROUND: 1}


@pytest.mark.parametrize("ruling", ["agreed", "refused"])
def test_a_reviewer_sees_no_more_for_having_decided(path, ruling):
    if ruling == "agreed":
        not_yet(path)
    else:
        ask_not_yet(path)
        decide(path, REFUSED)

    assert rows_seen(path.by("rhona"), person_id=path.person_id) == {ANSWER: 1, GROUND: 1}


def test_a_reviewer_does_not_see_how_the_person_was_told(path):
    ask_not_yet(path)
    tell(path, by="carys")

    assert rows_seen(path.by("rhona"), person_id=path.person_id) == {ANSWER: 1, GROUND: 1}
    assert rows_of_case(path.by("carys"), case_id=path.case_id)[ANSWER] == 2


@pytest.mark.parametrize(("name", "grounds"), [("carys", 1), ("peter", 0)])
def test_the_ground_is_a_row_of_the_centre_and_the_reviewers_alone(path, name, grounds):
    not_yet(path)
    seen = rows_of_case(path.by(name), case_id=path.case_id)

    assert (seen[ANSWER], seen.get(GROUND, 0)) == (1, grounds)


@pytest.mark.parametrize("name", ["nadia", "david", "dunya", "grace", "priya", "imran", "sally"])
def test_nobody_else_sees_that_it_was_asked_or_why(path, name):
    not_yet(path)
    seen = rows_of_case(path.by(name), case_id=path.case_id)

    assert not {ANSWER, GROUND} & set(seen)


@pytest.mark.parametrize("name", ["rhona", "evan", "imran", "una", "priya", "sally"])
def test_oversight_sees_no_row_of_a_case_that_has_come_the_whole_way(cast, name):
    path = ThinPath(cast, cast.at).until(FULL)

    assert rows_seen(path.by(name), person_id=path.person_id) == {}
