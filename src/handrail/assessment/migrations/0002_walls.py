from django.db.migrations import Migration

from handrail.acts.walls import content_wall

NEED = [
    "id", "case_id", "person_id", "area", "audience", "is_shared", "topic", "state",
    "persons_view", "sources", "recorded_by", "organisation_id", "recorded_at", "revised_at",
    "met_at", "reason_code", "text", "persons_words", "reason",
]  # fmt: skip
NEED_CHANGES = ["state", "revised_at", "met_at", "reason_code", "text", "reason"]
FORMER = [
    "id", "need_id", "case_id", "person_id", "area", "audience", "is_shared", "said_at", "until",
    "text",
]  # fmt: skip
STRENGTH = [
    "id", "case_id", "person_id", "area", "audience", "is_shared", "topic", "sources",
    "recorded_by", "organisation_id", "recorded_at", "text",
]  # fmt: skip


class Migration(Migration):
    dependencies = [("assessment", "0001_initial")]

    operations = [
        content_wall("assessment_need", columns=NEED, changes=NEED_CHANGES),
        content_wall("assessment_former_words", columns=FORMER),
        content_wall("assessment_strength", columns=STRENGTH),
    ]
