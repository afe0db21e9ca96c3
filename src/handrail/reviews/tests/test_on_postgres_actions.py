"""Reviews on a real database: while support goes on, and at 6 and 12 months after (R22, R23)."""

from __future__ import annotations

from datetime import timedelta

import pytest

from handrail.acts.context import reading
from handrail.acts.tests import doing
from handrail.acts.tests.playing import entries
from handrail.clocks.domain import ClockKind
from handrail.clocks.queries import open_clocks
from handrail.errors import NotFoundError, RefusedError
from handrail.rehearsal.thin_path import ThinPath
from handrail.reviews import actions, queries
from handrail.reviews.domain import ReviewKind
from handrail.reviews.tests import reviewing
from handrail.site.waiting import waiting_for


@pytest.fixture
def path(cast):
    return ThinPath(cast, cast.at).until("action_agreed")


@pytest.fixture
def closed(path):
    reviewing.delivered_and_closed(path)
    return path


def seen(path, name, query, *given):
    with reading(path.by(name)):
        return query(*given)


def tasks(path, name):
    return [each.title for each in seen(path, name, waiting_for, path.by(name))]


@pytest.mark.parametrize("name", ["carys", "peter"])
def test_who_works_on_a_case_reviews_it_once(path, name):
    reviewing.record(path, name)

    assert reviewing.record(path, name) == []
    (review,) = seen(path, "carys", queries.of_case, path.case_id)
    assert (review.happened_on, review.entered_at) == (path.today, path.at)
    (text,) = actions.open_reviews(path.case_id, **doing.on(path, "peter"), purpose="supervise")
    assert text.narrative == "The flat suits."


def test_a_closing_sets_both_clocks_at_six_and_twelve_months(closed):
    due = seen(closed, "carys", queries.exits_of, closed.case_id)
    clocks = seen(closed, "carys", open_clocks, [each.id for each in due])

    assert [each.kind for each in due] == [ReviewKind.FIRST, ReviewKind.SECOND]
    assert [each.kind for each in clocks] == [
        ClockKind.EXIT_REVIEW_FIRST,
        ClockKind.EXIT_REVIEW_SECOND,
    ]
    assert timedelta(days=175) < due[0].due_at - closed.at < timedelta(days=190)


@pytest.mark.parametrize("outcome", ["declined_support", "returned", "nominated_in_error"])
def test_whoever_was_not_helped_is_left_in_peace(path, outcome):
    reviewing.delivered(path)
    reviewing.closed(path, outcome)

    assert seen(path, "carys", queries.exits_of, path.case_id) == []


def test_the_partner_that_helped_can_own_the_reviews_and_nobody_else(path):
    reviewing.delivered(path)
    with pytest.raises(RefusedError, match="review_owner_unknown"):
        reviewing.closed(path, owner_id=path.cast.organisations["clinic"].id)
    reviewing.closed(path, owner_id=path.cast.organisations["council"].id)

    reviewing.record_exit(path, "peter")
    (first, _second) = seen(path, "carys", queries.exits_of, path.case_id)
    assert first.done_at == path.at
    assert seen(path, "carys", open_clocks, [first.id]) == []


def test_a_case_in_which_something_waits_does_not_close_and_gets_no_clock(path, superuser):
    with pytest.raises(RefusedError, match="action_unfinished"):
        reviewing.closed(path)

    assert seen(path, "carys", queries.exits_of, path.case_id) == []
    assert entries(superuser)[-1]["act"] == "case.close.refused"


def test_the_centres_reviews_are_not_the_partners(closed):
    with pytest.raises(NotFoundError):
        reviewing.record_exit(closed, "peter")


def test_an_overdue_review_stands_on_the_first_screens_of_the_centre_and_of_who_watches(closed):
    assert tasks(closed, "carys") == []
    assert tasks(closed, "priya") == [
        "Review 6 months after closing",
        "Review 12 months after closing",
    ]
    reviewing.fall_due(closed)

    assert "Overdue: review 6 months after closing" in tasks(closed, "priya")
    with pytest.raises(RefusedError, match="not_permitted"):
        reviewing.record_exit(closed, "priya")


@pytest.mark.parametrize("name", ["nadia", "david", "grace", "sally", "evan"])
def test_no_originator_and_no_outsider_reads_a_review(closed, name):
    assert seen(closed, name, queries.of_case, closed.case_id) == []
    assert seen(closed, name, queries.undone) == []
