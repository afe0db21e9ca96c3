"""Each door of assessment and contributions from outside; nobody's case answers the same."""

from __future__ import annotations

from uuid import uuid4

import pytest

from handrail.acts.tests.bare_pages import is_nobodys
from handrail.acts.tests.sight import rows_of_case
from handrail.assessment.tests.assessing import NEED, record, record_strength, revise
from handrail.contributions.tests.contributing import ask, contribute
from handrail.rehearsal.thin_path import ThinPath

WHY = {"why": "prepare_decision"}
NEED_GIVEN = {"topic": "housing", "text": NEED.text, "persons_view": "agrees"}
STRENGTH = {"topic": "employment", "text": "Keeps a job."}
REASON = {"code": "comes_later", "words": "Debts first."}
SAID = {
    "part": "need",
    "topic": "housing",
    "decision_served": "decide_whether_to_help",
    "basis": "part_2_public_task_social_care",
    "statement_kind": "fact",
    "as_of": "2026-01-01",
    "text": "No home.",
    "names_nobody": True,
}
ASKED = {
    "asked_of_id": str(uuid4()),
    "decision_served": "choose_the_help",
    "question": "A tenancy?",
}
CASE = [
    ("get", "/api/needs/{}", {}),
    ("get", "/api/needs/{}/content", WHY),
    ("post", "/api/needs/{}", NEED_GIVEN),
    ("post", "/api/needs/{}/strengths", STRENGTH),
    ("get", "/api/contributions/{}", {}),
    ("post", "/api/contributions/{}", SAID),
    ("post", "/api/contributions/{}/requests", ASKED),
]
A_NEED = [
    ("post", "/api/needs/item/{}/revise", {"text": "Other words."}),
    ("post", "/api/needs/item/{}/reason", REASON),
    ("post", "/api/needs/item/{}/met", {}),
]
A_CONTRIBUTION = [
    ("get", "/api/contributions/item/{}", WHY),
    ("post", "/api/contributions/item/{}/release", {}),
    ("post", "/api/contributions/item/{}/withdraw", {}),
]
A_REQUEST = [
    ("get", "/api/contributions/requests/{}", WHY),
    ("post", "/api/contributions/requests/{}/no", {"reason": "not_needed"}),
]
DOORS = [
    *(("case", door) for door in CASE),
    *(("need", door) for door in A_NEED),
    *(("contribution", door) for door in A_CONTRIBUTION),
    *(("request", door) for door in A_REQUEST),
]


@pytest.fixture
def path(cast):
    path = ThinPath(cast, cast.at).until("accepted")
    record(path)
    contribute(path)
    ask(path)
    return path


@pytest.mark.parametrize(("what", "door"), DOORS)
@pytest.mark.parametrize("who", ["grace", "david"])
def test_what_is_of_others_answers_as_nobodys(call, path, who, what, door):
    assert is_nobodys(call(who), door, path.id(what))


@pytest.mark.parametrize("who", ["nadia", "david", "dunya", "grace", "aoife", "rhona", "sally"])
def test_nobody_outside_the_table_has_a_row_of_an_assessment(path, who):
    record_strength(path)
    revise(path)
    seen = rows_of_case(path.by(who), case_id=path.case_id)

    assert not [table for table in seen if table.startswith("assessment_")]


def test_former_words_are_sealed(path, superuser):
    revise(path)
    texts = superuser.execute("SELECT text FROM assessment_former_words").fetchall()

    assert len(texts) == 1
    assert b"home" not in bytes(texts[0][0])
