from django.db.migrations import Migration, RunSQL

from handrail.acts.walls import definer_function

# Who records that the person said no takes part in the case, and yet sees no other partner's
# action. So the database stops them all, where the last word in the case is that no.
STOP = """
DECLARE stopped uuid[];
BEGIN
    IF NOT EXISTS (SELECT 1 FROM cases_case c WHERE c.id = stopped_case
                      AND c.audience && current_setting('handrail.compartments')::uuid[])
       OR coalesce((SELECT v.state FROM voluntary_agreement v WHERE v.case_id = stopped_case
                     ORDER BY v.position DESC LIMIT 1), '') NOT IN ('refused', 'withdrawn') THEN
        RAISE EXCEPTION 'support stops where the person refused or withdrew'
            USING ERRCODE = 'insufficient_privilege';
    END IF;
    WITH changed AS (
        UPDATE support_action SET state = 'stopped', finished_at = at_time
         WHERE case_id = stopped_case AND state IN ('proposed', 'agreed') RETURNING id)
    SELECT coalesce(array_agg(id ORDER BY id), ARRAY[]::uuid[]) INTO stopped FROM changed;
    RETURN stopped;
END
"""


class Migration(Migration):
    dependencies = [
        ("support", "0002_walls"),
        ("voluntary", "0002_walls"),
        ("cases", "0002_walls"),
    ]

    operations = [
        RunSQL(
            "GRANT UPDATE (state, finished_at) ON support_action TO handrail_audience;",
            RunSQL.noop,
        ),
        definer_function(
            "support_stop(stopped_case uuid, at_time timestamptz)",
            returns="uuid[]",
            owner="handrail_audience",
            body=STOP,
        ),
    ]
