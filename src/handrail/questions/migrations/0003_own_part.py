from django.db.migrations import Migration, RunSQL

from handrail.acts.walls import ORGANISATION

TAKES_PART = f"EXISTS (SELECT 1 FROM partners_organisation o WHERE o.id = {ORGANISATION})"
CLOCK = "'00000000-0000-4000-8000-00000000c10c'::uuid"

# Whoever takes part may lock what it reads; only who asked, who was asked, the clock and the centre
# change it. What is said stands beside a question of the own organisation, as open as the question.
OWN_PART = f"""
DROP POLICY changed ON questions_question;
CREATE POLICY changed ON questions_question FOR UPDATE TO handrail_web
    USING (is_public OR {TAKES_PART} OR {ORGANISATION} = {CLOCK})
    WITH CHECK ({ORGANISATION} IN (asker_id, owner_id, {CLOCK}));
DROP POLICY changed ON questions_consultation;
CREATE POLICY changed ON questions_consultation FOR UPDATE TO handrail_web
    USING (true) WITH CHECK (EXISTS (
        SELECT 1 FROM partners_organisation o WHERE o.id = {ORGANISATION} AND o.kind = 'centre'));
DROP POLICY entered ON questions_remark;
CREATE POLICY entered ON questions_remark FOR INSERT TO handrail_web
    WITH CHECK (organisation_id = {ORGANISATION} AND EXISTS (
        SELECT 1 FROM questions_question q
         WHERE q.id = questions_remark.question_id AND q.is_public = questions_remark.is_public
           AND {ORGANISATION} IN (q.asker_id, q.owner_id)));
"""


class Migration(Migration):
    dependencies = [("questions", "0002_walls")]

    operations = [RunSQL(OWN_PART, RunSQL.noop)]
