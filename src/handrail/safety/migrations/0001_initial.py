import django.contrib.postgres.fields
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="SafetyStatement",
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
                ("police_id", models.UUIDField()),
                ("nomination_id", models.UUIDField()),
                ("originator_reference", models.TextField()),
                ("asked_by", models.UUIDField()),
                ("asked_at", models.DateTimeField()),
                ("answer", models.TextField(default="")),
                ("stated_by", models.UUIDField(null=True)),
                ("stated_at", models.DateTimeField(null=True)),
                ("holds_until", models.DateTimeField(null=True)),
                ("outdated_at", models.DateTimeField(null=True)),
                ("precautions", models.BinaryField(null=True)),
            ],
            options={"db_table": "safety_statement"},
        ),
    ]
