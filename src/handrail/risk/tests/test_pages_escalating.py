"""The doors of an immediate risk: raise it, watch it, answer it at the desk."""

from __future__ import annotations

from uuid import uuid4

import pytest
from django.urls import reverse

from handrail.acts.tests.bare_pages import bare
from handrail.rehearsal.thin_path import ThinPath

SAID = {"words": "He says goodbye to everybody.", "whereabouts": "At the old bridge"}
NOBODY = "Nobody has taken this over. If danger is now, call 999."


def at(name, *references):
    return reverse(f"risk:{name}", args=references)


@pytest.fixture
def alarm(browse):
    """The address of an alarm that Peter raised."""
    return browse("peter").post(at("raise"), SAID)["Location"]


def words(response):
    return " ".join(response.content.decode().split())


def test_every_page_leads_to_it_and_says_999(browse):
    page = words(browse("peter").get("/"))

    assert f'href="{at("raise")}"' in page
    assert "If someone is in danger now, call 999" in page


def test_a_case_page_leads_to_it_with_the_case(browse, cast):
    path = ThinPath(cast, cast.at).received()

    assert f"{at('raise')}?case={path.case_id}" in words(
        browse("carys").get(f"/cases/{path.case_id}/")
    )


def test_raised_in_one_step_it_never_promises_help(browse):
    page = browse("peter").post(at("raise"), SAID, follow=True)

    assert NOBODY in words(page)
    assert "help is coming" not in words(page).lower()
    assert 'http-equiv="refresh"' in words(page)


def test_without_a_word_of_what_happens_it_asks_for_that_alone(browse):
    page = browse("peter").post(at("raise"), {"whereabouts": "Here"})

    assert page.status_code == 422
    assert "Say what is happening." in words(page)


@pytest.mark.parametrize("case", ["", "made-up", "00000000-0000-4000-8000-00000000a0a0"])
def test_a_case_that_is_not_yours_stops_no_warning(browse, case):
    page = browse("grace").post(f"{at('raise')}?case={case}", SAID, follow=True)

    assert NOBODY in words(page)


def test_the_desk_tells_how_many_in_its_title(browse, alarm):
    page = words(browse("dunya").get(at("desk")))

    assert "<title>(1) Duty desk" in page
    assert "1 immediate risk to take over" in page
    assert SAID["words"] not in page


def test_the_desk_is_the_first_screen_of_a_duty_officer(browse):
    assert browse("dunya").get("/")["Location"] == at("desk")


def test_the_desk_is_for_duty_officers(browse):
    outside = browse("peter").get(at("desk"))

    assert outside.status_code == 404
    assert bare(outside) == bare(browse("peter").get(at("immediate", uuid4())))


def test_one_press_reads_it_and_leaves_an_entry(browse, alarm, superuser):
    page = words(browse("dunya").get(f"{alarm}?why=prepare_decision"))

    assert SAID["words"] in page
    assert SAID["whereabouts"] in page
    assert 'http-equiv="refresh"' not in page
    (opened,) = superuser.execute(
        "SELECT count(*) FROM ledger_entry WHERE encode(body, 'escape') LIKE '%escalation.opened%'"
    ).fetchone()
    assert opened == 1


def test_seen_is_not_taken_over(browse, alarm):
    page = browse("dunya").post(f"{alarm}seen/", follow=True)

    assert NOBODY in words(page)
    assert NOBODY in words(browse("peter").get(alarm))


def test_taken_over_with_a_number_the_raiser_reads_it(browse, alarm):
    browse("dunya").post(f"{alarm}take-over/", {"incident_number": "SYN-1"})

    assert "The police have taken this over." in words(browse("peter").get(alarm))


def test_without_a_number_nobody_has_taken_it_over(browse, alarm):
    page = browse("dunya").post(f"{alarm}take-over/", {"incident_number": ""})

    assert page.status_code == 422
    assert NOBODY in words(browse("peter").get(alarm))


def test_standing_down_says_who_has_it_now(browse, alarm, cast):
    sent = {
        "reason": "Not for police.",
        "next_owner": "ambulance",
        "accepted_by": "Control",
        "accepted_on": cast.at.date().isoformat(),
        "accepted_time": "00:01",
    }
    page = browse("dunya").post(f"{alarm}stand-down/", sent | {"accepted_by": ""})
    assert "Until somebody does, it stays yours." in words(page)

    page = browse("dunya").post(f"{alarm}stand-down/", sent, follow=True)

    assert "It is now with: Ambulance service." in words(page)


def test_what_another_raised_is_not_there(browse, alarm):
    outside = browse("grace").get(alarm)

    assert outside.status_code == 404
    assert bare(outside) == bare(browse("grace").get(at("immediate", uuid4())))
