from django.db.migrations import Migration

from handrail.acts.walls import granted


class Migration(Migration):
    dependencies = [("sessions", "0001_initial")]

    operations = [granted("django_session", rights="SELECT, INSERT, UPDATE, DELETE")]
