"""The advocate: who speaks for a person, what the database shows them, and when no more."""

from __future__ import annotations

import pytest

from handrail.acts.context import reading
from handrail.acts.tests import doing
from handrail.acts.tests.sight import rows_of_case, rows_seen
from handrail.acts.tests.steps import ENDING
from handrail.awareness.tests.builders import not_yet
from handrail.cases import actions as cases
from handrail.contributions.tests.contributing import contribute, release
from handrail.disclosures.tests.joining import joining
from handrail.errors import NotFoundError, RefusedError
from handrail.members.domain import Role
from handrail.rehearsal.thin_path import ThinPath
from handrail.voluntary import actions, queries
from handrail.voluntary.tests.builders import agreement, ask, give, refuse, seat, speak

STEPS, VOICES, TOLD = "voluntary_agreement", "voluntary_voice", "awareness_awareness"


@pytest.fixture
def path(cast):
    return ThinPath(cast, cast.at).until("told")


@pytest.fixture
def anna(cast):
    cast.member("anna", in_posts=["advocating"], full_name="Anna Synthetic")
    return "anna"


def seen(path, name):
    return rows_of_case(path.by(name), case_id=path.case_id)


def test_nobody_lacking_capacity_agrees_without_best_interests_and_an_advocate(path):
    ask(path)
    lacking = {"has_capacity": False, "best_interests": "It is what she always wanted."}
    with pytest.raises(RefusedError, match="advocate_missing"):
        give(path, **lacking)
    seat(path)
    with pytest.raises(RefusedError, match="best_interests_missing"):
        give(path, **(lacking | {"best_interests": " "}))
    give(path, **lacking)

    assert (agreement(path).is_given, agreement(path).has_capacity) == (True, False)


def test_best_interests_are_opened_by_who_works_on_the_case(path):
    seat(path)
    ask(path)
    give(path, has_capacity=False, best_interests="A home is what she always wanted.")

    (_, step) = actions.open_steps(path.case_id, **doing.on(path, "carys"), purpose="supervise")
    assert step.best_interests == "A home is what she always wanted."


def test_an_advocate_sees_the_telling_the_steps_and_the_voice_and_nothing_else(path):
    contribute(path)
    release(path)
    ask(path)
    seat(path)
    speak(path)

    assert seen(path, "aoife") == {TOLD: 1, STEPS: 1, VOICES: 1}


def test_an_advocate_does_not_see_that_telling_was_once_withheld(cast):
    path = ThinPath(cast, cast.at).until("accepted")
    not_yet(path)
    path.practitioner = "carys"
    path.told()
    seat(path)

    assert seen(path, "aoife") == {TOLD: 1}
    assert seen(path, "carys")[TOLD] == 2


def test_an_advocate_who_is_replaced_loses_every_row_of_the_case(path, anna):
    ask(path)
    seat(path)
    speak(path)
    seat(path, advocate=anna)

    assert rows_seen(path.by("aoife"), person_id=path.person_id) == {}
    assert seen(path, anna) == {TOLD: 1, STEPS: 1, VOICES: 1}


def test_an_advocate_who_is_replaced_speaks_no_more(path, anna):
    seat(path)
    seat(path, advocate=anna)

    with pytest.raises(NotFoundError):
        speak(path)
    assert speak(path, by=anna)


def test_what_comes_after_the_change_is_not_the_first_advocates(path, anna):
    seat(path)
    seat(path, advocate=anna)
    ask(path)
    speak(path, by=anna)

    assert seen(path, "aoife") == {}


def test_an_advocate_may_come_back(path, anna):
    ask(path)
    seat(path)
    seat(path, advocate=anna)
    seat(path)

    assert seen(path, anna) == {}
    assert seen(path, "aoife") == {TOLD: 1, STEPS: 1}


def test_nobody_is_seated_whom_the_person_did_not_choose(path):
    with pytest.raises(RefusedError, match="not_the_persons_choice"):
        seat(path, chosen=False)
    assert seen(path, "aoife") == {}


def test_nobody_is_seated_in_a_closed_case(path):
    cases.close(path.case_id, **doing.on(path, "carys"), counted=lambda _case: ENDING)

    with pytest.raises(RefusedError, match="case_not_open"):
        seat(path)


@pytest.mark.parametrize("name", ["grace", "david", "chloe", "aoife"])
def test_nobody_outside_the_case_seats_an_advocate(path, name):
    with pytest.raises(NotFoundError):
        seat(path, by=name)


def test_who_works_on_a_case_is_not_its_advocate(path, cast, superuser):
    """An advocate cannot be called on to report, so it is nobody who owes the case a report (R20)."""
    cast.post("helping", at="advocacy", role=Role.PRACTITIONER, area="london", title="Mentor")
    cast.member("olga", in_posts=["advocating", "helping"], full_name="Olga Synthetic")
    superuser.execute("SELECT case_work(%s, %s)", [path.case_id, cast.members["olga"]])
    with reading(path.by("carys")):
        offered = [each.member_id for each in queries.advocates_for(path.case_id, on=path.today)]

    assert offered == [cast.members["aoife"]]
    with pytest.raises(RefusedError, match="advocate_unknown"):
        seat(path, advocate="olga")


@pytest.mark.parametrize("said", ["refuse", "give"])
def test_a_partner_that_joins_later_reads_what_the_person_said(path, said):
    ask(path)
    {"refuse": refuse, "give": give}[said](path)
    seat(path)
    speak(path)
    joining(path)

    assert agreement(path, "grace") == agreement(path, "carys")
    assert seen(path, "grace")[VOICES] == 1


def test_a_voice_is_sealed_and_no_police_officer_sees_that_it_was_added(path, superuser):
    seat(path)
    speak(path)
    ((text,),) = superuser.execute("SELECT text FROM voluntary_voice").fetchall()

    assert b"front door" not in bytes(text)
    for name in ("nadia", "david", "dunya"):
        assert seen(path, name).get(VOICES, 0) == 0
