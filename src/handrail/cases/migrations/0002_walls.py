from django.db.migrations import Migration, RunSQL

from handrail.acts.walls import content_wall, definer_function, inner_function

CASE = [
    "id", "person_id", "area", "audience", "workers", "chair_id", "advocate_id", "state",
    "opened_at", "closed_at", "outcome", "what_has_changed",
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
    INSERT INTO cases_case (id, person_id, area, audience, workers, state, opened_at, outcome)
    SELECT c.id, c.person, c.area,
           (SELECT array_agg(p.id ORDER BY p.id) FROM members_post p
             WHERE p.role = 'coordinator' AND p.area = c.area),
           ARRAY[]::uuid[],
           CASE WHEN c.paused THEN 'paused_for_review' ELSE 'open' END, at_time, ''
      FROM unnest(ids, people, areas, paused) AS c (id, person, area, paused);
END
"""


# Who takes part changes in one place. Rows that are shared by all who work on a case say so in a
# column `is_shared`; whoever comes to the table reads these, and whoever leaves reads nothing more
# of the case. Both are for other definer functions, which check who may.
JOIN = """
DECLARE walled text;
BEGIN
    FOR walled IN SELECT attrelid::regclass::text FROM pg_attribute
                   WHERE attname = 'is_shared' AND attnum > 0 AND NOT attisdropped LOOP
        EXECUTE format('UPDATE %s SET audience = audience || $1 WHERE case_id = $2 AND is_shared '
                       'AND NOT audience @> ARRAY[$1]', walled) USING compartment, joined;
    END LOOP;
END
"""
LEAVE = """
DECLARE walled text;
BEGIN
    UPDATE cases_case SET audience = array_remove(audience, compartment),
           workers = array_remove(workers, compartment) WHERE id = left_case;
    FOR walled IN SELECT a.attrelid::regclass::text FROM pg_attribute a
                    JOIN pg_attribute c ON c.attrelid = a.attrelid AND c.attname = 'case_id'
                    JOIN pg_class t ON t.oid = a.attrelid AND t.relkind = 'r'
                   WHERE a.attname = 'audience' AND a.attnum > 0 AND NOT a.attisdropped
                     AND t.relname <> 'disclosures_disclosure' LOOP
        EXECUTE format('UPDATE %s SET audience = array_remove(audience, $1) WHERE case_id = $2',
                       walled) USING compartment, left_case;
    END LOOP;
END
"""
WORK = """
BEGIN
    UPDATE cases_case SET audience = audience || worker, workers = workers || worker
     WHERE id = joined AND NOT workers @> ARRAY[worker];
    PERFORM case_join(joined, worker);
END
"""
# Who leads a case seats its chair and its advocate: a post of the area, a member who is one.
SEAT_CHAIR = """
DECLARE c cases_case;
BEGIN
    SELECT * INTO c FROM cases_case WHERE id = seated
       AND audience && current_setting('handrail.compartments')::uuid[] FOR UPDATE;
    IF NOT FOUND OR c.state = 'closed' OR NOT EXISTS (SELECT 1 FROM members_post p
            WHERE p.id = post AND p.role = 'chair' AND p.area IN (c.area, 'everywhere')) THEN
        RAISE EXCEPTION 'a chair is seated in an open case of its area'
            USING ERRCODE = 'insufficient_privilege';
    END IF;
    IF c.chair_id IS NOT NULL AND c.chair_id <> post THEN
        PERFORM case_leave(seated, c.chair_id);
    END IF;
    UPDATE cases_case SET chair_id = post, audience = array_remove(audience, post) || post
     WHERE id = seated;
    PERFORM case_join(seated, post);
END
"""
SEAT_ADVOCATE = """
DECLARE c cases_case;
BEGIN
    SELECT * INTO c FROM cases_case WHERE id = seated
       AND audience && current_setting('handrail.compartments')::uuid[] FOR UPDATE;
    IF NOT FOUND OR c.state = 'closed' OR NOT EXISTS (SELECT 1 FROM members_tenure t
            JOIN members_post p ON p.id = t.post_id
            WHERE t.member_id = advocate AND p.role = 'advocate') THEN
        RAISE EXCEPTION 'an advocate is seated in an open case'
            USING ERRCODE = 'insufficient_privilege';
    END IF;
    IF c.advocate_id IS NOT NULL AND c.advocate_id <> advocate THEN
        PERFORM case_leave(seated, c.advocate_id);
    END IF;
    UPDATE cases_case SET advocate_id = advocate, audience = array_remove(audience, advocate) || advocate
     WHERE id = seated;
END
"""


class Migration(Migration):
    dependencies = [
        ("cases", "0001_initial"),
        ("people", "0002_walls"),
        ("members", "0002_walls"),
    ]

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
        inner_function("case_join(joined uuid, compartment uuid)", body=JOIN),
        inner_function("case_leave(left_case uuid, compartment uuid)", body=LEAVE),
        inner_function("case_work(joined uuid, worker uuid)", body=WORK),
        RunSQL(
            "GRANT UPDATE (workers, chair_id, advocate_id) ON cases_case TO handrail_audience;"
            "GRANT SELECT ON members_post, members_tenure TO handrail_audience;",
            RunSQL.noop,
        ),
        definer_function(
            "case_seat_chair(seated uuid, post uuid)",
            returns="void",
            owner="handrail_audience",
            body=SEAT_CHAIR,
        ),
        definer_function(
            "case_seat_advocate(seated uuid, advocate uuid)",
            returns="void",
            owner="handrail_audience",
            body=SEAT_ADVOCATE,
        ),
    ]
