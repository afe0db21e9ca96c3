"""Figures right against a world of hand-made rows, and still within a quarter whatever happens."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

import pytest

from handrail.acts.context import reading
from handrail.evaluation.tests import entering
from handrail.oversight import queries
from handrail.oversight.tests import counting
from handrail.oversight.tests.counting import copies, figures, long_ago
from handrail.rehearsal.thin_path import ThinPath
from handrail.risk.tests import steps as risk

LOWEST = [0, 4, 5, 9]
SHOWN = [(10, "10 to 19"), (19, "10 to 19"), (20, "20 to 29"), (104, "100 to 109")]


@pytest.fixture
def path(cast):
    return ThinPath(cast, cast.at)


@pytest.fixture
def offered(path, superuser):
    """One offer of long ago."""
    path.until("offered")
    long_ago(superuser)
    return path


def made(superuser, table, count, **changes):
    """Exactly so many rows of a table that holds one."""
    if count:
        copies(superuser, table, count - 1, **changes)
    else:
        superuser.execute(f"DELETE FROM {table}")


def words(path, figure, part=""):
    found = figures(path).get((figure, part))
    return found.words if found else None


def costs(path):
    with reading(path.by("sally")):
        return queries.area_costs("london", until=counting.this_quarter(path))


@pytest.mark.parametrize(("count", "told"), [*((count, None) for count in LOWEST), *SHOWN])
def test_people_are_told_in_bands_of_ten_and_below_ten_not_at_all(path, superuser, count, told):
    path.until("received")
    long_ago(superuser)
    made(superuser, "nominations_nomination", count)

    assert words(path, "nominations") == told


@pytest.mark.parametrize(("count", "told"), [(9, None), (10, "10 to 19")])
def test_offers_are_told_altogether_and_by_their_ask(offered, superuser, count, told):
    made(superuser, "disclosures_disclosure", count)
    ask = superuser.execute("SELECT min(ask) FROM disclosures_disclosure").fetchone()[0]

    assert words(offered, "offered") == words(offered, "ask", ask) == told


def test_ten_offers_of_two_asks_are_told_altogether_and_neither_by_itself(offered, superuser):
    made(superuser, "disclosures_disclosure", 5)
    copies(superuser, "disclosures_disclosure", 5, ask="another")

    assert words(offered, "offered") == "10 to 19"
    assert [part for figure, part in figures(offered) if figure == "ask"] == []


@pytest.mark.parametrize(("count", "told"), [(4, None), (9, None), (10, "10 to 19")])
def test_ends_of_cases_are_told_by_their_outcome(offered, superuser, count, told):
    ended = offered.at - timedelta(days=100)
    copies(superuser, "cases_case", count, closed_at=ended, outcome="needs_met")

    assert words(offered, "closed", "needs_met") == told


@pytest.mark.parametrize(
    ("count", "told"),
    [
        (0, "None"),
        (1, "1 to 4"),
        (4, "1 to 4"),
        (5, "5 or more"),
        (9, "5 or more"),
        (10, "5 or more"),
    ],
)
def test_acts_of_officials_are_told_as_none_few_or_more(path, superuser, count, told):
    path.until("accepted")
    risk.risk_offered(path)
    risk.agreed(path)
    long_ago(superuser)
    made(superuser, "risk_passage", count)

    assert words(path, "passages") == told


@pytest.mark.parametrize("count", [*LOWEST, 10, 19])
def test_no_figure_of_people_names_a_number_under_ten(offered, superuser, count):
    for table in ("nominations_nomination", "disclosures_disclosure"):
        made(superuser, table, count)

    for (figure, _part), told in figures(offered).items():
        in_bands = told.low >= 10 and told.high == told.low + 9
        assert in_bands or (told.low, told.high) in {(0, 0), (1, 4), (5, None)}, figure


def test_rows_of_another_area_are_not_counted_here(path, superuser):
    path.until("received")
    long_ago(superuser)
    copies(superuser, "nominations_nomination", 20, area="north-west")

    assert words(path, "nominations") is None


def test_rows_of_this_quarter_change_nothing_that_was_told(offered, superuser):
    made(superuser, "nominations_nomination", 10)
    told = figures(offered)
    copies(superuser, "nominations_nomination", 30, received_at=offered.at)
    copies(superuser, "disclosures_disclosure", 30, offered_at=offered.at)
    copies(superuser, "cases_case", 30, closed_at=offered.at, outcome="needs_met")

    assert figures(offered) == told


def test_the_first_moment_of_a_quarter_is_this_quarter_s(path, superuser):
    path.until("received")
    began = counting.this_quarter(path)
    for received, told in ((began, None), (began - timedelta(microseconds=1), "10 to 19")):
        superuser.execute("UPDATE nominations_nomination SET received_at = %s", [received])
        if told:
            copies(superuser, "nominations_nomination", 9)
        assert words(path, "nominations") == told


def test_an_agreement_of_this_quarter_to_tell_later_does_not_reach_back(path, superuser):
    path.until("told")
    long_ago(superuser)
    past = path.today - timedelta(days=100)
    copies(superuser, "awareness_awareness", 10, state="agreed", on_day=path.today)
    assert words(path, "knows", "agreed") is None

    copies(superuser, "awareness_awareness", 10, state="agreed", on_day=past)
    assert words(path, "knows", "agreed") == "10 to 19"


@pytest.mark.parametrize("organisations", [1, 2])
def test_what_fewer_than_three_organisations_spent_is_not_told(path, superuser, organisations):
    for name in ("peter", "grace")[:organisations]:
        entering.enter(path, by=name, name=name)
    long_ago(superuser)

    assert costs(path).hours is None
    assert costs(path).pence == {}


@pytest.fixture
def three(path, superuser):
    """Seven and a half hours each, of three organisations, long ago."""
    for name in ("peter", "grace", "carys"):
        entering.enter(path, by=name, name="cost" if name == "peter" else name)
    long_ago(superuser)
    return path


def test_a_correction_of_this_quarter_changes_nothing_that_was_told(three, superuser):
    told = costs(three)
    assert told.hours == 20  # 22.5 in tens
    entering.correct(three, hours=Decimal(900))

    assert costs(three) == told
    long_ago(superuser)
    assert costs(three).hours == 920


def test_a_cost_of_this_quarter_is_not_told_yet(three):
    told = costs(three)
    entering.enter(three, name="new", hours=Decimal(500))

    assert costs(three) == told


@pytest.mark.parametrize("count", [0, 4, 5, 9, 10])
def test_the_page_shows_no_small_number_of_people(offered, superuser, browse, count):
    made(superuser, "nominations_nomination", count)
    page = browse("sally").get("/twelve-questions/").content.decode()

    assert ("10 to 19" in page) is (count == 10)
    for number in {count} - {0, 10}:
        assert f">{number}<" not in page


def test_two_reads_within_a_quarter_are_the_same_page_and_the_same_answer(offered, call, superuser):
    made(superuser, "nominations_nomination", 12)
    una = call("una")
    address = "/api/oversight/twelve-questions?area=london"
    first = una.get(address).json()
    ThinPath(offered.cast, offered.at, name="n2", changes={"surname": "Other"}).received()

    assert una.get(address).json() == first
