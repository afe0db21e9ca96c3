from django.db.migrations import Migration, RunSQL

from handrail.acts.walls import content_wall, definer_function

SESSION = [
    "id", "case_id", "action_id", "person_id", "audience", "happened_on", "entered_at", "why_not",
]  # fmt: skip

# Doubtful words are for a trained reviewer outside the case (R18), who reads them for as long as
# they are held and no longer.
LOOK = """
DECLARE a support_action; reviewers uuid[];
BEGIN
    SELECT * INTO a FROM support_action WHERE id = held
       AND audience && current_setting('handrail.compartments')::uuid[] FOR UPDATE;
    SELECT coalesce(array_agg(id), ARRAY[]::uuid[]) INTO reviewers FROM members_post
     WHERE role = 'reviewer';
    IF a.id IS NULL OR cardinality(reviewers) = 0 THEN
        RAISE EXCEPTION 'only an action in scope is held, for a reviewer there is'
            USING ERRCODE = 'insufficient_privilege';
    END IF;
    UPDATE support_action SET audience =
        (SELECT array_agg(each) FROM unnest(a.audience) each WHERE NOT each = ANY (reviewers))
        || CASE WHEN a.state = 'held' THEN reviewers ELSE ARRAY[]::uuid[] END
     WHERE id = a.id;
END
"""


class Migration(Migration):
    dependencies = [("support", "0003_sessions"), ("cases", "0002_walls")]

    operations = [
        RunSQL(
            """
            GRANT INSERT (is_shared, need_id, sessions_ordered, looked_at, second_look)
                ON support_action TO handrail_web;
            GRANT UPDATE (looked_at, second_look) ON support_action TO handrail_web;
            """,
            RunSQL.noop,
        ),
        content_wall("support_session", columns=SESSION),
        definer_function(
            "support_second_look(held uuid)",
            returns="void",
            owner="handrail_audience",
            body=LOOK,
        ),
    ]
