"""A no has its own effect and no other: what originators and risks read is as it was (R32)."""

from __future__ import annotations

import pytest
from django.urls import reverse

from handrail.acts.tests.bare_pages import bare
from handrail.acts.tests.playing import acts
from handrail.acts.tests.sight import rows_seen
from handrail.errors import NotFoundError, RefusedError
from handrail.rehearsal.thin_path import ThinPath
from handrail.voluntary.tests.builders import agreement, ask, give, refuse, seat, withdraw

UNTOUCHED = (
    "cases_case",
    "nominations_nomination",
    "disclosures_disclosure",
    "disclosures_item",
    "risk_risk",
    "people_person",
)
NO = {"refuse": "told", "withdraw": "action_agreed"}


def says_no(path, verb):
    if verb == "refuse":
        ask(path)
        refuse(path)
    else:
        withdraw(path)


def before_the_no(cast, verb):
    return ThinPath(cast, cast.at).until(NO[verb])


def addresses(path):
    """Every page on which an originator reads of this nomination or what it sent."""
    return [
        reverse("nominations:listed"),
        reverse("nominations:show", args=[path.nomination_id]),
        reverse("disclosures:listed"),
        reverse("disclosures:show", args=[path.disclosure_id]),
        reverse("disclosures:record", args=[path.disclosure_id]),
        "/",
    ]


def answers(client, path):
    return [(page.status_code, bare(page)) for page in map(client.get, addresses(path))]


@pytest.mark.parametrize("verb", NO)
@pytest.mark.parametrize("who", ["nadia", "david", "dunya"])
def test_no_page_of_an_originators_or_the_desks_changes_by_a_byte(cast, browse, who, verb):
    path = before_the_no(cast, verb)
    client = browse(who)
    before = answers(client, path)
    says_no(path, verb)

    assert answers(client, path) == before


@pytest.mark.parametrize("verb", NO)
def test_no_answer_of_the_api_to_an_originator_changes_by_a_byte(cast, call, verb):
    path = before_the_no(cast, verb)
    nadia = call("nadia")
    where = ["/api/nominations", f"/api/nominations/{path.nomination_id}"]
    before = [nadia.get(each).content for each in where]
    says_no(path, verb)

    assert [nadia.get(each).content for each in where] == before


@pytest.mark.parametrize("verb", NO)
@pytest.mark.parametrize("who", ["nadia", "david", "dunya"])
def test_no_row_comes_to_an_originator_or_the_desk(cast, who, verb):
    path = before_the_no(cast, verb)
    before = rows_seen(path.by(who), person_id=path.person_id)
    says_no(path, verb)

    assert rows_seen(path.by(who), person_id=path.person_id) == before


@pytest.mark.parametrize("verb", NO)
def test_a_no_changes_no_table_but_its_own_and_that_of_support(cast, superuser, verb):
    path = before_the_no(cast, verb)

    def held():
        return [
            superuser.execute(f"SELECT * FROM {table} ORDER BY id").fetchall()
            for table in UNTOUCHED
        ]

    before = held()
    says_no(path, verb)

    assert held() == before


@pytest.mark.parametrize(
    ("verb", "entries"),
    [
        ("refuse", ["agreement_to_support.asked", "agreement_to_support.refused"]),
        ("withdraw", ["agreement_to_support.withdrawn"]),
    ],
)
def test_a_no_leaves_its_entry_and_that_of_support_stopping(cast, superuser, verb, entries):
    path = before_the_no(cast, verb)
    before = len(acts(superuser))
    says_no(path, verb)
    left = [act for act in acts(superuser)[before:] if not act.startswith("support")]

    assert left == entries


def test_a_no_is_recorded_though_nobody_was_there_to_see_it(cast):
    path = before_the_no(cast, "withdraw")
    withdraw(path, present="", words_said=False)

    assert agreement(path).state == "withdrawn"


@pytest.mark.parametrize("act", [give, refuse, withdraw])
def test_nothing_is_answered_before_it_is_asked(cast, act):
    path = before_the_no(cast, "refuse")

    with pytest.raises(RefusedError, match="agreement_not_at_this_point"):
        act(path)
    assert agreement(path).state == "not_asked"


@pytest.mark.parametrize("act", [ask, give, refuse])
def test_what_was_given_is_neither_asked_given_nor_refused_again(cast, act):
    path = ThinPath(cast, cast.at).until("support_agreed")

    with pytest.raises(RefusedError, match="agreement_not_at_this_point"):
        act(path)


@pytest.mark.parametrize(("who", "error"), [("aoife", RefusedError), ("chloe", NotFoundError)])
def test_neither_advocate_nor_chair_says_no_for_the_person(cast, who, error):
    path = before_the_no(cast, "withdraw")
    seat(path)

    with pytest.raises(error):
        withdraw(path, by=who)
    assert agreement(path).is_given
