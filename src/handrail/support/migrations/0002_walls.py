from django.db.migrations import Migration

from handrail.acts.walls import content_wall

ACTION = [
    "id", "case_id", "disclosure_id", "person_id", "area", "audience", "owner_id", "worker_id",
    "state", "purpose", "due_on", "told_on", "agreed_on", "proposed_at", "confirmed_at",
    "finished_at", "description", "outcome",
]  # fmt: skip


class Migration(Migration):
    dependencies = [("support", "0001_initial")]

    operations = [
        content_wall(
            "support_action",
            columns=ACTION,
            changes=["state", "confirmed_at", "finished_at", "outcome"],
        )
    ]
