"""An index on a column with which another index begins only costs every write and room on the disk.

Keys of rows go before their rows do, so nothing looks for them by row.
"""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("capture", "0001_import_tables"),
        ("team", "0001_tables"),
    ]

    operations = [
        migrations.AlterField(
            model_name="importgroup",
            name="batch",
            field=models.ForeignKey(
                db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name="groups", to="capture.import"
            ),
        ),
        migrations.AlterField(
            model_name="importgroup",
            name="workspace",
            field=models.ForeignKey(
                db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name="+", to="team.workspace"
            ),
        ),
        migrations.AlterField(
            model_name="importkey",
            name="batch",
            field=models.ForeignKey(
                db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name="+", to="capture.import"
            ),
        ),
        migrations.AlterField(
            model_name="importkey",
            name="row",
            field=models.ForeignKey(
                db_constraint=False,
                db_index=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="capture.importrow",
            ),
        ),
        migrations.AlterField(
            model_name="importkey",
            name="workspace",
            field=models.ForeignKey(
                db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name="+", to="team.workspace"
            ),
        ),
        migrations.AlterField(
            model_name="importmember",
            name="batch",
            field=models.ForeignKey(
                db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name="+", to="capture.import"
            ),
        ),
        migrations.AlterField(
            model_name="importmember",
            name="row",
            field=models.ForeignKey(
                db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name="+", to="capture.importrow"
            ),
        ),
        migrations.AlterField(
            model_name="importmember",
            name="workspace",
            field=models.ForeignKey(
                db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name="+", to="team.workspace"
            ),
        ),
        migrations.AlterField(
            model_name="importresult",
            name="batch",
            field=models.ForeignKey(
                db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name="+", to="capture.import"
            ),
        ),
        migrations.AlterField(
            model_name="importresult",
            name="workspace",
            field=models.ForeignKey(
                db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name="+", to="team.workspace"
            ),
        ),
        migrations.AlterField(
            model_name="importrow",
            name="batch",
            field=models.ForeignKey(
                db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name="+", to="capture.import"
            ),
        ),
        migrations.AlterField(
            model_name="importrow",
            name="file",
            field=models.ForeignKey(
                db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name="+", to="capture.importfile"
            ),
        ),
        migrations.AlterField(
            model_name="importrow",
            name="workspace",
            field=models.ForeignKey(
                db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name="+", to="team.workspace"
            ),
        ),
    ]
