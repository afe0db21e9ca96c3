from django.db.migrations import Migration, RunSQL

from handrail.acts.walls import COMPARTMENTS, definer_function, inner_function

# Counts of rows that the reader may not see. What leaves these functions is safe by itself (R40):
# bands of ten, where a missing line is the lowest band with nought inside it; acts of officials as
# none, 1 to 4, or 5 and more. All count up to the beginning of a quarter that has begun, so that no
# two answers can be set against each other to find one row; and an act of today does not reach back:
# a correction counts from when it was entered, a reviewer's agreement from when it was given.
READERS = (
    "'scrutiny_member', 'chair', 'practitioner', 'coordinator', 'data_protection_officer',"
    " 'evaluator', 'inspector', 'administrator'"
)
CHECKED = f"""
BEGIN
    IF NOT EXISTS (SELECT 1 FROM members_post p
                    WHERE p.id = ANY ({COMPARTMENTS}) AND p.role IN ({READERS})
                      AND p.area IN (asked, 'everywhere')) THEN
        RAISE EXCEPTION 'these counts are for those who answer for the area'
            USING ERRCODE = 'insufficient_privilege';
    END IF;
    IF until IS NULL OR until <> date_trunc('quarter', until, 'Europe/London') THEN
        RAISE EXCEPTION 'counts are published by the quarter'
            USING ERRCODE = 'insufficient_privilege';
    END IF;
    IF until > now() THEN
        RAISE EXCEPTION 'the quarter is not over'
            USING ERRCODE = 'insufficient_privilege';
    END IF;
END
"""

# A clock that ran out before it was stopped, or runs still, was missed.
FIGURES = """
BEGIN
    PERFORM oversight_checked(asked, until);
    RETURN QUERY
    WITH offered AS (
        SELECT d.id, d.ask FROM disclosures_disclosure d
         WHERE d.area = asked AND d.offered_at < until
    ), latest AS (
        SELECT DISTINCT ON (a.case_id) a.case_id, a.state FROM awareness_awareness a
         WHERE a.area = asked AND a.made_at < until
           AND (a.state = 'told' OR a.state = 'agreed'
                AND a.on_day < (until AT TIME ZONE 'Europe/London')::date)
         ORDER BY a.case_id, a.position DESC
    ), counted (figure, part, n) AS (
        SELECT 'nominations', '', count(*) FROM nominations_nomination x
         WHERE x.area = asked AND x.received_at < until
        UNION ALL SELECT 'offered', '', count(*) FROM offered
        UNION ALL SELECT 'ask', o.ask, count(*) FROM offered o GROUP BY o.ask
        UNION ALL SELECT 'kind', i.kind, count(DISTINCT i.disclosure_id)
          FROM disclosures_item i JOIN offered o ON o.id = i.disclosure_id GROUP BY i.kind
        UNION ALL SELECT 'knows', l.state, count(*) FROM latest l GROUP BY l.state
        UNION ALL SELECT 'closed', c.outcome, count(*) FROM cases_case c
         WHERE c.area = asked AND c.closed_at < until GROUP BY c.outcome
    ), done (figure, part, n) AS (
        SELECT 'late_telling', '', count(*) FROM clocks_clock k JOIN cases_case c ON c.id = k.about
         WHERE c.area = asked AND k.kind = 'person_told' AND k.due_at < until
           AND (k.done_at IS NULL OR k.done_at > k.due_at)
        UNION ALL SELECT 'escalations', '', count(*) FROM risk_escalation e
         WHERE e.area = asked AND e.raised_at < until
    ), items (median, n) AS (
        SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY each.n), count(*) FROM (
            SELECT count(*) AS n FROM disclosures_item i JOIN offered o ON o.id = i.disclosure_id
             GROUP BY i.disclosure_id) each
    )
    SELECT c.figure, c.part, (c.n / 10 * 10)::int, (c.n / 10 * 10 + 9)::int
      FROM counted c WHERE c.n >= 10
    UNION ALL
    SELECT d.figure, d.part,
           CASE WHEN d.n >= 5 THEN 5 WHEN d.n >= 1 THEN 1 ELSE 0 END,
           CASE WHEN d.n >= 5 THEN NULL WHEN d.n >= 1 THEN 4 ELSE 0 END
      FROM done d
    UNION ALL
    SELECT 'items', '', round(i.median)::int, round(i.median)::int FROM items i WHERE i.n >= 10;
END
"""

# What three organisations and more spent in an area cannot be told apart; what fewer did, could.
COSTS = """
BEGIN
    PERFORM oversight_checked(asked, until);
    RETURN QUERY
    SELECT c.kind, round(sum(c.hours), -1), round(sum(c.pence), -4)::bigint
      FROM evaluation_cost c
     WHERE c.area = asked AND c.entered_at < until
       AND NOT EXISTS (SELECT 1 FROM evaluation_cost l
                        WHERE l.corrects = c.id AND l.entered_at < until)
     GROUP BY c.kind HAVING count(DISTINCT c.organisation_id) >= 3;
END
"""

# R39: organisation by organisation, for those who evaluate the programme or inspect it.
BY_ORGANISATION = f"""
BEGIN
    IF NOT EXISTS (SELECT 1 FROM members_post p WHERE p.id = ANY ({COMPARTMENTS})
                    AND p.role IN ('evaluator', 'inspector')) THEN
        RAISE EXCEPTION 'these sums are for evaluators and inspectors'
            USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN QUERY
    SELECT c.organisation_id, c.area, c.kind, sum(c.hours), sum(c.pence)::bigint
      FROM evaluation_cost c
     WHERE NOT EXISTS (SELECT 1 FROM evaluation_cost l WHERE l.corrects = c.id)
     GROUP BY c.organisation_id, c.area, c.kind;
END
"""


def counting(signature: str, returns: str, body: str) -> RunSQL:
    return definer_function(
        signature, returns=f"TABLE ({returns})", owner="handrail_audience", body=body
    )


class Migration(Migration):
    initial = True

    dependencies = [
        ("members", "0002_walls"),
        ("cases", "0002_walls"),
        ("nominations", "0002_walls"),
        ("disclosures", "0002_walls"),
        ("awareness", "0002_walls"),
        ("risk", "0002_walls"),
        ("evaluation", "0002_walls"),
    ]

    operations = [
        RunSQL(
            """
            GRANT SELECT ON evaluation_cost TO handrail_audience;
            CREATE POLICY counted ON evaluation_cost FOR SELECT TO handrail_audience USING (true);
            """,
            RunSQL.noop,
        ),
        inner_function("oversight_checked(asked text, until timestamptz)", body=CHECKED),
        counting(
            "oversight_figures(asked text, until timestamptz)",
            "figure text, part text, low integer, high integer",
            FIGURES,
        ),
        counting(
            "oversight_costs(asked text, until timestamptz)",
            "kind text, hours numeric, pence bigint",
            COSTS,
        ),
        counting(
            "oversight_costs_by_organisation()",
            "organisation uuid, area text, kind text, hours numeric, pence bigint",
            BY_ORGANISATION,
        ),
    ]
