"""Indexes for lists sorted by worth and by silence."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("followup", "0002_owner_works_here")]

    operations = [
        migrations.AddIndex(
            model_name="opportunity",
            index=models.Index(fields=["workspace", "state", "value", "id"], name="opportunities_by_value"),
        ),
        migrations.AddIndex(
            model_name="opportunity",
            index=models.Index(fields=["workspace", "state", "last_two_way_at", "id"], name="opportunities_by_silence"),
        ),
    ]
