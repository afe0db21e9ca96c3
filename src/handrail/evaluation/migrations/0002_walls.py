from django.db.migrations import Migration, RunSQL

from handrail.acts.walls import ORGANISATION, organisation_wall

# Append-only: no right to change or remove an entry exists.
ENTERING = RunSQL(
    f"""
    GRANT INSERT ON evaluation_cost TO handrail_web;
    CREATE POLICY entered ON evaluation_cost FOR INSERT TO handrail_web
        WITH CHECK (organisation_id = {ORGANISATION});
    """,
    RunSQL.noop,
)


class Migration(Migration):
    dependencies = [("evaluation", "0001_initial")]

    operations = [organisation_wall("evaluation_cost"), ENTERING]
