"""Recalled, corrected, given back: whose rows are left, by SQL in each member's name (R13, R14)."""

from __future__ import annotations

from dataclasses import replace
from uuid import uuid5

import pytest
from django.db import connection

from handrail.acts.context import acting, reading
from handrail.acts.tests import doing
from handrail.acts.tests.sight import rows_seen
from handrail.assessment.tests.assessing import record
from handrail.cases.queries import case
from handrail.contributions.tests.contributing import ask, contribute
from handrail.disclosures import actions, queries
from handrail.disclosures.tests import mending
from handrail.disclosures.tests.joining import JoiningPath, joining
from handrail.errors import NotFoundError, RefusedError
from handrail.nominations import queries as nominations
from handrail.rehearsal.thin_path import STATEMENT, ThinPath
from handrail.voluntary.tests.builders import seat

NOTICE, DISCLOSURE = "disclosures_notice", "disclosures_disclosure"


@pytest.fixture
def path(cast):
    return ThinPath(cast, cast.at).until("accepted")


def seen(path, name):
    return rows_seen(path.by(name), person_id=path.person_id)


def workers(path):
    with reading(path.by("carys")):
        return {name for name in ("peter", "grace", "petra")
                if path.cast.members.get(name) in case(path.case_id).workers}  # fmt: skip


def give_back(path):
    by, remark_id = path.practitioner, path.id(f"return by {path.practitioner}")
    said = {**doing.saying(path, by), "remark_id": remark_id}
    return actions.give_back(path.disclosure_id, **said)


def test_a_recall_leaves_the_holder_nothing_but_the_notice(path):
    path.told().support_agreed().action_proposed().action_agreed()
    contribute(path)
    ask(path)
    record(path)
    mending.report_error(path)
    mending.recall(path)

    assert seen(path, "peter") == {NOTICE: 1}


@pytest.mark.parametrize("step", ["offered", "accepted"])
def test_a_recall_closes_it_for_everybody_at_the_partner(cast, step):
    cast.member("petra", in_posts=["housing_lead"], full_name="Petra Synthetic")
    path = ThinPath(cast, cast.at).until(step)
    mending.recall(path)

    assert seen(path, "petra") == {}
    for name in ("peter", "petra"):
        with pytest.raises(NotFoundError):
            actions.open_disclosure(
                path.disclosure_id, **doing.on(path, name), purpose="do_the_ask"
            )


@pytest.mark.parametrize("act", [doing.query, ThinPath.accepted])
def test_what_was_recalled_is_neither_asked_about_nor_accepted(cast, act):
    path = ThinPath(cast, cast.at).until("offered")
    mending.recall(path)

    with pytest.raises(NotFoundError):
        act(path)


@pytest.mark.parametrize(
    "act", [mending.recall, mending.correct, mending.uphold, ThinPath.offered, ThinPath.submitted]
)
def test_nothing_follows_on_a_recall(path, act):
    mending.recall(path)

    with pytest.raises(RefusedError):
        act(path)


def test_the_originator_and_the_centre_keep_what_was_recalled(path):
    mending.recall(path)

    for name in ("carys", "david"):
        assert seen(path, name)[DISCLOSURE] == 1
        assert seen(path, name)["disclosures_item"] == 1


@pytest.mark.parametrize("leave", [mending.recall, give_back])
def test_one_partner_that_leaves_takes_no_other_with_it(path, leave):
    second = joining(path)
    before = seen(path, "grace")
    leave(path)

    assert workers(path) == {"grace"}
    after = seen(path, "grace")
    assert (after[DISCLOSURE], after["disclosures_item"]) == (1, 1)
    assert set(after) == set(before)
    assert seen(path, "peter").keys() <= {NOTICE}
    with reading(second.by("carys")):
        assert nominations.nomination(path.nomination_id).state == "placed"


@pytest.mark.parametrize("leave", [mending.recall, give_back])
def test_the_second_partner_that_leaves_leaves_the_first(path, leave):
    second = joining(path)
    leave(second) if leave is give_back else actions.recall(
        second.disclosure_id, **doing.on(second, "david"), reasons="It is about another."
    )

    assert workers(path) == {"peter"}
    assert seen(path, "grace").keys() <= {NOTICE}
    opened = actions.open_disclosure(
        path.disclosure_id, **doing.on(path, "peter"), purpose="do_the_ask"
    )
    assert [item.text for item in opened.items] == [STATEMENT.text]


def test_once_the_last_partner_is_out_the_nomination_is_ready_again(path):
    second = joining(path)
    give_back(path)
    give_back(second)

    assert workers(path) == set()
    with reading(path.by("carys")):
        assert nominations.nomination(path.nomination_id).state == "ready"


def test_neither_partner_sees_the_disclosure_to_the_other(path):
    second = joining(path)

    for name, own in (("peter", path), ("grace", second)):
        assert seen(path, name)[DISCLOSURE] == 1
        with reading(path.by(name)):
            assert [each.id for each in queries.of_case(path.case_id)] == [own.disclosure_id]


@pytest.mark.parametrize("step", ["drafted", "submitted", "approved", "offered", "accepted"])
def test_whoever_helps_already_sees_nothing_of_asking_one_more(path, step):
    """Not the partner that helps, not the chair, not the advocate: the draft is the centre's."""
    path.told()
    with acting(path.by("carys")), connection.cursor() as cursor:
        chair = path.cast.posts["chairing"].id
        cursor.execute("SELECT case_seat_chair(%s, %s)", [path.case_id, chair])
    seat(path)
    before = {who: seen(path, who) for who in ("peter", "chloe", "aoife")}
    joining(path, until=step)

    assert {who: seen(path, who) for who in before} == before


def test_an_officer_who_holds_two_disclosures_stays_while_one_is_left(path, superuser):
    second = joining(path)
    superuser.execute(
        "UPDATE disclosures_disclosure SET accepted_by = %s WHERE id = %s",
        [path.cast.members["peter"], second.disclosure_id],
    )
    mending.recall(path)

    assert "peter" in workers(path)


@pytest.mark.parametrize("name", ["carys", "david", "grace"])
def test_nobody_confirms_in_the_holders_place(path, name):
    mending.correct(path)
    notice = mending.correction_notice(path)

    with pytest.raises((RefusedError, NotFoundError)):
        actions.confirm_correction(notice, **doing.on(path, name))


def test_a_correction_is_confirmed_once(path):
    mending.correct(path)
    mending.confirm_correction(path)

    with pytest.raises(RefusedError) as refused:
        mending.confirm_correction(path)
    assert refused.value.reasons == ("confirmed_already",)


@pytest.mark.parametrize(
    ("confirm", "notice"),
    [
        (actions.confirm_recall, mending.correction_notice),
        (actions.confirm_correction, mending.recall_notice),
    ],
)
def test_a_notice_of_one_kind_is_not_confirmed_as_the_other(path, confirm, notice):
    mending.correct(path)
    mending.recall(path)

    with pytest.raises(NotFoundError):
        confirm(notice(path), **doing.on(path, "peter"))


def test_each_correction_is_told_and_confirmed_by_itself(path):
    mending.correct(path)
    again = actions.CorrectedItem(
        correction_id=path.id("again"), item_id=path.id("item"), text="In March.", reasons="A bill."
    )
    actions.correct(
        path.disclosure_id,
        **doing.on(path, "david"),
        corrected=again,
        quality=doing.a_quality(path),
    )
    with reading(path.by("david")):
        was = [each.was for each in queries.corrections(path.disclosure_id)]
    with reading(path.by("peter")):
        told = {each.id for each in queries.unconfirmed(seen_by=path.by("peter"))}

    assert sorted(was) == sorted([STATEMENT.text, mending.RIGHT])
    assert told == {mending.correction_notice(path), uuid5(path.id("again"), "notice")}


def test_a_correction_is_a_row_of_who_sent_it_and_not_of_who_holds_it(path):
    mending.correct(path)

    assert [seen(path, name).get("disclosures_correction", 0)
            for name in ("david", "carys", "peter", "nadia")] == [1, 1, 0, 0]  # fmt: skip


def test_the_wrong_words_stay_sealed(path, superuser):
    mending.correct(path)
    held = superuser.execute("SELECT was, reasons FROM disclosures_correction").fetchall()

    assert not any(b"May" in bytes(each) or b"April" in bytes(each) for each in held[0])


def test_the_correction_of_one_copy_leaves_the_other_as_it_is(path):
    second = joining(path)
    mending.correct(path)

    opened = actions.open_disclosure(
        second.disclosure_id, **doing.on(second, "grace"), purpose="do_the_ask"
    )
    assert [item.text for item in opened.items] == [STATEMENT.text]
    assert seen(path, "grace").get(NOTICE, 0) == 0


@pytest.mark.parametrize("name", ["nadia", "peter", "carys", "grace"])
def test_nobody_but_the_originators_disclosure_officer_recalls_or_corrects(path, name):
    other = replace(path, approving=name)

    for act in (mending.recall, mending.correct):
        with pytest.raises((RefusedError, NotFoundError)):
            act(other)
    assert workers(path) == {"peter"}


def test_a_partner_asked_to_join_and_recalled_before_it_answers_never_came(path):
    second = joining(path, until="offered")
    actions.recall(second.disclosure_id, **doing.on(second, "david"), reasons="Wrong partner.")

    assert isinstance(second, JoiningPath)
    assert seen(path, "grace") == {}
    assert workers(path) == {"peter"}
