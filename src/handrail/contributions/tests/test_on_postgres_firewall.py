"""The firewall as the database keeps it: whose row a contribution is, by SQL in each member's name."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.db import DatabaseError, connection

from handrail.acts.context import acting
from handrail.acts.tests import doing
from handrail.acts.tests.sight import rows_of_case, rows_seen
from handrail.contributions import actions
from handrail.contributions.tests.contributing import ask, contribute, release
from handrail.disclosures.tests import mending
from handrail.disclosures.tests.joining import joining
from handrail.errors import NotFoundError, RefusedError
from handrail.rehearsal.thin_path import ThinPath
from handrail.voluntary.tests.builders import seat, withdraw

EVERYBODY = (
    "carys", "peter", "grace", "chloe", "aoife", "nadia", "david", "dunya", "rhona", "priya",
    "sally", "una", "evan", "imran",
)  # fmt: skip
ITEM, REQUEST = "contributions_contribution", "contributions_request"
CLINICAL = {"topic": "clinical", "text": "Sleeps badly since the winter."}
OWNER_AND_CENTRE = {"peter", "carys"}
AT_THE_TABLE = {"peter", "carys", "grace", "chloe"}


@pytest.fixture
def path(cast):
    """The council and the clinic help somebody who agreed; there are a chair and an advocate."""
    path = ThinPath(cast, cast.at).until("support_agreed")
    joining(path)
    with acting(path.by("carys")), connection.cursor() as cursor:
        chair = cast.posts["chairing"].id
        cursor.execute("SELECT case_seat_chair(%s, %s)", [path.case_id, chair])
    seat(path)
    return path


@pytest.fixture
def clinic(path):
    return replace(path, practitioner="grace")


def who_sees(path, table=ITEM):
    """Everybody of the cast to whom the database gives a row of this table."""
    return {who for who in EVERYBODY if rows_of_case(path.by(who), case_id=path.case_id).get(table)}


def test_what_is_held_is_a_row_of_its_owner_and_the_centre(path):
    contribute(path)

    assert who_sees(path) == OWNER_AND_CENTRE


def test_what_was_withdrawn_is_theirs_still_and_nobody_elses(path):
    contribute(path)
    actions.withdraw(path.id("contribution"), **doing.on(path, "peter"))

    assert who_sees(path) == OWNER_AND_CENTRE


def test_what_is_released_is_a_row_of_the_table_and_of_no_police_and_no_advocate(path):
    contribute(path, topic="family", part="strength", text="A sister helps.")
    release(path)

    assert who_sees(path) == AT_THE_TABLE


def test_what_is_clinical_is_no_row_of_the_chairs_or_the_councils_once_released(path, clinic):
    contribute(clinic, **CLINICAL)
    release(clinic)

    assert who_sees(path) == {"grace", "carys"}


@pytest.mark.parametrize("topic", ["health", "mental_health", "substance_use"])
def test_what_a_clinic_says_of_health_is_clinical_however_it_is_filed(path, clinic, topic):
    contribute(clinic, topic=topic, text="Sees the nurse each week.")
    release(clinic)

    assert who_sees(path) == {"grace", "carys"}


def test_what_a_clinic_says_of_anything_else_is_for_the_table(path, clinic):
    contribute(clinic)
    release(clinic)

    assert who_sees(path) == AT_THE_TABLE


def test_one_item_released_takes_no_other_with_it(path):
    contribute(path)
    contribute(path, "kept", text="Owes two months of rent.")
    release(path)

    assert rows_of_case(path.by("carys"), case_id=path.case_id)[ITEM] == 2
    assert rows_of_case(path.by("grace"), case_id=path.case_id)[ITEM] == 1


def test_a_request_is_a_row_of_who_asks_and_who_is_asked(path):
    ask(path)

    assert who_sees(path, REQUEST) == {"carys", "chloe", "peter"}


def test_a_chair_who_is_seated_later_reads_what_was_released_and_nothing_clinical(cast):
    path = ThinPath(cast, cast.at).until("support_agreed")
    joining(path)
    clinic = replace(path, practitioner="grace")
    contribute(path)
    release(path)
    contribute(clinic, "theirs", **CLINICAL)
    release(clinic, "theirs")
    with acting(path.by("carys")), connection.cursor() as cursor:
        chair = cast.posts["chairing"].id
        cursor.execute("SELECT case_seat_chair(%s, %s)", [path.case_id, chair])

    assert rows_of_case(path.by("chloe"), case_id=path.case_id)[ITEM] == 1


@pytest.mark.parametrize(
    "change", ["audience = '{}'", "text = 'x'", "content_class = 'ordinary'", "part = 'need'"]
)
def test_the_web_role_changes_neither_words_nor_class_nor_readers(path, change):
    contribute(path)

    with (
        pytest.raises(DatabaseError, match="permission denied"),
        acting(path.by("peter")),
        connection.cursor() as cursor,
    ):
        cursor.execute(f"UPDATE {ITEM} SET {change}")


@pytest.mark.parametrize("who", ["grace", "chloe", "david", "aoife"])
def test_whoever_does_not_see_it_moves_nothing_by_sql(path, who):
    contribute(path)

    with acting(path.by(who)), connection.cursor() as cursor:
        cursor.execute(f"UPDATE {ITEM} SET state = 'withdrawn'")
        assert cursor.rowcount == 0


def test_what_was_said_for_a_later_decision_is_held_back_after_a_no(path):
    contribute(path, decision_served="choose_the_help")
    withdraw(path)

    with pytest.raises(RefusedError, match="not_before_told_and_agreed"):
        release(path)
    assert who_sees(path) == OWNER_AND_CENTRE


def test_what_was_released_before_a_no_stays_where_it_is(path):
    contribute(path, decision_served="choose_the_help")
    release(path)
    withdraw(path)

    assert who_sees(path) == AT_THE_TABLE


def test_a_partner_whose_disclosure_is_recalled_sees_nothing_it_contributed(path):
    contribute(path)
    contribute(path, "let go", text="Owes two months of rent.")
    release(path, "let go")
    ask(path)
    mending.recall(path)

    assert who_sees(path) == {"carys", "grace", "chloe"}
    assert who_sees(path, REQUEST) == {"carys", "chloe"}
    with pytest.raises(NotFoundError):
        release(path)


def test_no_police_officer_sees_any_row_that_partners_made(path, clinic):
    contribute(path)
    release(path)
    contribute(clinic, "theirs", **CLINICAL)
    release(clinic, "theirs")
    ask(path)
    for who in ("nadia", "david", "dunya"):
        seen = rows_seen(path.by(who), person_id=path.person_id)
        assert not {ITEM, REQUEST} & set(seen)


def test_the_words_of_a_contribution_and_a_request_are_sealed(path, superuser):
    contribute(path)
    ask(path)
    held = superuser.execute(f"SELECT text FROM {ITEM}").fetchall()
    held += superuser.execute(f"SELECT question FROM {REQUEST}").fetchall()

    assert not any(b"sofa" in bytes(text) or b"tenancy" in bytes(text) for (text,) in held)
