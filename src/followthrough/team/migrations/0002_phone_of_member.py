"""Where prospects call a member back."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("team", "0001_tables")]

    operations = [
        migrations.AddField(
            "membership",
            "phone",
            models.CharField(
                max_length=40, blank=True, default="", help_text="At which prospects reach them, as they write it"
            ),
            preserve_default=False,
        ),
    ]
