"""Who may touch the clocks: the web role adds, reads and settles them, and never removes one."""

from __future__ import annotations

from django.db import migrations

GRANTS = """
REVOKE ALL ON clocks_clock, clocks_heartbeat FROM PUBLIC;
GRANT SELECT, INSERT, UPDATE ON clocks_clock, clocks_heartbeat TO handrail_web;
"""

WITHDRAWN = "REVOKE ALL ON clocks_clock, clocks_heartbeat FROM handrail_web;"


class Migration(migrations.Migration):
    dependencies = [("clocks", "0001_initial")]

    operations = [migrations.RunSQL(GRANTS, WITHDRAWN)]
