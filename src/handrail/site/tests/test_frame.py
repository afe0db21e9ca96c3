"""What every page's frame offers: each link answers for whoever is offered it."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest
from django.test import Client
from django.urls import reverse

from handrail.ledger.tests.log import sequenced
from handrail.members.domain import Role
from handrail.site.frame import FIRST_SCREENS, PAGES_FOR_ROLE

HOLDER = {
    "nominating_officer": "nadia",
    "disclosure_officer": "david",
    "coordinator": "carys",
    "practitioner": "peter",
    "chair": "chloe",
    "duty_officer": "dunya",
    "advocate": "aoife",
    "data_protection_officer": "priya",
    "reviewer": "rhona",
    "scrutiny_member": "sally",
    "evaluator": "evan",
    "inspector": "imran",
}
OFFERED = [
    pytest.param(role, name, id=f"{role}-{name}")
    for role, pages in PAGES_FOR_ROLE.items()
    if role in HOLDER
    for _, name in pages
]
FIRST = [
    pytest.param(role, name, id=f"{role}-{name}")
    for role, pages in FIRST_SCREENS.items()
    if role in HOLDER
    for _, name, _ in pages
]


class Links(HTMLParser):
    """Where a page leads."""

    def __init__(self, text):
        super().__init__()
        self.found = set()
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        href = dict(attrs).get("href", "")
        if tag == "a" and href.startswith("/"):
            self.found.add(href)


def links(page):
    return Links(page.text).found


def test_every_role_but_the_administrator_has_a_holder_here():
    assert set(Role) - {"administrator"} == set(HOLDER)


@pytest.mark.parametrize(("role", "name"), OFFERED)
def test_a_page_that_a_role_is_offered_answers_that_role(browse, role, name):
    assert browse(HOLDER[role]).get(reverse(name)).status_code == 200


@pytest.mark.parametrize(("role", "name"), FIRST)
def test_a_first_screen_leads_only_where_its_role_may_go(browse, role, name):
    assert browse(HOLDER[role]).get(reverse(name)).status_code == 200


@pytest.mark.parametrize("role", HOLDER)
def test_every_link_of_the_first_screen_answers(browse, role):
    client = browse(HOLDER[role])
    sequenced()
    page = client.get("/", follow=True)

    broken = {href for href in links(page) if client.get(href).status_code >= 400}

    assert broken == set()


@pytest.mark.parametrize("role", HOLDER)
def test_the_frame_offers_a_role_its_own_pages_and_no_others(browse, role):
    found = links(browse(HOLDER[role]).get("/", follow=True))
    own = {reverse(name) for _, name in PAGES_FOR_ROLE[role]}
    others = {reverse(name) for pages in PAGES_FOR_ROLE.values() for _, name in pages} - own

    assert own <= found
    assert not (others - {reverse("questions:listed"), reverse("oversight:twelve")}) & found


@pytest.mark.parametrize("role", PAGES_FOR_ROLE)
def test_no_role_is_offered_one_page_twice(role):
    names = [name for _, name in PAGES_FOR_ROLE[role]]

    assert len(names) == len(set(names))


def test_the_page_that_is_open_is_marked(browse):
    page = browse("carys").get(reverse("cases:listed")).text

    assert page.count("aria-current=true") == 1


def test_every_page_says_whose_post_it_is_and_that_data_is_synthetic(browse, cast):
    page = browse("peter").get("/").text

    assert cast.posts["housing_lead"].title in page
    assert cast.organisations["council"].name in page
    assert "Synthetic data" in page


def test_a_members_own_name_stands_on_no_page(browse):
    assert "Peter Synthetic" not in browse("peter").get("/").text


@pytest.mark.usefixtures("cast")
def test_a_stranger_is_offered_no_page_of_anybody():
    found = links(Client().get(reverse("members:sign_in")))
    offered = {reverse(name) for pages in PAGES_FOR_ROLE.values() for _, name in pages}

    assert not found & (offered - {reverse("questions:listed")})


def test_without_a_demo_no_page_leads_to_a_start_page(browse):
    assert reverse("start:start") not in links(browse("peter").get("/"))
