"""Whom an alarm, a risk or an item reaches, also by SQL as the web role; and what is kept in the clear."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import DatabaseError, connection

from handrail.acts.context import acting, reading
from handrail.clocks.domain import ClockKind
from handrail.clocks.queries import open_clocks
from handrail.clocks.sweep import sweep
from handrail.errors import NotFoundError, RefusedError
from handrail.members.domain import Role
from handrail.risk import presenters, queries
from handrail.risk.actions import escalating, owning, valve
from handrail.risk.domain import Alarm, EscalationState, PassageState
from handrail.risk.tests import steps
from handrail.site.clock_table import CLOCK_TABLE

LONG_AFTER = timedelta(days=30)
SECRETS = Alarm(
    words="Wordy secret.",
    whereabouts="Whereabouts secret.",
    in_danger="Danger secret.",
    children="Children secret.",
    weapons="Weapons secret.",
    called_999="Called secret.",
    call_back="Callback secret.",
)
OTHER_AREA = "west_yorkshire"


def seen_in(table, actor):
    """What this member's compartments show, past all of our own code."""
    with reading(actor), connection.cursor() as cursor:
        cursor.execute(f"SELECT id FROM {table}")
        return {row[0] for row in cursor.fetchall()}


def an_officer(cast, *areas):
    """Dunya, in a post for each of these areas."""
    dunya = cast.actor("dunya")
    posts = {area: cast.post(f"duty {area}", at="police", role=Role.DUTY_OFFICER, area=area,
                             title=f"Duty officer, {area}") for area in areas}  # fmt: skip
    ids = tuple(post.id for post in posts.values())
    return replace(dunya, post_ids=ids, areas=frozenset(areas))


def raised(cast, *, by, about=None, alarm=SECRETS):
    reference = uuid4()
    escalating.raise_escalation(about, by=by, at=cast.at, escalation_id=reference, alarm=alarm)
    return reference


def copied(superuser, table):
    with superuser.cursor().copy(f"COPY {table} TO STDOUT") as copy:
        return b"".join(copy)


@pytest.mark.parametrize("about_case", [True, False])
def test_no_field_of_an_alarm_is_kept_in_the_clear(path, superuser, about_case):
    raised(path.cast, by=path.by("peter"), about=path.case_id if about_case else None)

    for table in ("risk_escalation", "risk_passage", "ledger_entry"):
        assert b"secret" not in copied(superuser, table)


def test_no_answer_to_an_alarm_is_kept_in_the_clear(path, superuser):
    reference, dunya = raised(path.cast, by=path.by("peter")), path.by("dunya")
    escalating.take_over(reference, by=dunya, at=path.at, incident_number="INCIDENT-secret")
    standing = replace(steps.STANDING, reason="A secret.", accepted_by="The secret lead.")
    escalating.stand_down(reference, by=dunya, at=path.at, standing=standing)

    assert b"secret" not in copied(superuser, "risk_escalation")
    opened = escalating.open_escalation(
        reference, by=path.by("peter"), at=path.at, purpose="prepare_decision"
    )
    assert opened.texts["incident_number"] == "INCIDENT-secret"


def test_no_words_of_a_risk_or_an_item_are_kept_in_the_clear(everything, superuser):
    valve.agree(everything.id("passage"), by=everything.by("carys"), at=everything.at)
    valve.check(
        everything.id("passage"), by=everything.by("rhona"), at=everything.at,
        is_founded=True, reasons="A machete indeed.",
    )  # fmt: skip
    kept = copied(superuser, "risk_risk") + copied(superuser, "risk_passage")

    assert not any(word in kept for word in (b"ending it", b"machete", b"brother"))


def test_by_sql_the_police_reach_no_item_before_two_people_agreed(everything):
    passage, dunya = everything.id("passage"), everything.by("dunya")
    assert passage not in seen_in("risk_passage", dunya)

    steps.agree(everything)

    assert passage in seen_in("risk_passage", dunya)


@pytest.mark.parametrize("name", ["dunya", "nadia", "david", "rhona", "grace", "sally", "imran"])
def test_by_sql_nobody_outside_the_case_changes_an_item(everything, name):
    with acting(everything.by(name)), connection.cursor() as cursor:
        cursor.execute("UPDATE risk_passage SET state = 'passed' WHERE kind = 'item'")
        assert cursor.rowcount == 0


def test_by_sql_nobody_who_works_on_the_case_widens_who_reads_an_item(everything):
    with pytest.raises(DatabaseError, match="denied"), acting(everything.by("peter")):
        connection.cursor().execute("UPDATE risk_passage SET audience = ARRAY[]::uuid[]")


def test_by_sql_somebody_who_proposed_cannot_pass_it_in_anothers_name(everything):
    sql = (
        "UPDATE risk_passage SET state = 'passed', agreed_by = %s WHERE id = %s;"
        " SELECT risk_pass(%s)"
    )
    carys, passage = everything.by("carys").member_id, everything.id("passage")

    with pytest.raises(DatabaseError, match="two people"), acting(everything.by("peter")):
        connection.cursor().execute(sql, [carys, passage, passage])


@pytest.mark.parametrize("table", ["risk_risk", "risk_step", "risk_escalation", "risk_duty"])
def test_by_sql_others_see_no_row(everything, table):
    for name in ("grace", "sally", "nadia", "imran", "una", "evan"):
        assert seen_in(table, everything.by(name)) == set()


def test_no_history_is_rewritten_by_sql(everything):
    with pytest.raises(DatabaseError, match="denied"), acting(everything.by("dunya")):
        connection.cursor().execute("UPDATE risk_step SET owner_id = NULL")


def test_an_alarm_of_one_area_rings_at_its_own_desk_alone(cast):
    north = an_officer(cast, OTHER_AREA)
    reference = raised(cast, by=cast.actor("peter"))

    assert reference in seen_in("risk_escalation", cast.actor("dunya"))
    assert reference not in seen_in("risk_escalation", north)


def test_a_desk_for_two_areas_hears_both(cast):
    both = an_officer(cast, "london", OTHER_AREA)
    north = replace(cast.actor("peter"), areas=frozenset({OTHER_AREA}))
    references = {raised(cast, by=cast.actor("peter")), raised(cast, by=north)}
    with reading(both):
        waiting = queries.waiting_escalations()

    assert {each.id for each in waiting} == references
    assert {each.area for each in waiting} == {"london", OTHER_AREA}
    for reference in references:
        escalating.take_over(reference, by=both, at=cast.at, incident_number="SYN-1")


def test_who_works_in_two_areas_rings_everywhere(cast):
    an_officer(cast, OTHER_AREA)
    wide = replace(cast.actor("peter"), areas=frozenset({"london", OTHER_AREA}))

    with reading(cast.actor("dunya")):
        areas, posts = queries.ringing_for(set(wide.areas))
    assert (areas, len(posts)) == ("everywhere", 2)


def test_where_no_desk_is_in_the_area_every_desk_hears_it(cast):
    far = replace(cast.actor("peter"), areas=frozenset({"far_away"}))
    reference = raised(cast, by=far)

    escalating.take_over(reference, by=cast.actor("dunya"), at=cast.at, incident_number="SYN-1")


def test_a_desk_that_opens_later_hears_what_rang_nowhere(cast, superuser):
    superuser.execute("UPDATE members_post SET role = 'practitioner' WHERE role = 'duty_officer'")
    reference = raised(cast, by=cast.actor("peter"))
    superuser.execute("UPDATE members_post SET role = 'duty_officer' WHERE title LIKE 'Duty%'")

    sweep(CLOCK_TABLE, at=cast.at + timedelta(minutes=5))

    with reading(cast.actor("dunya")):
        assert queries.escalation(reference).state is EscalationState.RINGING
    escalating.take_over(reference, by=cast.actor("dunya"), at=cast.at, incident_number="SYN-1")


def test_a_second_desk_that_opens_while_it_rings_hears_it_too(cast):
    reference = raised(cast, by=cast.actor("peter"))
    later = an_officer(cast, "london")
    assert reference not in seen_in("risk_escalation", later)

    sweep(CLOCK_TABLE, at=cast.at + timedelta(minutes=5))

    assert reference in seen_in("risk_escalation", later)
    assert reference in seen_in("risk_escalation", cast.actor("dunya"))


def test_by_sql_nobody_lets_an_alarm_of_others_ring(cast):
    reference = raised(cast, by=cast.actor("peter"))
    with pytest.raises(DatabaseError, match="out of scope"), acting(cast.actor("grace")):
        connection.cursor().execute("SELECT risk_ring(%s)", [reference])


def test_with_no_desk_it_goes_on_climbing(cast, superuser):
    superuser.execute("UPDATE members_post SET role = 'practitioner' WHERE role = 'duty_officer'")
    reference = raised(cast, by=cast.actor("peter"))
    for minutes in (5, 15, 30, 45):
        sweep(CLOCK_TABLE, at=cast.at + timedelta(minutes=minutes))

    with reading(cast.actor("peter")):
        held = queries.escalation(reference)
    assert (held.state, held.level) == (EscalationState.RAISED, 3)
    assert open_clocks([reference])


def test_whoever_left_the_case_still_sees_what_became_of_their_alarm(everything, superuser):
    superuser.execute("UPDATE cases_case SET audience = ARRAY[]::uuid[]")

    with reading(everything.by("carys")):
        assert queries.escalation(everything.id("escalation")).is_waiting


@pytest.mark.parametrize("name", ["aoife", "nadia", "una", "imran"])
def test_an_outsider_who_names_a_case_is_counted_as_nothing_there(path, name):
    raised(path.cast, by=path.by(name), about=path.case_id)

    with reading(path.by("carys")):
        assert queries.passages_of(path.case_id) == []


@pytest.mark.parametrize(
    ("minutes", "due"), [(0, ClockKind.ESCALATION_FIRST_RING), (5, ClockKind.ESCALATION_SECOND_RING),
                         (15, ClockKind.ESCALATION_THIRD_RING)]
)  # fmt: skip
def test_which_clock_runs_when(cast, minutes, due):
    reference = raised(cast, by=cast.actor("peter"))
    for passed in sorted({5, 15} & set(range(minutes + 1))):
        sweep(CLOCK_TABLE, at=cast.at + timedelta(minutes=passed))

    assert [clock.kind for clock in open_clocks([reference])] == [due]


@pytest.mark.parametrize("kind", ["escalation", "risk", "passage"])
def test_swept_twice_does_nothing_twice(everything, superuser, kind):
    steps.agree(everything)
    later = everything.at + LONG_AFTER
    sweep(CLOCK_TABLE, at=later)
    once = copied(superuser, f"risk_{kind}")

    assert sweep(CLOCK_TABLE, at=later).count == 0
    assert copied(superuser, f"risk_{kind}") == once


def test_a_check_is_due_in_two_working_days_and_an_answer_in_one(everything):
    steps.agree(everything)
    ends = [open_clocks([everything.id(each)])[0].due_at for each in ("risk", "passage")]

    assert timedelta(0) < ends[0] - everything.at <= timedelta(days=4)
    assert ends[0] < ends[1] <= everything.at + timedelta(days=5)


def test_a_check_that_was_made_never_falls_due(everything):
    steps.agree(everything)
    passage = everything.id("passage")
    valve.check(
        passage, by=everything.by("rhona"), at=everything.at, is_founded=False, reasons="No."
    )
    sweep(CLOCK_TABLE, at=everything.at + LONG_AFTER)

    with reading(everything.by("carys")):
        assert not queries.passage(passage).is_overdue
    assert not open_clocks([passage])


def test_what_two_people_have_not_agreed_has_no_check_to_be_late(everything):
    assert not open_clocks([everything.id("passage")])


def test_a_reviewer_who_proposed_it_does_not_check_it(everything, superuser):
    steps.agree(everything)
    rhona = everything.by("rhona")
    superuser.execute("UPDATE risk_passage SET proposed_by = %s", [rhona.member_id])

    with pytest.raises(RefusedError, match="was_involved"):
        valve.check(
            everything.id("passage"), by=rhona, at=everything.at, is_founded=True, reasons="Yes."
        )


def test_it_is_agreed_once(everything):
    steps.agree(everything)

    with pytest.raises(RefusedError, match="passage_not_at_this_point"):
        steps.agree(everything)
    with reading(everything.by("dunya")):
        (passed,) = (p for p in queries.passages_in(PassageState.PASSED) if p.kind == "item")
    assert passed.agreed_as == "Coordinator, London"


def test_between_two_police_bodies_an_unanswered_offer_climbs(path):
    steps.raise_risk(path)
    force = a_force(path)
    owning.offer_transfer(path.id("risk"), by=path.by("dunya"), at=path.at, to=force)
    sweep(CLOCK_TABLE, at=path.at + LONG_AFTER)

    with reading(path.by("carys")):
        held = queries.risk(path.id("risk"))
    assert (held.climbed, held.owner_id) == (1, path.cast.organisations["police"].id)


def a_force(path):
    """A territorial force with a duty officer's post for the area."""
    found = replace(
        path.cast.organisations["police"],
        id=path.id("force"),
        name="Synthetic Constabulary",
        kind="territorial_police",
    )
    path.cast.organisation("force", found)
    path.cast.post("force duty", at="force", role=Role.DUTY_OFFICER, area="london", title="Desk")
    return found


def test_an_areas_own_force_owns_its_risks_before_counter_terrorism(path):
    force = a_force(path)
    steps.raise_risk(path)

    with reading(path.by("peter")):
        assert queries.risk(path.id("risk")).owner_id == force.id


def test_bodies_to_offer_to_are_those_the_rule_lets_through(everything):
    owning.withdraw_offer(everything.id("risk"), by=everything.by("dunya"), at=everything.at)
    with reading(everything.by("dunya")):
        bodies = presenters.bodies_for(queries.risk(everything.id("risk")))

    named = {everything.cast.organisations[name].name for name in ("council", "clinic")}
    assert set(bodies.values()) == named


def test_a_case_that_is_over_keeps_its_owner(everything, superuser):
    superuser.execute("UPDATE cases_case SET state = 'closed'")
    owning.return_transfer(everything.id("risk"), by=everything.by("peter"), at=everything.at)

    with reading(everything.by("dunya")):
        assert queries.risk(everything.id("risk")).is_open
    with pytest.raises(NotFoundError), reading(everything.by("grace")):
        queries.risk(everything.id("risk"))
