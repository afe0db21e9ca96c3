from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handrail.members.domain import KINDS_FOR_ROLE, ROLE_WORDS, Grant, Post, Role
from handrail.members.rules import may_exist, may_hold
from handrail.partners.domain import KINDS

COUNCIL, CLINIC = UUID(int=1), UUID(int=2)
PETER, COUNCIL_KEY, CENTRE_KEY = UUID(int=3), UUID(int=4), UUID(int=5)
TODAY = date(2026, 3, 2)
POST = Post(
    id=UUID(int=6),
    organisation_id=COUNCIL,
    organisation_kind="local_authority",
    role=Role.PRACTITIONER,
    area="london",
    title="Housing lead",
)
GRANT = Grant(
    member_id=PETER,
    member_organisation_id=COUNCIL,
    post=POST,
    organisation_key=COUNCIL_KEY,
    centre_key=CENTRE_KEY,
    from_on=TODAY,
)
PEOPLE = st.sampled_from([PETER, COUNCIL_KEY, CENTRE_KEY])


def test_a_post_with_two_keys_may_be_held():
    assert may_hold(GRANT)


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"post": replace(POST, organisation_kind="centre")}, "post_does_not_fit_organisation"),
        ({"post": replace(POST, organisation_id=CLINIC)}, "post_of_another_organisation"),
        ({"centre_key": COUNCIL_KEY}, "two_keys_needed"),
        ({"organisation_key": PETER}, "nobody_appoints_himself"),
        ({"centre_key": PETER}, "nobody_appoints_himself"),
        ({"until_on": TODAY - timedelta(days=1)}, "ends_before_it_starts"),
    ],
)
def test_a_grant_is_refused_with_its_reason(change, reason):
    assert may_hold(replace(GRANT, **change)).reasons == (reason,)


def test_a_post_may_end_on_the_day_it_starts():
    assert may_hold(replace(GRANT, until_on=TODAY))


@given(member=PEOPLE, organisation_key=PEOPLE, centre_key=PEOPLE)
def test_nobody_is_ever_a_key_to_his_or_her_own_post(member, organisation_key, centre_key):
    grant = replace(
        GRANT, member_id=member, organisation_key=organisation_key, centre_key=centre_key
    )

    assert bool(may_hold(grant)) is (len({member, organisation_key, centre_key}) == 3)


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("kind", KINDS)
def test_a_role_exists_only_at_its_kinds_of_organisation(role, kind):
    post = replace(POST, role=role, organisation_kind=kind)

    assert bool(may_exist(post)) is (kind in KINDS_FOR_ROLE[role])


def test_support_and_investigative_posts_are_never_at_one_kind_of_organisation():
    support = KINDS_FOR_ROLE[Role.PRACTITIONER]
    investigative = (
        KINDS_FOR_ROLE[Role.NOMINATING_OFFICER] | KINDS_FOR_ROLE[Role.DISCLOSURE_OFFICER]
    )

    assert not support & investigative


def test_every_role_has_its_words_and_its_kinds():
    assert set(ROLE_WORDS) == set(KINDS_FOR_ROLE) == set(Role)
    assert set().union(*KINDS_FOR_ROLE.values()) <= set(KINDS)


def test_central_government_holds_no_post_and_an_umbrella_body_only_asks():
    assert "central_government" not in set().union(*KINDS_FOR_ROLE.values())
    assert {role for role in Role if "umbrella_body" in KINDS_FOR_ROLE[role]} == {
        Role.SCRUTINY_MEMBER
    }
