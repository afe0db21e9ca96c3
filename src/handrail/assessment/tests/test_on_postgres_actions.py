"""Needs on a real database: who records and answers them, who reads them, what is kept."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.db import connection

from handrail.acts.context import acting, reading
from handrail.acts.tests import doing
from handrail.acts.tests.playing import acts
from handrail.assessment import queries
from handrail.assessment.tests.assessing import (
    NEED,
    STRENGTH,
    close,
    give_reason,
    opened,
    record,
    record_strength,
    revise,
)
from handrail.contributions.tests.contributing import contribute, release
from handrail.disclosures import actions as disclosures
from handrail.errors import ConflictError, NotFoundError, RefusedError
from handrail.rehearsal.thin_path import ThinPath


@pytest.fixture
def path(cast):
    """Peter works on the case, and Chloe is its chair."""
    path = ThinPath(cast, cast.at).until("accepted")
    with acting(path.by("carys")), connection.cursor() as cursor:
        chair = cast.posts["chairing"].id
        cursor.execute("SELECT case_seat_chair(%s, %s)", [path.case_id, chair])
    return path


@pytest.mark.parametrize("who", ["carys", "peter"])
def test_who_works_on_the_case_records_and_all_of_them_read(path, who):
    record(path, by=who)
    record_strength(path, by=who)

    for reader in ("carys", "peter", "chloe"):
        read = opened(path, reader)
        assert [each.text for each in read.needs] == [NEED.text]
        assert read.needs[0].persons_words == NEED.persons_words
        assert [each.text for each in read.strengths] == [STRENGTH.text]


@pytest.mark.parametrize("who", ["grace", "david", "nadia", "dunya", "imran"])
def test_nobody_else_reads_them(path, who):
    record(path)

    with pytest.raises(NotFoundError):
        opened(path, who)
    with reading(path.by(who)):
        assert queries.needs_of(path.case_id) == []


def test_the_chair_reads_and_gives_reasons_and_records_nothing(path):
    record(path)

    with pytest.raises(RefusedError, match="not_permitted"):
        record(path, "other", by="chloe")
    with pytest.raises(RefusedError, match="not_permitted"):
        close(path, by="chloe")
    give_reason(path, by="chloe")


def test_who_accepts_later_reads_what_was_recorded_before(cast):
    path = ThinPath(cast, cast.at).until("offered")
    record(path)
    path.accepted()

    assert [each.text for each in opened(path, "peter").needs] == [NEED.text]


def test_who_gives_the_disclosure_back_reads_nothing_more(path):
    record(path)
    revise(path)
    disclosures.give_back(path.disclosure_id, **doing.saying(path, "peter"))

    with pytest.raises(NotFoundError):
        opened(path, "peter")


def test_a_need_rests_only_on_what_was_released_to_all_who_read_it(path):
    contribute(path)
    with pytest.raises(RefusedError, match="source_not_released"):
        record(path, sources=(path.id("contribution"),))
    release(path)
    record(path, sources=(path.id("contribution"),))

    with reading(path.by("carys")):
        assert queries.need(path.id("need")).sources == (path.id("contribution"),)
        assert queries.assessed_among([path.id("contribution")]) == {path.id("contribution")}


def test_a_need_rests_on_nothing_of_another_case(path, cast):
    born_on = date(1970, 1, 1)
    said = {"forename": "Bea", "surname": "Other", "date_of_birth": born_on}
    other = ThinPath(cast, cast.at, name="2", changes=said).until("accepted")
    contribute(other)
    release(other)

    with pytest.raises(RefusedError, match="source_not_released"):
        record(path, sources=(other.id("contribution"),))


def test_former_words_are_kept_beside_the_present_ones(path):
    record(path)
    revise(path, "First change.")
    later = replace(path, at=path.at + timedelta(hours=1))
    revise(later, "Second change.", by="peter")
    (need,) = opened(later).needs

    assert need.text == "Second change."
    assert [each.text for each in need.former] == ["First change.", NEED.text]
    assert need.former[0].until == later.at


def test_new_words_take_a_reason_away(path):
    record(path)
    give_reason(path)
    assert opened(path).needs[0].reason.startswith("The debts")
    revise(path)

    (need,) = opened(path).needs
    assert (need.need.state, need.need.reason_code, need.reason) == ("open", "", "")


def test_a_need_is_met_once(path, superuser):
    record(path)
    close(path, by="peter")

    with pytest.raises(RefusedError, match="need_settled"):
        close(path)
    assert acts(superuser).count("need.met") == 1
    with reading(path.by("chloe")):
        assert queries.open_needs(path.case_id) == []


def test_the_same_need_sent_again_is_recorded_once(path, superuser):
    record(path)

    assert record(path) == []
    with pytest.raises(ConflictError):
        record(path, text="Something else.")
    assert acts(superuser).count("need.recorded") == 1


def test_nothing_is_recorded_in_a_case_that_is_paused(path, superuser):
    superuser.execute("UPDATE cases_case SET state = 'paused_for_review'")

    with pytest.raises(RefusedError, match="case_not_open"):
        record(path)
