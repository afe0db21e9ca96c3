"""Finds what was refused for one reason without reading the log through: refused tasks to watch."""

from __future__ import annotations

from django.db import migrations

# Letter for letter the conditions of the query, or the index is not used.
INDEX = """
CREATE INDEX ledger_entry_watching ON ledger_entry (id)
    WHERE encode(body, 'escape') LIKE '%"watching_task"%'
       OR encode(body, 'escape') LIKE '{"act":"support_action.refused_as_watching",%';
"""


class Migration(migrations.Migration):
    dependencies = [("ledger", "0002_walls")]

    operations = [migrations.RunSQL(INDEX, "DROP INDEX ledger_entry_watching;")]
