"""Agreement, the advocate and the voice on a real database; and that a no only stops support."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from handrail.acts.context import reading
from handrail.acts.tests import doing
from handrail.cases.queries import case
from handrail.errors import NotFoundError, RefusedError
from handrail.rehearsal.thin_path import ThinPath
from handrail.support import actions as support
from handrail.voluntary import actions, queries
from handrail.voluntary.tests.builders import (
    WORDS,
    agreement,
    ask,
    give,
    refuse,
    seat,
    speak,
    withdraw,
)

HOUSE = Path(actions.__file__).parents[1]
BLIND_TO_A_NO = ("nominations", "disclosures", "risk", "people", "cases", "safety")


@pytest.fixture
def path(cast):
    return ThinPath(cast, cast.at).until("told")


def states(superuser):
    return [state for (state,) in superuser.execute("SELECT state FROM support_action")]


@pytest.mark.parametrize("name", ["carys", "peter"])
def test_who_works_on_the_case_asks_and_records_the_answer(path, name):
    ask(path, by=name)
    give(path, by=name)

    assert agreement(path, "peter").agreed_on == path.today


@pytest.mark.parametrize("name", ["grace", "aoife", "david", "chloe"])
def test_nobody_else_asks(path, name):
    with pytest.raises(NotFoundError):
        ask(path, by=name)


def test_nobody_is_asked_before_being_told(cast):
    with pytest.raises(RefusedError, match="asked_before_told"):
        ask(ThinPath(cast, cast.at).until("accepted"))


def test_who_was_there_is_read_by_who_works_on_the_case(path):
    ask(path)

    (step,) = actions.open_steps(path.case_id, **doing.on(path, "carys"), purpose="supervise")
    assert step.present == "The person and the worker."


@pytest.mark.parametrize("step", ["action_proposed", "action_agreed"])
def test_withdrawing_stops_whatever_is_under_way(cast, superuser, step):
    path = ThinPath(cast, cast.at).until(step)
    withdraw(path)

    assert (agreement(path).state, states(superuser)) == ("withdrawn", ["stopped"])


def test_what_is_done_stays_done_when_the_person_withdraws(cast, superuser):
    path = ThinPath(cast, cast.at).until("action_agreed")
    support.finish(path.action_id, **doing.on(path, "peter"), is_done=True, outcome="Moved in.")
    withdraw(path)

    assert states(superuser) == ["done"]


def test_support_does_not_stop_without_a_no(cast):
    path = ThinPath(cast, cast.at).until("action_agreed")

    with pytest.raises(RefusedError, match="person_has_not_said_no"):
        support.stop(path.case_id, **doing.on(path, "peter"))


def test_after_a_no_nothing_is_proposed(path):
    ask(path)
    refuse(path)

    with pytest.raises(RefusedError, match="person_has_not_agreed"):
        path.action_proposed()


def test_somebody_who_said_no_can_be_asked_again_and_agree(path):
    ask(path)
    refuse(path)
    ask(path)
    give(path)

    assert agreement(path).is_given


@pytest.mark.parametrize("capability", BLIND_TO_A_NO)
def test_a_no_is_read_by_no_rule_of_risk_disclosure_or_nomination(capability):
    """R32: it has only its own effect, so these folders do not even know that it exists."""
    for file in (HOUSE / capability).rglob("*.py"):
        if "tests" not in file.parts:
            imported = {
                name
                for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
                if isinstance(node, ast.ImportFrom)
                for name in [node.module or ""]
            }
            assert not [name for name in imported if name.startswith("handrail.voluntary")], file


@pytest.mark.parametrize("name", ["nadia", "david"])
def test_no_originator_learns_of_agreement(path, name):
    ask(path)
    refuse(path)

    with reading(path.by(name)):
        assert queries.steps_of(path.case_id) == []


def test_the_advocate_is_seated_and_sees_what_the_person_may_see(path):
    ask(path)
    seat(path)

    with reading(path.by("aoife")):
        assert case(path.case_id).advocate_id == path.cast.members["aoife"]
    assert agreement(path, "aoife").state == "asked"
    give(path)
    assert agreement(path, "aoife").is_given


def test_an_advocate_opens_neither_the_case_nor_its_route(path):
    seat(path)

    for opening in (actions.open_steps,):
        with pytest.raises(RefusedError, match="not_permitted"):
            opening(path.case_id, **doing.on(path, "aoife"), purpose="supervise")


def test_no_advocate_is_seated_for_somebody_who_was_not_told(cast):
    with pytest.raises(RefusedError, match="advocate_before_told"):
        seat(ThinPath(cast, cast.at).until("accepted"))


def test_whoever_is_no_advocate_is_not_seated(path):
    with pytest.raises(RefusedError, match="advocate_unknown"):
        seat(path, advocate="grace")


def test_another_advocate_takes_the_place_of_the_first(path, cast):
    cast.member("anna", in_posts=["advocating"], full_name="Anna Synthetic")
    seat(path)
    seat(path, advocate="anna")

    with reading(path.by("aoife")):
        assert queries.steps_of(path.case_id) == []
        with pytest.raises(NotFoundError):
            case(path.case_id)


def test_seated_twice_is_seated_once(path):
    assert seat(path)
    assert seat(path) == []


@pytest.mark.parametrize("name", ["aoife", "peter", "carys"])
def test_the_voice_is_heard_by_all_who_work_on_the_case(path, name):
    seat(path)
    speak(path)

    opened = actions.open_voices(path.case_id, **doing.on(path, name), purpose="prepare_decision")
    assert [each.text for each in opened] == [WORDS]


@pytest.mark.parametrize("name", ["peter", "carys"])
def test_nobody_but_the_advocate_lends_a_voice(path, name):
    seat(path)

    with pytest.raises(RefusedError, match="not_permitted"):
        speak(path, by=name)


def test_the_same_voice_sent_again_is_heard_once(path):
    seat(path)
    speak(path)

    assert speak(path) == []
