import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("followup", "0008_drop_more_indexes_nobody_asks"),
        ("mailroom", "0005_listen_to_texts"),
        ("people", "0005_suppressions"),
        ("team", "0002_phone_of_member"),
    ]

    operations = [
        migrations.CreateModel(
            name="Draft",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "channel",
                    models.CharField(
                        choices=[
                            ("call", "Call"),
                            ("text", "Text"),
                            ("email", "E-mail"),
                            ("visit", "Visit"),
                            ("video", "Video call"),
                            ("letter", "Letter"),
                            ("social", "Social message"),
                        ],
                        default="email",
                        max_length=8,
                    ),
                ),
                ("to_address", models.CharField(blank=True, max_length=254)),
                ("copied", models.JSONField(blank=True, default=list)),
                ("subject", models.CharField(blank=True, max_length=300)),
                ("text", models.TextField(blank=True)),
                ("attachments", models.JSONField(blank=True, default=list)),
                ("saved_at", models.DateTimeField()),
            ],
        ),
        migrations.AddIndex(
            model_name="message",
            index=models.Index(
                condition=models.Q(("dealt_with_at__isnull", True), ("state__in", ["withheld", "refused", "unknown"])),
                fields=["workspace", "id"],
                name="messages_to_decide",
            ),
        ),
        migrations.AddIndex(
            model_name="message",
            index=models.Index(
                condition=models.Q(("state", "queued")), fields=["workspace", "send_at", "id"], name="messages_waiting"
            ),
        ),
        migrations.AddField(
            model_name="draft",
            name="member",
            field=models.ForeignKey(
                db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name="+", to="team.membership"
            ),
        ),
        migrations.AddField(
            model_name="draft",
            name="opportunity",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="+", to="followup.opportunity"
            ),
        ),
        migrations.AddField(
            model_name="draft",
            name="workspace",
            field=models.ForeignKey(
                db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name="+", to="team.workspace"
            ),
        ),
        migrations.AddConstraint(
            model_name="draft",
            constraint=models.UniqueConstraint(
                fields=("workspace", "member", "opportunity", "channel"), name="one_draft_per_prospect_and_member"
            ),
        ),
    ]
