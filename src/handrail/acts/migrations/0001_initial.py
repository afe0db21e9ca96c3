from django.db import migrations, models

from handrail.acts.walls import granted


class Migration(migrations.Migration):
    initial = True
    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Handle",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("person_id", models.UUIDField(db_index=True)),
                ("sealed", models.BinaryField()),
            ],
            options={"db_table": "acts_handle"},
        ),
        granted("acts_handle", rights="SELECT, INSERT"),
    ]
