from django.db.migrations import Migration

from handrail.acts.walls import content_wall

ESCALATION = [
    "id", "person_id", "about_case", "area", "audience", "state", "level", "raised_by",
    "raised_as", "raised_from", "raised_at", "acknowledged_by", "acknowledged_at",
    "taken_over_by", "taken_over_at", "stood_down_by", "stood_down_at", "next_owner",
    "accepted_at", "words", "whereabouts", "in_danger", "children", "weapons", "called_999",
    "call_back", "incident_number", "reason", "accepted_by",
]  # fmt: skip
ESCALATION_CHANGES = [
    "state", "level", "acknowledged_by", "acknowledged_at", "taken_over_by", "taken_over_at",
    "stood_down_by", "stood_down_at", "next_owner", "accepted_at", "incident_number", "reason",
    "accepted_by",
]  # fmt: skip


class Migration(Migration):
    dependencies = [("risk", "0001_initial")]

    operations = [
        content_wall("risk_escalation", columns=ESCALATION, changes=ESCALATION_CHANGES),
    ]
