from django.db.migrations import Migration, RunSQL

from handrail.acts.walls import content_wall, definer_function

STEP = [
    "id", "case_id", "person_id", "area", "audience", "is_shared", "is_the_persons", "position",
    "state", "on_day", "by_post", "words_said", "has_capacity", "made_at", "present",
    "best_interests",
]  # fmt: skip
VOICE = [
    "id", "case_id", "person_id", "area", "audience", "is_shared", "is_the_persons", "on_day",
    "by_post", "made_at", "text",
]  # fmt: skip

# Who works on a case offers the person the advocates of its area: by organisation and post.
ADVOCATES = """
BEGIN
    RETURN (SELECT coalesce(json_agg(json_build_object(
                       'member', t.member_id, 'organisation', p.organisation_id, 'post', p.title)
                       ORDER BY p.organisation_id, p.title, t.member_id), '[]'::json)
              FROM members_tenure t JOIN members_post p ON p.id = t.post_id
              JOIN cases_case c ON c.id = asked_case
               AND c.audience && current_setting('handrail.compartments')::uuid[]
             WHERE p.role = 'advocate' AND p.area IN (c.area, 'everywhere')
               AND t.from_on <= on_day AND (t.until_on IS NULL OR t.until_on >= on_day));
END
"""
# The advocate sees what the person may see: rows that say so in a column `is_the_persons`. A table
# that has this column needs nothing more for it.
LET_IN = """
DECLARE c cases_case; walled text;
BEGIN
    SELECT * INTO c FROM cases_case WHERE id = seated
       AND audience && current_setting('handrail.compartments')::uuid[];
    IF NOT FOUND OR c.advocate_id IS NULL THEN
        RAISE EXCEPTION 'no advocate is seated in this case'
            USING ERRCODE = 'insufficient_privilege';
    END IF;
    FOR walled IN SELECT attrelid::regclass::text FROM pg_attribute
                   WHERE attname = 'is_the_persons' AND attnum > 0 AND NOT attisdropped LOOP
        EXECUTE format('UPDATE %s SET audience = audience || $1 WHERE case_id = $2 AND '
                       'is_the_persons AND NOT audience @> ARRAY[$1]', walled)
            USING c.advocate_id, seated;
    END LOOP;
END
"""


class Migration(Migration):
    dependencies = [
        ("voluntary", "0001_initial"),
        ("cases", "0002_walls"),
        ("members", "0002_walls"),
        ("awareness", "0002_walls"),
    ]

    operations = [
        content_wall("voluntary_agreement", columns=STEP),
        content_wall("voluntary_voice", columns=VOICE),
        # Who holds a post is seen in its organisation alone, but for the posts of advocates: those
        # are seated in cases, and the functions that seat them must find them.
        RunSQL(
            """
            CREATE POLICY advocates ON members_tenure FOR SELECT TO handrail_audience
                USING (EXISTS (SELECT 1 FROM members_post p
                                WHERE p.id = post_id AND p.role = 'advocate'));
            """,
            RunSQL.noop,
        ),
        definer_function(
            "advocates_for(asked_case uuid, on_day date)",
            returns="json",
            owner="handrail_audience",
            body=ADVOCATES,
        ),
        definer_function(
            "voluntary_let_advocate_in(seated uuid)",
            returns="void",
            owner="handrail_audience",
            body=LET_IN,
        ),
    ]
