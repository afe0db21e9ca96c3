"""Signing in: one answer for every failure, accounts that cannot be listed, posts held today."""

from __future__ import annotations

from datetime import timedelta
from threading import Barrier, Thread
from uuid import UUID, uuid4

import pytest
from django.contrib.auth import HASH_SESSION_KEY, SESSION_KEY
from django.db import DatabaseError, connection
from django.test import RequestFactory

from handrail.acts.context import reading
from handrail.acts.domain import Door
from handrail.acts.tests.doing import issue_token
from handrail.errors import NotFoundError
from handrail.members import queries
from handrail.members.models import LockOut, Member
from handrail.members.sign_in import LOCKED_FOR, MOST_FAILURES, LocalAccounts, who_acts
from handrail.rehearsal.thin_path import ThinPath

PASSWORD = "a synthetic password"
SIGN_IN = ("member_acting", "member_exists", "member_signing_in", "member_of_token")


def signing_in(cast, email, password=PASSWORD, *, after=timedelta()):
    request = RequestFactory().post("/sign-in")
    request.received_at = cast.at + after
    return LocalAccounts().authenticate(request, email=email, password=password)


def failing(cast, email, *, times=MOST_FAILURES):
    for _ in range(times):
        assert signing_in(cast, email, "wrong") is None


@pytest.mark.parametrize("email", ["peter@synthetic.example", "PETER@Synthetic.Example"])
def test_the_right_password_signs_in(cast, email):
    assert signing_in(cast, email).id == cast.members["peter"]


@pytest.mark.parametrize(
    ("email", "password"),
    [
        ("peter@synthetic.example", "wrong"),
        ("peter@synthetic.example", ""),
        ("nobody@synthetic.example", PASSWORD),
        ("%", PASSWORD),
        ("", ""),
    ],
)
def test_everything_else_is_one_answer(cast, email, password):
    assert signing_in(cast, email, password) is None


@pytest.mark.parametrize("email", ["peter@synthetic.example", "nobody@synthetic.example"])
def test_failures_are_counted_whether_or_not_there_is_an_account(cast, email):
    failing(cast, email)

    (lock,) = LockOut.objects.all()
    assert lock.failures == MOST_FAILURES
    assert lock.locked_until == cast.at + LOCKED_FOR
    assert email.encode() not in bytes(lock.address_digest)


def test_a_locked_account_stays_shut_for_the_right_password_and_opens_in_time(cast):
    failing(cast, "peter@synthetic.example")

    assert signing_in(cast, "peter@synthetic.example") is None
    assert signing_in(cast, "peter@synthetic.example", after=LOCKED_FOR) is not None


def test_success_forgets_the_failures(cast):
    failing(cast, "peter@synthetic.example", times=MOST_FAILURES - 1)
    signing_in(cast, "peter@synthetic.example")
    failing(cast, "peter@synthetic.example", times=MOST_FAILURES - 1)

    assert signing_in(cast, "peter@synthetic.example") is not None


def test_failures_at_the_same_moment_are_all_counted(cast):
    barrier = Barrier(4)

    def guess():
        barrier.wait(timeout=30)
        signing_in(cast, "peter@synthetic.example", "wrong")
        connection.close()

    threads = [Thread(target=guess) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    assert LockOut.objects.get().failures == 4


def test_one_address_locks_no_other(cast):
    failing(cast, "peter@synthetic.example")

    assert signing_in(cast, "grace@synthetic.example") is not None


def test_an_ended_account_neither_signs_in_nor_acts(cast, superuser):
    superuser.execute(
        "UPDATE members_member SET is_active = false WHERE id = %s", [cast.members["peter"]]
    )

    assert signing_in(cast, "peter@synthetic.example") is None
    assert LocalAccounts().get_user(cast.members["peter"]) is None
    with pytest.raises(NotFoundError):
        cast.actor("peter")


def a_session(cast, name):
    account = queries.account(cast.members[name], at=cast.at)
    return {SESSION_KEY: str(account.id), HASH_SESSION_KEY: account.get_session_auth_hash()}


def test_a_session_names_its_member_in_the_posts_of_the_day(cast):
    actor = who_acts(a_session(cast, "peter"), at=cast.at)

    assert actor == cast.actor("peter")
    assert actor.door is Door.WEB


@pytest.mark.parametrize("session", [{}, {SESSION_KEY: str(UUID(int=7))}])
def test_a_session_of_nobody_names_nobody(cast, session):
    assert who_acts(session, at=cast.at) is None


@pytest.mark.parametrize(
    "change", ["password = 'another'", "is_active = false"], ids=["password", "ended"]
)
def test_a_session_ends_with_its_account_or_its_password(cast, superuser, change):
    session = a_session(cast, "peter")
    superuser.execute(f"UPDATE members_member SET {change} WHERE id = %s", [cast.members["peter"]])

    assert who_acts(session, at=cast.at) is None


@pytest.mark.parametrize(
    ("from_on", "until_on", "holds"),
    [(0, None, True), (0, 0, True), (1, None, False), (-9, -1, False)],
)
def test_a_post_counts_on_the_days_it_is_held(cast, superuser, from_on, until_on, holds):
    days = [
        None if day is None else cast.today + timedelta(days=day) for day in (from_on, until_on)
    ]
    superuser.execute(
        "UPDATE members_tenure SET from_on = %s, until_on = %s WHERE member_id = %s",
        [*days, cast.members["peter"]],
    )
    actor = cast.actor("peter")

    assert (actor.roles == {"practitioner"}) is holds
    assert (len(actor.compartments) == 2) is holds


def test_training_that_ran_out_shows_on_the_actor(cast):
    later = cast.at + timedelta(days=301)

    assert cast.actor("peter").is_trained
    assert not cast.actor("peter", at=later).is_trained


def test_nobody_of_that_reference_is_nobody(cast):
    with pytest.raises(NotFoundError):
        queries.actor(uuid4(), door=Door.WEB, at=cast.at)


def test_an_account_is_seen_at_its_own_organisation_only(cast):
    seen = {}
    for name in ("grace", "aoife", "una"):
        with reading(cast.actor(name)):
            seen[name] = {member.id for member in Member.objects.all()}

    assert seen == {name: {cast.members[name]} for name in seen}


def test_no_sign_in_function_lists_accounts(superuser):
    functions = superuser.execute(
        "SELECT proname, proretset, prosecdef, proowner::regrole::text FROM pg_proc"
        " WHERE proname LIKE 'member%%'"
    ).fetchall()

    assert {name for name, *_ in functions} == set(SIGN_IN)
    assert {tuple(rest) for _, *rest in functions} == {(False, True, "handrail_signin")}


@pytest.mark.parametrize("sought", ["%", "_%@synthetic.example", "*", "", "' OR '1'='1", None])
def test_an_account_is_found_by_its_whole_address_only(cast, sought):
    with connection.cursor() as cursor:
        cursor.execute("SELECT member_signing_in(%s)", [sought])
        assert cursor.fetchone() == (None,)


@pytest.mark.parametrize(
    "statement",
    [
        "SELECT * FROM members_member",
        "SELECT * FROM members_tenure",
        "SELECT * FROM members_token",
        "SET ROLE handrail_signin",
        "UPDATE members_member SET password = ''",
        "DELETE FROM members_tenure",
    ],
)
def test_the_web_role_reads_and_changes_no_account_by_itself(cast, statement):
    issue_token(ThinPath(cast, cast.at))

    with pytest.raises(DatabaseError), connection.cursor() as cursor:
        cursor.execute(statement)


def test_whether_anybody_is_here_is_all_that_a_stranger_learns(database):
    assert queries.is_anybody_here() is False


def test_once_there_is_a_member_somebody_is_here(cast):
    assert queries.is_anybody_here() is True
