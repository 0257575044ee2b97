"""The tables of an import: files, drafts of their rows, duplicates, results."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("team", "0001_tables"),
    ]

    operations = [
        migrations.CreateModel(
            name="Import",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "progress",
                    models.CharField(
                        choices=[
                            ("draft", "Being described"),
                            ("reading", "Reading the files"),
                            ("ready", "Ready to bring in"),
                            ("running", "Being brought in"),
                            ("stopped", "Stopped"),
                            ("done", "Done"),
                            ("undoing", "Being taken back"),
                            ("undone", "Taken back"),
                        ],
                        default="draft",
                        max_length=10,
                    ),
                ),
                ("options", models.JSONField(default=dict, help_text="capture.options.Options")),
                ("rows", models.PositiveIntegerField(default=0)),
                ("stored", models.PositiveIntegerField(default=0)),
                ("joined", models.PositiveIntegerField(default=0)),
                ("refused", models.PositiveIntegerField(default=0)),
                (
                    "kept",
                    models.PositiveIntegerField(
                        default=0, help_text="Rows that taking back left, as they were worked on"
                    ),
                ),
                ("cursor", models.JSONField(default=dict)),
                ("busy_until", models.DateTimeField(help_text="A process works on it, at most until then", null=True)),
                ("trouble", models.CharField(blank=True, help_text="Why it stopped by itself", max_length=500)),
                ("entry_id", models.BigIntegerField(help_text="Its line in the journal", null=True)),
                ("created_at", models.DateTimeField()),
                ("started_at", models.DateTimeField(null=True)),
                ("finished_at", models.DateTimeField(null=True)),
                (
                    "member",
                    models.ForeignKey(
                        help_text="Who brings them in",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="team.membership",
                    ),
                ),
                (
                    "workspace",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="team.workspace"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="ImportFile",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("position", models.PositiveSmallIntegerField(default=0)),
                ("name", models.CharField(max_length=200)),
                ("original", models.CharField(help_text="Path below the data folder, as it was sent", max_length=300)),
                (
                    "table",
                    models.CharField(help_text="Path of what is read: the same, or a sheet as CSV", max_length=300),
                ),
                ("sheet", models.CharField(blank=True, max_length=200)),
                ("sheets", models.JSONField(default=list)),
                ("size", models.PositiveBigIntegerField(default=0)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("people", "People"),
                            ("companies", "Companies"),
                            ("opportunities", "Opportunities"),
                            ("roles", "Who belongs to which opportunity"),
                            ("other", "Nothing we keep: leave this file out"),
                        ],
                        default="people",
                        max_length=14,
                    ),
                ),
                ("encoding", models.CharField(default="utf-8", max_length=40)),
                ("dialect", models.JSONField(default=dict)),
                ("guesses", models.JSONField(default=dict, help_text="Why encoding and dialect were guessed so")),
                ("columns", models.JSONField(default=list)),
                ("habits", models.JSONField(default=dict, help_text="Day or month first, currency")),
                (
                    "signature",
                    models.CharField(
                        blank=True, help_text="Of its header: mappings are remembered by it", max_length=64
                    ),
                ),
                ("rows", models.PositiveIntegerField(default=0)),
                ("is_read", models.BooleanField(default=False)),
                (
                    "batch",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="files", to="capture.import"
                    ),
                ),
                (
                    "workspace",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="team.workspace"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="ImportGroup",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "certainty",
                    models.CharField(
                        choices=[("sure", "Surely the same"), ("likely", "Perhaps the same")], max_length=6
                    ),
                ),
                (
                    "choice",
                    models.CharField(
                        choices=[("join", "Join them"), ("apart", "Keep them apart"), ("skip", "Leave these rows out")],
                        max_length=6,
                    ),
                ),
                (
                    "person_id",
                    models.BigIntegerField(help_text="One we have, or the first stored of the group", null=True),
                ),
                ("is_known", models.BooleanField(default=False, help_text="We had this person before")),
                ("reason", models.CharField(max_length=200)),
                ("size", models.PositiveIntegerField(default=0)),
                (
                    "batch",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="groups", to="capture.import"
                    ),
                ),
                (
                    "workspace",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="team.workspace"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="ImportRow",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("line", models.PositiveIntegerField()),
                ("phase", models.PositiveSmallIntegerField()),
                ("rank", models.FloatField(default=0)),
                ("own_ref", models.CharField(blank=True, help_text="Its number in the other system", max_length=120)),
                (
                    "deal_ref",
                    models.CharField(blank=True, help_text="Of roles: the opportunity's number", max_length=120),
                ),
                ("company_ref", models.CharField(blank=True, max_length=120)),
                ("sort_name", models.CharField(blank=True, max_length=200)),
                ("draft", models.TextField(help_text="JSON, read by us alone")),
                ("problem", models.CharField(blank=True, max_length=300)),
                (
                    "batch",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="capture.import"
                    ),
                ),
                (
                    "file",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="capture.importfile"
                    ),
                ),
                (
                    "workspace",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="team.workspace"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="ImportResult",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "fate",
                    models.CharField(
                        choices=[("stored", "Stored"), ("joined", "Joined with one we have"), ("refused", "Refused")],
                        max_length=8,
                    ),
                ),
                ("problem", models.CharField(blank=True, max_length=300)),
                ("person_id", models.BigIntegerField(null=True)),
                ("company_id", models.BigIntegerField(null=True)),
                ("opportunity_id", models.BigIntegerField(null=True)),
                ("care_id", models.BigIntegerField(null=True)),
                (
                    "made",
                    models.JSONField(
                        default=dict, help_text="Which of these it made, and what it changed of those we had"
                    ),
                ),
                ("is_kept", models.BooleanField(default=False, help_text="Taking back left it: it was worked on")),
                (
                    "batch",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="capture.import"
                    ),
                ),
                (
                    "workspace",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="team.workspace"
                    ),
                ),
                (
                    "row",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="result", to="capture.importrow"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="ImportMember",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "batch",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="capture.import"
                    ),
                ),
                (
                    "group",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="members", to="capture.importgroup"
                    ),
                ),
                (
                    "workspace",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="team.workspace"
                    ),
                ),
                (
                    "row",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="capture.importrow"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="ImportKey",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", models.CharField(max_length=4)),
                ("value", models.CharField(max_length=254)),
                ("company", models.CharField(blank=True, max_length=200)),
                (
                    "batch",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="capture.import"
                    ),
                ),
                (
                    "workspace",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="team.workspace"
                    ),
                ),
                (
                    "row",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="capture.importrow"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="RememberedMapping",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("signature", models.CharField(max_length=64)),
                ("kind", models.CharField(max_length=14)),
                ("columns", models.JSONField(default=list)),
                ("habits", models.JSONField(default=dict)),
                ("used_at", models.DateTimeField()),
                (
                    "workspace",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="team.workspace"
                    ),
                ),
            ],
        ),
        migrations.AddIndex(
            model_name="import",
            index=models.Index(fields=["workspace", "-id"], name="imports_of_workspace"),
        ),
        migrations.AddIndex(
            model_name="import",
            index=models.Index(
                condition=models.Q(("progress__in", ["reading", "running", "undoing"])),
                fields=["progress"],
                name="imports_under_way",
            ),
        ),
        migrations.AddIndex(
            model_name="importfile",
            index=models.Index(fields=["workspace", "batch"], name="files_of_import"),
        ),
        migrations.AddIndex(
            model_name="importgroup",
            index=models.Index(fields=["workspace", "batch", "certainty", "id"], name="groups_of_import"),
        ),
        migrations.AddIndex(
            model_name="importrow",
            index=models.Index(fields=["workspace", "batch", "phase", "rank", "id"], name="drafts_in_order"),
        ),
        migrations.AddIndex(
            model_name="importrow",
            index=models.Index(
                condition=models.Q(("own_ref", ""), _negated=True),
                fields=["workspace", "batch", "phase", "own_ref"],
                name="drafts_by_own_ref",
            ),
        ),
        migrations.AddIndex(
            model_name="importrow",
            index=models.Index(
                condition=models.Q(("deal_ref", ""), _negated=True),
                fields=["workspace", "batch", "phase", "deal_ref"],
                name="drafts_by_deal_ref",
            ),
        ),
        migrations.AddIndex(
            model_name="importrow",
            index=models.Index(
                condition=models.Q(("company_ref", ""), _negated=True),
                fields=["workspace", "batch", "phase", "company_ref"],
                name="drafts_by_company_ref",
            ),
        ),
        migrations.AddConstraint(
            model_name="importrow",
            constraint=models.UniqueConstraint(fields=("file", "line"), name="one_draft_per_line"),
        ),
        migrations.AddIndex(
            model_name="importresult",
            index=models.Index(fields=["workspace", "batch", "id"], name="results_of_import"),
        ),
        migrations.AddIndex(
            model_name="importresult",
            index=models.Index(fields=["workspace", "batch", "fate", "id"], name="results_by_fate"),
        ),
        migrations.AddConstraint(
            model_name="importmember",
            constraint=models.UniqueConstraint(fields=("row", "group"), name="row_once_in_a_group"),
        ),
        migrations.AddIndex(
            model_name="importkey",
            index=models.Index(fields=["workspace", "batch", "kind", "value", "company", "row"], name="rows_by_key"),
        ),
        migrations.AddConstraint(
            model_name="rememberedmapping",
            constraint=models.UniqueConstraint(fields=("workspace", "signature"), name="one_mapping_per_header"),
        ),
    ]
