"""Sessions ordered and sessions delivered are both kept (R22), and no originator reads them (R32)."""

from __future__ import annotations

from datetime import timedelta

import pytest

from handrail.acts.context import reading
from handrail.acts.tests import doing
from handrail.assessment.tests import assessing
from handrail.errors import NotFoundError, RefusedError
from handrail.rehearsal.thin_path import ThinPath
from handrail.support import actions, queries
from handrail.support.domain import Sessions
from handrail.support.tests import supporting


@pytest.fixture
def path(cast):
    path = ThinPath(cast, cast.at).until("support_agreed")
    supporting.propose(path, "Go along to six appointments.", sessions_ordered=6)
    return path.action_agreed()


def counted(path, name="carys"):
    with reading(path.by(name)):
        return queries.counted(queries.of_case(path.case_id))


def test_delivered_and_not_delivered_are_counted_beside_what_was_ordered(path):
    supporting.record_session(path)
    supporting.record_session(path, why_not="cancelled_by_us")
    supporting.record_session(path, why_not="person_could_not_come")

    assert counted(path) == Sessions(
        ordered=6, delivered=1, cancelled_by_us=1, person_could_not_come=1
    )
    assert counted(path, "peter") == counted(path)


def test_the_day_it_was_and_the_moment_it_was_entered_are_both_kept(path):
    day = path.today - timedelta(days=9)
    supporting.record_session(path, happened_on=day)
    with reading(path.by("peter")):
        (session,) = queries.sessions_of([path.action_id])

    assert (session.happened_on, session.entered_at) == (day, path.at)


@pytest.mark.parametrize("name", ["nadia", "david", "grace", "imran"])
def test_no_originator_and_no_outsider_reads_a_session(path, name):
    supporting.record_session(path)

    assert counted(path, name) == Sessions(
        ordered=0, delivered=0, cancelled_by_us=0, person_could_not_come=0
    )


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"why_not": "did not engage"}, "why_not_unknown"),
        ({"happened_on": "tomorrow"}, "session_ahead"),
    ],
)
def test_a_session_is_refused_with_its_reason(path, changes, reason):
    if "happened_on" in changes:
        changes = {"happened_on": path.today + timedelta(days=1)}
    with pytest.raises(RefusedError, match=reason):
        supporting.record_session(path, **changes)


def test_the_same_session_is_kept_once_and_by_its_worker_alone(path):
    assert supporting.record_session(path)
    assert supporting.record_session(path) == []
    with pytest.raises(RefusedError, match="not_permitted"):
        supporting.record_session(path, "carys", why_not="cancelled_by_us")
    with pytest.raises(NotFoundError):
        supporting.record_session(path, "grace", why_not="cancelled_by_us")


def test_every_need_maps_to_an_action_or_a_reason(cast):
    path = ThinPath(cast, cast.at).until("support_agreed")
    assessing.record(path)
    with reading(path.by("carys")):
        (open_need,) = queries.unanswered_needs(path.case_id)
    supporting.propose(path, "Find a flat.", need_id=open_need.id)

    with reading(path.by("carys")):
        assert queries.unanswered_needs(path.case_id) == []
    path.action_agreed()
    actions.finish(path.action_id, **doing.on(path, "peter"), is_done=False, outcome="No flat.")
    with reading(path.by("carys")):
        assert [each.id for each in queries.unanswered_needs(path.case_id)] == [open_need.id]


def test_an_action_answers_a_need_of_its_own_case_only(cast):
    path = ThinPath(cast, cast.at).until("support_agreed")

    with pytest.raises(RefusedError, match="need_unknown"):
        supporting.propose(path, "Find a flat.", need_id=path.id("no need"))
