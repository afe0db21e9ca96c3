"""The append: in the act's own transaction or not at all, and queued by the database itself."""

import pytest
from django.db import DatabaseError, IntegrityError, connection, connections, transaction
from django.test.utils import CaptureQueriesContext

from handrail.ledger.append import append
from handrail.ledger.errors import NoTransactionError
from handrail.ledger.models import CheckpointRow, EntryRow, SequencedRow, WaitingRow
from handrail.ledger.tests.cast import an_entry, entries
from handrail.ledger.tests.log import appended


def test_an_entry_is_kept_as_its_canonical_bytes(database):
    entry = an_entry()
    appended(entry)

    assert bytes(EntryRow.objects.get(id=entry.nonce).body) == entry.canonical()


def test_an_entry_waits_for_its_index(database):
    entry = an_entry()
    appended(entry)

    assert WaitingRow.objects.get().entry_id.hex == entry.nonce


def test_no_entry_is_appended_outside_a_transaction(database):
    with pytest.raises(NoTransactionError):
        append([an_entry()])

    assert not EntryRow.objects.exists()


def test_an_entry_falls_with_its_act(database):
    with transaction.atomic():
        append([an_entry()])
        transaction.set_rollback(True)

    assert not EntryRow.objects.exists()
    assert not WaitingRow.objects.exists()


def test_an_act_falls_with_its_entry(database):
    appended(an_entry("first"))

    with pytest.raises(IntegrityError):
        appended(an_entry("second"), an_entry("first"))

    assert EntryRow.objects.count() == WaitingRow.objects.count() == 1


def test_many_entries_are_one_statement(database):
    with transaction.atomic(), CaptureQueriesContext(connection) as queries:
        append(entries(3_000))

    assert len(queries) == 1
    assert WaitingRow.objects.count() == 3_000


def test_no_entries_are_no_statement(database):
    with transaction.atomic(), CaptureQueriesContext(connection) as queries:
        append([])

    assert len(queries) == 0


def test_entries_wait_in_the_order_that_they_were_given_in(database):
    given = entries(500)
    appended(*given)
    waiting = WaitingRow.objects.order_by("number").values_list("entry_id", flat=True)

    assert [entry_id.hex for entry_id in waiting] == [entry.nonce for entry in given]


def test_a_table_put_in_front_of_the_queue_takes_no_entry(database):
    entry = an_entry()
    with connections["owner"].cursor() as cursor, transaction.atomic(using="owner"):
        cursor.execute("CREATE TEMPORARY TABLE ledger_waiting (entry_id uuid) ON COMMIT DROP")
        statement = "INSERT INTO ledger_entry (id, body) VALUES (%s, %s)"
        cursor.execute(statement, [entry.nonce, entry.canonical()])

    assert WaitingRow.objects.get().entry_id.hex == entry.nonce


@pytest.mark.parametrize("body", [b"", b"x" * 65_536])
def test_the_database_keeps_no_entry_that_fits_no_bundle(database, body):
    with pytest.raises(DatabaseError), transaction.atomic():
        EntryRow.objects.create(id=an_entry().nonce, body=body)


def test_a_row_tells_which_it_is_and_nothing_of_its_entry():
    rows = EntryRow(id=1), WaitingRow(entry_id=1), SequencedRow(position=1), CheckpointRow(size=1)

    assert list(map(str, rows)) == ["entry 1", "waiting 1", "index 1", "checkpoint 1"]
