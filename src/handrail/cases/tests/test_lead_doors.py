"""The page and the routes on who leads: who answers, who reads, who finds nothing there."""

from __future__ import annotations

import re
from datetime import timedelta
from uuid import uuid4

import pytest
from django.urls import reverse

from handrail.acts.context import reading
from handrail.acts.tests import doing
from handrail.acts.tests.playing import acts, changed, entries, picture
from handrail.cases import actions, presenters, queries
from handrail.disclosures import actions as disclosures
from handrail.errors import ConflictError, NotFoundError, RefusedError
from handrail.rehearsal.thin_path import ThinPath

WHY = "?why=prepare_decision"
MAPPA = {"kind": "mappa", "organisation": "", "pointer": "M-7"}


@pytest.fixture
def path(cast):
    return ThinPath(cast, cast.at).until("accepted")


def at(reference):
    return reverse("cases:lead", args=[reference])


def bare(page):
    return re.sub(r'value="[^"]{64}"|[0-9a-f-]{36}', "", page.content.decode())


def words(page):
    return " ".join(re.sub(r"<[^>]+>", " ", page.content.decode()).split())


def answered(path, name="carys", later=1, **said):
    answer = actions.LeadAnswer(
        id=path.id(f"lead {later}"), **{"kind": "mappa", "pointer": "M-7"} | said
    )
    when = path.at + timedelta(seconds=later)
    return actions.record_lead(path.case_id, by=path.by(name), at=when, answer=answer)


def post(client, reference, **sent):
    where = f"/api/cases/{reference}/lead"
    return client.post(where, data=sent, content_type="application/json")


@pytest.mark.parametrize("name", ["grace", "david", "nadia", "chloe", "imran", "sally", "rhona"])
@pytest.mark.parametrize("method", ["get", "post"])
def test_who_does_not_work_on_the_case_finds_no_page(browse, path, name, method):
    visit = getattr(browse(name), method)
    theirs, nobodys = visit(at(path.case_id) + WHY, MAPPA), visit(at(uuid4()) + WHY, MAPPA)

    assert (theirs.status_code, bare(theirs)) == (404, bare(nobodys))


@pytest.mark.parametrize("name", ["grace", "david", "imran"])
@pytest.mark.parametrize("where", ["", f"/pointer{WHY}"])
def test_a_program_of_an_outsider_finds_no_lead(call, path, name, where):
    answered(path)
    client = call(name)
    theirs = client.get(f"/api/cases/{path.case_id}/lead{where}")

    assert theirs.status_code == 404
    assert theirs.content == client.get(f"/api/cases/{uuid4()}/lead{where}").content


@pytest.mark.parametrize("name", ["grace", "david", "imran"])
def test_a_program_of_an_outsider_answers_nothing(call, path, name):
    client = call(name)
    theirs, nobodys = (post(client, each, kind="mappa") for each in (path.case_id, uuid4()))

    assert (theirs.status_code, theirs.content) == (404, nobodys.content)


def test_who_works_on_the_case_reads_and_does_not_answer(browse, path):
    answered(path)
    peter = browse("peter")
    page = words(peter.get(at(path.case_id)))

    assert "MAPPA" in page
    assert "Answer anew" not in page
    assert peter.post(at(path.case_id), MAPPA).status_code == 404
    with pytest.raises(RefusedError, match="not_permitted"):
        answered(path, "peter", later=2)


def test_the_pointer_is_read_for_a_reason_that_goes_on_the_ledger(browse, path, superuser):
    answered(path)
    peter = browse("peter")
    assert "M-7" not in words(peter.get(at(path.case_id)))
    assert "lead.opened" not in acts(superuser)

    assert "M-7" in words(peter.get(at(path.case_id) + WHY))
    assert entries(superuser)[-1]["purpose"] == "prepare_decision"


@pytest.mark.parametrize("why", ["", "?why=curiosity"])
def test_without_a_reason_that_counts_nothing_opens(browse, path, superuser, why):
    answered(path)
    before = picture(superuser)

    assert "M-7" not in words(browse("peter").get(at(path.case_id) + why))
    assert "ledger_entry" not in changed(before, picture(superuser))


def test_where_nobody_leads_there_is_no_reference_to_open(browse, path, superuser):
    before = len(acts(superuser))
    page = words(browse("carys").get(at(path.case_id) + WHY))

    assert "Nobody leads yet" in page
    assert "own reference M" not in page
    assert len(acts(superuser)) == before


@pytest.mark.parametrize(
    ("change", "told"),
    [({"kind": ""}, "Choose who leads"), ({"pointer": "x" * 201}, "200")],
)
def test_an_answer_that_can_be_mended_comes_back(browse, path, change, told):
    page = browse("carys").post(at(path.case_id), MAPPA | change)

    assert (page.status_code, told in words(page)) == (422, True)


def test_a_closed_case_takes_no_answer(browse, path, superuser):
    superuser.execute("UPDATE cases_case SET state = 'closed', closed_at = opened_at")
    carys = browse("carys")

    assert "Answer anew" not in words(carys.get(at(path.case_id)))
    assert carys.post(at(path.case_id), MAPPA).status_code == 403
    assert entries(superuser)[-1]["reasons"] == ["case_has_ended"]


def test_the_list_of_parts_says_who_leads(path):
    before = ThinPath(path.cast, path.at, name="2").received(forename="Bea", surname="Other")
    with reading(path.by("carys")):
        assert presenters.lead_status(before.case_id) == presenters.UNASKED
        assert presenters.lead_status(path.case_id) == "Nobody leads yet"


def test_the_later_answer_holds_and_the_earlier_one_stays_on_record(path, superuser):
    answered(path)
    answered(path, later=2, kind="channel", pointer="")

    with reading(path.by("peter")):
        assert queries.lead_of(path.case_id).kind == "channel"
        assert queries.leads_of([path.case_id])[path.case_id].kind == "channel"
    assert superuser.execute("SELECT count(*) FROM cases_lead").fetchone() == (3,)


def test_another_answer_under_the_same_reference_is_told_apart(path):
    answered(path)

    with pytest.raises(ConflictError):
        answered(path, kind="channel")


def test_who_joins_later_reads_the_lead_and_who_leaves_does_not(path, superuser):
    answered(path)
    superuser.execute("SELECT case_work(%s, %s)", [path.case_id, path.cast.members["grace"]])
    disclosures.give_back(path.disclosure_id, **doing.saying(path, "peter"))

    opened = actions.open_lead(path.case_id, **doing.on(path, "grace"), purpose="do_the_ask")
    assert opened == "M-7"
    with pytest.raises(NotFoundError):
        actions.open_lead(path.case_id, **doing.on(path, "peter"), purpose="do_the_ask")


def test_a_program_sends_an_answer_twice_and_it_is_kept_once(call, path):
    carys, sent = call("carys"), {"key": str(uuid4()), "kind": "care_act", "pointer": "CA-2"}
    codes = [
        post(carys, path.case_id, **sent | change).status_code
        for change in ({}, {}, {"kind": "mappa"})
    ]

    assert codes == [201, 200, 409]
    pointer = carys.get(f"/api/cases/{path.case_id}/lead/pointer{WHY}")
    assert pointer.json() == {"pointer": "CA-2"}


@pytest.mark.parametrize(
    ("sent", "reason"),
    [
        ({"kind": "police"}, "lead_unknown"),
        ({"kind": "none", "organisation": str(uuid4())}, "lead_organisation_needless"),
    ],
)
def test_a_program_is_refused_with_its_reason(call, path, sent, reason):
    answer = post(call("carys"), path.case_id, **sent)

    assert (answer.status_code, answer.json()["reasons"]) == (403, [reason])
