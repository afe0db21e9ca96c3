"""Pages of questions: the public reads without signing in, and each does only its own part."""

from __future__ import annotations

import pytest
from django.test import Client

from handrail.questions.tests import asking
from handrail.rehearsal.thin_path import ThinPath


@pytest.fixture
def path(cast):
    return ThinPath(cast, cast.at)


def said(response):
    return response.content.decode()


def test_the_public_reads_what_is_public_without_signing_in(path):
    asking.ask(path)
    asking.ask(path, name="private", text="Between us?", is_public=False)
    asking.write(path)
    asking.consult(path)

    page = said(Client().get("/questions/"))
    assert asking.WORDS in page
    assert "Between us?" not in page
    assert "1 question waits" in page
    for address in (f"{path.id('question')}/", f"letters/{path.id('letter')}/"):
        assert Client().get(f"/questions/{address}").status_code == 200
    assert Client().get(f"/questions/consultations/{path.id('consultation')}/").status_code == 200


def test_what_is_between_partners_is_nowhere_for_the_public(path):
    asking.ask(path, is_public=False)
    address = f"/questions/{path.id('question')}/"

    nowhere = Client().get(f"/questions/{path.id('nothing')}/")
    assert Client().get(address).status_code == nowhere.status_code == 404


def test_nobody_asks_without_signing_in():
    assert Client().get("/questions/ask/").headers["Location"].startswith("/sign-in/")


@pytest.mark.parametrize(
    ("name", "address"),
    [
        ("nadia", "ask"),
        ("carys", "ask"),
        ("imran", "letters/write"),
        ("sally", "consultations/open"),
    ],
)
def test_a_page_to_do_something_is_nowhere_for_who_may_not(browse, name, address):
    assert browse(name).get(f"/questions/{address}/").status_code == 404


def test_a_scrutiny_member_asks_and_closes_and_the_centre_answers(path, browse):
    sally, carys = browse("sally"), browse("carys")
    sent = {"text": "Who pays?", "addressed_to": path.cast.organisations["centre"].id}
    asked = sally.post("/questions/ask/", sent | {"topic": "q7", "is_public": "yes"})
    address = asked.headers["Location"]
    assert "Answer it" in said(carys.get(address))
    assert "Answer it" not in said(sally.get(address))

    carys.post(f"{address}answer/", {"text": "The programme pays.", "evidence": "q7"})
    assert "/twelve-questions/#q7" in said(sally.get(address))
    sally.post(f"{address}accept/")
    assert "Closed by who asked" in said(Client().get(address))


def test_what_is_missing_is_said_at_its_field(path, browse):
    page = browse("sally").post("/questions/ask/", {"is_public": "yes"})

    assert page.status_code == 422
    assert "Write the question." in said(page)


@pytest.mark.parametrize(("name", "status"), [("imran", 403), ("grace", 403)])
def test_nobody_answers_for_another_by_hand(path, browse, name, status):
    asking.ask(path)
    sent = browse(name).post(f"/questions/{path.id('question')}/answer/", {"text": "No."})

    assert sent.status_code == status


def test_a_consultation_is_responded_to_and_closed_on_its_page(path, browse):
    asking.consult(path)
    address = f"/questions/consultations/{path.id('consultation')}/"
    said_of_it = {"position": "changes", "text": "With money.", "question": "How much?"}
    browse("chloe").post(f"{address}respond/", said_of_it)

    page = said(browse("carys").get(address))
    assert "For it with changes" in page
    assert "A question raised in this consultation has no answer yet." in page
    assert browse("carys").post(f"{address}close/").status_code == 403


def test_the_list_goes_on_where_the_page_before_it_ended(path):
    for number in range(30):
        asking.ask(path, name=f"question {number}", text=f"Question number {number}?")

    first = said(Client().get("/questions/"))
    address = first.partition('rel="next"')[0].rpartition('href="')[2].partition('"')[0]
    second = said(Client().get(f"/questions/{address}"))
    assert sum(f"Question number {number}?" in first for number in range(30)) >= 25
    assert second.count('role="rowheader"') == 5
