from django.db.migrations import Migration, RunSQL

from handrail.acts.walls import content_wall, definer_function

STATEMENT = [
    "id", "case_id", "person_id", "area", "audience", "is_shared", "police_id", "nomination_id",
    "originator_reference", "asked_by", "asked_at", "answer", "stated_by", "stated_at",
    "holds_until", "outdated_at", "precautions",
]  # fmt: skip

# A risk makes what the police stated before it out of date. Whoever raises a risk about a case in
# scope does this, whatever the post; it never refuses, because nothing may stand in a risk's way.
OUTDATE = """
BEGIN
    UPDATE safety_statement SET outdated_at = at_time
     WHERE case_id = endangered AND outdated_at IS NULL AND stated_at <= at_time
       AND EXISTS (SELECT 1 FROM cases_case c WHERE c.id = endangered
                      AND c.audience && current_setting('handrail.compartments')::uuid[]);
END
"""


class Migration(Migration):
    dependencies = [("safety", "0001_initial"), ("cases", "0002_walls")]

    operations = [
        content_wall(
            "safety_statement",
            columns=STATEMENT,
            changes=["answer", "stated_by", "stated_at", "holds_until", "precautions"],
        ),
        RunSQL("GRANT UPDATE (outdated_at) ON safety_statement TO handrail_audience;", RunSQL.noop),
        definer_function(
            "safety_outdate(endangered uuid, at_time timestamptz)",
            returns="void",
            owner="handrail_audience",
            body=OUTDATE,
        ),
    ]
