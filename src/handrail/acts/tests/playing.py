"""What tests of acts play with: pictures of every table, entries in their order, broken tables."""

from __future__ import annotations

import json
from collections import Counter
from contextlib import contextmanager

from psycopg import sql

# Where every act leaves something: the ledger and what ties an entry to its case.
WITNESS = {"ledger_entry", "ledger_waiting", "acts_handle"}

BREAK = """
CREATE FUNCTION broken_for_a_test() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION 'this table is broken for a test'; END $$;
CREATE TRIGGER broken_for_a_test BEFORE INSERT OR UPDATE OR DELETE ON {table}
    FOR EACH ROW EXECUTE FUNCTION broken_for_a_test();
"""


def picture(superuser):
    """Every row of every table, as a count of digests by table."""
    tables = superuser.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
    return {table: _rows(superuser, table) for (table,) in tables.fetchall()}


def _rows(superuser, table):
    query = sql.SQL("SELECT md5(t::text) FROM {} AS t").format(sql.Identifier(table))
    return Counter(digest for (digest,) in superuser.execute(query))


def changed(before, after):
    """The tables that differ between two pictures."""
    return {table for table in after if before[table] != after[table]}


def entries(superuser):
    """The ledger's entries, oldest first, as they were written."""
    found = superuser.execute(
        "SELECT convert_from(e.body, 'UTF8') FROM ledger_entry e"
        " JOIN ledger_waiting w ON w.entry_id = e.id ORDER BY w.number"
    )
    return [json.loads(body) for (body,) in found]


def acts(superuser):
    return [entry["act"] for entry in entries(superuser)]


@contextmanager
def broken(superuser, table):
    """Nothing can be written to this table for a while."""
    superuser.execute(sql.SQL(BREAK).format(table=sql.Identifier(table)))
    try:
        yield
    finally:
        superuser.execute("DROP FUNCTION broken_for_a_test CASCADE")
