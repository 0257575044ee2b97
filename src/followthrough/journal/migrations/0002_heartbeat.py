"""One row per act of the clock, so that every door can tell when it stands still."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("journal", "0001_tables")]

    operations = [
        migrations.CreateModel(
            name="Heartbeat",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=60, unique=True)),
                ("began_at", models.DateTimeField(null=True)),
                ("ended_at", models.DateTimeField(null=True)),
                ("seconds", models.FloatField(default=0)),
                (
                    "report",
                    models.CharField(blank=True, help_text="What the last good turn said", max_length=200),
                ),
                ("failures", models.PositiveIntegerField(default=0, help_text="In a row")),
                ("failed_at", models.DateTimeField(null=True)),
                (
                    "failure",
                    models.CharField(blank=True, help_text="What the last bad turn said", max_length=500),
                ),
            ],
        ),
    ]
