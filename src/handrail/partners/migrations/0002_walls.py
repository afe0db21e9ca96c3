from django.db.migrations import Migration

from handrail.acts.walls import granted


class Migration(Migration):
    dependencies = [("partners", "0001_initial")]

    operations = [granted("partners_organisation", rights="SELECT, INSERT")]
