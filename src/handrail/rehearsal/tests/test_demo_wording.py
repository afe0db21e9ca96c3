"""What the demo says of people: plain needs, never lurid, and nothing that could be anybody's."""

from __future__ import annotations

import re
from datetime import date, timedelta
from pathlib import Path

import pytest

from handrail.nominations.domain import Ground, Threshold
from handrail.partners.domain import AREAS, EVERYWHERE, KINDS
from handrail.questions.domain import TWELVE
from handrail.rehearsal import demo
from handrail.rehearsal.demo.members import ADMINISTRATION, SEATS
from handrail.rehearsal.demo.organisations import (
    CENTRE,
    ORGANISATIONS,
    ORIGINATORS,
    PARTNERS,
    organisation,
)
from handrail.rehearsal.demo.people import (
    FORENAMES,
    MONTHS,
    OLDEST,
    SURNAMES,
    YOUNGEST,
    subject,
)
from handrail.rehearsal.demo.steps.asking import QUESTIONS
from handrail.rehearsal.demo.themes import THEMES

TODAY = date(2026, 11, 22)
FOLDER = Path(demo.__file__).parent
TEXTS = ("concerns", "facts", "strengths", "actions", "outcomes")
LURID = (
    "terror", "bomb", "explos", "attack", "extremis", "jihad", "islamis", "far-right", "nazi",
    "weapon", "knife", "gun", "kill", "murder", "suicid", "blood", "rape", "drug",
    "muslim", "christian", "jew", "hindu", "sikh", "asylum", "immigra", "radicali",
)  # fmt: skip
EVERYBODY = (*SEATS, ADMINISTRATION)


def subjects(seed=b"seed"):
    return [subject(number, seed=seed, today=TODAY) for number in range(1, 61)]


def said():
    """Every sentence that may stand in a nomination, a plan or an outcome."""
    return [
        (name, text)
        for name, theme in THEMES.items()
        for texts in TEXTS
        for text in getattr(theme, texts)
    ]


@pytest.mark.parametrize(("theme", "text"), said(), ids=lambda each: str(each)[:40])
def test_no_sentence_is_lurid_or_about_belief_or_origin(theme, text):
    assert not [word for word in LURID if word in text.lower()]


@pytest.mark.parametrize(("theme", "text"), said(), ids=lambda each: str(each)[:40])
def test_every_sentence_ends_as_one_and_its_gaps_can_be_filled(theme, text):
    filled = text.format(month="May", weeks=7)

    assert filled.endswith(".")
    assert not set("{}") & set(filled)


@pytest.mark.parametrize("what", TEXTS)
def test_no_sentence_serves_two_needs(what):
    texts = [text for theme in THEMES.values() for text in getattr(theme, what)]

    assert len(texts) == len(set(texts))
    assert all(len(getattr(theme, what)) >= 2 for theme in THEMES.values())


@pytest.mark.parametrize("name", THEMES)
def test_a_need_has_a_ground_and_a_threshold_of_the_closed_lists(name):
    assert THEMES[name].ground in Ground
    assert THEMES[name].threshold in Threshold


@pytest.mark.parametrize("area", AREAS)
@pytest.mark.parametrize("name", THEMES)
def test_who_helps_with_a_need_serves_the_area_and_offers_that_help(name, area):
    _, _, areas, services, _ = ORGANISATIONS[THEMES[name].partners[area]]

    assert area in areas
    assert THEMES[name].purpose in services


@pytest.mark.parametrize("area", AREAS)
@pytest.mark.parametrize("name", THEMES)
def test_somebody_answers_for_whoever_helps(name, area):
    at = THEMES[name].partners[area]
    answering = [each for each in SEATS if (each.at, each.role) == (at, "practitioner")]

    assert any({area, EVERYWHERE} & set(each.areas) for each in answering)


@pytest.mark.parametrize("number", [1, 7, 60])
def test_the_same_number_seed_and_day_are_the_same_person(number):
    once, again = (subject(number, seed=b"seed", today=TODAY) for _ in range(2))

    assert once == again


def test_another_seed_keeps_the_names_and_changes_the_lives():
    ours, others = subjects(), subjects(b"another")

    assert [each.surname for each in ours] == [each.surname for each in others]
    assert [each.born_on for each in ours] != [each.born_on for each in others]


def test_the_day_moves_a_birthday_and_nothing_else():
    later = subject(1, seed=b"seed", today=TODAY + timedelta(days=10))
    now = subject(1, seed=b"seed", today=TODAY)

    assert later.born_on - now.born_on == timedelta(days=10)
    assert (later.theme, later.weeks, later.month) == (now.theme, now.weeks, now.month)


def test_everybody_is_of_age_and_nobody_is_very_old():
    ages = [(TODAY - each.born_on).days / 365.25 for each in subjects()]

    assert min(ages) >= YOUNGEST
    assert max(ages) <= OLDEST


def test_people_come_from_every_area_with_every_need_and_from_both_originators():
    assert {each.area for each in subjects()} == set(AREAS)
    assert {each.theme.skills for each in subjects()} == {each.skills for each in THEMES.values()}
    assert {each.originator for each in subjects()} == {"agency", "counter-terrorism"}


def test_what_is_fixed_of_a_person_stays_fixed():
    fixed = {"area": "london", "theme": "money", "originator": "police-london", "forename": "Ada"}
    made = subject(3, seed=b"seed", today=TODAY, **fixed)

    assert (made.area, made.originator, made.forename) == ("london", "police-london", "Ada")
    assert made.theme is THEMES["money"]


def test_who_may_be_another_has_the_names_swapped_and_the_same_birthday():
    one, other = subjects()[:2]
    maybe = other.possibly(one)

    assert (maybe.forename, maybe.surname) == (one.surname, one.forename)
    assert (maybe.born_on, maybe.area, maybe.number) == (one.born_on, one.area, other.number)


def test_a_second_turn_says_something_else():
    someone = subjects()[0]

    assert someone.says(("One.", "Two.")) != someone.says(("One.", "Two."), turn=1)


@pytest.mark.parametrize("names", [FORENAMES, SURNAMES, MONTHS])
def test_no_name_stands_twice_in_its_list(names):
    assert len(names) == len(set(names))


@pytest.mark.parametrize("seat", EVERYBODY, ids=lambda seat: seat.name)
def test_a_members_name_is_the_post_and_its_words_hold_no_person(seat):
    assert seat.full_name.startswith("Synthetic ")
    assert not set(seat.full_name.split()) & {*FORENAMES, *SURNAMES}


@pytest.mark.parametrize(
    "seat", [each for each in SEATS if each.role == "practitioner"], ids=lambda seat: seat.name
)
def test_who_helps_in_an_area_is_of_an_organisation_that_works_there(seat):
    _, _, areas, _, _ = ORGANISATIONS[seat.at]

    assert set(seat.areas) <= set(areas)


def test_no_two_seats_can_be_taken_for_one():
    assert len({(each.at, each.words) for each in EVERYBODY}) == len(EVERYBODY)


@pytest.mark.parametrize("name", ORGANISATIONS)
def test_an_organisation_says_that_it_is_synthetic_and_is_of_a_known_kind(name):
    made = organisation(name, new_id=lambda label: label)

    assert made.name.startswith("Synthetic ")
    assert made.kind in KINDS
    assert bool(made.services) == bool(made.capacity) == bool(made.funding)


def test_the_centre_says_that_it_is_synthetic_too():
    assert CENTRE.startswith("Synthetic ")


def test_who_nominates_helps_nobody():
    assert not set(ORIGINATORS) & set(PARTNERS)


@pytest.mark.parametrize("file", sorted(FOLDER.rglob("*.py")), ids=lambda file: file.name)
def test_no_address_leads_outside_the_synthetic_domain(file):
    found = re.findall(r"[\w{}.-]+@([\w.-]+\.\w+)", file.read_text(encoding="utf-8"))

    assert set(found) <= {"synthetic.example"}


@pytest.mark.parametrize("put", QUESTIONS, ids=lambda put: put.topic)
def test_a_question_of_the_demo_is_one_and_asked_by_somebody(put):
    assert put.text.endswith("?")
    assert put.by in {seat.name for seat in SEATS}
    assert put.topic in TWELVE
