from django.db.migrations import Migration, RunSQL

from handrail.acts.walls import content_wall, definer_function

CASE = [
    "id", "person_id", "area", "audience", "state", "opened_at", "closed_at", "outcome",
    "what_has_changed",
]  # fmt: skip

# Who begins a case may not see it, so the row is made here, for the area's coordinators. Whose it
# becomes is computed and never passed in: each case is about a person in scope who has none yet, in
# that person's area.
BEGIN = """
BEGIN
    IF EXISTS (SELECT 1 FROM unnest(people, areas) AS c (person, area) WHERE NOT EXISTS (
                   SELECT 1 FROM people_person p WHERE p.id = c.person AND p.area = c.area
                      AND p.audience && current_setting('handrail.compartments')::uuid[]))
       OR EXISTS (SELECT 1 FROM cases_case WHERE person_id = ANY (people)) THEN
        RAISE EXCEPTION 'a case begins for a person in scope, once'
            USING ERRCODE = 'insufficient_privilege';
    END IF;
    INSERT INTO cases_case (id, person_id, area, audience, state, opened_at, outcome)
    SELECT c.id, c.person, c.area,
           (SELECT array_agg(p.id ORDER BY p.id) FROM members_post p
             WHERE p.role = 'coordinator' AND p.area = c.area),
           CASE WHEN c.paused THEN 'paused_for_review' ELSE 'open' END, at_time, ''
      FROM unnest(ids, people, areas, paused) AS c (id, person, area, paused);
END
"""


class Migration(Migration):
    dependencies = [("cases", "0001_initial"), ("people", "0002_walls")]

    operations = [
        content_wall(
            "cases_case",
            columns=CASE,
            changes=["state", "closed_at", "outcome", "what_has_changed"],
        ),
        RunSQL("GRANT INSERT ON cases_case TO handrail_audience;", RunSQL.noop),
        definer_function(
            "cases_begin(ids uuid[], people uuid[], areas text[], paused boolean[], "
            "at_time timestamptz)",
            returns="void",
            owner="handrail_audience",
            body=BEGIN,
        ),
    ]
