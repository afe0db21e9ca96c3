"""The walls: which role may do what to which table, and that the ledger only grows for all."""

import pytest
from django.db import IntegrityError, ProgrammingError, connections, transaction

from handrail.ledger.tests.cast import a_number
from handrail.ledger.tests.log import TABLES, a_log, copied

SOME_ID = a_number("somebody else's entry")
GROWING = ("ledger_entry", "ledger_sequenced", "ledger_checkpoint")
COLUMN = {
    "ledger_entry": "body",
    "ledger_waiting": "number",
    "ledger_sequenced": "position",
    "ledger_checkpoint": "note",
}
INSERTS = {
    "ledger_entry": f"INSERT INTO ledger_entry VALUES ('{SOME_ID}', 'x')",
    "ledger_waiting": f"INSERT INTO ledger_waiting VALUES (1, '{SOME_ID}')",
    "ledger_sequenced": f"INSERT INTO ledger_sequenced VALUES ('{SOME_ID}', 1, 'x')",
    "ledger_checkpoint": "INSERT INTO ledger_checkpoint VALUES (1, 'x', 'x', '{}', now())",
}
CHANGES = {
    (table, kind): statement
    for table in TABLES
    for kind, statement in {
        "update": f"UPDATE {table} SET {COLUMN[table]} = {COLUMN[table]}",
        "delete": f"DELETE FROM {table}",
        "truncate": f"TRUNCATE {table}",
    }.items()
}


def run(alias, statement):
    with transaction.atomic(using=alias), connections[alias].cursor() as cursor:
        cursor.execute(statement)


REFUSED = [
    *(("default", statement) for statement in CHANGES.values()),
    *(("default", statement) for table, statement in INSERTS.items() if table != "ledger_entry"),
    *(
        ("sequencer", statement)
        for (table, kind), statement in CHANGES.items()
        if (table, kind) != ("ledger_waiting", "delete")
    ),
    ("sequencer", INSERTS["ledger_entry"]),
    ("sequencer", INSERTS["ledger_waiting"]),
    ("default", "ALTER TABLE ledger_entry DISABLE TRIGGER ALL"),
    ("sequencer", "ALTER TABLE ledger_sequenced DISABLE TRIGGER ALL"),
    ("default", "SELECT nextval('ledger_waiting_number')"),
]


@pytest.mark.parametrize(("alias", "statement"), REFUSED)
def test_a_role_may_not_do_what_is_not_its_work(database, alias, statement):
    with pytest.raises(ProgrammingError):
        run(alias, statement)


@pytest.mark.parametrize("table", GROWING)
@pytest.mark.parametrize("kind", ["update", "delete", "truncate"])
def test_not_even_the_owner_changes_what_stands(database, superuser, table, kind):
    a_log((3,))
    before = copied(superuser)

    with pytest.raises(IntegrityError, match="the ledger only grows"):
        run("owner", CHANGES[table, kind])
    assert copied(superuser) == before


def test_the_owner_changes_nothing_by_an_insert_either(database):
    a_log((3,))
    over = INSERTS["ledger_entry"] + " ON CONFLICT (id) DO UPDATE SET body = 'y'"

    with pytest.raises(IntegrityError, match="the ledger only grows"):
        run("owner", over)


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize("alias", ["default", "sequencer"])
def test_every_table_can_be_read_and_so_verified(database, alias, table):
    run(alias, f"SELECT * FROM {table}")
