from django.db.migrations import Migration, RunSQL

from handrail.acts.walls import content_wall, definer_function

ANSWER = [
    "id", "case_id", "person_id", "area", "audience", "is_shared", "is_the_persons", "position",
    "state", "on_day", "how", "by_post", "review_on", "made_at", "route",
]  # fmt: skip
GROUND = [
    "id", "answer_id", "case_id", "person_id", "area", "audience", "regime", "ground",
    "considered", "is_one_more", "reasons", "decision_reasons",
]  # fmt: skip

# The clock takes part in no case. It learns whose clock ran out, so that the entry can be tied to
# the person; for anybody else, and while the time runs, there is nothing here.
DEADLINE = """
BEGIN
    RETURN (SELECT c.person_id FROM cases_case c
             WHERE c.id = about_case
               AND current_setting('handrail.member') = '00000000-0000-4000-8000-00000000c10c'
               AND EXISTS (SELECT 1 FROM clocks_clock k WHERE k.about = c.id AND k.done_at IS NULL
                              AND k.kind IN ('person_told', 'not_told_review')));
END
"""


class Migration(Migration):
    dependencies = [
        ("awareness", "0001_initial"),
        ("cases", "0002_walls"),
        ("clocks", "0002_grants"),
    ]

    operations = [
        content_wall("awareness_awareness", columns=ANSWER, changes=["state", "on_day", "by_post"]),
        content_wall(
            "awareness_ground", columns=GROUND, changes=["is_one_more", "decision_reasons"]
        ),
        RunSQL("GRANT SELECT ON clocks_clock TO handrail_audience;", RunSQL.noop),
        definer_function(
            "awareness_deadline(about_case uuid)",
            returns="uuid",
            owner="handrail_audience",
            body=DEADLINE,
        ),
    ]
