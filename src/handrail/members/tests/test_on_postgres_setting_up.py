"""Tokens, the founding, and that only an administrator sets up."""

from __future__ import annotations

import stat
from dataclasses import replace
from datetime import timedelta

import pytest
from django.utils import timezone

from handrail.acts.domain import Door, the_founding
from handrail.acts.tests import doing
from handrail.acts.tests.playing import acts, changed, entries, picture
from handrail.agreements import actions as agreements
from handrail.conftest import labelled
from handrail.errors import InputError, NotFoundError, RefusedError
from handrail.members import actions, founding, queries
from handrail.members.actions import TOKEN_LIFE, NewMember
from handrail.members.domain import Role
from handrail.nominations import actions as nominations
from handrail.partners import actions as partners
from handrail.rehearsal.thin_path import ThinPath

TOKEN = "handrail_synthetic"


@pytest.fixture
def path(cast):
    return ThinPath(cast, cast.at)


def test_a_token_names_its_member_until_it_expires(path):
    doing.issue_token(path)
    peter = path.cast.members["peter"]
    last = path.at + TOKEN_LIFE - timedelta(microseconds=1)

    assert queries.member_of_token(TOKEN, at=last) == peter
    assert queries.actor_of_token(TOKEN, door=Door.API, at=last).member_id == peter
    assert queries.member_of_token(TOKEN, at=path.at + TOKEN_LIFE) is None
    assert queries.actor_of_token(TOKEN, door=Door.API, at=path.at + TOKEN_LIFE) is None


@pytest.mark.parametrize("token", ["", "handrail_", TOKEN.upper(), TOKEN + " "])
def test_any_other_token_names_nobody(path, token):
    doing.issue_token(path)

    assert queries.member_of_token(token, at=path.at) is None


def test_a_token_is_kept_as_a_hash(path, superuser):
    doing.issue_token(path)
    (kept,) = superuser.execute("SELECT t::text FROM members_token t").fetchone()

    assert TOKEN not in kept
    assert TOKEN.encode().hex() not in kept


def test_tokens_are_long_random_and_known_by_their_beginning():
    tokens = {actions.new_token() for _ in range(100)}

    assert len(tokens) == 100
    assert all(token.startswith("handrail_") and len(token) > 50 for token in tokens)


SET_UP = {
    "organisation": lambda path, by: partners.add(
        "registry", by=by, at=path.at, organisation=path.cast.organisations["council"]
    ),
    "member": lambda path, by: actions.add(
        "registry", by=by, at=path.at, member=doing.a_second_peter(path)
    ),
    "post": lambda path, by: actions.add_post(
        "registry", by=by, at=path.at, post=doing.a_post(path)
    ),
    "grant": lambda path, by: actions.grant_post(
        "registry", by=by, at=path.at, tenure_id=path.id("tenure"), grant=doing.a_grant(path)
    ),
    "agreement": lambda path, by: agreements.record(
        "registry", by=by, at=path.at, agreement=doing.an_agreement(path)
    ),
}


@pytest.mark.parametrize("what", SET_UP)
@pytest.mark.parametrize("name", ["nadia", "david", "carys", "peter", "imran"])
def test_nobody_but_an_administrator_sets_up(path, what, name):
    with pytest.raises(RefusedError) as refused:
        SET_UP[what](path, path.by(name))

    assert refused.value.reasons == ("not_permitted",)


def test_a_grant_that_a_rule_refuses_puts_nobody_in_post(path, superuser):
    before = picture(superuser)
    grant = replace(doing.a_grant(path), centre_key=path.cast.members["peter"])

    with pytest.raises(RefusedError):
        actions.grant_post(
            "registry", **doing.setting_up(path), tenure_id=path.id("tenure"), grant=grant
        )
    assert changed(before, picture(superuser)) == {"ledger_entry", "ledger_waiting"}
    assert entries(superuser)[-1]["reasons"] == ["nobody_appoints_himself"]


def test_a_post_that_does_not_fit_is_not_added(path):
    investigating = replace(doing.a_post(path), role=Role.DISCLOSURE_OFFICER)

    with pytest.raises(RefusedError, match="post_does_not_fit_organisation"):
        actions.add_post("registry", **doing.setting_up(path), post=investigating)


def test_an_address_is_kept_in_small_letters_and_once(path):
    second = replace(doing.a_second_peter(path), email=" Second.PETER@synthetic.example ")
    actions.add("registry", **doing.setting_up(path), member=second)

    assert queries.signing_in("second.peter@synthetic.example").id == second.id
    with pytest.raises(InputError, match="email"):
        actions.add(
            "registry", **doing.setting_up(path), member=replace(second, id=path.id("third"))
        )


def an_administrator(at, new_id):
    return NewMember(
        id=new_id("administrator"),
        email="ada@synthetic.example",
        name="Administrator Synthetic",
        organisation_id=new_id("centre"),
        organisation_kind="centre",
        trained_until=at.date() + timedelta(days=300),
        password="a synthetic password",
    )


def test_the_founding_appoints_one_administrator_on_two_keys(database, superuser, tmp_path):
    at = timezone.now()
    founded = founding.appoint_first_administrator(
        by=founding.founder(at),
        at=at,
        centre_id=labelled("centre"),
        member=an_administrator(at, labelled),
        keys=tmp_path / "founding",
    )
    actor = queries.actor(founded.administrator_id, door=Door.SHELL, at=at)

    assert actor.roles == {"administrator"}
    assert acts(superuser) == ["post.added", "member.added", "post.granted"]
    assert {file.stem for file in founded.key_files} == set(founding.KEY_HOLDERS)
    assert all(stat.S_IMODE(file.stat().st_mode) == 0o600 for file in founded.key_files)


def test_a_centre_with_a_member_is_founded_by_nobody(cast):
    with pytest.raises(RefusedError, match="already_founded"):
        founding.founder(cast.at)


def test_the_founding_and_administrators_see_no_case(cast):
    path = ThinPath(cast, cast.at).received()

    with pytest.raises(NotFoundError):
        nominations.open_nomination(
            path.nomination_id, by=the_founding(cast.at), at=cast.at, purpose="supervise"
        )
