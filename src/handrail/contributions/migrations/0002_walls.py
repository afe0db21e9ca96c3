from django.db.migrations import Migration, RunSQL

from handrail.acts.walls import content_wall, definer_function

CONTRIBUTION = [
    "id", "case_id", "person_id", "area", "audience", "is_shared", "owner_id", "contributor_id",
    "request_id", "state", "part", "topic", "content_class", "decision_served", "basis",
    "statement_kind", "as_of", "contributed_at", "released_at", "withdrawn_at", "text",
]  # fmt: skip
REQUEST = [
    "id", "case_id", "person_id", "area", "audience", "asked_of_id", "asked", "decision_served",
    "state", "asked_by", "asked_at", "answered_at", "reason", "question",
]  # fmt: skip

# Who works on a case, and for which organisation: told to those who take part in it.
WORKERS = """
BEGIN
    RETURN QUERY SELECT DISTINCT d.accepted_by, d.recipient_id
      FROM cases_case c JOIN disclosures_disclosure d ON d.case_id = c.id
     WHERE c.id = looked AND c.audience && current_setting('handrail.compartments')::uuid[]
       AND d.state = 'accepted' AND c.workers @> ARRAY[d.accepted_by];
END
"""

# A contribution opens when its owner has let it go: to all who work on the case, or, where it is
# clinical, to those of them who work for a health organisation. Police are in neither.
RELEASE = """
DECLARE c contributions_contribution; added uuid[];
BEGIN
    SELECT * INTO c FROM contributions_contribution WHERE id = contribution AND state = 'released'
       AND contributor_id = current_setting('handrail.member')::uuid FOR UPDATE;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'a contribution is released by its owner'
            USING ERRCODE = 'insufficient_privilege';
    END IF;
    SELECT coalesce(array_agg(DISTINCT d.accepted_by), ARRAY[]::uuid[]) INTO added
      FROM cases_case k JOIN disclosures_disclosure d ON d.case_id = k.id
      JOIN partners_organisation o ON o.id = d.recipient_id
     WHERE k.id = c.case_id AND d.state = 'accepted' AND k.workers @> ARRAY[d.accepted_by]
       AND (c.content_class <> 'clinical' OR o.kind = 'health')
       AND o.kind NOT IN ('counter_terrorism_police', 'territorial_police');
    IF c.content_class <> 'clinical' THEN
        SELECT added || coalesce(array_agg(k.chair_id), ARRAY[]::uuid[]) INTO added
          FROM cases_case k WHERE k.id = c.case_id AND k.chair_id IS NOT NULL;
    END IF;
    UPDATE contributions_contribution SET audience =
        (SELECT array_agg(DISTINCT each) FROM unnest(c.audience || added) AS each)
     WHERE id = c.id;
END
"""


class Migration(Migration):
    dependencies = [
        ("contributions", "0001_initial"),
        ("disclosures", "0002_walls"),
        ("partners", "0002_walls"),
    ]

    operations = [
        content_wall(
            "contributions_contribution",
            columns=CONTRIBUTION,
            changes=["state", "is_shared", "released_at", "withdrawn_at"],
        ),
        content_wall(
            "contributions_request",
            columns=REQUEST,
            changes=["state", "answered_at", "reason"],
        ),
        RunSQL("GRANT SELECT ON partners_organisation TO handrail_audience;", RunSQL.noop),
        definer_function(
            "case_organisations(looked uuid)",
            returns="TABLE (worker uuid, organisation uuid)",
            owner="handrail_audience",
            body=WORKERS,
        ),
        definer_function(
            "contribution_release(contribution uuid)",
            returns="void",
            owner="handrail_audience",
            body=RELEASE,
        ),
    ]
