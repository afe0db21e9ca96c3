"""Meetings on a real database: who calls, who decides, who attests, and who sees what of it."""

from __future__ import annotations

import pytest

from handrail.acts.context import reading
from handrail.acts.tests import doing
from handrail.acts.tests.playing import entries
from handrail.disclosures import actions as disclosures
from handrail.errors import NotFoundError, RefusedError
from handrail.meetings import actions, queries
from handrail.meetings.domain import Attested, MeetingState
from handrail.meetings.tests import meeting
from handrail.rehearsal.thin_path import ThinPath
from handrail.support import actions as support


@pytest.fixture
def path(cast):
    return ThinPath(cast, cast.at).until("action_agreed")


def seen(path, name, query, *given):
    with reading(path.by(name)):
        return query(*given)


def test_a_meeting_seats_its_chair_who_then_takes_part(path):
    with pytest.raises(NotFoundError):
        meeting.plan_signed(path)
    meeting.call(path)

    assert [each.id for each in seen(path, "chloe", queries.called)] == [path.id("meeting")]
    assert [each.id for each in seen(path, "peter", queries.called)] == [path.id("meeting")]


@pytest.mark.parametrize("name", ["grace", "nadia", "david", "aoife", "sally", "dunya"])
def test_who_does_not_work_on_the_case_sees_no_meeting(path, name):
    meeting.call(path)

    assert seen(path, name, queries.called) == []
    assert seen(path, name, queries.of_case, path.case_id) == []


@pytest.mark.parametrize("name", ["peter", "chloe"])
def test_nobody_but_the_coordinator_calls_a_meeting(path, name):
    with pytest.raises((RefusedError, NotFoundError)):
        meeting.call(path, name)


def test_the_same_call_calls_once_and_another_waits_for_the_minutes(path):
    meeting.call(path)

    assert meeting.call(path) == []
    with pytest.raises(RefusedError, match="meeting_already_called"):
        actions.call(
            path.case_id,
            **doing.on(path, "carys"),
            meeting_id=path.id("another"),
            calling=meeting.a_calling(path),
        )


def test_the_words_of_a_meeting_open_for_who_sits_at_its_table(path, superuser):
    meeting.call(path)
    meeting.came(path)
    meeting.decided(path)

    for name in ("carys", "chloe", "peter"):
        text = actions.open_meeting(
            path.id("meeting"), **doing.on(path, name), purpose="do_the_ask"
        )
        assert text.new_items == "Who goes along to the first viewing?"
        assert [each.decided for each in text.decisions] == ["The housing lead."]
    assert entries(superuser)[-1]["act"] == "meeting.opened"


@pytest.mark.parametrize(
    "act", [meeting.decided, meeting.signed, meeting.plan_signed], ids=lambda act: act.__name__
)
@pytest.mark.parametrize("name", ["carys", "peter"])
def test_only_the_chair_decides_and_signs(path, act, name):
    meeting.call(path)
    meeting.came(path)

    with pytest.raises(RefusedError, match="not_permitted"):
        act(path, name)


def test_who_came_is_kept_once_by_post_and_can_be_put_right(path):
    meeting.call(path)
    chair, nurse = (path.cast.posts[name].id for name in ("chairing", "nurse_lead"))
    meeting.came(path, came=[chair], sent_word=[nurse])
    meeting.came(path, "carys", came=[nurse], sent_word=[])

    came = seen(path, "peter", queries.attendance_of, path.id("meeting"))
    assert {each.post_id: each.coming for each in came} == {chair: "came", nurse: "came"}


def test_after_the_minutes_are_signed_nothing_changes(path):
    meeting.call(path)
    meeting.came(path)
    meeting.signed(path)

    assert seen(path, "peter", queries.meeting, path.id("meeting")).state is MeetingState.SIGNED
    for act in (meeting.came, meeting.decided, meeting.signed):
        with pytest.raises(RefusedError, match="minutes_signed"):
            act(path)


def test_a_disclosure_officer_sees_the_date_and_nothing_else_of_a_meeting(path):
    meeting.call(path)
    found = meeting.attestation_id(path)

    assert seen(path, "david", queries.attestation, found).state is Attested.AWAITED
    assert seen(path, "david", queries.attendance_of, path.id("meeting")) == []
    with pytest.raises(NotFoundError):
        seen(path, "david", queries.meeting, path.id("meeting"))
    with pytest.raises(NotFoundError):
        actions.open_meeting(path.id("meeting"), **doing.on(path, "david"), purpose="supervise")


@pytest.mark.parametrize("answer", ["no", "cannot_say"])
def test_which_of_no_and_cannot_say_was_said_is_kept_nowhere(path, superuser, answer):
    meeting.call(path)
    found = meeting.attestation_id(path)
    meeting.attested(path, answer)

    assert seen(path, "carys", queries.attestation, found).state is Attested.TO_ADVISE
    row = superuser.execute("SELECT t::text FROM meetings_attestation t").fetchone()
    assert answer not in str(row).replace("nothing", "")
    assert entries(superuser)[-1]["act"] == "meeting.attested"


@pytest.mark.parametrize("name", ["carys", "chloe", "peter"])
def test_nobody_attests_for_the_originator(path, name):
    meeting.call(path)
    found = meeting.attestation_id(path)

    with pytest.raises(RefusedError, match="not_permitted"):
        actions.attest(found, **doing.on(path, name), answer="yes")


def test_the_plan_is_kept_word_for_word_in_versions(path):
    meeting.call(path)
    meeting.plan_signed(path)
    assert meeting.plan_signed(path) == []

    opened = actions.open_plan(path.case_id, **doing.on(path, "peter"), purpose="do_the_ask")
    (signed,) = opened.signed
    assert signed.plan.version == 1
    assert "Register for supported housing" in signed.text


def test_an_empty_plan_is_not_signed(cast):
    path = ThinPath(cast, cast.at).until("accepted")
    meeting.call(path)

    with pytest.raises(RefusedError, match="nothing_planned"):
        meeting.plan_signed(path)


def test_who_leaves_the_case_reads_no_more_of_its_meetings(path):
    meeting.call(path)
    disclosures.give_back(path.disclosure_id, **doing.saying(path, "peter"))

    assert seen(path, "peter", queries.called) == []


def test_the_chair_agrees_an_action_in_the_room(cast):
    path = ThinPath(cast, cast.at).until("action_proposed")
    with pytest.raises(NotFoundError):
        support.confirm(path.action_id, **doing.on(path, "chloe"))
    meeting.call(path)

    assert support.confirm(path.action_id, **doing.on(path, "chloe")).about == path.action_id


def test_where_somebody_else_leads_the_centre_joins_their_meeting_and_calls_none(path):
    meeting.led_elsewhere(path)
    with pytest.raises(RefusedError, match="existing_lead_meets"):
        meeting.call(path)
    meeting.join(path)

    text = actions.open_meeting(path.id("meeting"), **doing.on(path, "peter"), purpose="supervise")
    assert text.agreed == "The lead asks for housing."
    assert text.meeting.state is MeetingState.JOINED
