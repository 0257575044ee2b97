"""Which version of a text a message began with."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("playbooks", "0004_begin_by_rule_from_a_moment_on")]

    operations = [
        migrations.CreateModel(
            name="TemplateUse",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "message",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="mailroom.message"
                    ),
                ),
                (
                    "version",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="uses",
                        to="playbooks.templateversion",
                    ),
                ),
                (
                    "workspace",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="team.workspace",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["workspace", "version"], name="uses_of_template_version")],
            },
        ),
    ]
