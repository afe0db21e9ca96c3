"""What of two people agrees, is swapped, or cannot be compared; and no score."""

from __future__ import annotations

from uuid import UUID

import pytest

from handrail.people.domain import Identity, PairState, SamePersonPair
from handrail.people.presenters import side_by_side
from handrail.people.queries import PairText

ADA = Identity(forename="Ada", surname="Example", date_of_birth="1990-05-01", postcode="ZZ1 1ZZ")


def alike(**other):
    pair = SamePersonPair(
        id=UUID(int=1), left_id=UUID(int=2), right_id=UUID(int=3), state=PairState.PROPOSED
    )
    given = vars(ADA) | other
    opened = PairText(pair=pair, left=ADA, right=Identity(**given), reasons="", reopened_because="")
    return {row.name: row.alike for row in side_by_side(opened)}


@pytest.mark.parametrize(
    ("other", "name", "said"),
    [
        ({}, "Forename", "Yes"),
        ({"forename": "ADA "}, "Forename", "Yes"),
        ({"forename": "Adah"}, "Forename", "No"),
        ({"forename": "Example", "surname": "Ada"}, "Forename", "Swapped with the other name"),
        ({"forename": "Example", "surname": "Ada"}, "Surname", "Swapped with the other name"),
        ({"date_of_birth": "1990-01-05"}, "Date of birth", "No"),
        ({"date_of_birth": ""}, "Date of birth", "Cannot be compared"),
        ({}, "Address", "Cannot be compared"),
    ],
)
def test_each_line_says_whether_it_agrees(other, name, said):
    assert alike(**other)[name] == said
