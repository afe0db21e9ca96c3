from django.db.migrations import Migration, RunSQL

from handrail.acts.walls import definer_function

POLICE = "('counter_terrorism_police', 'territorial_police')"

# As the figures before: open risks by who owns them in bands, what officials did as none, few or
# more. A risk's owner is the one of that day, as its history tells, not the one of now.
RISKS = f"""
BEGIN
    PERFORM oversight_checked(asked, until);
    RETURN QUERY
    WITH steps AS (
        SELECT s.risk_id, s.number, s.how, s.owner_id, s.to_id
          FROM risk_step s JOIN risk_risk r ON r.id = s.risk_id
         WHERE r.area = asked AND s.at < until
    ), latest AS (
        SELECT DISTINCT ON (s.risk_id) s.how, o.kind FROM steps s
          JOIN partners_organisation o ON o.id = s.owner_id
         ORDER BY s.risk_id, s.number DESC
    ), counted (figure, part, n) AS (
        SELECT 'owner', CASE WHEN l.kind IN {POLICE} THEN 'police' ELSE 'others' END, count(*)
          FROM latest l WHERE l.how <> 'closed' GROUP BY 2
    ), done (figure, n) AS (
        SELECT 'transfers_' || h.how, count(s.risk_id)
          FROM (VALUES ('offered'), ('accepted'), ('returned'), ('lapsed')) AS h (how)
          LEFT JOIN (steps s JOIN partners_organisation t
                       ON t.id = s.to_id AND t.kind NOT IN {POLICE}) ON s.how = h.how
         GROUP BY h.how
        UNION ALL SELECT 'passages', count(*) FROM risk_passage p
         WHERE p.area = asked AND p.passed_at < until AND p.kind = 'item'
        UNION ALL SELECT 'unfounded', count(*) FROM risk_passage p
         WHERE p.area = asked AND p.checked_at < until AND p.state = 'unfounded'
    )
    SELECT c.figure, c.part, (c.n / 10 * 10)::int, (c.n / 10 * 10 + 9)::int
      FROM counted c WHERE c.n >= 10
    UNION ALL
    SELECT d.figure, '',
           CASE WHEN d.n >= 5 THEN 5 WHEN d.n >= 1 THEN 1 ELSE 0 END,
           CASE WHEN d.n >= 5 THEN NULL WHEN d.n >= 1 THEN 4 ELSE 0 END
      FROM done d;
END
"""


class Migration(Migration):
    dependencies = [
        ("oversight", "0001_counts"),
        ("partners", "0002_walls"),
        ("risk", "0004_walls_of_owning_and_valve"),
    ]

    operations = [
        RunSQL("GRANT SELECT ON partners_organisation TO handrail_audience;", RunSQL.noop),
        definer_function(
            "oversight_risks(asked text, until timestamptz)",
            returns="TABLE (figure text, part text, low integer, high integer)",
            owner="handrail_audience",
            body=RISKS,
        ),
    ]
