from django.db.migrations import AddField, Migration, RunSQL
from django.db.models import BinaryField, DateTimeField

from handrail.acts.walls import definer_function, inner_function

# What the originator reads changes on the first day of a month, so the number that it can read of
# its live nominations does too: one that ended in this month still counts in it (R32).
LIVE_COUNT = """
BEGIN
    RETURN (SELECT count(*) FROM nominations_nomination
             WHERE originator_id = current_setting('handrail.organisation')::uuid
               AND state IN ('deconflicting', 'ready', 'placed', 'dormant'))
         + (SELECT count(*) FROM nominations_nomination
             WHERE originator_id = current_setting('handrail.organisation')::uuid
               AND state IN ('closed', 'returned')
               AND date_trunc('month', ended_at AT TIME ZONE 'Europe/London')
                 = date_trunc('month', at_time AT TIME ZONE 'Europe/London'));
END
"""
# Placed as soon as a partner accepted, and ready again once the last one is out. Who accepts sees
# no nomination, so this is a step of the functions that open and close a disclosure.
PLACE = """
BEGIN
    UPDATE nominations_nomination SET state = 'placed' WHERE case_id = placed AND state = 'ready';
END
"""
UNPLACE = """
BEGIN
    UPDATE nominations_nomination
       SET state = CASE WHEN clear_until IS NULL THEN 'deconflicting' ELSE 'ready' END
     WHERE case_id = unplaced AND state = 'placed';
END
"""


class Migration(Migration):
    dependencies = [("nominations", "0003_live_count")]

    operations = [
        AddField("nomination", "ended_at", DateTimeField(null=True)),
        AddField("nomination", "withdrawn_because", BinaryField(null=True)),
        RunSQL(
            "GRANT INSERT (ended_at, withdrawn_because), UPDATE (ended_at, withdrawn_because)"
            " ON nominations_nomination TO handrail_web;"
            "GRANT UPDATE (state) ON nominations_nomination TO handrail_audience;"
            "DROP FUNCTION nominations_live_count();",
            RunSQL.noop,
        ),
        definer_function(
            "nominations_live_count(at_time timestamptz)",
            returns="bigint",
            owner="handrail_audience",
            body=LIVE_COUNT,
        ),
        inner_function("nominations_place(placed uuid)", body=PLACE),
        inner_function("nominations_unplace(unplaced uuid)", body=UNPLACE),
    ]
