import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("followup", "0007_look_at_new_indexes"),
        ("mailroom", "0004_follow_what_came_in"),
        ("people", "0005_suppressions"),
        ("team", "0002_phone_of_member"),
    ]

    operations = [
        migrations.CreateModel(
            name="TextStop",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.CharField(help_text="E.164", max_length=20)),
                ("word", models.CharField(help_text="As they wrote it", max_length=40)),
                ("at", models.DateTimeField()),
            ],
        ),
        migrations.AddField(
            model_name="stranger",
            name="last_id",
            field=models.CharField(blank=True, help_text="Of a text: the provider's id of the last", max_length=254),
        ),
        migrations.AddField(
            model_name="stranger",
            name="line",
            field=models.ForeignKey(
                blank=True,
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="+",
                to="mailroom.textline",
            ),
        ),
        migrations.AddField(
            model_name="stranger",
            name="said",
            field=models.CharField(blank=True, help_text="Of a text: their last words", max_length=300),
        ),
        migrations.AddField(
            model_name="textline",
            name="heard_at",
            field=models.DateTimeField(blank=True, help_text="The provider last called us with news", null=True),
        ),
        migrations.AddField(
            model_name="textline",
            name="help_words",
            field=models.CharField(blank=True, help_text="What answers HELP; empty: who we are", max_length=320),
        ),
        migrations.AlterField(
            model_name="stranger",
            name="address",
            field=models.CharField(help_text="Of a text: the number", max_length=254),
        ),
        migrations.AlterField(
            model_name="stranger",
            name="mailbox",
            field=models.ForeignKey(
                blank=True,
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="+",
                to="mailroom.mailbox",
            ),
        ),
        migrations.AddConstraint(
            model_name="message",
            constraint=models.UniqueConstraint(
                condition=models.Q(
                    ("direction", "in"), ("line__isnull", False), models.Q(("id_header", ""), _negated=True)
                ),
                fields=("workspace", "line", "id_header"),
                name="no_text_comes_in_twice",
            ),
        ),
        migrations.AddConstraint(
            model_name="stranger",
            constraint=models.UniqueConstraint(fields=("workspace", "line", "address"), name="one_stranger_per_number"),
        ),
        migrations.AddConstraint(
            model_name="stranger",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("line__isnull", True), ("mailbox__isnull", False)),
                    models.Q(("line__isnull", False), ("mailbox__isnull", True)),
                    _connector="OR",
                ),
                name="stranger_came_one_way",
            ),
        ),
        migrations.AddField(
            model_name="textstop",
            name="workspace",
            field=models.ForeignKey(
                db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name="+", to="team.workspace"
            ),
        ),
        migrations.AddConstraint(
            model_name="textstop",
            constraint=models.UniqueConstraint(fields=("workspace", "number"), name="one_stop_per_number"),
        ),
    ]
