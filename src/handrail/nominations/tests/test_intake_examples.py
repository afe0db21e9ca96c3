"""The examples that newcomers run do what their README says."""

from __future__ import annotations

from pathlib import Path

import pytest

from handrail.names.normalisation import same_person_keys
from handrail.nominations.domain import DeconflictionAnswer
from handrail.nominations.intake import Layout, read_deconfliction
from handrail.nominations.tests.intake_cast import TODAY, scanned, taken_in

EXAMPLES = Path(__file__).parents[4] / "examples"


def example(name):
    """The good and the bad rows of one file, and the reading."""
    content = (EXAMPLES / name).read_bytes()
    assert scanned(content, Layout.of_name(name)).holds
    return taken_in(content, Layout.of_name(name))


def test_the_csv_shows_each_fault_in_the_row_that_the_readme_names():
    good, bad, reading = example("nominations.csv")
    readme = (EXAMPLES / "README.md").read_text(encoding="utf-8")
    shown = [
        f"| {fault.row} | `{fault.field}` | `{fault.code}` |"
        for each in bad
        for fault in each.faults
    ]

    assert (len(good), len(bad), reading.repeated) == (33, 8, 1)
    assert all(line in readme for line in shown)


def test_the_json_is_good_and_has_several_statements_each():
    good, bad, _ = example("nominations.json")

    assert (len(good), bad) == (12, [])
    assert all(len(each.statements) > 1 for each in good)


def test_two_pairs_are_possibly_the_same_person():
    meetings: dict[str, set[str]] = {}
    for each in example("nominations.csv")[0] + example("nominations.json")[0]:
        for key in same_person_keys(each.forename, each.surname, each.date_of_birth):
            meetings.setdefault(key, set()).add(each.reference)
    pairs = {frozenset(found) for found in meetings.values() if len(found) > 1}

    assert pairs == {
        frozenset({"SYN-L-0102", "SYN-W-0105"}),
        frozenset({"SYN-L-0103", "SYN-N-0106"}),
    }


def test_deconfliction_answers_most_and_says_never_why():
    with (EXAMPLES / "deconfliction.csv").open("rb") as stream:
        results = list(read_deconfliction(stream, received_on=TODAY))
    answers = [each.result for each in results]

    assert (len(answers), answers.count(DeconflictionAnswer.NOT_NOW)) == (40, 3)


@pytest.mark.parametrize("name", ["secret.csv", "source-field.json"])
def test_the_refused_examples_are_refused_whole(name):
    content = (EXAMPLES / "refused" / name).read_bytes()

    assert scanned(content, Layout.of_name(name)).breaches == 1
