"""What to say: scripts by purpose, stage, channel and attempt, their versions, and which was used in which contact."""

from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import Q

from followthrough.rules.words import Channel, Purpose

if TYPE_CHECKING:
    from followthrough.team.models import Membership


class ScriptQuerySet(models.QuerySet["Script"]):
    def visible_to(self, member: "Membership") -> Self:
        """Scripts are the team's: everybody says what was agreed on."""
        return self.filter(workspace_id=member.workspace_id)

    def editable_by(self, member: "Membership") -> Self:
        return self.visible_to(member) if member.sees_all else self.none()

    def in_use(self) -> Self:
        return self.filter(removed_at__isnull=True)


class Script(models.Model):
    """For which contact. Empty stage, channel, attempt or language: for any; `rules.scripts` chooses."""

    workspace = models.ForeignKey("team.Workspace", models.CASCADE, related_name="+", db_index=False)
    purpose = models.CharField(max_length=20, choices=Purpose.choices())
    stage = models.ForeignKey("followup.Stage", models.CASCADE, null=True, blank=True, related_name="+")
    channel = models.CharField(max_length=8, choices=Channel.choices(), blank=True)
    attempt = models.PositiveSmallIntegerField(null=True, blank=True)
    language = models.CharField(max_length=8, blank=True)
    name = models.CharField(max_length=120)
    current = models.ForeignKey("playbooks.ScriptVersion", models.SET_NULL, null=True, related_name="+")
    shipped_as = models.CharField(max_length=60, blank=True)
    removed_at = models.DateTimeField(null=True, blank=True)

    objects = ScriptQuerySet.as_manager()

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(purpose__in=[str(word) for word in Purpose]), name="script_purpose_is_known"
            ),
            models.UniqueConstraint(
                fields=["workspace", "shipped_as"], condition=~Q(shipped_as=""), name="one_script_per_shipped"
            ),
        )
        indexes = (models.Index(fields=["workspace", "purpose"], name="scripts_by_purpose"),)

    def __str__(self) -> str:
        return self.name


class ScriptVersion(models.Model):
    """What a script said from some moment on. Never changed. Texts may hold fields, as templates do."""

    workspace = models.ForeignKey("team.Workspace", models.CASCADE, related_name="+", db_index=False)
    script = models.ForeignKey(Script, models.CASCADE, related_name="versions", db_index=False)
    number = models.PositiveIntegerField()
    opening = models.TextField(blank=True)
    goal = models.CharField(max_length=300)
    questions = models.JSONField(default=list)
    listen_for = models.JSONField(default=list, blank=True)
    objections = models.JSONField(default=list, blank=True, help_text="[[what they say, what you answer], …]")
    closing = models.TextField(blank=True, help_text="With the expectation: when they hear from us next")
    voicemails = models.JSONField(default=list, blank=True, help_text="By attempt; the first introduces")
    by = models.ForeignKey("team.Membership", models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=["script", "number"], name="one_script_version_per_number"),)

    def __str__(self) -> str:
        return f"version {self.number}"


class ScriptUse(models.Model):
    """These words were on the screen when this contact was made."""

    workspace = models.ForeignKey("team.Workspace", models.CASCADE, related_name="+", db_index=False)
    version = models.ForeignKey(ScriptVersion, models.CASCADE, related_name="uses", db_index=False)
    touch = models.OneToOneField("followup.Touch", models.CASCADE, related_name="+")

    class Meta:
        indexes = (models.Index(fields=["workspace", "version"], name="uses_of_version"),)

    def __str__(self) -> str:
        return f"version {self.version_id} in touch {self.touch_id}"
