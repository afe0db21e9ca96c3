"""What leaves the counting functions on a real database: nothing that tells of one case."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import DatabaseError, connection

from handrail.acts.context import reading
from handrail.acts.tests import doing
from handrail.errors import NotFoundError, RefusedError
from handrail.evaluation.tests import entering
from handrail.oversight import queries
from handrail.oversight.domain import quarter_began
from handrail.oversight.tests import counting
from handrail.rehearsal.thin_path import ThinPath
from handrail.risk.tests import steps as risk
from handrail.support import actions
from handrail.support.domain import Proposal


@pytest.fixture
def path(cast):
    return ThinPath(cast, cast.at)


@pytest.fixture
def until(path):
    """The beginning of this quarter: what a test does counts once it is moved long ago."""
    return counting.this_quarter(path)


@pytest.fixture
def after(path):
    """The beginning of the next quarter, which nothing may be counted up to yet."""
    return quarter_began(quarter_began(path.today).date() + timedelta(days=93))


def nominated(cast, numbers, step="received"):
    """People of whom no two share a name and a day of birth."""
    for number in numbers:
        said = {
            "forename": f"Fore{number}",
            "surname": f"Sur{number}",
            "date_of_birth": date(1990, 1, 1) + timedelta(days=number),
        }
        ThinPath(cast, cast.at, name=f"n{number}", changes=said).until(step)


def watch(path):
    proposal = Proposal(purpose="housing", description="Watch him.", due_on=path.today)
    actions.propose(
        path.disclosure_id, **doing.on(path, "peter"), action_id=path.action_id, proposal=proposal
    )


def figures(path, until, *, by="sally"):
    with reading(path.by(by)):
        return queries.figures("london", until=until)


def test_nobody_can_tell_none_from_nine_and_ten_shows(path, until, superuser):
    none = figures(path, until)
    path.until("received")
    counting.copies(superuser, "nominations_nomination", 8)
    counting.long_ago(superuser)
    assert figures(path, until) == none
    assert ("nominations", "") not in none

    counting.copies(superuser, "nominations_nomination", 1)
    assert figures(path, until)["nominations", ""].words == "10 to 19"


def test_what_happened_in_this_quarter_is_not_counted_yet(cast, path):
    nominated(cast, range(10))

    assert ("nominations", "") not in figures(path, quarter_began(path.today))


def test_a_median_is_told_of_ten_disclosures_and_not_of_nine(cast, path, until, superuser):
    nominated(cast, range(10), "offered")
    assert ("items", "") not in figures(path, until)

    counting.long_ago(superuser)
    told = figures(path, until)
    assert told["items", ""].words == "1"
    assert told["offered", ""].words == "10 to 19"


def test_counts_up_to_any_other_moment_are_refused(path, until):
    for other in (until - timedelta(days=1), until + timedelta(seconds=1), path.at):
        with pytest.raises(DatabaseError, match="by the quarter"):
            figures(path, other)


@pytest.mark.parametrize("counted", ["figures", "risks", "costs"])
@pytest.mark.parametrize("name", ["sally", "evan", "imran"])
def test_no_quarter_is_counted_before_it_is_over(path, after, counted, name):
    with reading(path.by(name)), pytest.raises(DatabaseError, match="not over"):
        connection.cursor().execute(f"SELECT * FROM oversight_{counted}('london', %s)", [after])


@pytest.mark.parametrize("counted", ["figures", "risks", "costs"])
def test_no_moment_at_all_is_no_quarter(path, counted):
    with reading(path.by("sally")), pytest.raises(DatabaseError, match="by the quarter"):
        connection.cursor().execute(f"SELECT * FROM oversight_{counted}('london', NULL)")


@pytest.mark.parametrize("counted", ["figures", "risks", "costs"])
@pytest.mark.parametrize("name", ["nadia", "david", "dunya", "aoife", "rhona"])
def test_no_counting_function_answers_who_answers_for_no_area(path, until, counted, name):
    with reading(path.by(name)), pytest.raises(DatabaseError, match="answer for the area"):
        connection.cursor().execute(f"SELECT * FROM oversight_{counted}('london', %s)", [until])


@pytest.mark.parametrize("counted", ["figures", "risks", "costs"])
@pytest.mark.parametrize("area", ["north-west", "everywhere", "", "London"])
def test_no_counting_function_answers_for_another_area(path, until, counted, area):
    with reading(path.by("sally")), pytest.raises(DatabaseError, match="answer for the area"):
        connection.cursor().execute(f"SELECT * FROM oversight_{counted}(%s, %s)", [area, until])


@pytest.mark.parametrize("name", ["nadia", "david", "dunya", "aoife", "rhona"])
def test_who_answers_for_no_area_gets_no_count_from_the_database_itself(path, until, name):
    with pytest.raises(DatabaseError, match="answer for the area"):
        figures(path, until, by=name)
    with pytest.raises(NotFoundError):
        queries.areas_of(path.by(name))


def test_nobody_counts_in_an_area_that_is_not_theirs(path, until):
    with reading(path.by("sally")), pytest.raises(DatabaseError, match="answer for the area"):
        queries.figures("north-west", until=until)
    with reading(path.by("una")):
        assert queries.figures("north-west", until=until) is not None


def test_a_refused_task_to_watch_is_counted_where_it_was_asked_for(cast, path, after):
    path.until("accepted")
    for _ in range(2):
        with pytest.raises(RefusedError, match="watching_task"):
            watch(path)

    with reading(path.by("sally")):
        assert queries.watching_refused("london", until=after).words == "1 to 4"
        assert queries.watching_refused("north-west", until=after).words == "None"


def test_the_index_of_refused_tasks_is_used_however_many_entries_there_are(superuser, database):
    superuser.execute("SET enable_seqscan = off")
    plan = superuser.execute(
        "EXPLAIN SELECT count(*) FROM ledger_entry AS entry"
        " WHERE encode(entry.body, 'escape') LIKE '%\"watching_task\"%'"
    ).fetchall()
    superuser.execute("RESET enable_seqscan")

    assert "ledger_entry_watching" in str(plan)


def test_what_two_organisations_spent_is_not_told_and_what_three_did_is_rounded(
    path, until, superuser
):
    for name in ("peter", "grace"):
        entering.enter(path, by=name, name=f"cost of {name}")
    counting.long_ago(superuser)
    with reading(path.by("sally")):
        assert queries.area_costs("london", until=until).hours is None

    entering.enter(path, by="carys", name="cost of carys")
    counting.long_ago(superuser)
    with reading(path.by("sally")):
        assert queries.area_costs("london", until=until).hours == 20


def test_sums_by_organisation_are_for_evaluators_and_inspectors(path):
    entering.enter(path)

    for name in ("evan", "imran"):
        with reading(path.by(name)):
            (found,) = queries.costs_by_organisation()
            assert str(found.totals.hours) == "7.50"
    for name in ("sally", "carys", "peter"):
        with reading(path.by(name)), pytest.raises(DatabaseError, match="for evaluators"):
            queries.costs_by_organisation()


def test_the_step_inside_is_not_for_the_web_role(path, after):
    with reading(path.by("sally")), pytest.raises(DatabaseError, match="permission denied"):
        connection.cursor().execute("SELECT oversight_checked('london', %s)", [after])


def test_transfers_to_a_council_and_what_passed_to_the_police_are_told_as_few(
    path, until, superuser
):
    path.until("accepted")
    none = figures(path, until)
    assert {none[each, ""].words for each in ("transfers_offered", "passages")} == {"None"}

    risk.risk_offered(path)
    risk.agreed(path)
    assert figures(path, until) == none
    counting.long_ago(superuser)
    told = figures(path, until)
    assert told["transfers_offered", ""].words == "1 to 4"
    assert told["passages", ""].words == "1 to 4"
    assert told["transfers_accepted", ""].words == "None"
    assert ("owner", "police") not in told
