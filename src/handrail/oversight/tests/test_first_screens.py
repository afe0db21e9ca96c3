"""First screens of those who watch over the programme: each for its role, and a 404 for others."""

from __future__ import annotations

import pytest

from handrail.evaluation.tests import entering
from handrail.members.domain import Role
from handrail.questions.domain import TWELVE
from handrail.questions.tests import asking
from handrail.rehearsal.thin_path import ThinPath

FOR = {
    "/twelve-questions/": {"sally", "una", "chloe", "peter", "carys", "priya", "evan", "imran"},
    "/clocks/": {"priya"},
    "/evaluation/": {"evan", "imran"},
    "/records/": {"imran"},
    "/set-up/": {"adam"},
}
EVERYBODY = (
    "nadia", "david", "dunya", "aoife", "rhona", "sally", "una", "chloe", "peter", "carys",
    "priya", "evan", "imran",
)  # fmt: skip


@pytest.fixture
def path(cast):
    return ThinPath(cast, cast.at)


def said(response):
    return response.content.decode()


def an_administrator(cast):
    cast.post("administering", at="centre", role=Role.ADMINISTRATOR, area="everywhere", title="A")
    cast.member("adam", in_posts=["administering"], full_name="Adam Synthetic")


@pytest.mark.parametrize("address", sorted(FOR))
def test_each_screen_is_for_its_roles_and_is_nowhere_for_others(browse, address):
    for name in EVERYBODY:
        expected = 200 if name in FOR[address] else 404
        assert browse(name).get(address).status_code == expected, name


def test_each_of_the_twelve_has_an_answer_and_says_where_it_comes_from(browse):
    page = said(browse("sally").get("/twelve-questions/"))

    for code, question in TWELVE.items():
        assert f'id="{code}"' in page
        assert question in page
    assert "is not measured yet" in page
    assert "0 to 9" in page


def test_the_page_tells_a_scrutiny_member_of_nobody(path, browse):
    path.until("action_agreed")
    page = said(browse("sally").get("/twelve-questions/"))

    for reference in (path.case_id, path.disclosure_id, path.nomination_id):
        assert str(reference) not in page


def test_another_area_is_nowhere_for_who_does_not_answer_for_it(browse):
    assert browse("sally").get("/twelve-questions/?area=north-west").status_code == 404
    assert browse("una").get("/twelve-questions/?area=north-west").status_code == 200


def test_own_funding_is_exact_and_another_organisation_s_is_not_there(path, browse):
    entering.pay(path, "promised", 123_400)
    entering.pay(path, "paid", 23_400)

    assert "£1,000" in said(browse("sally").get("/twelve-questions/"))
    assert "£1,234" not in said(browse("una").get("/twelve-questions/"))


def test_the_api_tells_what_the_page_tells(call):
    told = call("una").get("/api/oversight/twelve-questions?area=london").json()

    assert [each["code"] for each in told["answers"]] == list(TWELVE)
    assert call("nadia").get("/api/oversight/twelve-questions").status_code == 404


def test_programs_of_evaluators_read_the_sums_of_all_and_nobody_else_s_do(path, call):
    entering.pay(path, "promised", 123_400)
    entering.pay(path, "paid", 23_400)

    (told,) = call("evan").get("/api/oversight/costs").json()
    assert told["short"] == 100_000
    assert call("sally").get("/api/oversight/costs").status_code == 404


def test_clocks_show_kind_and_reference_and_what_ran_out(path, browse):
    path.until("offered")
    asking.ask(path)
    page = said(browse("priya").get("/clocks/"))

    assert "A partner answers an offer" in page
    assert "Answer a question" in page
    assert asking.WORDS not in page
    assert "No clock has run out." in page


def test_an_inspector_draws_the_same_ten_again(browse, superuser):
    imran = browse("imran")

    assert "Draw ten at random" in said(imran.get("/records/"))
    assert "Nothing has been put in order" in said(imran.get("/records/?seed=lamp"))


def test_an_administrator_sees_what_was_set_up_and_no_case(cast, browse):
    an_administrator(cast)
    page = said(browse("adam").get("/set-up/"))

    assert "SYN-council" in page
    assert "Synthetic Council of Northgate" in page
    assert "Carys Synthetic" in page
    assert "Peter Synthetic" not in page
    assert browse("adam").get("/twelve-questions/").status_code == 200


@pytest.mark.parametrize(
    ("name", "link"),
    [
        ("sally", "/twelve-questions/"),
        ("priya", "/clocks/"),
        ("evan", "/evaluation/"),
        ("imran", "/records/"),
    ],
)
def test_home_leads_each_to_the_own_first_screen(browse, name, link):
    assert f'href="{link}"' in said(browse(name).get("/"))


def test_what_ran_out_yesterday_waits_for_the_data_protection_officer(path, browse, superuser):
    asking.ask(path)
    assert "Look at the clocks that ran out" not in said(browse("priya").get("/"))

    superuser.execute("UPDATE clocks_clock SET due_at = due_at - interval '60 days'")
    assert "Look at the clocks that ran out" in said(browse("priya").get("/"))
    page = said(browse("priya").get("/clocks/"))
    assert "1 clock has run out and nobody has settled it." in page
    assert "Overdue" in page
