from django.db.migrations import Migration

from handrail.acts.walls import content_wall

REVIEW = [
    "id", "case_id", "person_id", "audience", "is_shared", "kind", "happened_on", "entered_at",
    "entered_by", "next_on", "sessions_ordered", "sessions_delivered", "narrative",
]  # fmt: skip
EXIT = [
    "id", "case_id", "person_id", "area", "audience", "kind", "owner_id", "due_at", "overdue_at",
    "done_at",
]  # fmt: skip


class Migration(Migration):
    dependencies = [("reviews", "0001_initial"), ("cases", "0002_walls")]

    operations = [
        content_wall("reviews_review", columns=REVIEW),
        content_wall("reviews_exit_review", columns=EXIT, changes=["overdue_at", "done_at"]),
    ]
