from django.db.migrations import Migration, RunSQL

from handrail.acts.walls import ORGANISATION

# Public words are for everybody, signed in or not. The rest is for whoever's organisation takes
# part, and for the clock, which marks what nobody answered.
TAKES_PART = f"""(
    EXISTS (SELECT 1 FROM partners_organisation o WHERE o.id = {ORGANISATION})
    OR {ORGANISATION} = '00000000-0000-4000-8000-00000000c10c'::uuid
)"""
SEEN = f"(is_public OR {TAKES_PART})"
OWN = f"(organisation_id = {ORGANISATION})"
CHANGES = {
    "questions_question": "state, due_at, overdue_at",
    "questions_consultation": "closed_at, what_changed",
}


def wall(table: str, *, seen: str, entered: str) -> RunSQL:
    """Who reads it, and whose words may be entered; a lock asks no more than reading does."""
    changes = CHANGES.get(table)
    update = (
        f"""
        GRANT UPDATE ({changes}) ON {table} TO handrail_web;
        CREATE POLICY changed ON {table} FOR UPDATE TO handrail_web
            USING ({seen}) WITH CHECK ({TAKES_PART});
        """
        if changes
        else ""
    )
    return RunSQL(
        f"""
        ALTER TABLE {table} ENABLE ROW LEVEL SECURITY;
        ALTER TABLE {table} FORCE ROW LEVEL SECURITY;
        GRANT SELECT, INSERT ON {table} TO handrail_web;
        CREATE POLICY seen ON {table} FOR SELECT TO handrail_web USING ({seen});
        CREATE POLICY entered ON {table} FOR INSERT TO handrail_web WITH CHECK ({entered});
        {update}
        """,
        RunSQL.noop,
    )


class Migration(Migration):
    dependencies = [("questions", "0001_initial"), ("partners", "0002_walls")]

    operations = [
        wall("questions_letter", seen=SEEN, entered=OWN),
        wall("questions_question", seen=SEEN, entered=f"(asker_id = {ORGANISATION})"),
        wall("questions_remark", seen=SEEN, entered=OWN),
        wall("questions_consultation", seen="true", entered=OWN),
        wall("questions_response", seen="true", entered=OWN),
    ]
