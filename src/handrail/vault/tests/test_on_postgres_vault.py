from __future__ import annotations

from datetime import UTC, datetime
from uuid import uuid4

import pytest
from django.db import connection, transaction
from django.db.utils import IntegrityError, ProgrammingError
from django.test.utils import CaptureQueriesContext

from handrail.vault import actions
from handrail.vault.domain import SealedRow
from handrail.vault.errors import BrokenSealError, KeyDestroyedError, KeyMissingError
from handrail.vault.models import ItemKey, PersonKey
from handrail.vault.vault import open_vault

pytestmark = pytest.mark.usefixtures("database")

AT = datetime(2026, 3, 2, 9, tzinfo=UTC)
TEXTS = {"surname": "Okafor", "note": "Rings at noon."}


@pytest.fixture
def vault(tmp_path):
    return open_vault(tmp_path)


def sealed(vault, person=None, *, row_id=None):
    """One row of a person who gets a key if none is given."""
    row_id = row_id or uuid4()
    with transaction.atomic(), vault.sealer(at=AT, people=[person] if person else []) as sealer:
        if person is None:
            person = uuid4()
            sealer.new_people([person])
        fields = sealer.seal("notes", row_id=row_id, person_id=person, texts=TEXTS)
    return person, SealedRow("notes", row_id, fields)


def test_what_one_transaction_sealed_another_opens(vault):
    _, row = sealed(vault)

    assert vault.unseal_rows([row]) == {row.row_id: TEXTS}


def test_no_text_stands_in_the_database_or_the_blob(vault):
    _, row = sealed(vault)
    stored = b"".join(
        bytes(key.wrapped) for key in [*PersonKey.objects.all(), *ItemKey.objects.all()]
    )

    assert b"Okafor" not in stored + b"".join(row.fields.values())


def test_ten_rows_of_five_people_open_in_one_query(vault):
    rows = [sealed(vault, person)[1] for person in [sealed(vault)[0] for _ in range(5)] * 2]

    with CaptureQueriesContext(connection) as queries:
        opened = vault.unseal_rows(rows)
    assert len(opened) == 10
    assert len(queries) == 1


def test_nothing_to_open_asks_nothing(vault):
    with CaptureQueriesContext(connection) as queries:
        assert vault.unseal_rows([]) == {}
    assert not queries.captured_queries


def test_a_hundred_people_are_sealed_in_two_statements(vault):
    people = [uuid4() for _ in range(100)]
    with CaptureQueriesContext(connection) as captured, vault.sealer(at=AT) as sealer:
        sealer.new_people(people)
        for person in people:
            sealer.seal("notes", row_id=uuid4(), person_id=person, texts=TEXTS)
        sealer.save()

    assert len([query for query in captured if "INSERT" in query["sql"]]) == 2


def test_an_error_in_the_sealer_stores_no_key(vault):
    def fail(sealer):
        sealer.new_people([uuid4()])
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError), vault.sealer(at=AT) as sealer:
        fail(sealer)
    assert not PersonKey.objects.exists()


def test_a_left_sealer_has_forgotten_its_keys(vault):
    with vault.sealer(at=AT) as sealer:
        sealer.new_people([person := uuid4()])

    with pytest.raises(KeyError):
        sealer.seal("notes", row_id=uuid4(), person_id=person, texts=TEXTS)


def test_a_row_is_sealed_again_under_the_key_it_has(vault):
    person, row = sealed(vault)
    with vault.sealer(at=AT, rows=[row.row_id]) as sealer:
        changed = sealer.seal(
            "notes", row_id=row.row_id, person_id=person, texts={"note": "Rings at one."}
        )

    again = SealedRow("notes", row.row_id, row.fields | changed)
    assert vault.unseal_rows([again])[row.row_id]["note"] == "Rings at one."
    assert ItemKey.objects.count() == 1


def test_a_row_is_not_sealed_for_a_second_person(vault):
    _, row = sealed(vault)
    other, _ = sealed(vault)

    with (
        pytest.raises(ValueError, match="another person"),
        vault.sealer(at=AT, people=[other], rows=[row.row_id]) as sealer,
    ):
        sealer.seal("notes", row_id=row.row_id, person_id=other, texts=TEXTS)


def test_a_row_moved_to_another_id_or_table_does_not_open(vault):
    person, row = sealed(vault)
    _, other = sealed(vault, person)

    for moved in (
        SealedRow("notes", other.row_id, row.fields),
        SealedRow("plans", row.row_id, row.fields),
        SealedRow("notes", row.row_id, {"surname": row.fields["note"]}),
    ):
        with pytest.raises(BrokenSealError):
            vault.unseal_rows([moved])


def test_an_items_key_given_to_another_row_of_the_person_does_not_unwrap(vault):
    person, row = sealed(vault)
    _, other = sealed(vault, person)
    key = ItemKey.objects.get(pk=row.row_id)
    ItemKey.objects.using("owner").filter(pk=other.row_id).update(wrapped=key.wrapped)

    with pytest.raises(BrokenSealError, match="vault_item_key"):
        vault.unseal_rows([other])


def test_an_items_key_given_to_another_person_does_not_unwrap(vault):
    _, row = sealed(vault)
    person, _ = sealed(vault)
    ItemKey.objects.using("owner").filter(pk=row.row_id).update(person_key=person)

    with pytest.raises(BrokenSealError, match="vault_item_key"):
        vault.unseal_rows([row])


def test_a_row_without_a_key_is_a_fault(vault):
    with pytest.raises(KeyMissingError):
        vault.unseal_rows([SealedRow("notes", uuid4(), {})])


def test_a_destroyed_item_opens_no_more_and_the_persons_other_rows_do(vault):
    person, gone = sealed(vault)
    _, kept = sealed(vault, person)

    assert actions.destroy_item(gone.row_id)
    assert vault.unseal_rows([kept])[kept.row_id] == TEXTS
    with pytest.raises(KeyDestroyedError):
        vault.unseal_rows([gone])


def test_a_destroyed_person_opens_no_more_and_others_do(vault):
    person, gone = sealed(vault)
    _, kept = sealed(vault)

    assert actions.destroy_person(person)
    assert vault.unseal_rows([kept])[kept.row_id] == TEXTS
    with pytest.raises(KeyDestroyedError):
        vault.unseal_rows([gone])
    with pytest.raises(KeyDestroyedError):
        vault.sealer(at=AT, people=[person])


def test_destroying_leaves_no_wrapped_key_of_the_person_or_the_items(vault):
    person, row = sealed(vault)
    actions.destroy_person(person)

    person_key, item_key = PersonKey.objects.get(pk=person), ItemKey.objects.get(pk=row.row_id)
    assert (person_key.wrapped, item_key.wrapped) == (None, None)
    assert None not in (person_key.destroyed_at, item_key.destroyed_at)


def test_destroying_again_says_that_nothing_was_left(vault):
    person, row = sealed(vault)
    actions.destroy_person(person)

    assert not actions.destroy_person(person)
    assert not actions.destroy_item(row.row_id)
    assert not actions.destroy_item(uuid4())


def test_a_destruction_that_is_rolled_back_did_not_happen(vault):
    person, row = sealed(vault)
    with transaction.atomic():
        assert actions.destroy_person(person)
        transaction.set_rollback(True)

    assert vault.unseal_rows([row])[row.row_id] == TEXTS


def test_a_destroyed_version_of_the_key_encryption_key_opens_nothing_wrapped_by_it(vault):
    _, gone = sealed(vault)
    vault.kek.rotate()
    _, kept = sealed(vault)
    vault.kek.destroy(1)

    assert vault.unseal_rows([kept])[kept.row_id] == TEXTS
    with pytest.raises(KeyDestroyedError):
        vault.unseal_rows([gone])


def test_a_commitment_can_be_made_again_while_the_item_stands_and_not_after(vault):
    person, row = sealed(vault)
    again = vault.sealer(at=AT, rows=[row.row_id]).commitment(row.row_id, b"content")

    assert vault.sealer(at=AT, rows=[row.row_id]).commitment(row.row_id, b"content") == again
    actions.destroy_person(person)
    with pytest.raises(KeyDestroyedError):
        vault.sealer(at=AT, rows=[row.row_id])


def test_a_tie_opens_for_its_person_and_at_its_row_only(vault):
    person, _ = sealed(vault)
    other, _ = sealed(vault)
    row_id = uuid4()
    tie = vault.sealer(at=AT, people=[person]).tie(row_id, person, "case 7")

    assert vault.untie(person, {row_id: tie}) == {row_id: "case 7"}
    for whose, where in ((other, row_id), (person, uuid4())):
        with pytest.raises(BrokenSealError):
            vault.untie(whose, {where: tie})


@pytest.mark.parametrize("table", ["vault_person_key", "vault_item_key"])
@pytest.mark.parametrize(
    "change", ["UPDATE {} SET destroyed_at = now()", "DELETE FROM {}", "TRUNCATE {}"]
)
def test_the_web_role_cannot_change_or_remove_a_key(table, change):
    with pytest.raises(ProgrammingError, match="permission denied"), connection.cursor() as cursor:
        cursor.execute(change.format(table))


def test_the_destroying_functions_are_fixed_in_path_owned_by_no_login_and_open_to_web_alone():
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT r.rolname, r.rolcanlogin, p.proconfig, p.prosecdef, p.proacl::text"
            " FROM pg_proc p JOIN pg_roles r ON r.oid = p.proowner WHERE proname LIKE 'vault_%'"
        )
        rows = cursor.fetchall()

    assert len(rows) == 2
    for owner, can_login, settings, is_definer, grants in rows:
        assert (owner, can_login, is_definer) == ("handrail_audience", False, True)
        assert settings == ["search_path=pg_catalog, pg_temp"]
        assert "{=X" not in grants
        assert ",=X" not in grants


def test_the_database_holds_no_key_that_is_half_destroyed(vault):
    sealed(vault)

    with pytest.raises(IntegrityError):
        PersonKey.objects.using("owner").update(destroyed_at=AT)
