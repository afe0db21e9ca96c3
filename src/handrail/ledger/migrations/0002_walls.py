"""What the database itself sees to: the ledger only grows, and no entry is left unqueued."""

from __future__ import annotations

from django.db import migrations

QUEUE = """
CREATE SEQUENCE ledger_waiting_number OWNED BY ledger_waiting.number;
ALTER TABLE ledger_waiting ALTER number SET DEFAULT nextval('ledger_waiting_number');
-- Rows live for a second: vacuum by count, or the sequencer would wade through the dead.
ALTER TABLE ledger_waiting
    SET (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 1000);

-- With the owner's rights, so that the web role needs none on the queue, neither to forget an
-- entry nor to remove one. The name of the queue is spelt with its schema, because a table in
-- pg_temp could stand in front of it.
CREATE FUNCTION ledger_queue_entries() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    EXECUTE format(
        'INSERT INTO %I.ledger_waiting (entry_id) SELECT id FROM added', TG_TABLE_SCHEMA
    );
    RETURN NULL;
END
$$;
REVOKE ALL ON FUNCTION ledger_queue_entries() FROM PUBLIC;
CREATE TRIGGER ledger_entry_is_queued AFTER INSERT ON ledger_entry
    REFERENCING NEW TABLE AS added
    FOR EACH STATEMENT EXECUTE FUNCTION ledger_queue_entries();
"""

DROP_QUEUE = """
DROP TRIGGER ledger_entry_is_queued ON ledger_entry;
DROP FUNCTION ledger_queue_entries();
ALTER TABLE ledger_waiting ALTER number DROP DEFAULT;
DROP SEQUENCE ledger_waiting_number;
"""

# One trigger for all three, and by the statement: a row-level one never fires on TRUNCATE.
ONLY_GROWS = """
CREATE FUNCTION ledger_only_grows() RETURNS trigger
    LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    RAISE EXCEPTION 'the ledger only grows: % on % is refused', TG_OP, TG_TABLE_NAME
        USING ERRCODE = 'restrict_violation';
END
$$;
""" + "".join(
    f"""
CREATE TRIGGER {table}_only_grows BEFORE UPDATE OR DELETE OR TRUNCATE ON {table}
    FOR EACH STATEMENT EXECUTE FUNCTION ledger_only_grows();
"""
    for table in ("ledger_entry", "ledger_sequenced", "ledger_checkpoint")
)

DROP_ONLY_GROWS = """
DROP FUNCTION ledger_only_grows() CASCADE;
"""

# Looked up in the entry's own bytes, so that no column can say other than the entry. A pattern,
# not a cast to jsonb, which would fail on the bytes of an entry that somebody tampered with.
SHAPE = """
ALTER TABLE ledger_entry
    ADD CONSTRAINT ledger_entry_fits CHECK (octet_length(body) BETWEEN 1 AND 65535);
ALTER TABLE ledger_sequenced
    ADD CONSTRAINT ledger_sequenced_counts CHECK (position >= 0);
CREATE INDEX ledger_entry_object
    ON ledger_entry (substring(encode(body, 'escape') from '"object":"([^"]*)"'));
CREATE INDEX ledger_entry_actor
    ON ledger_entry (substring(encode(body, 'escape') from '"actor":"([^"]*)"'));
"""

DROP_SHAPE = """
DROP INDEX ledger_entry_object, ledger_entry_actor;
ALTER TABLE ledger_sequenced DROP CONSTRAINT ledger_sequenced_counts;
ALTER TABLE ledger_entry DROP CONSTRAINT ledger_entry_fits;
"""

GRANTS = """
REVOKE ALL ON ledger_entry, ledger_waiting, ledger_sequenced, ledger_checkpoint
    FROM PUBLIC, handrail_web, handrail_sequencer;
GRANT SELECT, INSERT ON ledger_entry TO handrail_web;
GRANT SELECT ON ledger_waiting, ledger_sequenced, ledger_checkpoint TO handrail_web;
GRANT SELECT ON ledger_entry TO handrail_sequencer;
GRANT SELECT, DELETE ON ledger_waiting TO handrail_sequencer;
GRANT SELECT, INSERT ON ledger_sequenced, ledger_checkpoint TO handrail_sequencer;
"""


class Migration(migrations.Migration):
    dependencies = [("ledger", "0001_tables")]

    operations = [
        migrations.RunSQL(SHAPE, DROP_SHAPE),
        migrations.RunSQL(QUEUE, DROP_QUEUE),
        migrations.RunSQL(ONLY_GROWS, DROP_ONLY_GROWS),
        migrations.RunSQL(GRANTS, migrations.RunSQL.noop),
    ]
