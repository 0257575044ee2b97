"""An index on a column with which another index begins only costs every write and room on the disk.

They are dropped by hand: altering the columns would make SQLite remake the tables and lose their triggers.
"""

from typing import Any

import django.db.models.deletion
from django.db import migrations, models

COVERED = {
    "Company": ("workspace",),
    "Person": ("workspace",),
    "ContactPoint": ("workspace", "person"),
    "Tag": ("workspace",),
    "PersonTag": ("workspace", "person"),
    "CustomField": ("workspace",),
    "SearchDoc": ("person",),
}


def drop(apps: Any, schema_editor: Any) -> None:
    for name, columns in COVERED.items():
        table = apps.get_model("people", name)._meta.db_table
        with schema_editor.connection.cursor() as cursor:
            constraints = schema_editor.connection.introspection.get_constraints(cursor, table)
        for index, constraint in constraints.items():
            alone = constraint["columns"] in [[f"{column}_id"] for column in columns]
            if alone and constraint["index"] and not constraint["foreign_key"]:
                schema_editor.execute(f"DROP INDEX {schema_editor.quote_name(index)}")


def add(apps: Any, schema_editor: Any) -> None:
    for name, columns in COVERED.items():
        model = apps.get_model("people", name)
        for column in columns:
            schema_editor.execute(schema_editor._create_index_sql(model, fields=[model._meta.get_field(column)]))


def plain(to: str, related_name: str = "+") -> models.ForeignKey:
    return models.ForeignKey(
        db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name=related_name, to=to
    )


class Migration(migrations.Migration):
    dependencies = [("people", "0003_names_by_beginning")]

    operations = [
        migrations.SeparateDatabaseAndState(
            database_operations=[migrations.RunPython(drop, add, elidable=False)],
            state_operations=[
                *(
                    migrations.AlterField(name.lower(), "workspace", plain("team.workspace"))
                    for name, columns in COVERED.items()
                    if "workspace" in columns
                ),
                migrations.AlterField("contactpoint", "person", plain("people.person", "contact_points")),
                migrations.AlterField("persontag", "person", plain("people.person")),
                migrations.AlterField("searchdoc", "person", plain("people.person")),
            ],
        )
    ]
