"""What the database itself lets each read and change of questions, whatever a program asks of it."""

from __future__ import annotations

from uuid import uuid4

import pytest
from django.db import DatabaseError, connection

from handrail.acts.context import acting, reading
from handrail.acts.domain import the_clock, the_public
from handrail.questions import queries
from handrail.questions.tests import asking
from handrail.rehearsal.thin_path import ThinPath

CHANGES = [
    "UPDATE questions_question SET text = 'Other words.'",
    "UPDATE questions_question SET is_public = true",
    "UPDATE questions_question SET asker_id = owner_id",
    "UPDATE questions_remark SET text = 'Other words.'",
    "UPDATE questions_letter SET text = 'Other words.'",
    "UPDATE questions_response SET position = 'for'",
    "UPDATE questions_consultation SET asked = '{}'",
    "DELETE FROM questions_question",
    "DELETE FROM questions_remark",
    "DELETE FROM questions_letter",
    "DELETE FROM questions_response",
    "DELETE FROM questions_consultation",
]


@pytest.fixture
def path(cast):
    return ThinPath(cast, cast.at)


@pytest.fixture
def private(path):
    """One of each between partners, and nothing that is public."""
    asking.write(path, is_public=False)
    asking.ask(path, is_public=False, letter_id=path.id("letter"))
    asking.answer(path)
    return path


def ran(statement, values=()):
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return cursor.fetchall() if cursor.description else cursor.rowcount


def an_outsider(path):
    """Somebody signed in of an organisation that takes part no more, or never did."""
    actor = path.by("peter")
    return type(actor)(**{**vars(actor), "organisation_id": uuid4()})


@pytest.mark.parametrize("table", ["question", "remark", "letter"])
def test_what_is_between_partners_is_no_row_for_the_public(private, table):
    counted = f"SELECT count(*) FROM questions_{table}"

    with reading(the_public(private.at)):
        assert ran(counted) == [(0,)]
    with reading(private.by("grace")):
        assert ran(counted) == [(1,)]


@pytest.mark.parametrize("table", ["question", "remark", "letter"])
def test_nor_for_an_organisation_that_takes_no_part(private, table):
    with reading(an_outsider(private)):
        assert ran(f"SELECT count(*) FROM questions_{table}") == [(0,)]


def test_the_public_changes_no_question_not_even_a_public_one(path):
    asking.ask(path)

    with pytest.raises(DatabaseError, match="row-level security"), acting(the_public(path.at)):
        ran("UPDATE questions_question SET state = 'closed'")


@pytest.mark.parametrize("name", ["grace", "una", "evan", "nadia"])
def test_no_third_organisation_moves_a_question(path, name):
    asking.ask(path)

    with pytest.raises(DatabaseError, match="row-level security"), acting(path.by(name)):
        ran("UPDATE questions_question SET state = 'closed'")


@pytest.mark.parametrize("actor", ["sally", "carys", "the clock"])
def test_who_asked_who_was_asked_and_the_clock_move_it(path, actor):
    asking.ask(path)
    by = the_clock(path.at) if actor == "the clock" else path.by(actor)

    with acting(by):
        assert ran("UPDATE questions_question SET overdue_at = asked_at") == 1


@pytest.mark.parametrize("name", ["sally", "grace", "david"])
def test_nobody_but_the_centre_closes_a_consultation(path, name):
    asking.consult(path)

    with pytest.raises(DatabaseError, match="row-level security"), acting(path.by(name)):
        ran("UPDATE questions_consultation SET closed_at = opened_at")


@pytest.mark.parametrize("statement", CHANGES)
def test_nothing_that_was_said_is_ever_changed_or_removed(private, statement):
    with pytest.raises(DatabaseError, match="permission denied"), acting(private.by("sally")):
        ran(statement)


def a_remark(path, by, **changes):
    said = {
        "id": uuid4(), "question_id": path.id("question"), "is_public": False, "kind": "answer",
        "organisation_id": path.by(by).organisation_id, "said_by": uuid4(), "post": "A",
        "text": "B", "evidence": "", "said_at": path.at,
    } | changes  # fmt: skip
    marks = ", ".join(["%s"] * len(said))
    with acting(path.by(by)):
        return ran(
            f"INSERT INTO questions_remark ({', '.join(said)}) VALUES ({marks})", [*said.values()]
        )


@pytest.mark.parametrize("name", ["sally", "carys"])
def test_who_asked_and_who_was_asked_say_something(private, name):
    assert a_remark(private, name) == 1


@pytest.mark.parametrize(
    ("name", "changes"),
    [
        ("grace", {}),
        ("carys", {"is_public": True}),
        ("carys", {"organisation_id": uuid4()}),
        ("carys", {"question_id": uuid4()}),
    ],
)
def test_nobody_says_anything_to_another_s_question_for_another_or_more_openly(
    private, name, changes
):
    with pytest.raises(DatabaseError, match="row-level security"):
        a_remark(private, name, **changes)


def test_what_waits_and_what_is_settled_is_counted_without_what_is_private(private):
    asking.ask(private, name="public")

    with reading(the_public(private.at)):
        held = queries.standing()
        assert (held.unsettled, held.settled, held.oldest.id) == (1, 0, private.id("public"))
    with reading(private.by("una")):
        assert (queries.standing().unsettled, queries.standing().settled) == (1, 1)


def test_an_organisation_cannot_respond_twice_even_by_the_database(path, superuser):
    asking.consult(path)
    asking.respond(path)
    twice = (
        "INSERT INTO questions_response SELECT (jsonb_populate_record(r,"
        " jsonb_build_object('id', gen_random_uuid()))).* FROM questions_response r"
    )

    with pytest.raises(DatabaseError, match="questions_responds_once"), acting(path.by("chloe")):
        ran(twice)
