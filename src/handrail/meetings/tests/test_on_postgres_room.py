"""What a meeting must not let happen: an early decision, a stranger's chair, a plan with a gap."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest

from handrail.acts.context import reading
from handrail.acts.tests import doing
from handrail.acts.tests.playing import changed, entries, picture
from handrail.assessment.tests import assessing
from handrail.disclosures import actions as disclosures
from handrail.errors import ConflictError, NotFoundError, RefusedError
from handrail.meetings import actions, queries
from handrail.meetings.domain import Attested
from handrail.meetings.tests import meeting
from handrail.members.domain import Role
from handrail.rehearsal.thin_path import ThinPath
from handrail.site.waiting import waiting_for
from handrail.support import actions as support
from handrail.support.stopping import withdraw_support
from handrail.support.tests import supporting
from handrail.voluntary.domain import Said

REFUSED_ONLY = {"ledger_entry", "ledger_waiting"}
OWN = {"nonce", "object"}  # made anew for each entry


@pytest.fixture
def path(cast):
    return ThinPath(cast, cast.at).until("action_agreed")


def seen(path, name, query, *given):
    with reading(path.by(name)):
        return query(*given)


def tasks(path, name):
    return [each.title for each in seen(path, name, waiting_for, path.by(name))]


def opened(path, name):
    return actions.open_meeting(path.id("meeting"), **doing.on(path, name), purpose="do_the_ask")


@pytest.mark.parametrize("act", [meeting.came, meeting.decided, meeting.signed])
def test_before_its_day_nobody_came_and_nothing_is_decided(path, superuser, act):
    meeting.call(path, starts_at=path.at + timedelta(days=3))
    before = picture(superuser)

    with pytest.raises(RefusedError, match="meeting_not_begun"):
        act(path)
    assert changed(before, picture(superuser)) == REFUSED_ONLY


def test_word_can_be_sent_before_the_day(path):
    meeting.call(path, starts_at=path.at + timedelta(days=3))
    nurse = path.cast.posts["nurse_lead"].id
    meeting.came(path, came=[], sent_word=[nurse])

    assert [
        each.post_id for each in seen(path, "carys", queries.attendance_of, path.id("meeting"))
    ] == [nurse]
    with pytest.raises(RefusedError, match="nobody_came"):
        meeting.signed(ThinPath(path.cast, path.at + timedelta(days=3)))


def test_minutes_wait_for_somebody_who_came_and_not_for_a_decision(path):
    meeting.call(path)
    with pytest.raises(RefusedError, match="nobody_came"):
        meeting.signed(path)
    meeting.came(path, came=[], sent_word=[path.cast.posts["chairing"].id])
    with pytest.raises(RefusedError, match="nobody_came"):
        meeting.signed(path)
    meeting.came(path)

    assert meeting.signed(path).about == path.id("meeting")


@pytest.mark.parametrize("area", ["north-west", "south-east"])
def test_a_chair_of_another_area_is_not_called(path, superuser, area):
    there = path.cast.post(f"chair {area}", at="council", role=Role.CHAIR, area=area, title="Chair")
    before = picture(superuser)

    with pytest.raises(RefusedError, match="chair_unknown"):
        meeting.call(path, chair_id=there.id)
    assert changed(before, picture(superuser)) == REFUSED_ONLY


def test_a_chair_of_another_area_finds_no_meeting(path):
    path.cast.post(
        "chairing there", at="council", role=Role.CHAIR, area="north-west", title="Chair"
    )
    path.cast.member("chris", in_posts=["chairing there"], full_name="Chris Synthetic")
    meeting.call(path)

    for act in (meeting.came, meeting.decided, meeting.signed, meeting.plan_signed):
        with pytest.raises(NotFoundError):
            act(path, "chris")
    assert seen(path, "chris", queries.of_case, path.case_id) == []


def test_a_post_that_is_no_chair_is_not_seated(path):
    with pytest.raises(RefusedError, match="chair_unknown"):
        meeting.call(path, chair_id=path.cast.posts["housing_lead"].id)


def test_a_new_chair_comes_and_the_one_before_reads_no_more(path):
    path.cast.post("second chair", at="council", role=Role.CHAIR, area="london", title="Vice-chair")
    path.cast.member("chris", in_posts=["second chair"], full_name="Chris Synthetic")
    meeting.called_and_attended(path)
    meeting.signed(path)
    calling = meeting.a_calling(path, chair_id=path.cast.posts["second chair"].id)
    actions.call(path.case_id, **doing.on(path, "carys"), meeting_id=path.id("2"), calling=calling)

    assert len(seen(path, "chris", queries.of_case, path.case_id)) == 2
    assert seen(path, "chloe", queries.of_case, path.case_id) == []
    with pytest.raises(NotFoundError):
        opened(path, "chloe")


def answered(path, superuser, answer):
    """All that an answer leaves: its row, what the ledger adds, what the table reads."""
    before = len(entries(superuser))
    found = meeting.attestation_id(path)
    event = meeting.attested(path, answer)
    (row,) = superuser.execute("SELECT to_jsonb(t) FROM meetings_attestation t").fetchone()
    new = [{k: v for k, v in each.items() if k not in OWN} for each in entries(superuser)[before:]]
    table = seen(path, "carys", queries.attestation, found)
    return event, row, json.dumps(new, sort_keys=True), table


def test_no_and_cannot_say_leave_the_same_row_event_and_entry(path, superuser):
    meeting.call(path)
    no = answered(path, superuser, "no")
    superuser.execute("UPDATE meetings_attestation SET state = 'awaited', attested_at = NULL")
    cannot_say = answered(path, superuser, "cannot_say")

    assert no == cannot_say


def test_whatever_is_answered_the_ledger_tells_only_that_somebody_answered(path, superuser):
    meeting.call(path)
    event, _row, entry, _table = answered(path, superuser, "no")
    superuser.execute("UPDATE meetings_attestation SET state = 'awaited', attested_at = NULL")
    again, _row, yes, table = answered(path, superuser, "yes")

    assert (event, entry) == (again, yes)
    assert table.state is Attested.NOTHING_WITHHELD


@pytest.mark.parametrize("answer", ["no", "cannot_say"])
def test_the_table_reads_that_the_originator_is_to_advise_and_no_more(browse, path, answer):
    meeting.call(path)
    meeting.attested(path, answer)
    page = browse("chloe").get(f"/meetings/on/{path.id('meeting')}/").text

    assert "Originator to advise" in page
    assert "annot say" not in page


def test_what_was_attested_is_not_taken_back(path, superuser):
    meeting.call(path)
    found = meeting.attestation_id(path)
    meeting.attested(path)

    with pytest.raises(RefusedError, match="already_attested"):
        actions.attest(found, **doing.on(path, "david"), answer="no")
    assert tasks(path, "david") == []


def test_an_originator_that_advised_attests_again_before_the_next_decision(path):
    meeting.call(path)
    found = meeting.attestation_id(path)
    meeting.attested(path, "cannot_say")
    actions.attest(found, **doing.on(path, "david"), answer="yes")

    assert seen(path, "peter", queries.attestation, found).state is Attested.NOTHING_WITHHELD


def test_a_plan_with_an_unanswered_need_is_not_signed(path, superuser):
    meeting.call(path)
    assessing.record(path)
    before = picture(superuser)

    with pytest.raises(RefusedError, match="need_unanswered"):
        meeting.plan_signed(path)
    assert changed(before, picture(superuser)) == REFUSED_ONLY
    assessing.give_reason(path)
    assert meeting.plan_signed(path)


@pytest.mark.parametrize("description", ["Find a flat.", supporting.DOUBTFUL])
def test_what_is_only_proposed_or_held_answers_no_need_of_a_signed_plan(path, description):
    meeting.call(path)
    assessing.record(path)
    again = path.id("another action")
    supporting.propose(path, description, action_id=again, need_id=path.id("need"))

    with pytest.raises(RefusedError, match="need_unanswered"):
        meeting.plan_signed(path)


def test_an_agreed_action_answers_its_need_in_the_plan_in_words(path):
    meeting.call(path)
    assessing.record(path)
    again = path.id("another action")
    supporting.propose(path, "Find a flat.", action_id=again, need_id=path.id("need"))
    support.confirm(again, **doing.on(path, "chloe"))
    meeting.plan_signed(path)

    plan = actions.open_plan(path.case_id, **doing.on(path, "carys"), purpose="supervise")
    need, rest = plan.lines
    assert [each.description for each in need.actions] == ["Find a flat."]
    assert rest.title == "Other actions"


@pytest.mark.parametrize(
    ("until", "reasons"),
    [
        ("accepted", ["nothing_planned", "plan_person_not_told", "plan_person_has_not_agreed"]),
        ("told", ["nothing_planned", "plan_person_has_not_agreed"]),
        ("support_agreed", ["nothing_planned"]),
        ("action_proposed", ["nothing_planned"]),
    ],
)
def test_a_plan_is_not_signed_for_who_was_not_told_or_did_not_agree(
    cast, superuser, until, reasons
):
    path = ThinPath(cast, cast.at).until(until)
    meeting.call(path)

    with pytest.raises(RefusedError):
        meeting.plan_signed(path)
    assert entries(superuser)[-1]["reasons"] == reasons


def test_after_the_person_withdrew_no_plan_is_signed(path, superuser):
    meeting.call(path)
    withdraw_support(path.case_id, **doing.on(path, "peter"), said=Said(on_day=path.today))

    with pytest.raises(RefusedError):
        meeting.plan_signed(path)
    assert "plan_person_has_not_agreed" in entries(superuser)[-1]["reasons"]


def test_a_plan_signed_anew_is_another_version_and_leaves_the_first_as_it_was(path):
    meeting.call(path)
    meeting.plan_signed(path)
    again = path.id("another action")
    supporting.propose(path, "Paint the hall.", action_id=again)
    support.confirm(again, **doing.on(path, "chloe"))
    actions.sign_plan(path.case_id, **doing.on(path, "chloe"), plan_id=path.id("second plan"))

    plan = actions.open_plan(path.case_id, **doing.on(path, "peter"), purpose="do_the_ask")
    assert [each.plan.version for each in plan.signed] == [2, 1]
    assert ["Paint the hall." in each.text for each in plan.signed] == [True, False]


def test_on_a_paused_case_nobody_meets_and_nothing_is_signed(path, superuser):
    meeting.call(path)
    superuser.execute("UPDATE cases_case SET state = 'paused_for_review'")
    other = {"meeting_id": path.id("other"), "calling": meeting.a_calling(path)}

    with pytest.raises(RefusedError, match="meeting_case_not_open"):
        actions.call(path.case_id, **doing.on(path, "carys"), **other)
    with pytest.raises(RefusedError, match="meeting_case_not_open"):
        meeting.plan_signed(path)


def test_their_meeting_is_joined_once_asks_no_originator_and_seats_no_chair(path, superuser):
    meeting.led_elsewhere(path)
    meeting.join(path)

    assert meeting.join(path) == []
    assert tasks(path, "david") == []
    assert seen(path, "chloe", queries.of_case, path.case_id) == []
    assert superuser.execute("SELECT chair_id FROM cases_case").fetchone() == (None,)


@pytest.mark.parametrize("act", [meeting.came, meeting.signed])
def test_nothing_is_kept_of_who_came_to_their_meeting(path, act):
    meeting.led_elsewhere(path)
    meeting.join(path)

    with pytest.raises(RefusedError):
        act(path, "carys")


def test_where_nobody_else_leads_there_is_no_meeting_to_join(path, superuser):
    before = picture(superuser)

    with pytest.raises(RefusedError, match="nobody_else_leads"):
        meeting.join(path)
    assert changed(before, picture(superuser)) == REFUSED_ONLY


@pytest.mark.parametrize("change", [{"place": "Room 4"}, {"new_items": "Something else?"}])
def test_another_call_under_the_same_reference_is_told_apart(path, change):
    meeting.call(path)

    with pytest.raises(ConflictError):
        meeting.call(path, **change)


def test_another_decision_under_the_same_reference_is_told_apart(path):
    meeting.called_and_attended(path)
    meeting.decided(path)

    assert meeting.decided(path) == []
    with pytest.raises(ConflictError):
        meeting.decided(path, ruling=meeting.Ruling(**vars(meeting.RULING) | {"how": "chair"}))


def test_an_advocate_sits_at_the_table_by_post_and_reads_no_minutes(path):
    meeting.call(path)
    advocate = path.cast.posts["advocating"].id
    meeting.came(path, came=[advocate])

    assert [
        each.post_id for each in seen(path, "carys", queries.attendance_of, path.id("meeting"))
    ] == [advocate]
    with pytest.raises(NotFoundError):
        opened(path, "aoife")


def test_an_originator_does_not_sit_at_the_table(path):
    meeting.call(path)

    with pytest.raises(RefusedError, match="post_unknown"):
        meeting.came(path, came=[path.cast.posts["disclosing"].id])


def test_who_gave_the_disclosure_back_opens_neither_minutes_nor_plan(path):
    meeting.called_and_attended(path)
    meeting.plan_signed(path)
    disclosures.give_back(path.disclosure_id, **doing.saying(path, "peter"))

    with pytest.raises(NotFoundError):
        opened(path, "peter")
    with pytest.raises(NotFoundError):
        actions.open_plan(path.case_id, **doing.on(path, "peter"), purpose="do_the_ask")
    assert seen(path, "peter", queries.plans_of, path.case_id) == []
