"""Where prospects call a member back.

By hand, because Django would remake the table on SQLite, and the triggers that look into it (followup) forbid that.
"""

from django.db import migrations, models

ADD = "ALTER TABLE team_membership ADD COLUMN phone varchar(40) NOT NULL DEFAULT ''"
DROP = "ALTER TABLE team_membership DROP COLUMN phone"
PHONE = models.CharField(max_length=40, blank=True, help_text="At which prospects reach them, as they write it")


class Migration(migrations.Migration):
    dependencies = [("team", "0001_tables")]

    operations = [
        migrations.SeparateDatabaseAndState(
            [migrations.RunSQL(ADD, DROP)], [migrations.AddField("membership", "phone", PHONE)]
        ),
    ]
