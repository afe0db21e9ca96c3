from django.db.migrations import Migration, RunSQL

from handrail.acts.walls import ORGANISATION

# An agreement is seen by its parties. An administrator enters what others signed, so entering asks
# for no party: the action's decision is what limits who enters.
WALL = f"""
ALTER TABLE agreements_agreement ENABLE ROW LEVEL SECURITY;
ALTER TABLE agreements_agreement FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT ON agreements_agreement TO handrail_web;
CREATE POLICY seen ON agreements_agreement FOR SELECT TO handrail_web
    USING (parties @> ARRAY[{ORGANISATION}]);
CREATE POLICY entered ON agreements_agreement FOR INSERT TO handrail_web WITH CHECK (true);
"""


class Migration(Migration):
    dependencies = [("agreements", "0001_initial")]

    operations = [RunSQL(WALL, RunSQL.noop)]
