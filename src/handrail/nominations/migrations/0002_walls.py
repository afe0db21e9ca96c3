from django.db.migrations import Migration

from handrail.acts.walls import content_wall

NOMINATION = [
    "id", "person_id", "case_id", "originator_id", "nominated_by", "originator_reference",
    "commitment", "area", "audience", "state", "received_at", "subject_category",
    "pursue_status", "threshold", "ground", "marking", "closed_on", "clear_until",
    "concern", "adjustments",
]  # fmt: skip
STATEMENT = [
    "id", "nomination_id", "person_id", "audience", "position", "kind", "source_grade",
    "intelligence_grade", "handling", "intelligence_derived", "regime", "text", "author",
    "handling_conditions",
]  # fmt: skip
DECONFLICTION = [
    "id", "nomination_id", "person_id", "audience", "result", "checked_on", "expires_at",
    "recorded_by", "recorded_at",
]  # fmt: skip


class Migration(Migration):
    dependencies = [("nominations", "0001_initial"), ("cases", "0002_walls")]

    operations = [
        content_wall(
            "nominations_nomination", columns=NOMINATION, changes=["state", "clear_until"]
        ),
        content_wall("nominations_statement", columns=STATEMENT),
        content_wall("nominations_deconfliction", columns=DECONFLICTION),
    ]
