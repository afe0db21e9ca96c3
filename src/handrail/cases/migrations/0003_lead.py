import django.contrib.postgres.fields
from django.db import migrations, models

from handrail.acts.walls import content_wall

LEAD = [
    "id", "case_id", "person_id", "area", "audience", "is_shared", "kind", "organisation_id",
    "recorded_by", "recorded_at", "pointer",
]  # fmt: skip


class Migration(migrations.Migration):
    dependencies = [("cases", "0002_walls")]

    operations = [
        migrations.CreateModel(
            name="Lead",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("case_id", models.UUIDField(db_index=True)),
                ("person_id", models.UUIDField()),
                ("area", models.TextField()),
                (
                    "audience",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.UUIDField(), size=None
                    ),
                ),
                ("is_shared", models.BooleanField(default=True)),
                ("kind", models.TextField()),
                ("organisation_id", models.UUIDField(null=True)),
                ("recorded_by", models.UUIDField()),
                ("recorded_at", models.DateTimeField()),
                ("pointer", models.BinaryField(null=True)),
            ],
            options={"db_table": "cases_lead"},
        ),
        content_wall("cases_lead", columns=LEAD),
    ]
