"""Templates, scripts, reasons to get in touch; their versions, and where they were used."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("playbooks", "0001_sequences"), ("people", "0005_suppressions")]

    operations = [
        migrations.CreateModel(
            name="Reason",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("news", "News"),
                            ("case", "A case like theirs"),
                            ("article", "Something to read"),
                            ("anniversary", "An anniversary"),
                            ("question", "A question"),
                            ("invitation", "An invitation"),
                        ],
                        max_length=12,
                    ),
                ),
                ("title", models.CharField(max_length=160)),
                ("text", models.TextField(blank=True, help_text="The words to bring it with; may hold fields")),
                ("link", models.URLField(blank=True, max_length=500)),
                (
                    "tags",
                    models.JSONField(
                        blank=True, default=list, help_text="Names of tags: whom it is for; none: for anybody"
                    ),
                ),
                ("language", models.CharField(blank=True, max_length=8)),
                ("good_until", models.DateField(blank=True, help_text="News grow old; none: stays good", null=True)),
                ("at", models.DateTimeField()),
                ("shipped_as", models.CharField(blank=True, max_length=60)),
                ("removed_at", models.DateTimeField(blank=True, null=True)),
                (
                    "by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="team.membership",
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
        ),
        migrations.CreateModel(
            name="ReasonUse",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("at", models.DateTimeField()),
                (
                    "by",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to="team.membership"
                    ),
                ),
                (
                    "opportunity",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="followup.opportunity"
                    ),
                ),
                (
                    "reason",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="uses", to="playbooks.reason"
                    ),
                ),
                (
                    "touch",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="followup.touch",
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
        ),
        migrations.CreateModel(
            name="Script",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "purpose",
                    models.CharField(
                        choices=[
                            ("first_response", "First response"),
                            ("qualify", "Qualify"),
                            ("discover", "Discover"),
                            ("present", "Present"),
                            ("propose", "Propose"),
                            ("answer", "Answer"),
                            ("close", "Close"),
                            ("check_in", "Check in"),
                            ("requalify", "Re-qualify"),
                            ("nurture", "Nurture"),
                            ("thank", "Thank"),
                            ("onboard", "Onboard"),
                            ("ask_referral", "Ask for a referral"),
                            ("invite", "Invite"),
                            ("keep_promise", "Keep a promise"),
                            ("re_engage", "Re-engage"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "channel",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("call", "Call"),
                            ("text", "Text"),
                            ("email", "E-mail"),
                            ("visit", "Visit"),
                            ("video", "Video call"),
                            ("letter", "Letter"),
                            ("social", "Social message"),
                        ],
                        max_length=8,
                    ),
                ),
                ("attempt", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("language", models.CharField(blank=True, max_length=8)),
                ("name", models.CharField(max_length=120)),
                ("shipped_as", models.CharField(blank=True, max_length=60)),
                ("removed_at", models.DateTimeField(blank=True, null=True)),
                (
                    "stage",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="followup.stage",
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
        ),
        migrations.CreateModel(
            name="ScriptVersion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveIntegerField()),
                ("opening", models.TextField(blank=True)),
                ("goal", models.CharField(max_length=300)),
                ("questions", models.JSONField(default=list)),
                ("listen_for", models.JSONField(blank=True, default=list)),
                (
                    "objections",
                    models.JSONField(blank=True, default=list, help_text="[[what they say, what you answer], …]"),
                ),
                (
                    "closing",
                    models.TextField(blank=True, help_text="With the expectation: when they hear from us next"),
                ),
                (
                    "voicemails",
                    models.JSONField(blank=True, default=list, help_text="By attempt; the first introduces"),
                ),
                ("at", models.DateTimeField()),
                (
                    "by",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to="team.membership"
                    ),
                ),
                (
                    "script",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="versions",
                        to="playbooks.script",
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
        ),
        migrations.CreateModel(
            name="ScriptUse",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "touch",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="followup.touch"
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
                (
                    "version",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="uses",
                        to="playbooks.scriptversion",
                    ),
                ),
            ],
        ),
        migrations.AddField(
            model_name="script",
            name="current",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to="playbooks.scriptversion"
            ),
        ),
        migrations.CreateModel(
            name="Snippet",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(help_text="In lower case, without the semicolon", max_length=40)),
                ("body", models.TextField()),
                ("shipped_as", models.CharField(blank=True, max_length=60)),
                ("changed_at", models.DateTimeField()),
                (
                    "owner",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="team.membership",
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
        ),
        migrations.CreateModel(
            name="Template",
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
                (
                    "purpose",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("first_response", "First response"),
                            ("qualify", "Qualify"),
                            ("discover", "Discover"),
                            ("present", "Present"),
                            ("propose", "Propose"),
                            ("answer", "Answer"),
                            ("close", "Close"),
                            ("check_in", "Check in"),
                            ("requalify", "Re-qualify"),
                            ("nurture", "Nurture"),
                            ("thank", "Thank"),
                            ("onboard", "Onboard"),
                            ("ask_referral", "Ask for a referral"),
                            ("invite", "Invite"),
                            ("keep_promise", "Keep a promise"),
                            ("re_engage", "Re-engage"),
                        ],
                        help_text="Empty: for any",
                        max_length=20,
                    ),
                ),
                (
                    "language",
                    models.CharField(blank=True, help_text="ISO 639-1; empty: none in particular", max_length=8),
                ),
                ("name", models.CharField(max_length=120)),
                (
                    "shipped_as",
                    models.CharField(blank=True, help_text="Its key in the starting playbook", max_length=60),
                ),
                ("removed_at", models.DateTimeField(blank=True, null=True)),
                (
                    "owner",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="team.membership",
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
        ),
        migrations.CreateModel(
            name="TemplateVersion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveIntegerField()),
                ("subject", models.CharField(blank=True, max_length=300)),
                ("body", models.TextField()),
                ("at", models.DateTimeField()),
                (
                    "by",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to="team.membership"
                    ),
                ),
                (
                    "template",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="versions",
                        to="playbooks.template",
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
        ),
        migrations.AddField(
            model_name="template",
            name="current",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="playbooks.templateversion",
            ),
        ),
        migrations.CreateModel(
            name="Wording",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("fingerprint", models.CharField(max_length=32)),
                ("at", models.DateTimeField()),
                (
                    "message",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="mailroom.message",
                    ),
                ),
                (
                    "opportunity",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="followup.opportunity"
                    ),
                ),
                (
                    "touch",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="followup.touch",
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
        ),
        migrations.AddIndex(
            model_name="reason",
            index=models.Index(fields=["workspace", "-at"], name="reasons_newest_first"),
        ),
        migrations.AddConstraint(
            model_name="reason",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind__in", ["news", "case", "article", "anniversary", "question", "invitation"])),
                name="reason_kind_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="reason",
            constraint=models.UniqueConstraint(
                condition=models.Q(("shipped_as", ""), _negated=True),
                fields=("workspace", "shipped_as"),
                name="one_reason_per_shipped",
            ),
        ),
        migrations.AddConstraint(
            model_name="scriptversion",
            constraint=models.UniqueConstraint(fields=("script", "number"), name="one_script_version_per_number"),
        ),
        migrations.AddIndex(
            model_name="scriptuse",
            index=models.Index(fields=["workspace", "version"], name="uses_of_version"),
        ),
        migrations.AddIndex(
            model_name="script",
            index=models.Index(fields=["workspace", "purpose"], name="scripts_by_purpose"),
        ),
        migrations.AddConstraint(
            model_name="script",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "purpose__in",
                        [
                            "first_response",
                            "qualify",
                            "discover",
                            "present",
                            "propose",
                            "answer",
                            "close",
                            "check_in",
                            "requalify",
                            "nurture",
                            "thank",
                            "onboard",
                            "ask_referral",
                            "invite",
                            "keep_promise",
                            "re_engage",
                        ],
                    )
                ),
                name="script_purpose_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="script",
            constraint=models.UniqueConstraint(
                condition=models.Q(("shipped_as", ""), _negated=True),
                fields=("workspace", "shipped_as"),
                name="one_script_per_shipped",
            ),
        ),
        migrations.AddConstraint(
            model_name="snippet",
            constraint=models.UniqueConstraint(
                condition=models.Q(("owner__isnull", True)),
                fields=("workspace", "name"),
                name="one_team_snippet_per_name",
            ),
        ),
        migrations.AddConstraint(
            model_name="snippet",
            constraint=models.UniqueConstraint(
                condition=models.Q(("owner__isnull", False)),
                fields=("workspace", "owner", "name"),
                name="one_own_snippet_per_name",
            ),
        ),
        migrations.AddConstraint(
            model_name="templateversion",
            constraint=models.UniqueConstraint(fields=("template", "number"), name="one_template_version_per_number"),
        ),
        migrations.AddIndex(
            model_name="template",
            index=models.Index(fields=["workspace", "channel", "purpose"], name="templates_by_purpose"),
        ),
        migrations.AddConstraint(
            model_name="template",
            constraint=models.CheckConstraint(
                condition=models.Q(("channel__in", ["email", "text"])), name="template_is_mail_or_text"
            ),
        ),
        migrations.AddConstraint(
            model_name="template",
            constraint=models.UniqueConstraint(
                condition=models.Q(("shipped_as", ""), _negated=True),
                fields=("workspace", "shipped_as"),
                name="one_template_per_shipped",
            ),
        ),
        migrations.AddIndex(
            model_name="wording",
            index=models.Index(fields=["workspace", "fingerprint", "at"], name="same_words"),
        ),
    ]
