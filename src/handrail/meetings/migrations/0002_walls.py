from django.db.migrations import Migration

from handrail.acts.walls import content_wall

OF_A_CASE = ["id", "case_id", "person_id", "audience", "is_shared"]
MEETING = [
    *OF_A_CASE, "area", "state", "starts_at", "place", "chair_id", "entered_at", "signed_by",
    "signed_at", "new_items", "agreed",
]  # fmt: skip
ATTENDANCE = [
    *OF_A_CASE, "meeting_id", "organisation_id", "post_id", "title", "coming", "entered_at",
]  # fmt: skip
DECISION = [
    *OF_A_CASE, "meeting_id", "how", "decided_at", "question", "options", "decided", "reasons",
]  # fmt: skip
ATTESTATION = [
    *OF_A_CASE, "meeting_id", "originator_id", "starts_at", "state", "attested_at",
]  # fmt: skip
PLAN = [*OF_A_CASE, "version", "signed_by", "signed_at", "text"]


class Migration(Migration):
    dependencies = [("meetings", "0001_initial"), ("cases", "0002_walls")]

    operations = [
        content_wall(
            "meetings_meeting", columns=MEETING, changes=["state", "signed_by", "signed_at"]
        ),
        content_wall("meetings_attendance", columns=ATTENDANCE, changes=["coming"]),
        content_wall("meetings_decision", columns=DECISION),
        content_wall("meetings_attestation", columns=ATTESTATION, changes=["state", "attested_at"]),
        content_wall("meetings_plan", columns=PLAN),
    ]
