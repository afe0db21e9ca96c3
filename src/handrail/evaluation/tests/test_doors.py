"""Each page and route of costs, and the book itself: own entries, corrections, and nothing else."""

from __future__ import annotations

from decimal import Decimal
from uuid import uuid4

import pytest
from django.db import DatabaseError, connection
from django.test import Client

from handrail.acts.context import acting, reading
from handrail.acts.tests import doing
from handrail.acts.tests.bare_pages import bare
from handrail.acts.tests.playing import acts
from handrail.errors import ConflictError, RefusedError
from handrail.evaluation import actions, queries
from handrail.evaluation.actions import Correction
from handrail.evaluation.domain import LARGEST_PENCE
from handrail.evaluation.tests import entering
from handrail.rehearsal.thin_path import ThinPath


@pytest.fixture
def path(cast):
    return ThinPath(cast, cast.at)


def said(response):
    return response.content.decode()


def a_body(path, **changes):
    said_of_it = {"kind": "spend", "area": "london", "month": path.today.isoformat(), "pence": 100}
    return said_of_it | changes


def post(client, address, body):
    return client.post(f"/api/costs{address}", body, content_type="application/json")


def own(path, name="peter"):
    with reading(path.by(name)):
        return queries.own_totals()


@pytest.mark.parametrize("address", ["/costs/", "/costs/enter/"])
def test_nobody_sees_costs_without_signing_in(database, address):
    assert Client().get(address).headers["Location"].startswith("/sign-in/")


def test_another_s_entry_and_nobody_s_are_the_same_page(path, browse):
    entering.enter(path)
    grace = browse("grace")
    others, nobodys = (grace.get(f"/costs/{e}/correct/") for e in (path.id("cost"), uuid4()))

    assert others.status_code == nobodys.status_code == 404
    assert bare(others) == bare(nobodys)


def test_who_only_reads_gets_no_form_and_is_refused_by_hand(path, browse):
    entering.enter(path)
    sally = browse("sally")

    assert "7.50 hours" in said(sally.get("/costs/"))
    assert "Enter hours or money" not in said(sally.get("/costs/"))
    typed = {"kind": "spend", "amount": "1", "area": "london"}
    typed["month"] = path.today.replace(day=1).isoformat()
    assert sally.post("/costs/enter/", typed).status_code == 403


def test_funding_of_each_area_stands_in_a_table_beside_its_chart(path, browse):
    entering.pay(path, "promised", 123_456)
    entering.pay(path, "paid", 23_456)
    page = said(browse("peter").get("/costs/"))

    assert "Funding promised in each area" in page
    for shown in ("£1,234.56", "£234.56", "£1,000"):
        assert shown in page


def test_a_correction_of_a_correction_leaves_all_three_in_view(path):
    entering.enter(path)
    entering.correct(path, hours=Decimal(4))
    from_now = Correction(cost=entering.hours(path, hours=Decimal(2)), reason="amount")
    by = doing.on(path, "peter")
    actions.correct(path.id("right"), **by, cost_id=path.id("last"), correction=from_now)

    with reading(path.by("peter")):
        assert [each.is_corrected for each in queries.entered()].count(True) == 2
    assert own(path).hours == 2


def test_what_was_entered_twice_is_taken_back_with_nought(path):
    entering.enter(path)
    entering.correct(path, hours=Decimal(0))

    assert own(path).hours == 0


def test_a_refused_correction_leaves_the_entry_as_it_was(path):
    entering.enter(path)
    with pytest.raises(RefusedError, match="cost_area_unknown"):
        entering.correct(path, area="north-west")

    assert own(path).hours == Decimal("7.5")


def test_a_colleague_corrects_what_a_colleague_entered_and_both_are_on_the_ledger(path, superuser):
    entering.enter(path, by="peter")
    entering.correct(path, by="chloe", hours=Decimal(3))

    assert acts(superuser)[-2:] == ["cost.entered", "cost.corrected"]
    assert own(path).hours == 3


def test_nobody_enters_for_another_organisation_by_the_database(path):
    entering.enter(path)
    moved = (
        "INSERT INTO evaluation_cost SELECT (jsonb_populate_record(c,"
        " jsonb_build_object('id', gen_random_uuid(), 'organisation_id', gen_random_uuid()))).*"
        " FROM evaluation_cost c"
    )
    with pytest.raises(DatabaseError, match="row-level security"), acting(path.by("peter")):
        connection.cursor().execute(moved)


def test_an_entry_is_corrected_once_by_the_database_too(path):
    entering.enter(path)
    entering.correct(path)
    again = (
        "INSERT INTO evaluation_cost SELECT (jsonb_populate_record(c,"
        " jsonb_build_object('id', gen_random_uuid()))).* FROM evaluation_cost c"
        " WHERE corrects IS NOT NULL"
    )
    with pytest.raises(DatabaseError, match="corrects"), acting(path.by("peter")):
        connection.cursor().execute(again)


def test_the_largest_amount_comes_back_to_the_penny(path):
    entering.pay(path, "promised", LARGEST_PENCE)
    entering.pay(path, "paid", 1)

    assert own(path).short == LARGEST_PENCE - 1


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"grade": "chief"}, "grade_unknown"),
        ({"grade": "senior"}, "grade_unknown"),
        ({"area": "north-west"}, "cost_area_unknown"),
        ({"pence": 0}, "amount_unfit"),
        ({"pence": LARGEST_PENCE + 1}, "amount_too_large"),
        ({"month": "2099-01-01"}, "month_ahead"),
        ({"kind": "fine", "pence": None, "hours": "1"}, "cost_kind_unknown"),
    ],
)
def test_a_program_is_told_why_a_cost_is_not_entered(path, call, changes, reason):
    refused = post(call("peter"), "", a_body(path, **changes))

    assert (refused.status_code, refused.json()["reasons"]) == (403, [reason])


@pytest.mark.parametrize(
    "changes", [{"pence": 1.5}, {"pence": -1}, {"hours": "0.001"}, {"hours": "NaN"}, {"month": "x"}]
)
def test_what_is_no_amount_is_not_even_read(path, call, changes):
    assert post(call("peter"), "", a_body(path, **changes)).status_code == 422


def test_a_program_corrects_and_reads_both(path, call):
    entering.enter(path)
    peter, address = call("peter"), f"/{path.id('cost')}/correct"
    body = {"kind": "hours", "area": "london", "month": path.today.isoformat(), "hours": "4.25"}
    body |= {"grade": "senior", "reason": "amount", "key": str(path.id("key"))}
    assert [post(peter, address, body).status_code for _ in range(2)] == [201, 200]

    book = peter.get("/api/costs").json()
    assert book["totals"]["hours"] == "4.25"
    assert sorted(each["is_corrected"] for each in book["items"]) == [False, True]


def test_a_program_of_another_organisation_finds_nothing_to_correct(path, call):
    entering.enter(path)
    body = a_body(path, reason="amount")
    grace = call("grace")
    others, nobodys = (post(grace, f"/{e}/correct", body) for e in (path.id("cost"), uuid4()))

    assert others.status_code == nobodys.status_code == 404
    assert others.json()["title"] == nobodys.json()["title"]


def test_a_key_that_was_used_for_another_amount_conflicts(path):
    entering.enter(path)

    with pytest.raises(ConflictError):
        entering.enter(path, hours=Decimal(8))
