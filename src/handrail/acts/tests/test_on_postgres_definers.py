"""The functions that change who sees what check state and member again, and compute who that is."""

from __future__ import annotations

from itertools import product

import pytest
from django.db import DatabaseError, connection

from handrail.acts.context import acting
from handrail.acts.domain import CLOCK
from handrail.disclosures.domain import DisclosureState
from handrail.rehearsal.thin_path import ThinPath

STARTS = {
    "disclosure_submit": {"awaiting_approval"},
    "disclosure_offer": {"offered"},
    "disclosure_open": {"accepted"},
    "disclosure_close": {"declined", "returned", "expired"},
}
EVERYWHERE_ELSE = [
    (function, state.value)
    for function, state in product(STARTS, DisclosureState)
    if state.value not in STARTS[function]
]


@pytest.fixture
def path(cast):
    cast.member("paula", in_posts=["housing_lead"], full_name="Paula Synthetic")
    return ThinPath(cast, cast.at).until("accepted")


def call(function, *values, by):
    """The function as the web role calls it for this member."""
    places = ", ".join(["%s"] * len(values))
    with acting(by), connection.cursor() as cursor:
        cursor.execute(f"SELECT {function}({places})", list(values))


def refused(function, *values, by, why="is not where this step starts"):
    with pytest.raises(DatabaseError, match=why):
        call(function, *values, by=by)


def put(superuser, path, **changes):
    for column, value in changes.items():
        superuser.execute(
            f"UPDATE disclosures_disclosure SET {column} = %s WHERE id = %s",
            [value, path.disclosure_id],
        )


def audience(superuser, table, reference):
    found = superuser.execute(f"SELECT audience FROM {table} WHERE id = %s", [reference])
    return set(found.fetchone()[0])


def test_each_step_is_refused_outside_its_states(superuser, path):
    peter = path.by("peter")
    for function, state in EVERYWHERE_ELSE:
        put(superuser, path, state=state)
        refused(function, path.disclosure_id, by=peter)


@pytest.mark.parametrize("function", STARTS)
def test_each_step_is_refused_to_who_is_out_of_scope(superuser, path, function):
    put(superuser, path, state=min(STARTS[function]))

    refused(function, path.disclosure_id, by=path.by("grace"))
    refused(function, path.person_id, by=path.by("carys"))


@pytest.mark.parametrize("function", STARTS)
def test_no_step_is_taken_for_nobody(path, function):
    with pytest.raises(DatabaseError), connection.cursor() as cursor:
        cursor.execute(f"SELECT {function}(%s)", [path.disclosure_id])


@pytest.mark.parametrize("name", ["paula", "carys", "david"])
def test_content_opens_to_the_officer_who_accepted_and_to_no_colleague(path, name):
    refused("disclosure_open", path.disclosure_id, by=path.by(name))


def test_an_offer_that_nobody_could_answer_is_refused(superuser, cast):
    path = ThinPath(cast, cast.at).until("approved")
    put(superuser, path, state="offered", area="north-west")

    refused("disclosure_offer", path.disclosure_id, by=path.by("carys"), why="nobody at the recip")


def test_each_step_lets_in_whom_it_computes_and_nobody_else(superuser, cast):
    path = ThinPath(cast, cast.at).until("drafted")
    posts = {name: post.id for name, post in cast.posts.items()}
    item = path.id("item")
    centre, officers = {posts["coordinating"]}, {posts["disclosing"]}
    expected = {
        "drafted": (centre, centre),
        "submitted": (centre | officers, centre | officers),
        "approved": (centre | officers, centre | officers),
        "offered": (centre | officers | {posts["housing_lead"], CLOCK}, centre | officers),
        "accepted": (
            centre | officers | {posts["housing_lead"], CLOCK},
            centre | officers | {cast.members["peter"]},
        ),
    }
    for step, (of_disclosure, of_item) in expected.items():
        if step != "drafted":
            getattr(path, step)()
        assert audience(superuser, "disclosures_disclosure", path.disclosure_id) == of_disclosure
        assert audience(superuser, "disclosures_item", item) == of_item


def test_pairs_are_looked_for_only_of_people_in_scope(path):
    refused("people_propose_pairs", [path.person_id], by=path.by("peter"), why="out of scope")
    refused("people_propose_pairs", [path.id("nobody")], by=path.by("carys"), why="out of scope")


@pytest.mark.parametrize(
    ("name", "person", "area"),
    [
        ("peter", "person", "london"),
        ("nadia", "nobody", "london"),
        ("nadia", "person", "london"),
        ("nadia", "person", "north-west"),
    ],
)
def test_a_case_begins_once_for_a_person_in_scope_and_in_that_persons_area(
    path, name, person, area
):
    values = ([path.id("a second case")], [path.id(person)], [area], [False], path.at)

    refused("cases_begin", *values, by=path.by(name), why="for a person in scope, once")


def test_an_organisation_learns_its_own_number_of_live_nominations_only(path):
    counted = {}
    for name in ("nadia", "peter", "carys"):
        with acting(path.by(name)), connection.cursor() as cursor:
            cursor.execute("SELECT nominations_live_count(now())")
            counted[name] = cursor.fetchone()[0]

    assert counted == {"nadia": 1, "peter": 0, "carys": 0}


@pytest.mark.parametrize("function", ["disclosure_recall", "disclosure_correct"])
@pytest.mark.parametrize("name", ["peter", "carys", "grace", "nadia"])
def test_nobody_but_the_originator_recalls_or_corrects(superuser, path, function, name):
    if function == "disclosure_recall":
        put(superuser, path, state="recalled")

    refused(function, path.disclosure_id, path.id("a notice"), path.at, by=path.by(name))


def test_a_recall_is_refused_where_nothing_was_recalled(path):
    refused(
        "disclosure_recall", path.disclosure_id, path.id("a notice"), path.at, by=path.by("david")
    )
