"""Every kind of error of ours has its page, its problem document and its sentence."""

from __future__ import annotations

import json
from uuid import UUID

import pytest
from django.test import RequestFactory, override_settings

from handrail.errors import (
    ConflictError,
    FailureError,
    Fault,
    FaultFoundError,
    HandrailError,
    InputError,
    NotFoundError,
    RefusedError,
)
from handrail.members.errors import TokenNeededError
from handrail.nominations.errors import AboveCeilingError
from handrail.site import middleware, problems
from handrail.site.tests.whole_house import below
from handrail.vault.errors import KeyDestroyedError

FAULT = Fault("due_on", "in_the_past", "Give a day that lies ahead.", row=3)
ERRORS = (
    RefusedError("approve disclosure", ("drafter_cannot_approve", "reasons_needed")),
    NotFoundError(),
    InputError((FAULT,)),
    FailureError("The database does not answer."),
    FailureError("The key file is unsafe.", retry=False),
    ConflictError("Somebody else answered first."),
    FaultFoundError("The ledger does not hold."),
    AboveCeilingError((Fault("row", "above_ceiling", "Remove it.", row=7),)),
    TokenNeededError(),
    KeyDestroyedError("person's key"),
)


def asked(path):
    request = RequestFactory().get(path)
    request.session = {}
    return request


def document(error):
    response = problems.explain(asked("/api/cases/"), error)
    return response, json.loads(response.content)


@pytest.mark.parametrize("kind", below(HandrailError), ids=lambda kind: kind.__name__)
def test_every_kind_of_error_has_a_title_for_its_status(kind):
    assert kind.status in problems.TITLES


def test_every_kind_of_error_has_a_code_of_its_own_or_its_parents():
    codes = {}
    for kind in below(HandrailError):
        if "code" in vars(kind):
            assert codes.setdefault(kind.code, kind) is kind


@pytest.mark.parametrize("kind", below(HandrailError), ids=lambda kind: kind.__name__)
def test_every_kind_of_error_leaves_the_shell_with_a_code_of_the_interface(kind):
    assert kind.exit_code in {1, 2, 3, 4}


@pytest.mark.parametrize("error", ERRORS, ids=lambda error: type(error).__name__)
def test_a_client_gets_a_problem_document(error):
    response, told = document(error)

    assert response.status_code == told["status"] == error.status
    assert response["Content-Type"] == "application/problem+json"
    assert told["type"] == f"urn:handrail:problem:{error.code}"
    assert told["title"] == problems.TITLES[error.status]
    assert told["detail"]


@pytest.mark.parametrize("error", ERRORS, ids=lambda error: type(error).__name__)
@pytest.mark.usefixtures("database")
def test_a_person_gets_a_page_with_the_reasons_in_words(error):
    shown = problems.explain(asked("/cases/"), error).content.decode()

    assert problems.TITLES[error.status] in shown
    assert all(sentence.split("'")[0] in shown for sentence in problems.sentences(error))


def test_a_refusal_gives_its_reasons_as_codes_and_in_words():
    _, told = document(ERRORS[0])

    assert told["reasons"] == ["drafter_cannot_approve", "reasons_needed"]
    assert told["detail"] == "Who drafted it cannot approve it. Give the reasons in a sentence."


def test_a_fault_says_where_and_what_to_do():
    _, told = document(ERRORS[2])

    assert told["errors"] == [
        {"field": "due_on", "code": "in_the_past", "message": FAULT.message, "row": 3}
    ]


@pytest.mark.parametrize(("error", "retry"), [(ERRORS[3], True), (ERRORS[4], False)])
def test_a_failure_says_whether_trying_again_helps(error, retry):
    assert document(error)[1]["retry"] is retry


def test_what_does_not_exist_is_told_in_one_text_whatever_the_cause():
    one, other = document(NotFoundError())[1], document(NotFoundError())[1]

    assert one == other
    assert one["detail"] == problems.NOT_FOUND


def test_a_batch_above_the_ceiling_repeats_nothing_of_it():
    _, told = document(AboveCeilingError((Fault("marking", "above_ceiling", "Remove it.", row=7),)))

    assert "above_ceiling" in told["reasons"]


def test_a_bug_is_not_explained():
    explanations = middleware.Explanations(lambda request: None)

    assert explanations.process_exception(asked("/"), ZeroDivisionError()) is None


@pytest.mark.usefixtures("database")
def test_an_error_of_ours_is_explained_wherever_it_is_raised():
    explanations = middleware.Explanations(lambda request: None)
    response = explanations.process_exception(asked("/cases/"), NotFoundError())

    assert response.status_code == 404


def test_identifiers_come_from_the_source_that_a_test_of_two_worlds_gives():
    with override_settings(NEW_ID=lambda: UUID(int=7)):
        assert middleware.new_id() == UUID(int=7)
    assert middleware.new_id() != middleware.new_id()
