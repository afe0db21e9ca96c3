"""The firewall on a real database: who reads a contribution before and after its release (R17)."""

from __future__ import annotations

from dataclasses import replace

import psycopg
import pytest
from django.db import DatabaseError, connection

from handrail.acts.context import acting, reading
from handrail.acts.tests import doing
from handrail.acts.tests.playing import acts
from handrail.contributions import actions, queries
from handrail.contributions.tests.contributing import (
    QUESTION,
    answer_no,
    ask,
    contribute,
    release,
)
from handrail.disclosures import actions as disclosures
from handrail.errors import ConflictError, NotFoundError, RefusedError
from handrail.rehearsal.thin_path import ThinPath
from handrail.voluntary import actions as voluntary

EVERYBODY = ("carys", "peter", "grace", "chloe", "david", "nadia", "dunya", "aoife", "imran")
FAMILY = {"topic": "family", "part": "strength", "text": "A sister helps every week."}
CLINICAL = {"topic": "clinical", "text": "Sleeps badly since the winter."}


@pytest.fixture
def path(cast, superuser):
    """Peter of the council and Grace of the clinic work on one case, and Chloe is its chair."""
    path = ThinPath(cast, cast.at).until("accepted")
    with_the_clinic(path, superuser)
    with acting(path.by("carys")), connection.cursor() as cursor:
        chair = cast.posts["chairing"].id
        cursor.execute("SELECT case_seat_chair(%s, %s)", [path.case_id, chair])
    return path


def with_the_clinic(path, superuser, who="grace", label="clinic"):
    """A second partner works on the case."""
    member = path.cast.members[who]
    columns = [
        name
        for (name,) in superuser.execute(
            "SELECT column_name FROM information_schema.columns"
            " WHERE table_name = 'disclosures_disclosure'"
        ).fetchall()
    ]
    changed = {"id": "%s", "recipient_id": "%s", "accepted_by": "%s"}
    wanted = [changed.get(name, name) for name in columns]
    given = {
        "id": path.id(f"disclosure to {label}"),
        "recipient_id": path.cast.organisations["clinic"].id,
        "accepted_by": member,
    }
    superuser.execute(
        f"INSERT INTO disclosures_disclosure ({', '.join(columns)})"
        f" SELECT {', '.join(wanted)} FROM disclosures_disclosure WHERE id = %s",
        [*(given[name] for name in columns if name in given), path.disclosure_id],
    )
    superuser.execute("SELECT case_work(%s, %s)", [path.case_id, member])


def readers(path, name="contribution"):
    """Those of the cast in whose scope a contribution is."""
    found = set()
    for who in EVERYBODY:
        with reading(path.by(who)):
            held = {each.id for each in queries.contributions_of(path.case_id)}
        if path.id(name) in held:
            found.add(who)
    return found


def opened(path, who, name="contribution"):
    given = doing.on(path, who)
    return actions.open_contribution(path.id(name), **given, purpose="prepare_decision").text


def test_only_the_owner_and_the_centre_read_what_is_not_released(path):
    contribute(path)

    assert readers(path) == {"peter", "carys"}
    for who in ("peter", "carys"):
        assert opened(path, who).startswith("Sleeps on")
    for who in ("grace", "chloe", "david", "dunya"):
        with pytest.raises(NotFoundError):
            opened(path, who)


def test_what_is_released_is_read_by_all_who_work_on_the_case_and_by_no_police(path):
    contribute(path)
    release(path)

    assert readers(path) == {"peter", "carys", "grace", "chloe"}
    assert opened(path, "grace") == opened(path, "chloe")
    assert opened(path, "grace").startswith("Sleeps on")


def test_who_joins_later_reads_what_was_released_and_not_what_is_held(cast, superuser):
    path = ThinPath(cast, cast.at).until("accepted")
    contribute(path)
    contribute(path, "kept")
    release(path)
    with_the_clinic(path, superuser)

    assert "grace" in readers(path)
    assert "grace" not in readers(path, "kept")


def test_who_leaves_the_case_reads_nothing_more(path):
    contribute(path)
    release(path)
    doing_it = doing.saying(path, "peter")
    from_peter = path.disclosure_id
    disclosures.give_back(from_peter, **doing_it)

    assert "peter" not in readers(path)


def test_the_same_contribution_sent_again_is_made_once(path, superuser):
    contribute(path)

    assert contribute(path) == []
    with pytest.raises(ConflictError):
        contribute(path, text="Something else.")
    assert acts(superuser).count("contribution.added") == 1


@pytest.mark.parametrize("who", ["carys", "chloe"])
def test_only_who_works_on_the_case_contributes(path, who):
    with pytest.raises(RefusedError, match="not_permitted"):
        contribute(replace(path, practitioner=who))


@pytest.mark.parametrize("who", ["carys", "grace", "chloe"])
def test_only_its_owner_releases_or_withdraws(path, who):
    contribute(path)

    for act in (actions.release, actions.withdraw):
        with pytest.raises((RefusedError, NotFoundError)):
            act(path.id("contribution"), **doing.on(path, who))


def test_what_was_withdrawn_is_not_released_and_what_was_released_is_not_withdrawn(path):
    contribute(path)
    contribute(path, "second")
    actions.withdraw(path.id("contribution"), **doing.on(path, "peter"))
    release(path, "second")

    with pytest.raises(RefusedError, match="contribution_not_held"):
        release(path)
    with pytest.raises(RefusedError, match="contribution_not_held"):
        actions.withdraw(path.id("second"), **doing.on(path, "peter"))


@pytest.mark.parametrize("said", [FAMILY, {"decision_served": "choose_the_help"}])
def test_nothing_deeper_is_kept_before_the_person_knows_and_agrees(path, superuser, said):
    with pytest.raises(RefusedError, match="not_before_told_and_agreed"):
        contribute(path, **said)
    assert superuser.execute("SELECT count(*) FROM contributions_contribution").fetchone() == (0,)
    assert acts(superuser)[-1] == "contribution.add.refused"


def test_family_is_spoken_of_once_the_person_knows_and_has_agreed(path):
    with pytest.raises(RefusedError):
        contribute(path, **FAMILY)
    path.told()
    with pytest.raises(RefusedError, match="not_before_told_and_agreed"):
        contribute(path, **FAMILY)
    path.support_agreed()
    contribute(path, **FAMILY)
    release(path)

    assert readers(path) == {"peter", "carys", "grace", "chloe"}


def test_what_is_clinical_is_released_to_health_workers_alone(path):
    path.told().support_agreed()
    clinic = replace(path, practitioner="grace")
    contribute(clinic, "ours", **CLINICAL)
    release(clinic, "ours")

    assert readers(path, "ours") == {"grace", "carys"}
    with reading(path.by("grace")):
        assert not queries.contribution(path.id("ours")).is_shared


def test_a_second_clinician_reads_what_is_clinical_and_the_chair_does_not(path, cast, superuser):
    path.told().support_agreed()
    cast.member("gwen", in_posts=["nurse_lead"], full_name="Gwen Synthetic")
    with_the_clinic(path, superuser, who="gwen", label="another")
    clinic = replace(path, practitioner="grace")
    contribute(clinic, "ours", **CLINICAL)
    release(clinic, "ours")

    assert opened(path, "gwen", "ours") == CLINICAL["text"]
    for who in ("peter", "chloe"):
        with pytest.raises(NotFoundError):
            opened(path, who, "ours")


def test_nothing_clinical_comes_from_a_council(path):
    path.told().support_agreed()

    with pytest.raises(RefusedError, match="clinicians_only"):
        contribute(path, **CLINICAL)


def test_agreement_that_was_withdrawn_keeps_the_rest_from_release(path):
    path.told().support_agreed()
    contribute(path, **FAMILY)
    by = doing.on(path, "peter")
    said = voluntary.Said(on_day=path.today, present="We two.")
    voluntary.withdraw(path.case_id, **by, said=said, stop=lambda _case: None)

    with pytest.raises(RefusedError, match="not_before_told_and_agreed"):
        release(path)


def test_the_database_lets_nobody_but_the_owner_release(path, superuser):
    contribute(path)
    superuser.execute("UPDATE contributions_contribution SET state = 'released'")

    for who in ("carys", "grace"):
        with (
            pytest.raises(DatabaseError, match="released by its owner"),
            acting(path.by(who)),
            connection.cursor() as cursor,
        ):
            cursor.execute("SELECT contribution_release(%s)", [path.id("contribution")])


@pytest.mark.parametrize(
    "change", ["is_shared = true", "is_shared = true, content_class = 'clinical', state='released'"]
)
def test_the_database_shares_nothing_that_is_held_or_clinical(path, superuser, change):
    contribute(path)

    with pytest.raises(psycopg.errors.CheckViolation):
        superuser.execute(f"UPDATE contributions_contribution SET {change}")


@pytest.mark.parametrize("who", ["carys", "chloe"])
def test_a_partner_is_asked_for_a_decision_and_may_say_no(path, who):
    ask(path, by=who)
    with reading(path.by("peter")):
        (waiting,) = queries.open_requests()
    question = actions.open_request(
        waiting.id, **doing.on(path, "peter"), purpose="do_the_ask"
    ).question
    answer_no(path)

    assert question == QUESTION
    with reading(path.by(who)):
        assert queries.request(waiting.id).reason == "nothing_known"
        assert queries.open_requests() == []


def test_a_request_is_seen_by_who_is_asked_and_by_who_asks(path):
    ask(path)

    for who in ("grace", "david", "aoife", "imran"):
        with reading(path.by(who)):
            assert queries.requests_of(path.case_id) == []


@pytest.mark.parametrize("who", ["peter", "grace"])
def test_only_the_centre_and_the_chair_ask(path, who):
    with pytest.raises(RefusedError, match="not_permitted"):
        ask(path, by=who)


def test_somebody_who_does_not_work_on_the_case_is_not_asked(path):
    stranger = path.cast.organisations["advocacy"].id

    with pytest.raises(RefusedError, match="does_not_work_on_the_case"):
        ask(path, asked_of_id=stranger)


def test_a_contribution_answers_the_request(path, superuser):
    ask(path)
    contribute(path, answers=path.id("request"))

    assert acts(superuser)[-2:] == ["contribution.added", "contribution.answered"]
    with reading(path.by("carys")):
        assert queries.request(path.id("request")).state == "answered"
    with pytest.raises(RefusedError, match="request_not_open"):
        answer_no(path)


def test_nobody_answers_what_another_was_asked(path):
    ask(path)

    with pytest.raises(NotFoundError):
        contribute(replace(path, practitioner="grace"), "other", answers=path.id("request"))


def test_who_works_on_a_case_is_told_to_those_who_take_part_alone(path):
    with reading(path.by("chloe")):
        working = queries.organisations_on(path.case_id)
    with reading(path.by("nadia")):
        hidden = queries.organisations_on(path.case_id)

    both = {path.cast.organisations[name].id for name in ("council", "clinic")}
    assert set(working) == both
    assert hidden == {}
