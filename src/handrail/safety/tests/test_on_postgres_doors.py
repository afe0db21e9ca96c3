"""Who may ask, state, read and open; and that precautions are never anywhere in the clear."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import DatabaseError, connection
from django.test import Client
from django.urls import reverse

from handrail.acts.context import acting, reading
from handrail.acts.tests import doing
from handrail.acts.tests.bare_pages import bare
from handrail.acts.tests.playing import acts
from handrail.clocks.calendar import days_after
from handrail.conftest import rows_of
from handrail.errors import NotFoundError, RefusedError
from handrail.rehearsal.thin_path import ThinPath
from handrail.safety import actions, presenters, queries
from handrail.safety.tests import steps

WHY = {"why": "prepare_decision"}
SECRET = "Meet only at the library, never on Tuesdays."


@pytest.fixture
def path(cast):
    return ThinPath(cast, cast.at).until("received")


@pytest.fixture
def asked(path):
    steps.ask(path)
    return path


def at(name, reference):
    return reverse(f"safety:{name}", args=[reference])


def said(response):
    return response.content.decode()


def post(client, address, **body):
    return client.post(f"/api/safety{address}", body, content_type="application/json")


def state(path, by, answer="do_not_meet"):
    said_of_it = {"answer": answer, "precautions": ""}
    return actions.state(path.id("statement"), **doing.on(path, by), **said_of_it)


def opened(path, by):
    return actions.open_precautions(
        path.id("statement"), **doing.on(path, by), purpose="prepare_decision"
    )


@pytest.mark.parametrize("name", ["nadia", "dunya", "peter", "grace", "aoife", "rhona", "priya"])
def test_who_the_question_is_not_for_finds_nothing_to_state(asked, name):
    with pytest.raises(NotFoundError):
        state(asked, name)


def test_the_centre_asks_and_never_states(asked):
    with pytest.raises(RefusedError, match="not_permitted"):
        state(asked, "carys")


@pytest.mark.parametrize("name", ["david", "nadia", "peter", "grace", "imran", "aoife"])
def test_nobody_but_the_centre_asks(path, name):
    with pytest.raises((NotFoundError, RefusedError)):
        actions.ask(path.case_id, **doing.on(path, name), statement_id=path.id("statement"))

    with reading(path.by("carys")):
        assert queries.waiting_of(path.case_id) is None


def test_the_police_are_asked_once_at_a_time_and_again_after_they_stated(asked):
    again = {**doing.on(asked, "carys"), "statement_id": asked.id("second")}
    with pytest.raises(RefusedError, match="safety_asked_already"):
        actions.ask(asked.case_id, **again)

    steps.state(asked)
    assert actions.ask(asked.case_id, **again)


@pytest.mark.parametrize("answer", ["none_known", "do_not_meet"])
def test_what_was_stated_is_not_stated_again(asked, answer):
    steps.state(asked)

    with pytest.raises(RefusedError, match="safety_stated_already"):
        state(asked, "david", answer)


def test_the_newest_statement_counts(asked):
    steps.state(asked)
    asked.at += timedelta(hours=1)
    actions.ask(asked.case_id, **doing.on(asked, "carys"), statement_id=asked.id("second"))
    said_of_it = {"answer": "do_not_meet", "precautions": ""}
    actions.state(asked.id("second"), **doing.on(asked, "david"), **said_of_it)

    with reading(asked.by("carys")):
        assert queries.statement_of(asked.case_id).answer == "do_not_meet"


def test_without_police_that_nominated_the_refusal_says_that_nobody_can_state(path, superuser):
    superuser.execute(
        "UPDATE partners_organisation SET kind = 'probation' WHERE kind LIKE 'counter%'"
    )

    with pytest.raises(RefusedError, match="no_police_originator"):
        steps.ask(path)


def test_police_without_a_disclosure_officer_cannot_be_asked(path, superuser):
    superuser.execute(
        "UPDATE members_post SET role = 'duty_officer' WHERE role = 'disclosure_officer'"
    )

    with pytest.raises(RefusedError, match="no_police_originator"):
        steps.ask(path)


def test_a_statement_holds_to_the_end_of_its_ninetieth_day(asked):
    steps.state(asked)

    with reading(asked.by("carys")):
        held = queries.statement_of(asked.case_id)
    assert held.holds_until == days_after(asked.at, 90)


def test_precautions_are_nowhere_in_the_clear(asked, superuser):
    steps.state(asked, precautions=SECRET)

    assert all(SECRET.encode() not in copied for _name, copied in rows_of(superuser))
    assert opened(asked, "carys") == SECRET


@pytest.mark.parametrize("name", ["nadia", "peter", "grace", "aoife", "imran"])
def test_nobody_opens_precautions_who_neither_stated_them_nor_works_on_the_case(asked, name):
    steps.state(asked)

    with pytest.raises(NotFoundError):
        opened(asked, name)


@pytest.mark.parametrize("name", ["carys", "david"])
def test_opening_is_on_the_ledger(asked, superuser, name):
    steps.state(asked)
    opened(asked, name)

    assert "open" in acts(superuser)[-1]


def test_do_not_meet_refuses_the_offer_of_an_ask_that_involves_meeting(path):
    for step in ("cleared", "lead_answered", "placed"):
        getattr(path, step)()
    wanted = doing.a_draft(path)
    doing.draft(path, terms=replace(wanted.terms, involves_meeting=True))
    doing.add_item(path)
    path.submitted().approved()
    steps.ask(path)
    state(path, "david")

    with pytest.raises(RefusedError, match="do_not_meet"):
        path.offered()


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE safety_statement SET police_id = case_id",
        "UPDATE safety_statement SET asked_at = now()",
        "UPDATE safety_statement SET outdated_at = NULL",
        "UPDATE safety_statement SET audience = '{}'",
        "DELETE FROM safety_statement",
    ],
)
def test_nobody_changes_what_was_asked_or_takes_a_statement_away(asked, statement):
    with pytest.raises(DatabaseError, match="permission denied"), acting(asked.by("carys")):
        connection.cursor().execute(statement)


def test_a_risk_before_the_statement_does_not_make_it_out_of_date(asked):
    with acting(asked.by("carys")):
        actions.outdate(asked.case_id, at=asked.at - timedelta(hours=1))
    steps.state(asked)

    with reading(asked.by("carys")):
        assert queries.statement_of(asked.case_id).outdated_at is None


def test_the_list_of_parts_says_until_when_and_never_just_that_it_is_safe(asked):
    with reading(asked.by("carys")):
        assert presenters.status(asked.case_id) == "The police have been asked"
    steps.state(asked, "none_known", "")
    with reading(asked.by("carys")):
        assert presenters.status(asked.case_id).startswith(
            "No need for precautions is known, until"
        )

    with acting(asked.by("carys")):
        actions.outdate(asked.case_id, at=asked.at + timedelta(hours=1))
    with reading(asked.by("carys")):
        assert presenters.status(asked.case_id) == "Ask the police again"


# --- doors -------------------------------------------------------------------------------------


@pytest.mark.parametrize("page", ["of_case", "state"])
@pytest.mark.parametrize("name", ["grace", "nadia", "imran"])
def test_a_page_of_others_and_of_nobody_are_the_same(browse, asked, page, name):
    reference = asked.case_id if page == "of_case" else asked.id("statement")
    client = browse(name)
    others, nobodys = (client.get(at(page, each)) for each in (reference, uuid4()))

    assert others.status_code == nobodys.status_code == 404
    assert bare(others) == bare(nobodys)


@pytest.mark.parametrize(("name", "status"), [("david", 404), ("grace", 404), ("nadia", 404)])
def test_who_does_not_see_the_case_asks_nothing_on_its_page(browse, path, name, status):
    assert browse(name).post(at("ask", path.case_id)).status_code == status


def test_the_page_to_state_is_the_police_s_alone(browse, asked):
    assert browse("carys").get(at("state", asked.id("statement"))).status_code == 404
    assert browse("david").get(at("state", asked.id("statement"))).status_code == 200


def test_asking_twice_is_refused_on_the_page(browse, asked):
    assert browse("carys").post(at("ask", asked.case_id)).status_code == 403


@pytest.mark.parametrize("page", ["of_case", "state", "ask"])
def test_nobody_gets_in_without_signing_in(asked, page):
    sent = (
        Client().post(at(page, asked.case_id))
        if page == "ask"
        else Client().get(at(page, asked.case_id))
    )
    assert sent.headers["Location"].startswith("/sign-in/")


def test_the_page_says_why_nobody_can_be_met_yet(browse, asked):
    page = said(browse("carys").get(at("of_case", asked.case_id)))

    assert "The police have not said whether meeting the person is safe." in page


def test_a_program_asks_once_under_its_key(call, path):
    carys, body = call("carys"), {"key": str(path.id("key"))}
    sent = [post(carys, f"/cases/{path.case_id}", **body).status_code for _ in range(2)]

    assert sent == [201, 200]


def test_a_program_reads_that_a_risk_outdated_a_statement(call, asked):
    steps.state(asked, "none_known", "")
    with acting(asked.by("carys")):
        actions.outdate(asked.case_id, at=asked.at + timedelta(hours=1))

    read = call("carys").get(f"/api/safety/cases/{asked.case_id}").json()
    assert read["outdated_at"] is not None


def test_programs_of_others_find_no_statement_of_the_case_and_nothing_waiting(call, asked):
    steps.state(asked)

    for name in ("david", "grace", "imran"):
        assert call(name).get(f"/api/safety/cases/{asked.case_id}").status_code == 404
    for name in ("carys", "grace", "nadia"):
        assert call(name).get("/api/safety/waiting").json() == []


def test_a_program_is_told_why_it_may_not_state(call, asked):
    refused = post(call("carys"), f"/{asked.id('statement')}", answer="none_known")
    unsaid = post(call("david"), f"/{asked.id('statement')}", answer="precautions_needed")

    assert refused.json()["reasons"] == ["not_permitted"]
    assert unsaid.json()["reasons"] == ["precautions_unsaid"]


def test_a_program_opens_precautions_only_for_a_purpose_and_in_scope(call, asked):
    steps.state(asked)
    address = f"/api/safety/{asked.id('statement')}/precautions"

    assert call("grace").get(address, WHY).status_code == 404
    assert call("carys").get(address).status_code in {403, 422}
    assert call("carys").get(address, WHY).json() == {"precautions": "Go in pairs."}
