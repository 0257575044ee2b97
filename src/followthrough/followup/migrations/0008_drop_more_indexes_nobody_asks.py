"""Indexes that others cover, and one that holds a row for each prospect where few have anything to be found by.

They are dropped by hand: altering the columns would make SQLite remake the tables and lose their triggers.
"""

from typing import Any

import django.db.models.deletion
from django.db import migrations, models

COVERED = {
    "Opportunity": ("won_from",),
    "Touch": ("workspace", "member"),
    "Deferral": ("workspace", "member"),
    "Promise": ("workspace", "member"),
    "Discovery": ("workspace",),
}


def drop(apps: Any, schema_editor: Any) -> None:
    for name, columns in COVERED.items():
        table = apps.get_model("followup", name)._meta.db_table
        with schema_editor.connection.cursor() as cursor:
            constraints = schema_editor.connection.introspection.get_constraints(cursor, table)
        for index, constraint in constraints.items():
            alone = constraint["columns"] in [[f"{column}_id"] for column in columns]
            if alone and constraint["index"] and not constraint["foreign_key"] and not constraint["unique"]:
                schema_editor.execute(f"DROP INDEX {schema_editor.quote_name(index)}")


def add(apps: Any, schema_editor: Any) -> None:
    for name, columns in COVERED.items():
        model = apps.get_model("followup", name)
        for column in columns:
            schema_editor.execute(schema_editor._create_index_sql(model, fields=[model._meta.get_field(column)]))


def of_workspace() -> models.ForeignKey:
    return models.ForeignKey(
        db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name="+", to="team.workspace"
    )


def of_member(**more: Any) -> models.ForeignKey:
    return models.ForeignKey(
        db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="team.membership", **more
    )


class Migration(migrations.Migration):
    dependencies = [("followup", "0007_look_at_new_indexes")]

    operations = [
        migrations.SeparateDatabaseAndState(
            database_operations=[migrations.RunPython(drop, add, elidable=False)],
            state_operations=[
                *(
                    migrations.AlterField(name, "workspace", of_workspace())
                    for name in ("touch", "deferral", "promise", "discovery")
                ),
                migrations.AlterField("touch", "member", of_member(null=True)),
                migrations.AlterField("deferral", "member", of_member(null=True)),
                migrations.AlterField("promise", "member", of_member(help_text="Who answers for it")),
                migrations.AlterField(
                    "opportunity",
                    "won_from",
                    models.ForeignKey(
                        blank=True,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="followup.opportunity",
                    ),
                ),
            ],
        ),
        migrations.RemoveIndex("opportunity", "opportunities_of_person"),
        migrations.AddIndex(
            "opportunity",
            models.Index(fields=["won_from"], condition=models.Q(("won_from__isnull", False)), name="care_of"),
        ),
    ]
