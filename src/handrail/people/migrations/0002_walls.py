from django.db.migrations import Migration, RunSQL

from handrail.acts.walls import content_wall, definer_function

PERSON = [
    "id", "area", "audience", "entered_at", "blind_keys",
    "forename", "surname", "date_of_birth", "address", "postcode",
]  # fmt: skip
PAIR = [
    "id", "person_id", "left_id", "right_id", "areas", "audience",
    "state", "decided_at", "decided_by", "reasons", "reopened_at", "reopened_because",
]  # fmt: skip

# A pair's reference follows from those of its two people, which are random: it is the same whenever
# the pair is found, and in every world that has both. Only those in whose scope a person is look for
# others like that person.
PROPOSE = """
BEGIN
    IF EXISTS (SELECT 1 FROM unnest(entered) AS sought (id) WHERE NOT EXISTS (
                   SELECT 1 FROM people_person p WHERE p.id = sought.id
                      AND p.audience && current_setting('handrail.compartments')::uuid[])) THEN
        RAISE EXCEPTION 'somebody here is out of scope' USING ERRCODE = 'insufficient_privilege';
    END IF;
    INSERT INTO people_same_person_pair (id, person_id, left_id, right_id, areas, audience, state)
    SELECT encode(substr(sha256(
               uuid_send(least(a.id, b.id)) || uuid_send(greatest(a.id, b.id))), 1, 16), 'hex')::uuid,
           least(a.id, b.id), least(a.id, b.id), greatest(a.id, b.id),
           ARRAY[least(a.area, b.area), greatest(a.area, b.area)],
           (SELECT array_agg(p.id ORDER BY p.id) FROM members_post p
             WHERE p.role = 'coordinator' AND p.area IN (a.area, b.area)), 'proposed'
      FROM people_person a JOIN people_person b ON a.blind_keys && b.blind_keys AND a.id <> b.id
     WHERE a.id = ANY (entered)
        ON CONFLICT DO NOTHING;
    -- Who must decide must see both: the coordinators of either area, within the centre.
    UPDATE people_person one SET audience = ARRAY(
               SELECT DISTINCT unnest(one.audience || pair.audience) ORDER BY 1)
      FROM people_same_person_pair pair
     WHERE one.id IN (pair.left_id, pair.right_id) AND NOT one.audience @> pair.audience
       AND (pair.left_id = ANY (entered) OR pair.right_id = ANY (entered));
END
"""


class Migration(Migration):
    dependencies = [("people", "0001_initial"), ("members", "0002_walls")]

    operations = [
        content_wall("people_person", columns=PERSON),
        content_wall(
            "people_same_person_pair",
            columns=PAIR,
            changes=[
                "state",
                "decided_at",
                "decided_by",
                "reasons",
                "reopened_at",
                "reopened_because",
            ],
        ),
        RunSQL(
            """
            GRANT SELECT ON members_post TO handrail_audience;
            GRANT INSERT ON people_same_person_pair TO handrail_audience;
            """,
            RunSQL.noop,
        ),
        definer_function(
            "people_propose_pairs(entered uuid[])",
            returns="void",
            owner="handrail_audience",
            body=PROPOSE,
        ),
        # The plan is made when the table is small and kept: it must not be one that reads all of it.
        RunSQL(
            """
            SET LOCAL ROLE handrail_audience;
            ALTER FUNCTION people_propose_pairs SET enable_seqscan = off;
            RESET ROLE;
            """,
            RunSQL.noop,
        ),
    ]
