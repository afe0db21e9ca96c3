"""The start page and its journeys: there on a demo's data, and nowhere else."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser

import pytest
from django.conf import settings
from django.test import Client
from django.urls import resolve, reverse

from handrail.members.domain import ROLE_WORDS
from handrail.rehearsal.demo.lives import LIVES
from handrail.rehearsal.demo.members import ADMINISTRATION, SEATS
from handrail.site.start.journeys import KINDS, Move, _move, journey, journeys
from handrail.site.start.views import FOLLOWED
from handrail.site.start.visitors import DEMO_MARK, write_demo

START = "/start/"
STEPS = [
    pytest.param(each, step, id=f"{each.slug}-{number}")
    for each in journeys()
    for number, step in enumerate(each.steps, start=1)
]
ALL = pytest.mark.parametrize("found", journeys(), ids=lambda each: each.slug)
NAMES = {seat.name for seat in (*SEATS, ADMINISTRATION)}


class Forms(HTMLParser):
    """The hidden fields of each form of a page."""

    def __init__(self, text):
        super().__init__()
        self.forms = []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        told = dict(attrs)
        if tag == "form":
            self.forms.append({})
        elif tag == "input" and self.forms:
            self.forms[-1][told["name"]] = told.get("value", "")


def sign_ins(page):
    return [form for form in Forms(page.text).forms if "password" in form]


@ALL
def test_a_journey_says_what_it_is_and_about_how_long(found):
    assert found.summary.endswith(".")
    assert 1 <= found.minutes <= 30
    assert len(found.steps) >= 2


def test_journeys_stand_in_an_order_of_their_own():
    orders = [each.order for each in journeys()]

    assert orders == sorted(set(orders))


@ALL
def test_a_journey_is_found_by_its_slug(found):
    assert journey(found.slug) is found


def test_no_other_journey_is_found():
    assert journey("to-nowhere") is None
    assert journey("") is None


@ALL
def test_what_a_journey_is_about_is_a_life_of_the_demo(found):
    assert found.about in {"", *(label for life in LIVES for label in life.labels)}


@pytest.mark.parametrize(("found", "step"), STEPS)
def test_each_step_is_somebodys_who_exists(found, step):
    assert step.who in NAMES


@pytest.mark.parametrize(("found", "step"), STEPS)
def test_each_step_ends_with_something_to_see_or_somewhere_to_go(found, step):
    assert step.text
    assert step.moves or step.see


@pytest.mark.parametrize("kind", KINDS)
def test_a_move_is_read_from_its_line(kind):
    made = _move(f"{kind}: Your answer = Yes, today")

    assert made.kind == kind
    assert made.lead == KINDS[kind]
    assert (made.name, made.value) in {
        ("Your answer", "Yes, today"),
        ("Your answer = Yes, today", ""),
    }


def test_a_move_that_nobody_can_make_is_refused():
    with pytest.raises(ValueError, match="no move 'jump'"):
        _move("jump: Off the page")


def test_todays_date_is_told_in_words_and_written_as_fields_take_it():
    move = Move(kind="fill", name="When?", value="{today}")

    assert move.shown_value == "today's date"
    assert move.value_on(date(2026, 3, 2)) == "2026-03-02"


def test_any_other_value_is_shown_as_it_is_written():
    move = Move(kind="fill", name="Who?", value="A friend")

    assert (move.shown_value, move.value_on(date(2026, 3, 2))) == ("“A friend”", "A friend")


@pytest.mark.parametrize("path", [START, "/start/nomination-to-support/", "/start/to-nowhere/"])
@pytest.mark.usefixtures("database")
def test_without_a_demo_there_is_no_start_page(path):
    assert Client().get(path).status_code == 404


@pytest.mark.usefixtures("database")
def test_without_a_demo_a_stranger_is_asked_to_sign_in():
    assert Client().get("/").headers["Location"].startswith(reverse("members:sign_in"))


@pytest.mark.slow
class TestOnADemo:
    """On the data of a demo."""

    def test_a_stranger_begins_at_the_start_page(self, demo):
        assert Client().get("/").headers["Location"] == START

    def test_real_data_has_no_start_page_whatever_lies_in_its_folder(self, demo, monkeypatch):
        monkeypatch.setattr(settings, "IS_SYNTHETIC", False)

        assert Client().get(START).status_code == 404

    def test_a_demo_that_is_still_loading_has_no_start_page(self, demo):
        write_demo(settings.DATA, replace(demo, is_complete=False))

        assert Client().get(START).status_code == 404

    @pytest.mark.parametrize("method", ["post", "put", "delete"])
    def test_it_is_for_reading_only(self, demo, method):
        assert getattr(Client(), method)(START).status_code == 405

    def test_it_offers_everybody_in_every_role_and_every_journey(self, demo):
        page = Client().get(START)

        assert {form["email"] for form in sign_ins(page)} == {each.email for each in demo.visitors}
        assert all(words in page.text for words in ROLE_WORDS.values())
        assert all(reverse("start:journey", args=[each.slug]) in page.text for each in journeys())

    def test_it_names_no_person_of_any_case(self, demo, superuser):
        page = Client().get(START).text

        assert not [each for held in demo.references.values() for each in held.values()
                    if each in page]  # fmt: skip

    def test_every_address_of_it_is_synthetic(self, demo):
        found = re.findall(r"@[\w.]+", Client().get(START).text)

        assert set(found) == {"@synthetic.example"}

    @pytest.mark.parametrize("role", ROLE_WORDS)
    def test_a_button_signs_in(self, demo, role):
        client = visitor()
        email = next(each.email for each in demo.visitors if each.role == role)
        form = next(each for each in sign_ins(client.get(START)) if each["email"] == email)

        sent = client.post(reverse("members:sign_in"), form)

        assert (sent.status_code, sent.headers["Location"]) == (302, "/")
        assert client.get("/", follow=True).status_code == 200

    def test_a_button_does_nothing_without_the_forms_token(self, demo):
        client = visitor(enforce_csrf_checks=True)
        form = sign_ins(client.get(START))[0]
        token = form.pop("csrfmiddlewaretoken")

        assert client.post(reverse("members:sign_in"), form).status_code == 403
        sent = client.post(reverse("members:sign_in"), form | {"csrfmiddlewaretoken": token})
        assert sent.status_code == 302

    def test_an_unknown_journey_is_none(self, demo):
        assert Client().get("/start/to-nowhere/").status_code == 404

    @ALL
    def test_a_journeys_page_has_a_button_for_each_step(self, demo, found):
        page = Client().get(reverse("start:journey", args=[found.slug]))

        assert [form["email"] for form in sign_ins(page)] == [
            demo.visitor(step.who).email for step in found.steps
        ]

    @pytest.mark.parametrize(("found", "step"), STEPS)
    def test_where_a_step_begins_is_an_address_of_ours(self, demo, found, step):
        address = step.address(demo.references, label=found.about)

        assert resolve(address.partition("?")[0])

    @ALL
    def test_where_a_journey_begins_is_a_page_of_who_begins_it(self, demo, found):
        first = found.steps[0]
        address = first.address(demo.references, label=found.about)

        assert signed_in(demo, first.who).get(address, follow=True).status_code == 200

    @ALL
    def test_every_page_leads_back_to_the_journey_that_is_followed(self, demo, found):
        client = signed_in(demo, found.steps[0].who)
        client.get(reverse("start:journey", args=[found.slug]))

        page = client.get("/", follow=True).text

        assert f'href="{reverse("start:journey", args=[found.slug])}"' in page

    @pytest.mark.parametrize("followed", [None, "to-nowhere", "../..", '"><script>'])
    def test_a_cookie_that_names_no_journey_leads_to_the_start_page(self, demo, followed):
        client = signed_in(demo, "reviewer")
        if followed:
            client.cookies[FOLLOWED] = followed

        page = client.get("/").text

        assert f'href="{START}"' in page
        assert "<script>alert" not in page

    def test_the_cookie_says_no_more_than_which_journey(self, demo):
        client = Client()
        client.get("/start/nomination-to-support/")

        assert client.cookies[FOLLOWED].value == "nomination-to-support"
        assert client.cookies[FOLLOWED]["httponly"]


def visitor(**given):
    return Client(SERVER_NAME="localhost", **given)


def signed_in(demo, name):
    client = visitor()
    sent = {"email": demo.visitor(name).email, "password": demo.password}
    assert client.post(reverse("members:sign_in"), sent).status_code == 302
    return client


def test_the_mark_is_not_left_behind():
    assert not (settings.DATA / DEMO_MARK).exists()
