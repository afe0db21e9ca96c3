import django.contrib.postgres.fields
from django.db import migrations, models
from django.db.migrations import RunSQL

from handrail.acts.walls import content_wall, definer_function

CORRECTION = [
    "id", "disclosure_id", "item_id", "person_id", "audience", "corrected_by", "corrected_at",
    "was", "reasons",
]  # fmt: skip
NOTICE = [
    "id", "disclosure_id", "person_id", "audience", "kind", "originator_id", "recipient_id",
    "told", "told_at", "confirmed_at",
]  # fmt: skip
NEW = "accepted_in, closed_at, recalled_at, error_reported_at, recall_reasons"

CHECKED = """
    SELECT * INTO d FROM disclosures_disclosure
     WHERE id = disclosure AND state = ANY ({states})
       AND audience && current_setting('handrail.compartments')::uuid[] {also}
       FOR UPDATE;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'the disclosure is not where this step starts'
            USING ERRCODE = 'insufficient_privilege';
    END IF;
"""
ORIGINATOR = "AND originator_id = current_setting('handrail.organisation')::uuid"
OFFICER = "AND accepted_by = current_setting('handrail.member')::uuid"
ENDED = "ARRAY['declined', 'returned', 'expired']"
GONE_OUT = "ARRAY['approved', 'offered', 'queried', 'accepted', 'returned', 'declined', 'expired']"
# Who keeps it when the partner's copy ends: the originator's officers and the area's coordinators.
KEPT = """
    SELECT coalesce(array_agg(id), ARRAY[]::uuid[]) INTO kept FROM members_post
     WHERE (organisation_id = d.originator_id AND role = 'disclosure_officer')
        OR (role = 'coordinator' AND area = d.area);
"""
# The partner's copy ends, and with the last copy of an officer its part in the case.
ENDS = """
    UPDATE disclosures_disclosure SET audience = kept WHERE id = d.id;
    UPDATE disclosures_item SET audience = kept WHERE disclosure_id = d.id;
    UPDATE disclosures_remark SET audience = kept WHERE disclosure_id = d.id;
    IF d.accepted_by IS NOT NULL AND NOT EXISTS (SELECT 1 FROM disclosures_disclosure o
            WHERE o.case_id = d.case_id AND o.accepted_by = d.accepted_by AND o.id <> d.id
              AND o.state = 'accepted') THEN
        PERFORM case_leave(d.case_id, d.accepted_by);
    END IF;
    IF NOT EXISTS (SELECT 1 FROM disclosures_disclosure o
            WHERE o.case_id = d.case_id AND o.id <> d.id AND o.state = 'accepted') THEN
        PERFORM nominations_unplace(d.case_id);
    END IF;
"""
# Only the officer who holds a copy now is told; who gave it back or never had it is not.
TOLD = """
    INSERT INTO disclosures_notice (id, disclosure_id, person_id, audience, kind, originator_id,
                                    recipient_id, told, told_at)
    SELECT notice, d.id, d.person_id, kept || d.accepted_by, '{kind}', d.originator_id,
           d.recipient_id, d.accepted_by, at_time
     WHERE d.accepted_by IS NOT NULL AND EXISTS (SELECT 1 FROM disclosures_item i
            WHERE i.disclosure_id = d.id AND i.audience @> ARRAY[d.accepted_by]);
"""

OPEN = f"""
DECLARE d disclosures_disclosure;
BEGIN
    {CHECKED.format(states="ARRAY['accepted']", also=OFFICER)}
    UPDATE disclosures_item SET audience = audience || d.accepted_by WHERE disclosure_id = d.id;
    PERFORM case_work(d.case_id, d.accepted_by);
    PERFORM nominations_place(d.case_id);
END
"""
CLOSE = f"""
DECLARE d disclosures_disclosure; kept uuid[];
BEGIN
    {CHECKED.format(states=ENDED, also="")}
    {KEPT}
    {ENDS}
END
"""
RECALL = f"""
DECLARE d disclosures_disclosure; kept uuid[];
BEGIN
    {CHECKED.format(states="ARRAY['recalled']", also=ORIGINATOR)}
    {KEPT}
    {TOLD.format(kind="recall")}
    {ENDS}
END
"""
CORRECT = f"""
DECLARE d disclosures_disclosure; kept uuid[];
BEGIN
    {CHECKED.format(states=GONE_OUT, also=ORIGINATOR)}
    {KEPT}
    {TOLD.format(kind="correction")}
END
"""


def step(signature: str, body: str) -> RunSQL:
    return definer_function(signature, returns="void", owner="handrail_audience", body=body)


class Migration(migrations.Migration):
    dependencies = [("disclosures", "0002_walls"), ("nominations", "0004_ended")]

    operations = [
        migrations.AddField("disclosure", "accepted_in", models.UUIDField(null=True)),
        migrations.AddField("disclosure", "closed_at", models.DateTimeField(null=True)),
        migrations.AddField("disclosure", "recalled_at", models.DateTimeField(null=True)),
        migrations.AddField("disclosure", "error_reported_at", models.DateTimeField(null=True)),
        migrations.AddField("disclosure", "recall_reasons", models.BinaryField(null=True)),
        migrations.AddField("disclosureitem", "corrected_at", models.DateTimeField(null=True)),
        migrations.CreateModel(
            name="Correction",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("disclosure_id", models.UUIDField(db_index=True)),
                ("item_id", models.UUIDField()),
                ("person_id", models.UUIDField()),
                (
                    "audience",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.UUIDField(), size=None
                    ),
                ),
                ("corrected_by", models.UUIDField()),
                ("corrected_at", models.DateTimeField()),
                ("was", models.BinaryField()),
                ("reasons", models.BinaryField()),
            ],
            options={"db_table": "disclosures_correction"},
        ),
        migrations.CreateModel(
            name="Notice",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("disclosure_id", models.UUIDField(db_index=True)),
                ("person_id", models.UUIDField()),
                (
                    "audience",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.UUIDField(), size=None
                    ),
                ),
                ("kind", models.TextField()),
                ("originator_id", models.UUIDField()),
                ("recipient_id", models.UUIDField()),
                ("told", models.UUIDField()),
                ("told_at", models.DateTimeField()),
                ("confirmed_at", models.DateTimeField(null=True)),
            ],
            options={"db_table": "disclosures_notice"},
        ),
        content_wall("disclosures_correction", columns=CORRECTION),
        content_wall("disclosures_notice", columns=NOTICE, changes=["confirmed_at"]),
        RunSQL(
            f"""
            GRANT INSERT ({NEW}), UPDATE ({NEW}) ON disclosures_disclosure TO handrail_web;
            GRANT INSERT (corrected_at), UPDATE (text, corrected_at) ON disclosures_item
                TO handrail_web;
            GRANT INSERT ON disclosures_notice TO handrail_audience;
            DROP FUNCTION disclosure_open(uuid);
            DROP FUNCTION disclosure_close(uuid);
            """,
            RunSQL.noop,
        ),
        step("disclosure_open(disclosure uuid)", OPEN),
        step("disclosure_close(disclosure uuid)", CLOSE),
        step("disclosure_recall(disclosure uuid, notice uuid, at_time timestamptz)", RECALL),
        step("disclosure_correct(disclosure uuid, notice uuid, at_time timestamptz)", CORRECT),
    ]
