"""The options of every call, and who may act from a shell. No database."""

from __future__ import annotations

from pathlib import Path
from uuid import uuid4

import pytest

from handrail.cli.call import take_call
from handrail.cli.explaining import ALL_WORDS, problem, sentences
from handrail.cli.rules import may_act
from handrail.errors import Fault, InputError, RefusedError

ADA, ROSA = uuid4(), uuid4()


@pytest.mark.parametrize(
    "words",
    [
        ["--json", "--data", "d", "--as", "m", "doctor"],
        ["doctor", "--json", "--data=d", "--as=m"],
        ["--data", "d", "doctor", "--as", "m", "--json"],
    ],
)
def test_common_options_stand_before_or_after_the_command(words):
    call, rest = take_call(words)

    assert (call.as_json, call.member, call.data) == (True, "m", Path("d").absolute())
    assert rest == ["doctor"]


def test_what_follows_two_hyphens_is_left_alone():
    assert take_call(["nominate", "--", "--json"])[1] == ["nominate", "--", "--json"]


def test_an_option_without_its_value_is_told():
    with pytest.raises(InputError) as raised:
        take_call(["doctor", "--data"])

    assert raised.value.faults[0].field == "--data"


def test_the_data_folder_can_come_from_the_environment(monkeypatch):
    monkeypatch.setenv("HANDRAIL_DATA", "/elsewhere")

    assert take_call(["doctor"])[0].data == Path("/elsewhere")


@pytest.mark.parametrize(
    ("facts", "reasons"),
    [
        ({"has_token": True, "holder": ADA}, ()),
        ({"has_token": True, "holder": ROSA}, ("token_of_somebody_else",)),
        ({"has_token": True, "holder": None}, ("token_of_nobody",)),
        ({"has_token": False, "holder": None}, ("token_needed",)),
        ({"has_token": False, "holder": None, "is_synthetic": True}, ()),
        ({"has_token": True, "holder": None, "is_synthetic": True}, ("token_of_nobody",)),
    ],
)
def test_a_member_acts_with_that_members_token_or_on_synthetic_data(facts, reasons):
    facts = {"is_synthetic": False} | facts

    assert may_act(member=ADA, **facts).reasons == reasons


def test_every_reason_of_ours_has_its_words():
    assert all(ALL_WORDS[code] for code in ("token_needed", "data_not_synthetic", "wrong_password"))


def test_a_refusal_is_a_problem_with_its_reasons_and_code():
    told = problem(RefusedError("approve", ("drafter_cannot_approve",), policies=("p",)))

    assert (told["exit_code"], told["reasons"], told["policies"]) == (
        1,
        ["drafter_cannot_approve"],
        ["p"],
    )


def test_a_fault_is_told_with_its_row():
    error = InputError((Fault("area", "unknown_area", "Choose one.", 7),))

    assert sentences(error) == ["row 7, area: Choose one."]
