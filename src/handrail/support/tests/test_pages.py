"""The doors of support: propose, agree, finish; each with its refusal and its outsider."""

from __future__ import annotations

import re
from uuid import uuid4

import pytest
from django.db import connection
from django.urls import reverse

from handrail.acts.context import acting, reading
from handrail.assessment.tests import assessing
from handrail.rehearsal.thin_path import ThinPath
from handrail.support import queries
from handrail.support.tests import supporting

WHY = "?why=prepare_decision"
WATCH = "Visit weekly and report what she says to the police."


@pytest.fixture
def path(cast):
    return ThinPath(cast, cast.at)


@pytest.fixture
def proposal(cast):
    today = cast.at.date().isoformat()
    return {
        "purpose": "housing",
        "description": "Go to the viewing together.",
        "due_on": today,
    }


def at(name, *references):
    return reverse(f"support:{name}", args=references)


def words(response):
    text = re.sub(r"<[^>]+>", " ", response.content.decode())
    return " ".join(text.replace("&#39;", "'").split())


def plain(response):
    return re.sub(r'(name="csrfmiddlewaretoken" value=")[^"]+', r"\1", response.content.decode())


def entries(superuser, act):
    (count,) = superuser.execute(
        "SELECT count(*) FROM ledger_entry WHERE encode(body, 'escape') LIKE %s", [f"%{act}%"]
    ).fetchone()
    return count


def test_officer_proposes_what_the_person_agreed_to(browse, path, proposal):
    path.until("support_agreed")

    page = browse("peter").post(at("propose", path.disclosure_id), proposal, follow=True)

    assert "The centre is asked to agree it." in words(page)
    assert "Housing" in words(page)


def test_task_to_watch_is_refused_with_its_reason_and_counted(browse, path, proposal, superuser):
    path.until("support_agreed")

    page = browse("peter").post(
        at("propose", path.disclosure_id), proposal | {"description": WATCH}
    )

    assert page.status_code == 403
    assert "RIPA 2000 s.26" in words(page)
    assert entries(superuser, "support_action.propose.refused") == 1


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"due_on": "1/1/2020"}, "due before today"),
        ({"description": ""}, "Say what will be done."),
        ({"purpose": "monitoring"}, "Select a valid choice"),
    ],
)
def test_proposal_that_can_be_mended_comes_back(browse, path, proposal, change, told):
    path.until("support_agreed")

    page = browse("peter").post(at("propose", path.disclosure_id), proposal | change)

    assert page.status_code == 422
    assert told in words(page)


def test_nothing_is_proposed_before_acceptance(browse, path, proposal):
    path.until("offered")
    peter = browse("peter")

    page = peter.get(at("propose", path.disclosure_id))

    assert "An action needs an accepted disclosure." in words(page)
    assert peter.post(at("propose", path.disclosure_id), proposal).status_code == 403


def test_coordinator_reads_the_words_for_a_reason_then_agrees(browse, path):
    path.until("action_proposed")
    carys = browse("carys")
    assert "supported housing" not in words(carys.get(at("show", path.action_id)))
    assert "supported housing" in words(carys.get(at("show", path.action_id) + WHY))

    page = carys.post(at("confirm", path.action_id), follow=True)

    assert "Agreed. The partner can now do it." in words(page)


def test_action_is_agreed_once(browse, path):
    path.until("action_agreed")

    assert browse("carys").post(at("confirm", path.action_id)).status_code == 403


def test_worker_does_not_agree_an_action(browse, path):
    path.until("action_proposed")

    assert browse("peter").post(at("confirm", path.action_id)).status_code == 403


@pytest.mark.parametrize(("answer", "state"), [("yes", "Done"), ("no", "Not done")])
def test_worker_says_what_came_of_it(browse, path, answer, state):
    path.until("action_agreed")
    peter = browse("peter")

    peter.post(at("finish", path.action_id), {"is_done": answer, "outcome": "Moved in."})

    page = words(peter.get(at("show", path.action_id) + WHY))
    assert f"Housing {state}" in page
    assert "Moved in." in page


def test_outcome_needs_words(browse, path):
    path.until("action_agreed")

    page = browse("peter").post(at("finish", path.action_id), {"is_done": "yes", "outcome": ""})

    assert page.status_code == 422
    assert "Say what came of it." in words(page)
    assert f'method="get" action="{at("show", path.action_id)}"' in page.content.decode()


@pytest.mark.parametrize("name", ["carys", "peter"])
def test_list_shows_an_action_to_those_it_concerns(browse, path, name):
    path.until("action_agreed")

    page = browse(name).get(at("listed"))

    assert at("show", path.action_id) in page.content.decode()
    assert "supported housing" not in words(page)


@pytest.mark.parametrize("who", ["grace", "david", "imran"])
@pytest.mark.parametrize(
    ("method", "name"), [("get", "show"), ("post", "confirm"), ("post", "finish")]
)
def test_action_of_others_does_not_exist(browse, path, who, method, name):
    path.until("action_agreed")
    visit = getattr(browse(who), method)
    given = {"is_done": "yes", "outcome": "Done."}

    theirs = visit(at(name, path.action_id) + WHY, given)
    nobodys = visit(at(name, uuid4()) + WHY, given)

    assert (theirs.status_code, plain(theirs)) == (404, plain(nobodys))


@pytest.mark.parametrize("who", ["grace", "imran"])
@pytest.mark.parametrize("method", ["get", "post"])
def test_nothing_is_proposed_for_a_disclosure_of_others(browse, path, proposal, who, method):
    path.until("support_agreed")
    visit = getattr(browse(who), method)

    theirs = visit(at("propose", path.disclosure_id), proposal)
    nobodys = visit(at("propose", uuid4()), proposal)

    assert (theirs.status_code, plain(theirs)) == (404, plain(nobodys))


def test_a_doubtful_task_waits_for_a_reviewer_and_for_nobody_else(browse, path):
    path.until("support_agreed")
    supporting.propose(path)
    rhona = browse("rhona")
    assert "A doubtful task" in words(rhona.get("/"))
    assert supporting.DOUBTFUL not in words(rhona.get(at("second_look", path.action_id)))
    assert supporting.DOUBTFUL in words(rhona.get(at("second_look", path.action_id) + WHY))
    for other in (at("show", path.action_id), at("listed")):
        assert rhona.get(other).status_code == 404

    said = {"is_watching": "no", "reasons": "It is about the garden."}
    rhona.post(at("second_look", path.action_id), said, follow=True)

    assert "A doubtful task" not in words(rhona.get("/"))
    assert "Agree a proposed action" in words(browse("carys").get("/"))
    assert browse("carys").get(at("second_look", path.action_id)).status_code == 404


def test_the_worker_keeps_sessions_and_the_page_shows_what_was_ordered_and_delivered(browse, path):
    path.until("support_agreed")
    supporting.propose(path, "Go along to appointments.", sessions_ordered=6)
    path.action_agreed()
    peter = browse("peter")

    day = path.today.isoformat()
    for why_not in ("delivered", "person_could_not_come"):
        typed = {"happened_on": day, "why_not": why_not}
        peter.post(at("record_session", path.action_id), typed)

    page = words(browse("carys").get(at("show", path.action_id)))
    assert "6 ordered, 1 delivered , 1 when the person could not come" in page.replace(
        "delivered,", "delivered ,"
    )
    assert browse("carys").get(at("record_session", path.action_id)).status_code == 404


def test_an_action_answers_a_need(browse, path):
    path.until("support_agreed")
    assessing.record(path)
    with reading(path.by("peter")):
        (open_need,) = queries.unanswered_needs(path.case_id)
    typed = {
        "purpose": "housing", "description": "Find a flat.", "due_on": path.today.isoformat(),
        "need": str(open_need.id), "sessions_ordered": "",
    }  # fmt: skip

    page = browse("peter").post(at("propose", path.disclosure_id), typed, follow=True)

    assert "Answers the need" in words(page)


def test_the_chair_agrees_an_action_and_is_not_led_to_its_disclosure(browse, path, cast):
    path.until("action_proposed")
    with acting(path.by("carys")), connection.cursor() as cursor:
        chair = cast.posts["chairing"].id
        cursor.execute("SELECT case_seat_chair(%s, %s)", [path.case_id, chair])
    page = browse("chloe").get(at("show", path.action_id))

    assert "Agree this action" in words(browse("chloe").get(at("show", path.action_id) + WHY))
    assert "Comes of" not in words(page)
