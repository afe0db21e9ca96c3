"""What keeps a case open, alone and together; and the reviews after it: due, overdue, done once."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from handrail.acts.context import reading
from handrail.acts.domain import the_clock
from handrail.acts.tests import doing
from handrail.acts.tests.playing import acts, changed, entries, picture
from handrail.assessment.tests import assessing
from handrail.clocks.queries import open_clocks
from handrail.disclosures import actions as disclosures
from handrail.errors import ConflictError, NotFoundError, RefusedError
from handrail.rehearsal.thin_path import ThinPath
from handrail.reviews import actions, presenters, queries
from handrail.reviews.domain import ReviewKind
from handrail.reviews.tests import reviewing
from handrail.support.tests import supporting

REFUSED_ONLY = {"ledger_entry", "ledger_waiting"}
NO_REVIEW = {"declined_support", "returned", "nominated_in_error"}


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


def exits(path, name="carys"):
    return seen(path, name, queries.exits_of, path.case_id)


def unfinished_action(path):
    supporting.propose(path, "Paint the hall.", action_id=path.id("another"))


def held_action(path):
    supporting.propose(path, action_id=path.id("another"))


def unanswered_need(path):
    assessing.record(path)


def undecided_person(path):
    ThinPath(path.cast, path.at, name="2").received()


BARS = {
    unfinished_action: "action_unfinished",
    held_action: "action_unfinished",
    unanswered_need: "need_without_answer",
    undecided_person: "same_person_undecided",
}


@pytest.mark.parametrize("bar", BARS, ids=lambda bar: bar.__name__)
def test_each_bar_alone_keeps_a_case_open(path, superuser, bar):
    reviewing.delivered(path)
    bar(path)
    before = picture(superuser)

    with pytest.raises(RefusedError) as refused:
        reviewing.closed(path)
    assert refused.value.reasons == (BARS[bar],)
    assert changed(before, picture(superuser)) == REFUSED_ONLY


def test_all_bars_together_are_named_together(path):
    for bar in (unfinished_action, unanswered_need, undecided_person):
        bar(path)

    with pytest.raises(RefusedError) as refused:
        reviewing.closed(path, outcome="arrested")
    assert refused.value.reasons == (
        "outcome_unknown",
        "same_person_undecided",
        "action_unfinished",
        "need_without_answer",
    )


@pytest.mark.parametrize("step", ["offered", "approved", "submitted", "drafted"])
def test_a_disclosure_that_waits_keeps_a_case_open(cast, step):
    path = ThinPath(cast, cast.at).until(step)

    with pytest.raises(RefusedError, match="disclosure_unanswered"):
        reviewing.closed(path)


@pytest.mark.parametrize("settle", [assessing.give_reason, assessing.close])
def test_a_need_that_is_settled_lets_a_case_close(path, settle):
    reviewing.delivered(path)
    assessing.record(path)
    settle(path)
    reviewing.closed(path)

    assert [each.kind for each in exits(path)] == [ReviewKind.FIRST, ReviewKind.SECOND]


@pytest.mark.parametrize("outcome", ["needs_met", "routed_to_safeguarding", *sorted(NO_REVIEW)])
def test_clocks_run_after_the_outcomes_that_helped_and_no_other(path, outcome):
    reviewing.delivered(path)
    reviewing.closed(path, outcome)
    ids = [reviewing.exit_id(path, kind) for kind in (ReviewKind.FIRST, ReviewKind.SECOND)]

    running = seen(path, "carys", open_clocks, ids)
    assert len(running) == (0 if outcome in NO_REVIEW else 2)


def test_an_owner_who_can_not_be_leaves_the_case_open_with_all_that_is_in_it(path, superuser):
    reviewing.delivered(path)
    before = picture(superuser)

    with pytest.raises(RefusedError, match="review_owner_unknown"):
        reviewing.closed(path, owner_id=path.cast.organisations["police"].id)
    assert changed(before, picture(superuser)) <= REFUSED_ONLY


def test_without_an_owner_the_centre_does_the_reviews(closed):
    assert {each.owner_id for each in exits(closed)} == {closed.centre_id}


def test_reviews_are_not_arranged_twice(closed):
    with pytest.raises(ConflictError):
        reviewing.arrange(closed)


def test_reviews_of_an_open_case_are_not_arranged(path):
    with pytest.raises(RefusedError) as refused:
        reviewing.arrange(path)

    assert refused.value.reasons == ("review_case_still_open", "nothing_to_review")


@pytest.mark.parametrize("name", ["peter", "chloe", "priya", "rhona"])
def test_nobody_but_the_centre_closes_a_case(path, name):
    reviewing.delivered(path)
    path.coordinating = name

    with pytest.raises((RefusedError, NotFoundError)):
        reviewing.closed(path)
    assert exits(path) == []


def test_a_review_after_closing_is_due_then_overdue_then_done(closed):
    (first, _second) = exits(closed)
    reviewing.fall_due(closed)
    (overdue, _second) = exits(closed)
    reviewing.record_exit(closed)
    (done, second) = exits(closed)

    assert [first.state, overdue.state, done.state, second.state] == [
        "due",
        "overdue",
        "done",
        "due",
    ]


def test_falling_due_again_keeps_the_first_moment(closed):
    reviewing.fall_due(closed)
    (first, _second) = exits(closed)
    at = closed.at + timedelta(days=400)
    actions.fall_due(reviewing.exit_id(closed), by=the_clock(at), at=at)

    assert exits(closed)[0].overdue_at == first.overdue_at


@pytest.mark.parametrize("act", [reviewing.record_exit, reviewing.fall_due])
def test_what_is_done_is_neither_done_again_nor_called_overdue(closed, act):
    reviewing.record_exit(closed)

    with pytest.raises(RefusedError, match="review_done"):
        act(closed)


def test_doing_the_first_review_stops_its_clock_and_leaves_the_second(closed):
    reviewing.record_exit(closed)
    first, second = exits(closed)

    assert seen(closed, "carys", open_clocks, [first.id]) == []
    assert len(seen(closed, "carys", open_clocks, [second.id])) == 1


@pytest.mark.parametrize("name", ["carys", "peter", "priya", "david"])
def test_nobody_but_the_clock_calls_a_review_overdue(closed, name):
    with pytest.raises((RefusedError, NotFoundError)):
        actions.fall_due(reviewing.exit_id(closed), **doing.on(closed, name))


def test_a_review_of_a_day_ahead_is_refused_and_its_clock_runs_on(closed):
    with pytest.raises(RefusedError, match="review_ahead"):
        reviewing.record_exit(closed, happened_on=closed.today + timedelta(days=1))

    assert exits(closed)[0].state == "due"


@pytest.mark.parametrize(
    ("states", "words"),
    [
        ((), "Due after closing"),
        ((reviewing.fall_due,), "Overdue"),
        ((reviewing.fall_due, reviewing.record_exit), "Due after closing"),
    ],
)
def test_the_list_of_parts_says_where_the_reviews_stand(closed, states, words):
    for act in states:
        act(closed)

    assert seen(closed, "carys", presenters.status, closed.case_id) == words


def test_before_and_after_the_first_review_the_list_of_parts_says_so(path):
    assert seen(path, "carys", presenters.status, path.case_id) == "No review yet"
    reviewing.record(path)
    assert seen(path, "carys", presenters.status, path.case_id) == "Reviewed"


def test_a_review_is_of_the_case_that_is_open(closed):
    with pytest.raises(RefusedError, match="review_case_not_open"):
        reviewing.record(closed)


@pytest.mark.parametrize(
    "change", [{"narrative": "Another."}, {"next_on": None}, {"happened_on": date(2020, 1, 1)}]
)
def test_another_review_under_the_same_reference_is_told_apart(path, change):
    reviewing.record(path)

    with pytest.raises(ConflictError):
        reviewing.record(path, **change)


def test_a_review_keeps_what_was_ordered_and_delivered_by_then(path):
    supporting.propose(path, "Six talks.", action_id=path.id("talks"), sessions_ordered=6)
    supporting.actions.confirm(path.id("talks"), **doing.on(path, "carys"))
    for day in (1, 2):
        held = supporting.Held(happened_on=path.today - timedelta(days=day))
        given = {"session_id": path.id(f"talk {day}"), "held": held}
        supporting.actions.record_session(path.id("talks"), **doing.on(path, "peter"), **given)
    reviewing.record(path)

    (review,) = seen(path, "peter", queries.of_case, path.case_id)
    assert (review.sessions_ordered, review.sessions_delivered) == (6, 2)


def test_who_gave_the_case_back_reads_no_review(path):
    reviewing.record(path)
    disclosures.give_back(path.disclosure_id, **doing.saying(path, "peter"))

    assert seen(path, "peter", queries.of_case, path.case_id) == []
    with pytest.raises(NotFoundError):
        actions.open_reviews(path.case_id, **doing.on(path, "peter"), purpose="supervise")


def test_who_joins_later_reads_the_reviews_of_the_open_case(path, superuser):
    reviewing.record(path)
    superuser.execute("SELECT case_work(%s, %s)", [path.case_id, path.cast.members["grace"]])

    (text,) = actions.open_reviews(path.case_id, **doing.on(path, "grace"), purpose="do_the_ask")
    assert text.narrative == "The flat suits."


def test_what_is_said_after_closing_is_read_by_the_centre_and_who_said_it(closed, superuser):
    reviewing.record_exit(closed)
    (text,) = actions.open_reviews(closed.case_id, **doing.on(closed, "carys"), purpose="supervise")

    assert (text.review.kind, text.narrative) == (ReviewKind.FIRST, "Still in the flat.")
    assert seen(closed, "peter", queries.of_case, closed.case_id) == []
    assert "review.exit_recorded" in acts(superuser)
    assert "Still in the flat" not in str(entries(superuser))
