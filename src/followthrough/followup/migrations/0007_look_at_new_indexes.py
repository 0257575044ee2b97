"""Statistics for the indexes that came late: without them SQLite takes an unknown index for the best one."""

from typing import Any

from django.db import migrations


def look(apps: Any, schema_editor: Any) -> None:
    if schema_editor.connection.vendor == "sqlite":
        schema_editor.execute("PRAGMA analysis_limit = 1000")
    schema_editor.execute("ANALYZE followup_opportunity")


class Migration(migrations.Migration):
    dependencies = [("followup", "0006_board_of_owner")]

    operations = [migrations.RunPython(look, migrations.RunPython.noop, elidable=True)]
