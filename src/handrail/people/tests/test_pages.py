"""Two people who may be one: side by side for a reason, decided once, seen by nobody else."""

from __future__ import annotations

from uuid import uuid4

import pytest
from django.urls import reverse

from handrail.acts.context import reading
from handrail.acts.tests.bare_pages import bare
from handrail.people import queries
from handrail.rehearsal.thin_path import ThinPath

DECIDED = {"answer": "same", "reasons": "The same day of birth, and one spelling of two."}


@pytest.fixture
def pair(cast):
    """Two nominations of one person, whose names were swapped in one of them."""
    ThinPath(cast, cast.at).received()
    second = ThinPath(cast, cast.at, name="2")
    second.received(forename="Synthetic", surname="Ada", address="3 Invented Row")
    with reading(cast.actor("carys")):
        (found,) = queries.undecided_pairs()
    return found


def at(pair, name="pair"):
    return reverse(f"people:{name}", args=[pair.id])


def state_of(cast, pair):
    with reading(cast.actor("carys")):
        return queries.pair(pair.id).state


def test_both_are_shown_for_a_reason_and_not_without(browse, pair):
    carys = browse("carys")

    assert "3 Invented Row" not in carys.get(at(pair)).text
    assert "3 Invented Row" in carys.get(at(pair) + "?why=prepare_decision").text


def test_the_opening_is_on_the_ledger(browse, pair, superuser):
    browse("carys").get(at(pair) + "?why=prepare_decision")

    found = superuser.execute(
        "SELECT 1 FROM ledger_entry WHERE encode(body, 'escape') LIKE '%same_person.opened%'"
    )
    assert found.rowcount == 1


@pytest.mark.parametrize("answer", ["same", "different"])
def test_a_decision_is_kept_with_its_reasons(browse, cast, pair, answer):
    carys = browse("carys")

    carys.post(at(pair, "decide"), DECIDED | {"answer": answer})

    assert state_of(cast, pair) == answer
    assert DECIDED["reasons"] in carys.get(at(pair) + "?why=prepare_decision").text


def test_nobody_decides_without_reasons(browse, cast, pair):
    page = browse("carys").post(at(pair, "decide"), DECIDED | {"reasons": ""})

    assert (page.status_code, state_of(cast, pair)) == (422, "proposed")


def test_a_pair_is_decided_once(browse, cast, pair):
    carys = browse("carys")
    carys.post(at(pair, "decide"), DECIDED)

    again = carys.post(at(pair, "decide"), DECIDED | {"answer": "different"})

    assert (again.status_code, state_of(cast, pair)) == (403, "same")


@pytest.mark.parametrize("name", ["nadia", "peter", "imran"])
def test_a_pair_of_others_and_one_of_nobody_look_alike(browse, pair, name):
    outsider = browse(name)

    others = outsider.get(at(pair))
    nobodys = outsider.get(reverse("people:pair", args=[uuid4()]))

    assert others.status_code == nobodys.status_code == 404
    assert bare(others) == bare(nobodys)


def test_a_decision_is_undone_with_its_reason_and_decided_again(browse, cast, pair):
    carys = browse("carys")
    carys.post(at(pair, "decide"), DECIDED)

    carys.post(at(pair, "reopen"), {"reasons": "The school says that they are twins."})
    shown = carys.get(at(pair) + "?why=prepare_decision").text
    carys.post(at(pair, "decide"), {"answer": "different", "reasons": "They are twins."})

    assert DECIDED["reasons"] in shown
    assert "The school says that they are twins." in shown
    assert state_of(cast, pair) == "different"


def test_nothing_is_undone_without_a_reason(browse, cast, pair):
    carys = browse("carys")
    carys.post(at(pair, "decide"), DECIDED)

    response = carys.post(at(pair, "reopen"), {"reasons": " "})

    assert response.status_code == 422
    assert state_of(cast, pair) == "same"


def test_to_undo_a_pair_of_others_is_to_undo_one_of_nobody(browse, pair):
    peter = browse("peter")

    others = peter.post(at(pair, "reopen"), {"reasons": "No."})
    nobodys = peter.post(reverse("people:reopen", args=[uuid4()]), {"reasons": "No."})

    assert others.status_code == nobodys.status_code == 404
    assert bare(others) == bare(nobodys)
