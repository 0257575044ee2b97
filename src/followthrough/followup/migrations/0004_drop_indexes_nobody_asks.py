"""Every question begins with the workspace, so an index on owner, stage or pipeline alone only costs every write.

They are dropped by hand: altering the columns would make SQLite remake the table and lose its triggers.
"""

from typing import Any

import django.db.models.deletion
from django.db import migrations, models

COLUMNS = ("workspace", "pipeline", "stage", "owner")


def drop(apps: Any, schema_editor: Any) -> None:
    table = apps.get_model("followup", "Opportunity")._meta.db_table
    with schema_editor.connection.cursor() as cursor:
        constraints = schema_editor.connection.introspection.get_constraints(cursor, table)
    for name, constraint in constraints.items():
        alone = constraint["columns"] in [[f"{column}_id"] for column in COLUMNS]
        if alone and constraint["index"] and not constraint["foreign_key"]:
            schema_editor.execute(f"DROP INDEX {schema_editor.quote_name(name)}")


def add(apps: Any, schema_editor: Any) -> None:
    opportunity = apps.get_model("followup", "Opportunity")
    for column in COLUMNS:
        field = opportunity._meta.get_field(column)
        schema_editor.execute(schema_editor._create_index_sql(opportunity, fields=[field]))


def plain(to: str, on_delete: Any, related_name: str) -> models.ForeignKey:
    return models.ForeignKey(db_index=False, on_delete=on_delete, related_name=related_name, to=to)


class Migration(migrations.Migration):
    dependencies = [("followup", "0003_lists_in_order")]

    operations = [
        migrations.SeparateDatabaseAndState(
            database_operations=[migrations.RunPython(drop, add, elidable=False)],
            state_operations=[
                migrations.AlterField(
                    "opportunity", "workspace", plain("team.workspace", django.db.models.deletion.CASCADE, "+")
                ),
                migrations.AlterField(
                    "opportunity",
                    "pipeline",
                    plain("followup.pipeline", django.db.models.deletion.PROTECT, "opportunities"),
                ),
                migrations.AlterField(
                    "opportunity", "stage", plain("followup.stage", django.db.models.deletion.PROTECT, "opportunities")
                ),
                migrations.AlterField(
                    "opportunity", "owner", plain("team.membership", django.db.models.deletion.PROTECT, "+")
                ),
            ],
        )
    ]
