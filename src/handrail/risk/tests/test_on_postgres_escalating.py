"""An immediate risk is stored, rings, climbs by the clock and ends with an owner, whatever else holds."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest

from handrail.acts.context import reading
from handrail.clocks.actions import apply
from handrail.clocks.domain import ClockKind, ClockSetting
from handrail.clocks.queries import open_clocks
from handrail.clocks.sweep import sweep
from handrail.errors import NotFoundError, RefusedError
from handrail.rehearsal.thin_path import ThinPath
from handrail.risk import queries
from handrail.risk.actions import escalating
from handrail.risk.domain import Alarm, EscalationState
from handrail.risk.tests.steps import STANDING
from handrail.site.clock_table import CLOCK_TABLE

ALARM = Alarm(words="She says that he is on his way with a knife.", weapons="yes")
MINUTE = timedelta(minutes=1)


@pytest.fixture
def path(cast):
    return ThinPath(cast, cast.at)


def raised(cast, *, by, about=None, **how):
    reference = uuid4()
    escalating.raise_escalation(
        about, by=by, at=cast.at, escalation_id=reference, alarm=ALARM, **how
    )
    return reference


def seen_by(actor, reference):
    with reading(actor):
        return queries.escalation(reference)


def swept(reference, *, cast, after):
    sweep(CLOCK_TABLE, at=cast.at + after)
    return seen_by(cast.actor("dunya"), reference)


@pytest.mark.parametrize("name", ["nadia", "david", "carys", "peter", "aoife", "sally", "una"])
def test_any_member_raises_one_about_nobody_known(cast, name):
    reference = raised(cast, by=cast.actor(name))

    held = seen_by(cast.actor("dunya"), reference)
    assert (held.state, held.about_case) == (EscalationState.RINGING, None)
    assert seen_by(cast.actor(name), reference) == held


def test_an_administrator_raises_one_too(cast):
    administrator = replace(cast.actor("carys"), roles=frozenset({"administrator"}))

    reference = raised(cast, by=administrator)

    assert seen_by(cast.actor("dunya"), reference).is_waiting


def test_nobody_else_sees_it(cast):
    reference = raised(cast, by=cast.actor("peter"))

    for name in ("carys", "grace", "nadia", "rhona", "imran"):
        with pytest.raises(NotFoundError):
            seen_by(cast.actor(name), reference)


def test_about_a_case_it_rings_in_the_area_of_the_case(cast, path):
    path.received()

    held = seen_by(cast.actor("dunya"), raised(cast, by=cast.actor("carys"), about=path.case_id))

    assert (held.about_case, held.area) == (path.case_id, "london")


def test_a_case_out_of_scope_stops_no_warning_and_is_not_told_of(cast, path):
    path.received()
    held = [
        seen_by(cast.actor("grace"), raised(cast, by=cast.actor("grace"), about=about))
        for about in (path.case_id, uuid4())
    ]

    assert [each.about_case for each in held] == [None, None]


def test_paused_cases_and_agreements_that_ended_stop_nothing(cast, path, superuser):
    path.until("accepted")
    superuser.execute("UPDATE cases_case SET state = 'paused_for_review'")
    superuser.execute("DELETE FROM agreements_agreement")

    held = seen_by(cast.actor("dunya"), raised(cast, by=cast.actor("peter"), about=path.case_id))

    assert held.about_case == path.case_id


def test_training_that_ran_out_stops_no_warning_and_no_answer(cast, superuser):
    late = [replace(cast.actor(name), trained_until=None) for name in ("peter", "dunya")]
    reference = raised(cast, by=late[0])
    escalating.acknowledge(reference, by=late[1], at=cast.at)
    escalating.open_escalation(reference, by=late[1], at=cast.at, purpose="prepare_decision")
    escalating.take_over(reference, by=late[1], at=cast.at, incident_number="SYN-1")

    (used,) = superuser.execute(
        "SELECT count(*) FROM ledger_entry WHERE encode(body, 'escape') LIKE '%escalation.untrained%'"
    ).fetchone()
    assert used == 3


def test_sent_again_it_is_raised_once(cast):
    reference, by = uuid4(), cast.actor("peter")
    again = [
        escalating.raise_escalation(None, by=by, at=cast.at, escalation_id=reference, alarm=ALARM)
        for _ in range(2)
    ]

    assert [bool(events) for events in again] == [True, False]


def test_it_climbs_by_the_clock_and_goes_on_ringing_at_the_top(cast):
    reference = raised(cast, by=cast.actor("peter"))
    levels = [
        swept(reference, cast=cast, after=minutes * MINUTE).level
        for minutes in (4, 5, 14, 15, 29, 30, 44, 45, 60)
    ]

    assert levels == [0, 1, 1, 2, 2, 3, 3, 3, 3]
    assert open_clocks([reference])


def test_acknowledged_is_not_taken_over_and_climbs_again(cast):
    reference = raised(cast, by=cast.actor("peter"))
    escalating.acknowledge(reference, by=cast.actor("dunya"), at=cast.at)

    assert swept(reference, cast=cast, after=14 * MINUTE).state is EscalationState.ACKNOWLEDGED
    held = swept(reference, cast=cast, after=15 * MINUTE)
    assert (held.state, held.level) == (EscalationState.RINGING, 1)


def test_taken_over_stops_every_clock(cast):
    reference = raised(cast, by=cast.actor("peter"))
    escalating.take_over(
        reference, by=cast.actor("dunya"), at=cast.at, incident_number="SYN-2026-1"
    )

    assert seen_by(cast.actor("peter"), reference).state is EscalationState.TAKEN_OVER
    assert not open_clocks([reference])


def test_a_clock_called_twice_climbs_once(cast):
    reference = raised(cast, by=cast.actor("peter"))
    for _ in range(2):
        CLOCK_TABLE[ClockKind.ESCALATION_FIRST_RING](reference, cast.at + 5 * MINUTE)

    assert seen_by(cast.actor("dunya"), reference).level == 1


def test_it_is_taken_before_a_backlog_of_other_clocks(cast):
    reference = raised(cast, by=cast.actor("peter"))
    backlog = [ClockSetting(ClockKind.DISCLOSURE_ANSWER, uuid4(), due_at=cast.at) for _ in "123"]
    apply(backlog, [], at=cast.at)

    sweep(CLOCK_TABLE, at=cast.at + 5 * MINUTE, most=1)

    assert seen_by(cast.actor("dunya"), reference).level == 1


def test_stood_down_keeps_who_has_it_now(cast):
    reference, by = raised(cast, by=cast.actor("peter")), cast.actor("dunya")
    escalating.stand_down(reference, by=by, at=cast.at, standing=STANDING)

    held = seen_by(cast.actor("peter"), reference)
    assert (held.state, held.next_owner) == (EscalationState.STOOD_DOWN, "crisis_team")


def test_only_the_police_answer_it(cast):
    reference = raised(cast, by=cast.actor("peter"))

    with pytest.raises(RefusedError, match="not_permitted"):
        escalating.take_over(reference, by=cast.actor("peter"), at=cast.at, incident_number="SYN-1")


def test_the_words_open_for_who_raised_it_and_who_answers(cast):
    reference = raised(cast, by=cast.actor("peter"))
    for name in ("peter", "dunya"):
        opened = escalating.open_escalation(
            reference, by=cast.actor(name), at=cast.at, purpose="prepare_decision"
        )
        assert opened.texts == ALARM.texts


def test_with_no_desk_at_all_it_is_kept_and_says_so(cast, superuser):
    superuser.execute("UPDATE members_post SET role = 'practitioner' WHERE role = 'duty_officer'")

    reference = raised(cast, by=cast.actor("peter"))

    assert seen_by(cast.actor("peter"), reference).state is EscalationState.RAISED
