"""The parts of a case: each is a page, for whoever has it, on a case that one takes part in."""

from __future__ import annotations

import pytest
from django.db import connection
from django.urls import reverse

from handrail.acts.context import acting, reading
from handrail.rehearsal.thin_path import ThinPath
from handrail.site.case_parts import PARTS, WORKING, parts_of
from handrail.voluntary import actions as voluntary

TAKES_PART = {
    "coordinator": "carys",
    "practitioner": "peter",
    "chair": "chloe",
    "advocate": "aoife",
}
HAD = [
    pytest.param(part, role, id=f"{part.page}-{role}")
    for part in PARTS
    for role in sorted(part.roles)
]
OUTSIDE = ("nadia", "david", "grace", "rhona", "priya", "sally", "una", "evan", "imran")


@pytest.fixture
def path(cast):
    """A case with everybody at its table."""
    path = ThinPath(cast, cast.at).until("action_agreed")
    voluntary.seat_advocate(
        path.case_id,
        by=path.by("carys"),
        at=path.at,
        member_id=cast.members["aoife"],
        is_chosen=True,
    )
    with acting(path.by("carys")), connection.cursor() as cursor:
        chair = cast.posts["chairing"].id
        cursor.execute("SELECT case_seat_chair(%s, %s)", [path.case_id, chair])
    return path


def at(part, path):
    return reverse(part.page, args=[path.case_id])


@pytest.mark.parametrize(("part", "role"), HAD)
def test_a_part_answers_each_role_that_has_it(browse, path, part, role):
    assert browse(TAKES_PART[role]).get(at(part, path)).status_code == 200


@pytest.mark.parametrize("name", OUTSIDE)
def test_no_part_is_anything_to_whoever_takes_no_part(browse, path, name):
    client = browse(name)

    assert {client.get(at(part, path)).status_code for part in PARTS} == {404}


@pytest.mark.parametrize("role", sorted(WORKING))
def test_the_cases_page_lists_every_part_that_its_reader_has(browse, path, role):
    page = browse(TAKES_PART[role]).get(reverse("cases:show", args=[path.case_id])).text

    assert all(at(part, path) in page for part in PARTS if role in part.roles)


@pytest.mark.parametrize("role", TAKES_PART)
def test_parts_are_listed_in_the_order_of_a_cases_life_with_where_they_stand(path, role):
    actor = path.by(TAKES_PART[role])
    with reading(actor):
        listed = parts_of(path.case_id, seen_by=actor)

    assert [each.title for each in listed] == [part.title for part in PARTS if role in part.roles]
    assert all(each.status for each in listed)


@pytest.mark.parametrize("name", OUTSIDE)
def test_no_part_is_listed_for_a_role_that_takes_no_part(path, name):
    actor = path.by(name)
    if not actor.roles & WORKING:
        with reading(actor):
            assert parts_of(path.case_id, seen_by=actor) == []


def test_no_part_says_a_name_before_a_reason_is_given(browse, path):
    client = browse("carys")
    pages = {part.page: client.get(at(part, path)).text for part in PARTS}

    assert not [name for name, page in pages.items() if path.nomination().forename in page]


def test_no_two_parts_have_one_title_or_one_page():
    assert len({part.title for part in PARTS}) == len({part.page for part in PARTS}) == len(PARTS)
