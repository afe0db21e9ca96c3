"""Who already leads: answered, read by all who work on the case, and kept to (R44)."""

from __future__ import annotations

import pytest
from django.urls import reverse

from handrail.acts.context import reading
from handrail.acts.tests import doing
from handrail.cases import actions, queries
from handrail.errors import RefusedError
from handrail.rehearsal.thin_path import ThinPath

WHY = {"why": "prepare_decision"}


@pytest.fixture
def path(cast):
    return ThinPath(cast, cast.at).until("cleared")


def answered(path, name="lead", **said):
    answer = actions.LeadAnswer(id=path.id(name), **{"kind": "care_act", "pointer": "CA-1"} | said)
    return actions.record_lead(path.case_id, **doing.on(path, "carys"), answer=answer)


def test_the_newest_answer_holds_and_the_same_one_is_kept_once(path):
    assert answered(path)
    assert answered(path) == []
    council = path.cast.organisations["council"].id
    answered(path, "later", organisation_id=council, pointer="")

    with reading(path.by("carys")):
        assert queries.lead_of(path.case_id).organisation_id in (None, council)


def test_an_unanswered_question_stops_the_choice_of_a_partner(path):
    with pytest.raises(RefusedError) as refused:
        path.placed()

    assert refused.value.reasons == ("lead_unasked",)


def test_where_the_clinic_leads_the_council_is_not_chosen(path):
    clinic = path.cast.organisations["clinic"].id
    answered(path, kind="care_coordinator", organisation_id=clinic)

    with pytest.raises(RefusedError) as refused:
        path.placed()

    assert refused.value.reasons == ("existing_lead_stays",)


def test_who_works_on_the_case_opens_the_pointer(path):
    council = path.cast.organisations["council"].id
    answered(path, organisation_id=council)
    for step in ("placed", "drafted", "submitted", "approved", "offered", "accepted"):
        getattr(path, step)()

    opened = actions.open_lead(path.case_id, **doing.on(path, "peter"), purpose="do_the_ask")

    assert opened == "CA-1"


def test_the_coordinator_answers_on_the_page(browse, path):
    page, carys = reverse("cases:lead", args=[path.case_id]), browse("carys")
    assert "Nobody has answered this yet" in carys.get(page).content.decode()

    told = carys.post(page, {"kind": "mappa", "organisation": "", "pointer": "M-7"}, follow=True)

    assert "MAPPA" in told.content.decode()
    assert "M-7" not in told.content.decode()
    assert "M-7" in carys.get(page, WHY).content.decode()


def test_an_organisation_where_nobody_leads_comes_back_with_its_reason(browse, path):
    council = path.cast.organisations["council"].id
    page = reverse("cases:lead", args=[path.case_id])

    told = browse("carys").post(page, {"kind": "none", "organisation": str(council)})

    assert told.status_code == 422
    assert "there is no organisation to name" in told.content.decode()


@pytest.mark.parametrize("name", ["grace", "david", "nadia"])
def test_an_outsider_finds_nothing(browse, path, name):
    assert browse(name).get(reverse("cases:lead", args=[path.case_id])).status_code == 404


def test_a_program_answers_and_reads_it(call, path):
    carys, address = call("carys"), f"/api/cases/{path.case_id}/lead"
    assert carys.get(address).status_code == 404

    made = carys.post(address, {"kind": "none"}, "application/json")

    assert made.status_code == 201
    assert carys.get(address).json()["kind"] == "none"
    assert carys.get(f"{address}/pointer", WHY).json() == {"pointer": ""}
