"""Pages and API of costs: entered, corrected, drawn, and refused in words at their fields."""

from __future__ import annotations

import pytest

from handrail.evaluation.tests import entering
from handrail.rehearsal.thin_path import ThinPath


@pytest.fixture
def path(cast):
    return ThinPath(cast, cast.at)


def said(response):
    return response.content.decode()


def sent(path, **changes):
    month = path.today.replace(day=1).isoformat()
    return {
        "kind": "hours",
        "amount": "7.5",
        "grade": "senior",
        "month": month,
        "area": "london",
    } | changes


def test_hours_are_entered_drawn_and_corrected(path, browse):
    peter = browse("peter")
    assert peter.post("/costs/enter/", sent(path)).status_code == 302
    page = said(peter.get("/costs/"))
    assert "7.50 hours" in page
    assert "<svg" in page

    link = page.partition("/correct/")[0].rpartition('href="')[2] + "/correct/"
    assert peter.post(link, sent(path, amount="5", reason="amount")).status_code == 302
    corrected = said(peter.get("/costs/"))
    assert "Corrected" in corrected
    assert "A correction" in corrected


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"grade": ""}, "Hours need a grade. Money has none."),
        ({"kind": "spend"}, "Hours need a grade. Money has none."),
        ({"amount": "0"}, "Enter hours for work, an amount for money, and not the other."),
    ],
)
def test_what_cannot_be_is_said_at_its_field(path, browse, changes, words):
    page = browse("peter").post("/costs/enter/", sent(path, **changes))

    assert page.status_code == 422
    assert words in said(page)


def test_an_entry_of_another_organisation_is_nowhere(path, browse):
    entering.enter(path)

    assert browse("grace").get(f"/costs/{path.id('cost')}/correct/").status_code == 404
    assert "7.50" not in said(browse("grace").get("/costs/"))


def test_programs_enter_and_read_their_own_book(path, call):
    peter = call("peter")
    body = {"key": str(path.id("key")), "kind": "paid", "area": "london", "pence": 5000}
    body["month"] = path.today.isoformat()
    for status in (201, 200):
        answer = peter.post("/api/costs", body, content_type="application/json")
        assert answer.status_code == status

    assert peter.get("/api/costs").json()["totals"]["paid"] == 5000
    assert call("grace").get("/api/costs").json()["totals"]["paid"] == 0
