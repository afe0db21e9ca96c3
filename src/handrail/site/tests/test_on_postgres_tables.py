"""Every table has been placed: walled or excused, its rights few, its texts sealed."""

from __future__ import annotations

import pytest
from django.apps import apps
from django.db import models

pytestmark = pytest.mark.usefixtures("cluster")

# Tables without row-level security, each with the reason why nothing in it needs an audience.
WITHOUT_A_WALL = {
    "acts_handle": "random handles, and ties sealed under the person's key",
    "clocks_clock": "kinds, dates and references; pages ask about what their reader may see",
    "clocks_heartbeat": "when a loop last came round",
    "ledger_entry": "references and codes; read by an act of its own",
    "ledger_waiting": "which entries wait",
    "ledger_sequenced": "where entries stand",
    "ledger_checkpoint": "published",
    "vault_person_key": "wrapped keys, which open nothing without the key-encryption key",
    "vault_item_key": "wrapped keys, which open nothing without the person's",
    "partners_organisation": "who takes part is public",
    "members_post": "posts are no secret; who holds them is",
    "members_lock_out": "digests of addresses, known or not",
    "django_session": "looked up by a secret key; holds a member's reference",
}
# What the web role may remove, and why.
WEB_MAY_DELETE = {
    "disclosures_item": "an item of a draft; a policy keeps it to drafts",
    "members_lock_out": "failures to sign in, a closed exception",
    "django_session": "sessions, a closed exception",
}
LEDGER_RIGHTS = {
    ("handrail_web", "ledger_entry"): {"SELECT", "INSERT"},
    ("handrail_web", "ledger_waiting"): {"SELECT"},
    ("handrail_web", "ledger_sequenced"): {"SELECT"},
    ("handrail_web", "ledger_checkpoint"): {"SELECT"},
    ("handrail_sequencer", "ledger_entry"): {"SELECT"},
    ("handrail_sequencer", "ledger_waiting"): {"SELECT", "DELETE"},
    ("handrail_sequencer", "ledger_sequenced"): {"SELECT", "INSERT"},
    ("handrail_sequencer", "ledger_checkpoint"): {"SELECT", "INSERT"},
}
ROLES = ("handrail_web", "handrail_sequencer", "handrail_signin", "handrail_audience")


@pytest.fixture(scope="module")
def ask(superuser):
    return lambda query, *values: superuser.execute(query, values).fetchall()


@pytest.fixture(scope="module")
def walled(ask):
    return {
        name
        for (name,) in ask(
            "SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace"
            " WHERE n.nspname = 'public' AND relkind = 'r' AND relrowsecurity"
            " AND relforcerowsecurity"
        )
    }


@pytest.fixture(scope="module")
def tables(ask):
    found = ask("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
    return {name for (name,) in found} - {"django_migrations"}


@pytest.fixture(scope="module")
def granted(ask):
    """(role, table, right) of every right that one of our roles holds on a table."""
    return set(
        ask(
            "SELECT grantee, table_name, privilege_type FROM information_schema.role_table_grants"
            " WHERE table_schema = 'public' AND grantee = ANY(%s)",
            [*ROLES, "PUBLIC"],
        )
    )


@pytest.fixture(scope="module")
def updatable(ask):
    """(table, column) of every column that the web role may update, one by one or by the table."""
    return set(
        ask(
            "SELECT table_name, column_name FROM information_schema.column_privileges"
            " WHERE table_schema = 'public' AND grantee = 'handrail_web'"
            " AND privilege_type = 'UPDATE'"
        )
    )


def our_models():
    return [model for model in apps.get_models() if model.__module__.startswith("handrail.")]


def binary(model):
    fields = model._meta.get_fields()
    return {field.name for field in fields if isinstance(field, models.BinaryField)}


def test_every_table_is_walled_or_excused_and_never_both(tables, walled):
    assert tables - walled == set(WITHOUT_A_WALL)
    assert all(WITHOUT_A_WALL.values())


def test_every_table_of_content_has_an_audience_and_a_wall(walled):
    sealed = {model._meta.db_table for model in our_models() if hasattr(model, "SEALED")}
    heard = {
        model._meta.db_table
        for model in our_models()
        if "audience" in {field.name for field in model._meta.get_fields()}
    }

    assert len(sealed) >= 8
    assert sealed <= heard <= walled


@pytest.mark.parametrize(
    "model",
    [model for model in our_models() if hasattr(model, "SEALED")],
    ids=lambda model: model._meta.db_table,
)
def test_every_blob_of_a_content_row_is_sealed_and_every_sealed_column_is_a_blob(model):
    assert set(model.SEALED) == binary(model)


def test_a_table_that_is_not_sealed_holds_no_blob_but_keys_hashes_and_the_ledger():
    blobs = {
        model._meta.db_table
        for model in our_models()
        if binary(model) and not hasattr(model, "SEALED")
    }

    assert blobs == {
        "acts_handle",
        "ledger_entry",
        "ledger_sequenced",
        "ledger_checkpoint",
        "members_token",
        "members_lock_out",
        "vault_person_key",
        "vault_item_key",
    }


def test_no_right_is_given_to_everybody(granted):
    assert not [right for right in granted if right[0] == "PUBLIC"]


def test_the_web_role_removes_only_what_is_listed(granted):
    removes = {
        table for role, table, right in granted if role == "handrail_web" and right == "DELETE"
    }

    assert removes == set(WEB_MAY_DELETE)


@pytest.mark.parametrize("right", ["TRUNCATE", "REFERENCES", "TRIGGER", "MAINTAIN"])
def test_no_role_of_ours_empties_or_rules_a_table(granted, right):
    assert not [one for one in granted if one[2] == right]


def test_nobody_who_serves_the_web_changes_an_audience(updatable):
    assert not {table for table, column in updatable if column == "audience"}


def test_the_web_role_changes_no_content_row_as_a_whole(updatable, walled, ask):
    whole = {
        table
        for (table,) in ask(
            "SELECT table_name FROM information_schema.role_table_grants"
            " WHERE grantee = 'handrail_web' AND privilege_type = 'UPDATE'"
        )
    }

    assert whole == {"clocks_clock", "clocks_heartbeat", "members_lock_out", "django_session"}
    assert not whole & walled


@pytest.mark.parametrize("column", ["id", "person_id", "audience", "case_id", "originator_id"])
def test_no_content_row_changes_whose_it_is(updatable, walled, column):
    assert not {table for table, name in updatable if name == column and table in walled}


def test_each_role_holds_on_the_ledger_what_it_should(granted):
    held = {}
    for role, table, right in granted:
        if table.startswith("ledger_"):
            held.setdefault((role, table), set()).add(right)

    assert held == LEDGER_RIGHTS


def test_the_function_owner_may_change_audiences_keys_and_pairs_and_nothing_else(ask):
    columns = ask(
        "SELECT DISTINCT column_name FROM information_schema.column_privileges"
        " WHERE grantee = 'handrail_audience' AND privilege_type = 'UPDATE'"
    )

    taking_part = {"workers", "chair_id", "advocate_id"}
    following = {"state", "outdated_at"}  # a nomination placed, a safety statement outdated
    assert {name for (name,) in columns} == (
        {"audience", "wrapped", "destroyed_at"} | taking_part | following
    )


def test_every_definer_function_has_a_fixed_path_and_an_owner_that_cannot_log_in(ask):
    functions = ask(
        "SELECT p.proname, r.rolcanlogin, p.proconfig, coalesce(p.proacl::text, '{=X/}')"
        " FROM pg_proc p JOIN pg_roles r ON r.oid = p.proowner"
        " JOIN pg_namespace n ON n.oid = p.pronamespace"
        " WHERE n.nspname = 'public' AND p.prosecdef AND p.prorettype <> 'trigger'::regtype"
    )

    assert len(functions) >= 12
    for name, can_log_in, settings, rights in functions:
        assert not can_log_in, name
        assert settings is not None, name
        assert settings[0].startswith("search_path="), name
        assert settings[0].endswith("pg_temp"), name
        assert "{=X" not in rights, name
        assert ",=X" not in rights, name


def test_no_foreign_key_lets_content_cascade_away(ask):
    assert (
        ask(
            "SELECT conrelid::regclass::text FROM pg_constraint"
            " WHERE contype = 'f' AND confdeltype IN ('c', 'n', 'd')"
        )
        == []
    )
