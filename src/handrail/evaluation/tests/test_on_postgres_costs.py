"""Costs on a real database: who enters, who reads, and that nothing entered is ever changed."""

from __future__ import annotations

from decimal import Decimal

import pytest
from django.db import DatabaseError, connection

from handrail.acts.context import acting, reading
from handrail.acts.tests.playing import changed, picture
from handrail.errors import ConflictError, NotFoundError, RefusedError
from handrail.evaluation import queries
from handrail.evaluation.tests import entering
from handrail.rehearsal.thin_path import ThinPath


@pytest.fixture
def path(cast):
    return ThinPath(cast, cast.at)


def own(path, name):
    with reading(path.by(name)):
        return queries.own_totals()


@pytest.mark.parametrize("name", ["peter", "chloe", "carys", "david", "grace"])
def test_who_does_the_work_enters_for_the_own_organisation(path, name):
    entering.enter(path, by=name)

    assert own(path, name).hours == Decimal("7.5")


@pytest.mark.parametrize("name", ["sally", "una", "nadia", "evan", "imran", "priya"])
def test_nobody_else_enters(path, name):
    with pytest.raises(RefusedError, match="not_permitted"):
        entering.enter(path, by=name)


def test_no_organisation_reads_or_corrects_what_another_entered(path):
    entering.enter(path)

    assert own(path, "grace").hours == 0
    with pytest.raises(NotFoundError):
        entering.correct(path, by="grace")


def test_the_own_scrutiny_member_reads_what_was_promised_paid_and_is_short(path):
    entering.pay(path, "promised", 100_000)
    entering.pay(path, "paid", 60_000)

    assert own(path, "sally").short == 40_000
    assert own(path, "una").promised == 0


def test_a_correction_counts_instead_and_both_stay(path):
    entering.enter(path)
    entering.correct(path, hours=Decimal(4))

    with reading(path.by("chloe")):
        assert queries.own_totals().hours == 4
        assert [each.is_corrected for each in queries.entered()].count(True) == 1
        assert len(queries.entered()) == 2
    with pytest.raises(RefusedError, match="corrected_already"):
        entering.correct(path, name="again", hours=Decimal(3))


def test_an_entry_sent_again_is_made_once(path, superuser):
    entering.enter(path)
    before = picture(superuser)

    assert entering.enter(path) == []
    assert changed(before, picture(superuser)) == set()
    with pytest.raises(ConflictError):
        entering.enter(path, hours=Decimal(1))


@pytest.mark.parametrize(
    "change", ["UPDATE evaluation_cost SET pence = 1", "DELETE FROM evaluation_cost"]
)
def test_the_web_role_changes_and_removes_no_entry(path, change):
    entering.enter(path)

    with pytest.raises(DatabaseError, match="permission denied"), acting(path.by("peter")):
        connection.cursor().execute(change)
